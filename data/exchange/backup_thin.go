package exchange

import (
	"slices"
	"time"
)

// How long backups are kept.
const (
	keptDays   = 31 // one of each day
	keptMonths = 12 // one of each month
	keptAlways = 10 // the newest, whatever the clock says and however seldom the dossier is opened
)

// Thin tells which backups may go: all of today stay, the newest of each day for a month and of each month for a year. What lies in
// the future stays too, because then a clock is or was wrong, and so do the newest ten. The list is in order of number.
func Thin(all []Backup, now time.Time) (gone []Backup) {
	kept := map[string]bool{}
	var stays []Backup
	for _, b := range slices.Backward(all) {
		if mayStay(b, now, kept) || len(stays) < keptAlways {
			stays = append(stays, b)
			continue
		}
		gone = append(gone, b)
	}
	return gone
}

// mayStay decides about one backup, newest first, and remembers which days and months have one.
func mayStay(b Backup, now time.Time, kept map[string]bool) bool {
	at, now := b.At.Local(), now.Local()
	day, month := at.Format(time.DateOnly), at.Format("2006-01")
	switch today := now.Format(time.DateOnly); {
	case day >= today:
	case day > now.AddDate(0, 0, -keptDays).Format(time.DateOnly):
		if kept[day] {
			return false
		}
	case month > now.AddDate(0, -keptMonths, 0).Format("2006-01"):
		if kept[month] {
			return false
		}
	default:
		return false
	}
	kept[day], kept[month] = true, true
	return true
}
