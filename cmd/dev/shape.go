package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The measures of the design: a function is one step, a file one idea.
const (
	longestFunction = 60
	longestFile     = 400
)

// shaped checks length of functions and files and that every exported name is explained. Tests may be longer.
func shaped(ctx context.Context, b *bench) error {
	var wrong []string
	for _, top := range []string{"cmd", "ui", "data", "assets"} {
		err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found, err := misshapen(path, source)
			wrong = append(wrong, found...)
			return err
		})
		if err != nil {
			return err
		}
	}
	if len(wrong) > 0 {
		return errors.New(strings.Join(wrong, "\n"))
	}
	return nil
}

// misshapen lists what is too long or unexplained in one file.
func misshapen(path string, source []byte) (wrong []string, err error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	if n := set.File(file.Pos()).LineCount(); n > longestFile {
		wrong = append(wrong, fmt.Sprintf("%s has %d lines, %d is the most", path, n, longestFile))
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			wrong = append(wrong, functionWrong(set, d)...)
		case *ast.GenDecl:
			wrong = append(wrong, unexplained(set, d)...)
		}
	}
	return wrong, nil
}

func functionWrong(set *token.FileSet, f *ast.FuncDecl) (wrong []string) {
	where := set.Position(f.Pos())
	if n := set.Position(f.End()).Line - where.Line + 1; n > longestFunction {
		wrong = append(wrong, fmt.Sprintf("%s: %s has %d lines, %d is the most", where, f.Name, n, longestFunction))
	}
	if f.Name.IsExported() && f.Doc == nil && exportedReceiver(f) {
		wrong = append(wrong, fmt.Sprintf("%s: %s is not explained", where, f.Name))
	}
	return wrong
}

// exportedReceiver tells whether a function can be seen from outside: methods of a hidden type can't, and the ones
// that every error and every printed value has need no words.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return true
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported() && f.Name.Name != "Error" && f.Name.Name != "Unwrap" && f.Name.Name != "String"
}

func unexplained(set *token.FileSet, d *ast.GenDecl) (wrong []string) {
	for _, spec := range d.Specs {
		var names []*ast.Ident
		explained := d.Doc != nil
		switch s := spec.(type) {
		case *ast.TypeSpec:
			names, explained = []*ast.Ident{s.Name}, explained || s.Doc != nil
		case *ast.ValueSpec:
			names, explained = s.Names, explained || s.Doc != nil || s.Comment != nil
		}
		for _, name := range names {
			if name.IsExported() && !explained {
				wrong = append(wrong, fmt.Sprintf("%s: %s is not explained", set.Position(name.Pos()), name))
			}
		}
	}
	return wrong
}
