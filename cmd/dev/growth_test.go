package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestTheGrowthIsDrawn(t *testing.T) {
	picture := draw([]curve{{name: "load", points: [][2]float64{{20, 1}, {5000, 250}}}, {name: "nothing"}})
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if strings.Count(picture, "<polyline") != 1 || strings.Count(picture, "<circle") != 2 || strings.Contains(picture, "nothing") {
		t.Error(picture)
	}
}

// What takes ten times as long for ten times as much is a line of one slope.
func TestLinearGrowthIsALine(t *testing.T) {
	first, second := up(1)-up(10), up(10)-up(100)
	if diff := first - second; diff > 0.01 || diff < -0.01 || across(100)-across(10) != across(1000)-across(100) {
		t.Errorf("%g and %g", first, second)
	}
}
