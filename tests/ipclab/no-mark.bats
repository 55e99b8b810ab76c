# Where there is no mark, no export posts a number, and each says why; where
# there is one, each says what a reader has to know about it.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p class/al
  { mini_source hello 0 && echo; } >class/al/hello.c
  mini_source bye 0 >class/al/bye.c
  export CLASSROOM=sp SUBMISSION_TAG=submit/2026-11-29T06-28-19Z-4f
  export COMMIT_URL=https://x.org/c RELEASE_URL=https://x.org/r
}

grade() {
  run -"$1" ipclab grade class --out out --no-isolation "${@:2}"
}

# sheet FORMAT [OPTION...]: al's row of a class's export.
sheet() {
  ipclab export out --format "$@" | tr -d '\r' | grep '^al,'
}

# sent FORMAT: what a site gets for al. The status is 1 if that has no mark.
sent() {
  ipclab export out --format "$1" --submission al || (($? == 1))
}

# posted: al's mark and those of the labs, as the exports post them.
posted() {
  grep '^al,' out/marks.csv | cut -d, -f2,4,5
  sheet merge | cut -d, -f4,6,7
  sheet canvas --columns | cut -d, -f6,7
  sheet moodle | tr -d '"' | cut -d, -f3,5 | cut -d';' -f1,2
  sent autolab | tail -n 1
  grep '^<tr data-state' out/report.html | grep -o '<td class="number[^/]*</' |
    sed 's/<\/$//; s/.*>//' | paste -sd' '
  grep -o 'No mark yet\|"lead">[0-9]* of [0-9]*' out/feedback/al.html
}

