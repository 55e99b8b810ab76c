# The course sites' ways in, in folders as theirs.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  export ADAPTERS=$IPCLAB_SRCDIR/grader/adapters IPCLAB_LABS=
  mkdir files
  mini_source hello 4 >files/hello.c
  mini_source bye 0 >files/bye.c
}

@test "Gradescope: results.json from what was handed in, for the labs that are meant" {
  mkdir -p ag/{source,results}
  cp -r files ag/submission
  AUTOGRADER=$PWD/ag run -0 "$ADAPTERS/gradescope/run_autograder"
  run jq -c '[.score, (.tests | length)]' ag/results/results.json
  assert_output '[170,6]'
  echo 02-bye >ag/source/labs
  AUTOGRADER=$PWD/ag run -0 "$ADAPTERS/gradescope/run_autograder"
  run jq -c '[.score, (.tests | length)]' ag/results/results.json
  assert_output '[100,3]'
}

@test "Gradescope: a grader that fails still gives a result that says so" {
  mkdir -p ag/{source,results}
  cp -r files ag/submission
  echo 'fils = {}' >>"$KIT/labs/01-hello/lab.conf"
  AUTOGRADER=$PWD/ag run -0 "$ADAPTERS/gradescope/run_autograder"
  run jq -r .output ag/results/results.json
  assert_output --partial "not your fault"
}

@test "Autolab: the last line is the scores" {
  mkdir job
  tar -czf job/handin.tar.gz -C files .
  tar -cf job/autograde.tar -C "$ADAPTERS" common.bash -C autolab driver.bash
  cp "$ADAPTERS/autolab/autograde-Makefile" job/Makefile
  unset MAKEFLAGS MAKELEVEL
  run -0 make -s -C job
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":70,"02-bye":100}}'
}

@test "PrairieLearn: a share of the points" {
  mkdir -p grade/tests
  cp -r files grade/student
  GRADE=$PWD/grade run -0 "$ADAPTERS/prairielearn/run.sh"
  run jq -c '[.gradable, .score]' grade/results/results.json
  assert_output '[true,0.85]'
}

@test "GitHub Classroom: the step's output, and no command from a student" {
  export GITHUB_OUTPUT=$PWD/output
  cd files
  run -0 "$ADAPTERS/github/grade.bash"
  assert_line --index 0 --regexp '^::stop-commands::[0-9a-f]{32}$'
  run bash -c 'sed -n "s/^result=//p" "$GITHUB_OUTPUT" | base64 -d | jq -c "[.status, .max_score]"'
  assert_output '["fail",200]'
}
