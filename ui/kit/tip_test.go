package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestATipStandsBesideItsButton(t *testing.T) {
	test.NewTempApp(t)
	high := NewButton(Quiet, "Ongedaan maken", nil).Tip("Ongedaan maken: Titel gewijzigd")
	low := NewButton(Quiet, "Opnieuw", nil)
	w := test.NewTempWindow(t, WithTips(container.NewBorder(high, low, nil, nil)))
	w.Resize(fyne.NewSize(300, 200))
	c := w.Canvas()
	c.Focus(high)
	if !tips.object.Visible() || tips.text.Said() != "Ongedaan maken: Titel gewijzigd" || tips.object.Position().Y < high.Size().Height {
		t.Errorf("%q at %v", tips.text.Said(), tips.object.Position())
	}
	high.Tip("Ongedaan maken: Bijdrage toegevoegd")
	if tips.text.Said() != high.tip {
		t.Errorf("the tip still says %q", tips.text.Said())
	}
	c.Focus(low)
	if tips.object.Visible() {
		t.Error("the tip stays when the keyboard goes")
	}
	low.Tip("Opnieuw: Titel gewijzigd")
	if bottom := tips.object.Position().Y + tips.object.Size().Height; !tips.object.Visible() || bottom > low.Position().Y+1 {
		t.Errorf("the tip ends at %v, under the window", bottom)
	}
	low.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if tips.object.Visible() {
		t.Error("Escape does not take the tip away")
	}
	low.MouseIn(nil)
	low.FocusLost()
	if !tips.object.Visible() {
		t.Error("the tip goes while the pointer is still there")
	}
	low.MouseOut()
	if tips.object.Visible() {
		t.Error("the tip stays when the pointer goes")
	}
	low.onTap = low.Hide
	c.Focus(high)
	c.Focus(low)
	low.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if tips.object.Visible() {
		t.Error("the tip stays when what was tapped goes")
	}
}

func TestALongLinkIsCutAndSaidWhole(t *testing.T) {
	test.NewTempApp(t)
	name := "SSA-2019-2020_GM9999_Voorbeeldstad_aan_de_Waterkant_v01_definitief_20261109.xlsx"
	link := NewButton(Quiet, name, nil)
	w := test.NewTempWindow(t, WithTips(container.NewVBox(link)))
	w.Resize(fyne.NewSize(320, 200))
	r := test.WidgetRenderer(link).(*buttonRenderer)
	if !strings.HasSuffix(r.ink.Text, "…") || r.ink.MinSize().Width > link.Size().Width || link.AccessibilityLabel() != name {
		t.Errorf("it shows %q", r.ink.Text)
	}
	w.Canvas().Focus(link)
	if tips.text.Said() != name {
		t.Errorf("the tip says %q", tips.text.Said())
	}
	w.Resize(fyne.NewSize(900, 200))
	if r.ink.Text != name {
		t.Errorf("with room it shows %q", r.ink.Text)
	}
}
