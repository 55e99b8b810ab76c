# The parts of ipclab that need no process: see units.c.
load ../setup

@test "texts, names, hashes, TAP: every unit does what its header says" {
  run "$IPCLAB_BUILDDIR/tests/ipclab/units"
  refute_line --regexp '^not ok'
  assert_success
}
