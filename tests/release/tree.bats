# The tree and the build files agree.
load ../setup

# Test files in the source tree, one a line, sorted: in a git checkout the
# tracked ones, otherwise all that are there.
test_files() {
  cd "$IPCLAB_SRCDIR" || return
  if [[ -e .git ]] && command -v git >/dev/null; then
    git -c safe.directory='*' ls-files 'tests/*.bats'
  else
    find tests -name '*.bats'
  fi | grep -v '/lab/' | sort # (a lab that tests use is not a test)
}

@test "every test file is listed in TESTS or LONG_TESTS" {
  run test_files
  assert_success
  assert_line tests/release/tree.bats
  expected=$output
  # A make of its own, without the TESTS=… that the make running us may have.
  listed=$(env -u MAKEFLAGS -u MAKEOVERRIDES \
    make -s --no-print-directory -C "$IPCLAB_BUILDDIR" list-tests | sort)
  assert_equal "$listed" "$expected"
}

@test "each folder's local.mk is included by the build" {
  cd "$IPCLAB_SRCDIR"
  run find . -name local.mk -not -path './.*' -not -path './build*'
  assert_success
  assert_line ./tests/local.mk
  files=("${lines[@]}")
  # automake's output lists what it has read.
  run grep -oE '\$\(srcdir\)/[^ ]*local\.mk' Makefile.in
  assert_success
  for file in "${files[@]}"; do
    assert_line "\$(srcdir)/${file#./}"
  done
}

# licensed LICENCE FILE…: print those without that licence's line.
licensed() {
  (($# > 50)) # else it looked at nothing
  run grep -L "SPDX-License-Identifier: $1\b" "${@:2}"
  assert_output ''
}

@test "code, handouts and explain pages state their licence" {
  cd "$IPCLAB_SRCDIR"
  mapfile -t files < <(find grader scripts -regextype egrep -type f \
    -not -path "*/lab-template/*" \
    -regex '.*\.(c|h|bash|mk|js|css)')
  licensed MIT "${files[@]}"
  licensed CC-BY-4.0 explain/*.md handouts/[0-9]*.md
}

# Names that may be there twice, each with the reason.
declare -gA may_be_twice=(
  [main.c]='each program has one'
)

# names_twice FOLDER: files, and types of headers, that share their name with
# another of FOLDER.
names_twice() {
  local name
  {
    find "$1" -name '*.[ch]' -printf '%f\n'
    find "$1" -name '*.h' -exec \
      sed -nE 's/^((struct|enum|union) [a-z0-9_]+) \{.*/\1/p' {} +
  } | sort | uniq -d | while read -r name; do
    [[ -n ${may_be_twice[$name]-} ]] || printf '%s\n' "$name"
  done
}

@test "no two files, and no two types of headers, have the same name" {
  run names_twice "$IPCLAB_SRCDIR/grader"
  assert_success
  assert_output ''
}

@test "a name that is there twice is found" {
  cd "$BATS_TEST_TMPDIR"
  mkdir -p grader/{a,b}
  touch grader/{a,b}/{main,same}.c
  printf 'struct one {\n\tint x;\n};\n' | tee grader/a/a.h >grader/b/b.h
  run names_twice grader
  assert_output $'same.c\nstruct one'
}

# declared_elsewhere FOLDER: functions that are declared in a header, but not in
# the one with the name of the file that defines them. A row of a table, as an
# export's functions, is declared by its type, without parentheses.
declared_elsewhere() {
  (cd "$1" && find . -name '*.[ch]' -printf '%P\n' | LC_ALL=C sort | xargs awk '
    FNR == 1 {
      unit = FILENAME
      sub(/\.[ch]$/, "", unit)
      header = FILENAME ~ /\.h$/
      before = ""
    }
    { sub(/__attribute__\(\(.*\)\)\)? */, "") }
    /^[A-Za-z_][A-Za-z0-9_ *]*\(/ && !/^(static|typedef) / {
      name = $0
      sub(/\(.*/, "", name)
      sub(/.*[ *]/, "", name)
      if (header)
        where[name] = where[name] " " unit ".h"
      else if ($0 ~ "^" name && before !~ /^static /)
        defined[unit " " name] = 1
    }
    { before = $0 }
    END {
      for (pair in defined) {
        split(pair, part)
        if (where[part[2]] != "" &&
            index(where[part[2]] " ", " " part[1] ".h ") == 0)
          print part[2] ": in " part[1] ".c, declared in" where[part[2]]
      }
    }') | LC_ALL=C sort
}

@test "each function is declared in the header of its own file" {
  run declared_elsewhere "$IPCLAB_SRCDIR/grader"
  assert_success
  assert_output ''
}

@test "a function that another file's header declares is found" {
  cd "$BATS_TEST_TMPDIR"
  mkdir grader
  printf 'int\nright(void)\n{\n}\n\nstatic int\nmine(void)\n{\n}\n' >grader/a.c
  printf 'char *\nwrong(int n,\n      int m)\n{\n}\n' >>grader/a.c
  printf 'int right(void);\n' >grader/a.h
  printf 'char *wrong(int n,\n\t    int m);\nint mine(void);\n' >grader/b.h
  run declared_elsewhere grader
  assert_output 'wrong: in a.c, declared in b.h'
}
