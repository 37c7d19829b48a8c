package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"
)

// virtual is a display that nobody sees, with its picture in a file of a folder.
type virtual struct {
	number string
	said   bytes.Buffer
	server *exec.Cmd
	held   net.Conn
}

// openDisplay starts Xvfb on a free number and waits until it takes in a client. That client stays for as long as the display
// is used: a server whose last client leaves starts anew, and refuses whoever comes in that moment.
func openDisplay(ctx context.Context, folder string) (*virtual, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	v := &virtual{server: exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-fbdir", folder, "-nolisten", "tcp", "-ac", "-noreset")}
	v.server.ExtraFiles = []*os.File{write}
	v.server.Stdout, v.server.Stderr = &v.said, &v.said
	err = v.server.Start()
	write.Close()
	if err != nil {
		return nil, err
	}
	if v.number, err = firstLine(read); err == nil {
		v.held, err = greet(ctx, v.number)
	}
	if err != nil {
		v.close()
		return nil, fmt.Errorf("the display for tests did not start: %w; it said:\n%s", err, v.said.String())
	}
	return v, nil
}

func (v *virtual) close() {
	if v.held != nil {
		_ = v.held.Close()
	}
	_ = v.server.Process.Kill()
	_ = v.server.Wait()
}

// firstLine reads a line that may come in pieces.
func firstLine(r io.Reader) (string, error) {
	var line []byte
	piece := make([]byte, 16)
	for {
		n, err := r.Read(piece)
		line = append(line, piece[:n]...)
		if whole, _, ended := bytes.Cut(line, []byte("\n")); ended && len(whole) > 0 {
			return strings.TrimSpace(string(whole)), nil
		}
		if err != nil {
			return "", fmt.Errorf("it named no number: %w", err)
		}
	}
}

// greet opens a client's connection as the X protocol begins one, and tries again until the display accepts it.
func greet(ctx context.Context, number string) (net.Conn, error) {
	var last error
	for ctx.Err() == nil {
		for _, socket := range []string{"@/tmp/.X11-unix/X" + number, "/tmp/.X11-unix/X" + number} {
			held, err := greetAt(socket)
			if err == nil {
				return held, nil
			}
			last = err
		}
		time.Sleep(100 * time.Millisecond)
	}
	return nil, fmt.Errorf("display %s accepted no client: %w", number, last)
}

func greetAt(socket string) (net.Conn, error) {
	c, err := net.Dial("unix", socket)
	if err != nil {
		return nil, err
	}
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	hello, answer := []byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}, make([]byte, 1)
	if _, err = c.Write(hello); err == nil {
		_, err = io.ReadFull(c, answer)
	}
	if err == nil && answer[0] != 1 {
		err = errors.New("refused")
	}
	if err != nil {
		_ = c.Close()
		return nil, fmt.Errorf("%s: %w", socket, err)
	}
	return c, nil
}
