# Includes lead only the ways that grader/ARROWS allows.
load ../setup

# plant FILE LINE: make a copy of the code with that line added to a file.
plant() {
  copy=$BATS_TEST_TMPDIR/planted
  mkdir "$copy"
  (cd "$IPCLAB_SRCDIR" && find grader -name '*.[ch]' -print0 |
    xargs -0 cp --parents -t "$copy" grader/ARROWS)
  chmod -R u+w "$copy"
  printf '%s\n' "$2" >>"$copy/$1"
}

arrows() {
  bash "$IPCLAB_SRCDIR/tests/release/arrows" "$1"
}

@test "the code's arrows are those of grader/ARROWS, and no circle" {
  run arrows "$IPCLAB_SRCDIR"
  assert_success
  assert_output ''
}

@test "an arrow that is not in the file is found" {
  plant grader/probe/base/text.c '#include "probe/live/task.h"'
  run arrows "$copy"
  assert_failure 1
  assert_line 'not allowed: probe/base/text -> probe/live/task'
}

@test "a path from the model to ptrace is found, whatever lies between" {
  plant grader/probe/base/text.c '#include "probe/live/task.h"'
  sed -i '/^probe\/base:/s|$| probe/live|' "$copy/grader/ARROWS"
  run arrows "$copy"
  assert_failure 1
  assert_line --partial 'reaches probe/live: probe/report/report_text, by'
}

@test "two files that include each other are found" {
  plant grader/probe/live/procfs.c '#include "probe/live/task.h"'
  run arrows "$copy"
  assert_failure 1
  assert_line --index 0 'a circle:'
  assert_line '  probe/live/procfs'
  assert_line '  probe/live/task'
}

@test "an allowed arrow that nothing uses is found" {
  plant grader/ARROWS 'options: sarif'
  run arrows "$copy"
  assert_failure 1
  assert_output 'allowed, but there is none: options sarif'
}

@test "ptrace in the model is found" {
  plant grader/probe/model/model.c '#include <sys/ptrace.h>'
  run arrows "$copy"
  assert_failure 1
  assert_output 'not allowed: probe/model/model.c -> <sys/ptrace.h>'
}

@test "two rooms that include from each other are found" {
  plant grader/probe/base/text.c '#include "probe/events/event.h"'
  sed -i '/^probe\/base:/s|$| probe/events|' "$copy/grader/ARROWS"
  run arrows "$copy"
  assert_failure 1
  assert_line --index 0 'a circle of rooms:'
  assert_line '  probe/base'
  assert_line '  probe/events'
}