@test "with a mark, each has the numbers" {
  grade 0
  run posted
  assert_output "200,100,100
200,100,100
100,100
200,01-hello 100/100; 02-bye 100/100
{\"scores\":{\"01-hello\":100,\"02-bye\":100}}
100 100 200
\"lead\">200 of 200
\"lead\">100 of 100
\"lead\">100 of 100"
}

# nowhere REASON ERROR: no number for al anywhere, and everywhere the reason.
# ERROR: JUnit's type for it.
nowhere() {
  run posted
  assert_line --index 0 ,,
  assert_line --index 1 ,,
  assert_line --index 2 ,
  assert_line --index 3 ",01-hello no mark yet; 02-bye no mark yet"
  assert_line --index 4 '{"scores":{"01-hello":null,"02-bye":null}}'
  assert_line --index 5 '&ndash; &ndash; &ndash;'
  refute_line --regexp '00 of [12]00'
  says "$1"
  run ipclab export out --format junit
  assert_line --partial "<error type=\"$2\">$1"
  run bash -c 'ipclab export out --format github --submission al | base64 -d |
    jq -c ".status, has(\"max_score\"), .tests[0]"'
  assert_line --index 0 '"error"'
  assert_line --index 1 false
  assert_line --index 2 --partial '"status":"error","message":"This needs a look'
  assert_line --index 2 --partial "$1"
}

# says TEXT: each export that has room for text says this of al.
says() {
  local format
  for format in moodle merge; do
    sheet $format | grep -qF "$1" || fail "$format: $1"
  done
  grep '^al,' out/marks.csv | grep -qF "$1" || fail "marks.csv: $1"
  for format in gradescope autolab prairielearn; do
    sent $format | grep -qF "$1" || fail "$format: $1"
  done
  ipclab export out --format junit | grep -qF "<system-out>" || fail junit
  ipclab export out --format junit | grep -vF '<error' | grep -qF "$1" ||
    fail "junit: $1"
  sent github | base64 -d | jq -r .output | grep -qF "$1" || fail "github: $1"
}

@test "handed in again, and it can't be read: the earlier points are posted nowhere" {
  grade 0
  rm -r class/al
  echo no >class/al.zip
  grade 1
  nowhere "al.zip: it can" refused
}

@test "it needs a look: what was found in some of its files is no mark" {
  mini_source hello 1 >class/al/hello_v2.c
  grade 1
  nowhere "hello_v2.c: left out, because hello.c is there" look
}

@test "a regrade that could not tell: the earlier mark of that lab is posted nowhere" {
  grade 0
  echo >>class/al/hello.c
  # shellcheck disable=SC2016 # the check's own
  mini_check says 'kill -9 $$'
  grade 1
  run posted
  assert_line --index 0 ",,100"
  assert_line --index 1 ",,100"
  assert_line --index 2 ",100"
  assert_line --index 3 ",01-hello no mark yet; 02-bye 100/100"
  assert_line --index 4 '{"scores":{"01-hello":null,"02-bye":100}}'
  assert_line --index 5 '&ndash; 100 &ndash;'
  says "(the earlier mark stands)"
  run -0 ipclab history out al
  assert_line "in all  no mark yet: it needs a look"
}

# told_nothing: no site says more of al's failed regrade than that it failed.
told_nothing() {
  local one
  for one in "sheet moodle" "sent gradescope" "sent autolab"; do
    run $one
    assert_output --partial "01-hello: a hidden check had no verdict (the earlier mark stands)"
    refute_output --partial any-word
  done
}

# blind: the hidden check of 01-hello has no verdict from now on.
blind() {
  echo >>class/al/hello.c
  sed -i 's/"w$IPCLAB_SEED"/& \&\& kill -9 $$/' "$KIT/solutions/01-hello/hidden.bats"
}

@test "why a regrade failed does not give a hidden check away" {
  grade 0
  blind
  grade 1
  assert_file_contains out/marks.csv 'check any-word: '
  assert_equal "$(jq -r '.failures[].check' out/results/al.json)" any-word
  told_nothing
  # The gradebook as it was while only the text told which check it was; then
  # with a lab's words in the text.
  book "ALTER TABLE mark DROP COLUMN failed_check; PRAGMA user_version=3"
  told_nothing
  book "UPDATE mark SET failure='01-hello: it ended' WHERE failure IS NOT NULL"
  told_nothing
}

# book SQL: change the gradebook.
book() {
  python3 -c 'import sqlite3, sys
with sqlite3.connect("out/gradebook.sqlite") as book: book.executescript(sys.argv[1])' "$1"
}

@test "nor if the mark that stands is of public checks only" {
  grade 0 --public-only
  blind
  grade 1
  assert_file_contains out/marks.csv 'check any-word: '
  told_nothing
}

@test "a decision on a lab leaves the doubts about the files, whatever their names" {
  mkdir class/al/01-hello
  mv class/al/hello.c class/al/01-hello/hello_v2.c
  mini_source hello 1 >class/al/01-hello/hello.c
  grade 1
  assert_file_contains out/marks.csv '01-hello/hello_v2.c: left out'
  run -0 ipclab mark out al --lab 1 --points =50 --comment 'read it'
  run sheet moodle
  assert_output --partial 'al,al,,'
  run -0 ipclab mark out al --points +0 --comment 'seen'
  run sheet moodle
  assert_output --partial 'al,al,150,'
}

@test "a refused one beside others: its labs have no score, rather than none being named" {
  cp -r class/al class/bo
  rm -r class/al
  echo no >class/al.zip
  grade 1
  run sent autolab
  assert_line --index 0 --partial "has no mark yet: al.zip"
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":null,"02-bye":null}}'
}

@test "junit: a check that could not be run here is an error, which nobody counts as good" {
  mini_more_check later 'skip "no eyes"'
  grade 1
  run -0 ipclab export out --format junit
  assert_line --partial '<testsuite name="al 01-hello" tests="4" failures="0" errors="1"'
  assert_line --partial '<error type="later">no eyes'
}

@test "a decision on a hidden check without a verdict counts in exports, too" {
  # shellcheck disable=SC2016 # the check's own
  printf '# bats test_tags=id:blind,points:30,visibility:hidden\n@test "blind" {\n%s\n}\n' \
    'kill -9 $$' >"$KIT/solutions/01-hello/hidden.bats"
  grade 1
  run -0 ipclab mark out al --lab 1 --check blind --points =20 --comment 'read it'
  assert_output "decision 1; al has 190 of 200"
  local shown
  for shown in titles points; do
    sed -i "/^hidden/d" "$KIT/labs/01-hello/lab.conf"
    echo "hidden = \"$shown\"" >>"$KIT/labs/01-hello/lab.conf"
    run posted
    assert_line --index 3 "190,01-hello 90/100; 02-bye 100/100"
    assert_line --index 4 '{"scores":{"01-hello":90,"02-bye":100}}'
  done
}

@test "notes, and that hidden checks did not run, reach each site" {
  local text
  mv class/al/hello.c class/al/Hello.c
  grade 0 --public-only
  for text in "Hello.c: taken as hello.c" "The hidden checks were not run"; do
    says "$text"
    run bash -c "ipclab export out --format classroom50 | jq -r '.tests[0].output'"
    assert_output --partial "$text"
  done
  # The reporter that reads this takes a message for a failure.
  run bash -c 'ipclab export out --format github | base64 -d | jq -c "[.status, (.tests | length)]"'
  assert_output '["pass",4]'
}
