# What a number may be based on: every check that exists, and a verdict of each.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p class/alice
  mini_source hello 0 >class/alice/hello.c
}

# shellcheck disable=SC2120 # some give none
grade() {
  ipclab grade class --out out --no-isolation "$@"
}

# As a user who may not read root's files; root itself can read everything.
as_ta() {
  if ((EUID == 0)); then
    chmod a+rx "$BATS_RUN_TMPDIR" "$BATS_TEST_TMPDIR"
    mkdir -p home
    chown 65534 home
    TMPDIR=$PWD/home setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
  else
    "$@"
  fi
}

# could_not_tell ID: make it a check of 01-hello that never reaches a verdict.
could_not_tell() {
  mini_more_check "$1" 'echo "{\"status\": \"error\", \"message\": \"no eyes\"}" \
      >"$IPCLAB_OUT/'"$1"'.json"
    false'
}

@test "hidden checks that are there but can't be read stop grade, with status 3" {
  chmod 0 "$KIT/solutions"
  run -3 as_ta ipclab grade class --out home/out --no-isolation --labs 1
  chmod 0755 "$KIT/solutions"
  assert_output --partial "$KIT/solutions: the hidden checks of 01-hello are there"
  assert_output --partial "chgrp -R GROUP $KIT/solutions"
  assert_output --partial "--public-only"
  assert_not_exists home/out/marks.csv
}

@test "--public-only grades without hidden checks, and every result and export says so" {
  chmod 0 "$KIT/solutions"
  run -0 as_ta ipclab grade class --out home/out --no-isolation --labs 1 \
    --public-only
  chmod 0755 "$KIT/solutions"
  mv home/out out
  run jq -c '[.score, .max, .hidden_checks, .labs[0].hidden_checks]' out/results/alice.json
  assert_output '[70,70,"left-out","left-out"]'
  assert_file_contains out/marks.csv 'graded,The hidden checks were not run'
  assert_file_contains out/report.html 'hidden checks were not run'
  for form in gradescope autolab prairielearn; do
    run -0 ipclab export out --format "$form"
    assert_output --partial "The hidden checks were not run"
  done
  run bash -c 'ipclab export out --format github | base64 -d | jq -r .hidden_checks'
  assert_output left-out
  run -0 ipclab export out --format junit
  assert_output --partial 'name="hidden_checks" value="left-out"'
  run -0 ipclab export out --format moodle
  assert_output --partial "public checks only"
  # With them, the mark is a different one.
  run -0 grade --labs 1
  run jq -c '[.score, .hidden_checks]' out/results/alice.json
  assert_output '[100,"run"]'
}

@test "ipclab check leaves out hidden checks that can't be read, and says so" {
  chmod 0 "$KIT/solutions"
  run -0 as_ta ipclab check 1 --work class/alice
  chmod 0755 "$KIT/solutions"
  assert_output --partial "70 of 70 points"
  assert_output --partial "The hidden checks were not run"
}

@test "a compiler that can't be run is nobody's compile error" {
  mkdir bin
  # Present for the calibration, and then gone.
  cat >bin/cc <<-EOF
	#!/bin/sh
	case \$* in *subject.c*) exec $(command -v cc) "\$@" ;; esac
	echo "cc: cannot execute cc1" >&2
	exit 127
	EOF
  chmod +x bin/cc
  PATH=$PWD/bin:$PATH run -1 grade --labs 1
  assert_output --partial "alice: 01-hello: the compiler could not be run"
  run jq -c '.labs[0] | [.compile.status, .not_run, ([.checks[].status] | unique)]' \
    out/results/alice.json
  assert_output '["error","no-compiler",["error"]]'
  assert_file_contains out/marks.csv '^alice,,100,,look,'
  assert_file_contains out/feedback/alice.html 'No mark yet'
  refute grep -q 'does not compile' out/feedback/alice.html
}

@test "a compiler that can't be run with sanitizers is our error, not a pass" {
  mkdir bin
  cat >bin/cc <<-EOF
	#!/bin/sh
	case \$* in
	*subject.c*) ;;
	*-fsanitize*) echo "cc: cannot execute cc1" >&2; exit 127 ;;
	esac
	exec $(command -v cc) "\$@"
	EOF
  chmod +x bin/cc
  PATH=$PWD/bin:$PATH run -1 grade --labs 1
  assert_output --partial "alice: 01-hello: the compiler could not be run"
  run jq -c '.labs[0] | [.compile.status, .not_run, ([.checks[].status] | unique)]' \
    out/results/alice.json
  assert_output '["error","no-compiler",["error"]]'
}

