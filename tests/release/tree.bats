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
