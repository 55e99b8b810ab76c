# The parts of ipclab that need no process: units.c.
load ../setup

@test "texts, names, hashes, TAP: every unit is as its header says" {
  run "$IPCLAB_BUILDDIR/tests/ipclab/units"
  refute_line --regexp '^not ok'
  assert_success
}
