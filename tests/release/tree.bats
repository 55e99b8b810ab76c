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
