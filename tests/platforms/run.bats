# tests/platforms/run calls what makes a tree or a machine; these are fake ones.
load ../setup

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p tests/platforms/reference
  cp "$IPCLAB_SRCDIR/tests/platforms/run" tests/platforms
  echo 'student,total' >tests/platforms/reference/marks.csv
  # debian-bare -r RELEASE -k TREE COMMAND
  cat >tests/debian-bare <<'END'
#!/bin/sh
mkdir -p "$4/verdicts"
echo student,total >"$4/marks.csv"
case $2:$5 in
trixie:*'run $it'*) echo 'run test' >"$4/failed" ;;
esac
END
  cat >tests/platforms/machines <<'END'
#!/bin/sh
echo "machines $*"
END
  cp tests/platforms/machines tests/platforms/compare-verdicts
  chmod +x tests/debian-bare tests/platforms/*s
}

@test "all platforms, by one command" {
  run -1 tests/platforms/run --keep kept
  assert_line "bookworm: equal"
  assert_line "trixie: run test failed; see kept/trixie.out"
  assert_line "forky: equal"
  assert_line "machines --keep kept/machines 6.1 6.12 arm64"
}

@test "releases and machines by name" {
  run -0 tests/platforms/run --keep kept --only mutant arm64 bookworm
  assert_line "bookworm: equal"
  assert_line "machines --keep kept/machines --only mutant arm64"
  refute_output --partial trixie
  run -0 tests/platforms/run --keep kept --only none 6.12
  assert_output "machines --keep kept/machines --only class 6.12"
  run -2 tests/platforms/run --keep kept 5.10
  assert_line --partial "usage: run "
}

@test "a machine that is not equal is a failure" {
  printf '#!/bin/sh\nexit 1\n' >tests/platforms/machines
  run -1 tests/platforms/run --keep kept bookworm 6.1
  assert_line "bookworm: equal"
}
