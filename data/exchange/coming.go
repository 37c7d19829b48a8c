package exchange

// Coming is a sort of file that comes in to a dossier; the window and the command line have a way for each.
type Coming string

// The sorts. An answer of the coalition is a workbook that says more, see [BringingIn].
const (
	ComingAgenda   Coming = "agenda"   // see [PlanTakeOn]
	ComingWorkbook Coming = "workbook" // see [PlanBringIn]
)

// ComingIn tells what sort of file stands at a path. Everything that is nothing else is read as a workbook, whose reader says best
// what a stranger's file is instead.
func ComingIn(path string) Coming {
	if IsAgenda(path) {
		return ComingAgenda
	}
	return ComingWorkbook
}
