# Each installed program has a manual page that formats cleanly.
load ../setup

# The programs that make install puts in bindir.
programs() {
  env -u MAKEFLAGS -u MAKEOVERRIDES \
    make -s --no-print-directory -C "$IPCLAB_BUILDDIR" list-programs
}

@test "each program has a page with its name, options and exit statuses" {
  run programs
  assert_success
  assert_line ipclab
  for program in "${lines[@]}"; do
    run cat "$IPCLAB_SRCDIR/man/$program.1"
    assert_success
    assert_line --regexp "^\.TH ${program^^} 1 "
    assert_line --regexp '^\.SH "?EXIT STATUS'
    assert_line --regexp '^\.SH "?SEE ALSO'
  done
}

@test "the pages have no error that the formatter sees" {
  command -v groff >/dev/null || skip "groff is not installed"
  for page in "$IPCLAB_SRCDIR"/man/*.1; do
    run groff -man -Tutf8 -ww -z "$page"
    assert_success
    assert_output ""
  done
}

@test "formatted, no line is wider than 80 columns" {
  command -v groff >/dev/null || skip "groff is not installed"
  for page in "$IPCLAB_SRCDIR"/man/*.1; do
    run groff -man -Tascii -P-cbu -rLL=78n "$page"
    assert_success
    refute_line --regexp '^.{81}'
  done
}
