package kit

// Paged holds the rows of a list that is too long to load: only the pages that come in sight are asked for, and only the newest few
// are kept. It knows how many rows there are in all since its first page came.
type Paged[T any] struct {
	ask   func(offset, limit int)
	show  func()
	pages map[int][]T
	asked map[int]bool
	order []int // of the pages that are kept, the oldest first
	total int
	known bool
}

// Sizes of a page, and how many are kept: more than a screen shows, so that scrolling back and forth asks nothing.
const (
	pageSize  = 200
	keptPages = 12
)

// NewPaged makes rows that come by asking; ask is answered with [Paged.Take], and show draws them anew when some came.
func NewPaged[T any](ask func(offset, limit int), show func()) *Paged[T] {
	p := &Paged[T]{ask: ask, show: show}
	p.clear()
	return p
}

func (p *Paged[T]) clear() {
	p.pages, p.asked, p.order, p.known = map[int][]T{}, map[int]bool{}, nil, false
}

// Begin forgets everything and asks for the first page.
func (p *Paged[T]) Begin() {
	p.clear()
	p.want(0)
}

// Anew asks for the first page while what is there stays on the screen until it comes.
func (p *Paged[T]) Anew() {
	p.asked = map[int]bool{0: true}
	p.known = false
	p.ask(0, pageSize)
}

func (p *Paged[T]) want(page int) {
	if !p.asked[page] {
		p.asked[page] = true
		p.ask(page*pageSize, pageSize)
	}
}

// Take takes rows that came, from an offset, and how many there are in all.
func (p *Paged[T]) Take(offset int, rows []T, total int) {
	page := offset / pageSize
	if !p.known {
		p.pages, p.order = map[int][]T{}, nil
	}
	if _, there := p.pages[page]; !there {
		p.order = append(p.order, page)
	}
	p.pages[page], p.total, p.known = rows, total, true
	if len(p.order) > keptPages {
		oldest := p.order[0]
		p.order = p.order[1:]
		delete(p.pages, oldest)
		delete(p.asked, oldest)
	}
	p.show()
}

// Len is how many rows there are in all; 0 until the first page came.
func (p *Paged[T]) Len() int { return p.total }

// Known tells whether the first page came.
func (p *Paged[T]) Known() bool { return p.known }

// Row is a row that is in sight; false while it is still asked for.
func (p *Paged[T]) Row(i int) (row T, there bool) {
	page := i / pageSize
	rows, kept := p.pages[page]
	if !kept {
		if p.known && i >= 0 && i < p.total {
			p.want(page)
		}
		return row, false
	}
	if at := i - page*pageSize; at >= 0 && at < len(rows) {
		return rows[at], true
	}
	return row, false
}