@test "a box that can't start is nobody's compile error" {
  # In place of the box's first process: it accepts what only tries out the box,
  # for choosing the profile and for the calibration, and nothing else.
  mkdir libexec
  cat >libexec/ipclab-init <<-'EOF'
	#!/bin/sh
	shift 4
	case $* in *probe* | *subject.c*) exec "$@" ;; esac
	echo "ipclab-init: fork: Resource temporarily unavailable" >&2
	exit 125
	EOF
  chmod +x libexec/ipclab-init
  IPCLAB_LIBEXEC=$PWD/libexec run ipclab grade class --out out --labs 1 \
    --isolation A
  [[ $output != *"profile A does not work here"* ]] || skip "no profile A here"
  assert_failure 1
  assert_output --partial "the compiler could not be run: ipclab-init: fork"
  run jq -c '.labs[0] | [.compile.status, .not_run]' out/results/alice.json
  assert_output '["error","no-compiler"]'
}

@test "processes of the same uid in another container are no compile error" {
  ((EUID == 0)) || skip "only root gives programs a uid of their own"
  # All UIDs of the range but the last are taken; the last one has 90 processes.
  run unshare --mount --pid --fork --mount-proc bash -ec '
    mkdir -p /run/lock/ipclab
    mount -t tmpfs -o mode=700 none /run/lock/ipclab
    seq -f /run/lock/ipclab/%.0f 60800 60926 | xargs mkdir
    mkfifo ready held
    setpriv --reuid 60927 --regid 60927 --clear-groups bash -c "
      for i in {1..90}; do read -r <&4 & done; echo >&5; wait" \
      4<>held 5>ready &
    read -r <ready
    ipclab grade class --out out --labs 1 --isolation B'
  run jq -c '[.isolation, .labs[0].compile]' out/results/alice.json
  assert_output '["B",{"output":"","broken":[],"missing":[],"status":"pass"}]'
}

@test "text from a student's file is not taken as fact: #error file is missing" {
  echo '#error file is missing' >class/alice/hello.c
  mkdir class/bob
  mini_source bye 0 >class/bob/bye.c
  # shellcheck disable=SC2119
  grade
  run grep -o '<td>\(does not fully compile\|incomplete\)' out/report.html
  assert_equal "$output" '<td>does not fully compile
<td>incomplete'
  run jq -c '.labs[0] | [.missing, .not_run, .compile.broken]' out/results/alice.json
  assert_output '[[],"not-compiled",["hello"]]'
  run jq -c '.labs[0] | [.missing, .not_run, .compile.broken]' out/results/bob.json
  assert_output '[["hello.c"],"nothing-handed-in",[]]'
}

@test "a check without a verdict: no export posts a number, and none says failed" {
  could_not_tell blind
  run -1 grade
  run -1 ipclab export out --format gradescope --output g.json
  run jq -c '[has("score"), ([.tests[] | has("score")] | any),
    (.tests[] | select(.name == "01-hello: blind") | .status)]' g.json
  assert_output '[false,false,null]'
  run -1 ipclab export out --format autolab
  assert_line "  no verdict blind"
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":null,"02-bye":0}}'
  run -1 ipclab export out --format prairielearn --output p.json
  run jq -c '[.gradable, has("score"), has("tests")]' p.json
  assert_output '[false,false,false]'
  run -1 ipclab export out --format github --output h.json
  run bash -c 'base64 -d h.json | jq -c "[.status, has(\"max_score\"),
    ([.tests[] | has(\"score\")] | any), (.tests[] | select(.name == \"01-hello: blind\").status)]"'
  assert_output '["error",false,false,"error"]'
  run -0 ipclab export out --format moodle
  assert_line --partial 'alice,alice,,201,"01-hello no mark yet; 02-bye 0/100; 01-hello, check blind: no eyes'
  run -0 ipclab export out --format canvas
  assert_line --regexp '^alice,,,,,.?$'
  run -0 ipclab export out --format junit
  assert_output --partial '<error type="blind">'
  assert_file_contains out/marks.csv '^alice,,201,,0,look,'
}

@test "a lab whose grading failed has no number, either" {
  sed -i 's/run "$IPCLAB_BIN\/hello" x/kill -9 $$/' "$KIT/labs/01-hello/checks.bats"
  run -1 grade
  run -1 ipclab export out --format autolab
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":null,"02-bye":0}}'
  run -0 ipclab export out --format junit
  assert_output --partial '<error type='
}
