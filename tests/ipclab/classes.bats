# Classes of 60 as seven sites deliver them, as messy as real ones: each student
# appears once, with the right name, mark and note, and nobody else does; and
# the same in the exports. See make_class.py.
load mini
bats_require_minimum_version 1.5.0

# delivered SITE: make such a class, grade it, and check the results.
delivered() {
  mini_kit
  # shellcheck disable=SC2016 # the check's own variable
  mini_check says '[ "$("$IPCLAB_BIN/hello" x)" = "hello x" ]'
  rm "$KIT/solutions/01-hello/hidden.bats"
  cd "$BATS_TEST_TMPDIR"
  python3 "$IPCLAB_SRCDIR/tests/ipclab/make_class.py" make "$1" class
  run -1 ipclab grade class --out out --no-isolation --labs 1
  python3 "$IPCLAB_SRCDIR/tests/ipclab/make_class.py" check "$1" out
}

@test "Moodle, in folders" { delivered moodle; }
@test "Moodle, flat" { delivered moodle-flat; }
@test "Canvas" { delivered canvas; }
@test "Blackboard" { delivered blackboard; }
@test "Gradescope" { delivered gradescope; }
@test "Classroom 50" { delivered classroom50; }
@test "Git" { delivered git; }
