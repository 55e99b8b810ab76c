# A few steps of a student's way, in a real terminal; all of them: way.
load ../setup
load screen
load way

setup() {
  # shellcheck disable=SC2034 # of way.bash
  way_src=$IPCLAB_SRCDIR
  way_home
  way_use "$IPCLAB_BUILDDIR"
}

teardown() {
  screen_close
  rm -rf "$way_home"
}

@test "above the folders, another lab, a wrong ending, a deadlock" {
  local step
  way_screen 80 24
  for step in start wrong-folder+ wrong-lab+ c-plus-plus+ waits-first+; do
    way_step "$step" >seen
    run diff -u "$IPCLAB_SRCDIR/tests/ipclab/way_screens/80x24/${step%+}.txt" seen
    assert_output ''
  done
}
