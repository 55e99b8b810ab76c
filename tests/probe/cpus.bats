#!/usr/bin/env bats
# A program shares ipcprobe's CPU while it starts, but must never notice.
load ../setup
load programs

setup_file() {
  programs cpus
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  cpus=$(nproc)
  ((cpus > 1)) || skip 'one CPU: there is nothing to give back'
}

# boxed_as_root [COMMAND]: a program in profile B gets all CPUs.
boxed_as_root() {
  chmod 0711 "$BATS_RUN_TMPDIR"
  chmod 0755 "$BATS_FILE_TMPDIR" "$BATS_TEST_TMPDIR"
  run "$@" "$IPCLAB_PROBE" --quiet --isolation B --bind . \
    --ro-bind "$BATS_FILE_TMPDIR" --stdout out --stderr err --timeout 60 \
    "$BATS_FILE_TMPDIR/cpus" alone "$cpus"
  assert_success
}

@test "a program that asks for the number of CPUs sees all" {
  run probe "$BATS_FILE_TMPDIR/cpus"
  assert_success
  assert_output "$cpus"
}

@test "a program that runs on has all CPUs, and so does its child" {
  run probe --timeout 60 "$BATS_FILE_TMPDIR/cpus" until "$cpus"
  assert_success
}

@test "a program that chose a CPU keeps it, and so do its children" {
  run probe --timeout 60 "$BATS_FILE_TMPDIR/cpus" one 100
  assert_success
}

@test "ipcprobe's own children for later runs have all CPUs" {
  run probe --explore 3 --verify 'test $(nproc) = '"$cpus" \
    "$BATS_FILE_TMPDIR/cpus"
  assert_success
}

# In a box, where /proc shows a process only itself.
@test "a program of another user, which root moves to all CPUs" {
  ((EUID == 0)) || skip 'needs root'
  boxed_as_root
}

@test "a program of another user, which root in a container may not move" {
  local dockerish=$IPCLAB_BUILDDIR/tests/attacks/dockerish
  ((EUID == 0)) || skip 'needs root'
  [[ -x $dockerish ]] || skip 'needs the staff release'
  boxed_as_root "$dockerish"
}
