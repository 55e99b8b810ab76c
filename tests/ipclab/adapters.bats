# The adapters for course sites, in folders laid out like theirs.
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

@test "Gradescope: results.json from what was handed in, for the requested labs" {
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

@test "Gradescope: a grader that fails posts no score, and tells the staff" {
  mkdir -p ag/{source,results}
  cp -r files ag/submission
  cp "$KIT/labs/01-hello/lab.conf" kept
  echo 'fils = {}' >>"$KIT/labs/01-hello/lab.conf"
  AUTOGRADER=$PWD/ag run -1 "$ADAPTERS/gradescope/run_autograder"
  assert_output --partial "not your fault"
  assert_not_exists ag/results/results.json
  # The same if there is a result, but a check has no verdict.
  cp kept "$KIT/labs/01-hello/lab.conf"
  mini_more_check blind 'echo "{\"status\": \"error\", \"message\": \"no eyes\"}" \
      >"$IPCLAB_OUT/blind.json"
    false'
  AUTOGRADER=$PWD/ag run -1 "$ADAPTERS/gradescope/run_autograder"
  assert_output --partial "01-hello, check blind: no eyes"
  assert_not_exists ag/results/results.json
}

@test "Gradescope: what looks like a class is one student's work and needs a look" {
  mkdir -p ag/{source,results} ag/submission/{mine,hers}
  cp files/* ag/submission/mine
  cp files/* ag/submission/hers
  echo >>ag/submission/hers/hello.c
  AUTOGRADER=$PWD/ag run -1 "$ADAPTERS/gradescope/run_autograder"
  assert_output --partial "it may be several students' work (hers, mine)"
  assert_not_exists ag/results/results.json
}

# autolab [TAR ARG...]: run a job as Autolab lays it out, with handin.tar.gz in
# it.
autolab() {
  tar -cf job/autograde.tar -C "$ADAPTERS" common.bash -C autolab driver.bash "$@"
  cp "$ADAPTERS/autolab/autograde-Makefile" job/Makefile
  unset MAKEFLAGS MAKELEVEL
  run -0 make -s -C job
}

@test "Autolab: the last line is the scores" {
  mkdir job
  tar -czf job/handin.tar.gz -C files .
  autolab
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":70,"02-bye":100}}'
}

@test "Autolab: for a handin that is no tar archive, the last line has no scores" {
  mkdir job
  echo "no tar" >job/handin.tar.gz
  autolab
  assert_output --partial "submission-handin"
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":null,"02-bye":null}}'
  # A zip under that name is accepted all the same.
  rm job/handin.tar.gz
  (cd files && python3 -m zipfile -c ../job/handin.tar.gz ./*)
  autolab
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":70,"02-bye":100}}'
}

@test "Autolab: a grader that fails names each lab, and gives it no score" {
  mkdir job
  tar -czf job/handin.tar.gz -C files .
  printf '2\n' >labs
  echo 'fils = {}' >>"$KIT/labs/02-bye/lab.conf"
  autolab -C "$PWD" labs
  assert_output --partial "not your fault"
  assert_equal "${lines[-1]}" '{"scores":{"02-bye":null}}'
}

@test "a labs file may have comments, blank lines and Windows line ends" {
  mkdir -p grade/tests job
  cp -r files grade/student
  printf '# this week\r\n\r\n  02-bye  # only\r\n' >grade/tests/labs
  GRADE=$PWD/grade run -0 "$ADAPTERS/prairielearn/run.sh"
  run jq -c '[.gradable, .score == 1, (.tests | length)]' grade/results/results.json
  assert_output '[true,true,3]'
}

@test "PrairieLearn: a submission with nothing usable is not gradable" {
  mkdir -p grade/{tests,student}
  echo "my notes" >grade/student/notes.txt
  GRADE=$PWD/grade run -0 "$ADAPTERS/prairielearn/run.sh"
  run jq -c '[.gradable, has("score"), .format_errors]' grade/results/results.json
  assert_output --partial '[false,false,['
  assert_output --partial "not handed in: 01-hello 02-bye"
}

@test "PrairieLearn: a share of the points" {
  mkdir -p grade/tests
  cp -r files grade/student
  GRADE=$PWD/grade run -0 "$ADAPTERS/prairielearn/run.sh"
  run jq -c '[.gradable, .score]' grade/results/results.json
  assert_output '[true,0.85]'
}

@test "GitHub Classroom: the step's output; no command from a student is run" {
  export GITHUB_OUTPUT=$PWD/output
  cd files
  run -0 "$ADAPTERS/github/grade.bash"
  assert_line --index 0 --regexp '^::stop-commands::[0-9a-f]{32}$'
  run bash -c 'sed -n "s/^result=//p" "$GITHUB_OUTPUT" | base64 -d | jq -c "[.status, .max_score]"'
  assert_output '["fail",200]'
}

@test "Classroom 50: result.json, or a status that is not the student's" {
  export CLASSROOM=sp ASSIGNMENT=pipes SUBMISSION_TAG=submit/2026-11-29T06-28-19Z-4f3a2b1
  export COMMIT_URL=https://x.org/c RELEASE_URL=https://x.org/r
  cd files
  run -0 "$ADAPTERS/github/classroom50.bash"
  run jq -c '[.schema, .score, ."max-score", .datetime]' result.json
  assert_output '["classroom50/result/v1",170,200,"2026-11-29T06:28:19Z"]'
  unset CLASSROOM
  run -1 "$ADAPTERS/github/classroom50.bash"
  assert_output --partial "The grader failed. That is not your fault"
  assert_not_exists result.json
}

@test "GitHub: the file labs beside the script; a failing grader outputs nothing" {
  mkdir tools
  cp "$ADAPTERS"/{common.bash,github/grade.bash} tools
  echo 02-bye >tools/labs
  export GITHUB_OUTPUT=$PWD/output
  unset ADAPTERS
  cd files
  mv bye.c Bye.c
  run -0 bash ../tools/grade.bash
  assert_line --partial "Bye.c: taken as bye.c"
  run bash -c 'sed -n "s/^result=//p" "$GITHUB_OUTPUT" | base64 -d | jq -c "[.status, .max_score]"'
  assert_output '["pass",100]'
  rm "$GITHUB_OUTPUT"
  echo 'fils = {}' >>"$KIT/labs/02-bye/lab.conf"
  run -1 bash ../tools/grade.bash
  assert_line --partial "::error::The grader failed"
  assert_not_exists "$GITHUB_OUTPUT"
}
