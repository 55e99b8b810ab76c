# A few steps of a student's way, in a real terminal. For all of them run way.
load ../setup
load screen
load way

setup() {
  # shellcheck disable=SC2034 # of way.bash
  way_src=$IPCLAB_SRCDIR way_build=$IPCLAB_BUILDDIR
  way_home
  way_use
}

teardown() {
  screen_close
  rm -rf "$way_home"
}

# steps SIZE STEP...: each screen must be the expected one.
steps() {
  local size=$1 step
  way_screen "${size%x*}" "${size#*x}"
  for step in "${@:2}"; do
    way_step "$step" >seen
    run diff -u "$IPCLAB_SRCDIR/tests/ipclab/way_screens/$size/${step%+}.txt" seen
    assert_output ''
  done
}

@test "above the folders, another lab, a wrong suffix, a deadlock" {
  steps 80x24 start wrong-folder+ wrong-lab+ c-plus-plus+ waits-first+
}

@test "what is handed in gets the points that were shown, plus the hidden ones" {
  steps 80x24 start submit mark
}

@test "what the README shows is what a terminal showed" {
  cd "$IPCLAB_SRCDIR"
  shown=$(sed -n '/^## What a student sees/,/^## What a teaching/s/^    //p' README.md)
  [[ $shown == *'See it: ipclab trace'* ]]
  seen=$(sed '/^~~~ /d' tests/ipclab/way_screens/80x24/closes-too-late.txt)
  [[ $seen == *"${shown#*$'\n'}"* ]] # without the lab's title
}
