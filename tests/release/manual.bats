# Each installed program has a manual page that formats cleanly.
load ../setup

# The programs that make install puts into bindir.
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

# options_of PROGRAM [COMMAND]: its options as --help lists them, each with the
# first word that describes its argument.
options_of() {
  "$@" --help | sed -nE 's/^  --([a-z-]+)( ([A-Z]+)[^ ]*)?( .*)?$/\1 \L\3/p' |
    grep -vx -e 'help ' -e 'version ' | LC_ALL=C sort
}

# options_on PAGE [COMMAND]: the options that have entries on the page; for a
# command, its own entry and those below it.
options_on() {
  sed -E 's/\\f[A-Z]//g; s/\\-/-/g; s/"//g' "$IPCLAB_SRCDIR/man/$1.1" |
    awk -v of="${2-}" '
      /^\.RS/ { depth++ }
      /^\.RE/ { depth-- }
      /^\.SH/ { mine = 0 }
      after_tp && depth == 0 { mine = of == "" || $2 == of }
      after_tp && mine && !/^\.BR --help/
      { after_tp = /^\.TP/ }' |
    grep -oE -e '--[a-z-]+( +[a-zA-Z]+)?' |
    sed -E 's/^--([a-z-]+) *(.*)/\1 \L\2/' | LC_ALL=C sort -u
}

@test "each page has the options that --help lists, and no others" {
  local command
  run -0 diff <(options_of ipcprobe) <(options_on ipcprobe)
  for command in $(ipclab --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    grep -qE "^\.B[IR]? +\"?$command( |\$)" "$IPCLAB_SRCDIR/man/ipclab.1" ||
      fail "the page has no $command"
    run diff <(options_of ipclab "$command") <(options_on ipclab "$command")
    assert_output ""
  done
}

@test "the page has every format that export --format accepts" {
  local form page
  page=$(sed 's/\\-/-/g; s/[",]/ /g' "$IPCLAB_SRCDIR/man/ipclab.1")
  run -0 ipclab internal formats
  assert_line junit
  for form in "${lines[@]}"; do
    grep -qE "^\.BR?( .*)? $form( |;|\$)" <<<"$page" || fail "no $form"
  done
}

@test "the formatter finds no error in the pages" {
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
