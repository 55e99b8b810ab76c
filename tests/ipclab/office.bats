# What people decide about marks, late work, and what a mark was before.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p class/{alice,bob}
  mini_source hello 0 >class/alice/hello.c
  mini_source hello 4 >class/bob/hello.c
}

grade() {
  ipclab grade class --out out --no-isolation --labs 1 "$@"
}

# score NAME: print the total, the lab's score, and the computed value of each.
score() {
  jq -c '[.score, .computed, .labs[0].score, .labs[0].computed]' "out/results/$1.json"
}

@test "a decision stays beside the computed mark through regrades, until it is undone" {
  grade
  run -0 ipclab mark out bob --lab 1 --points +5 --by Ann --comment 'it is <nearly> right'
  assert_output "decision 1; bob has 75 of 100"
  run -0 ipclab mark out bob --points =80 --comment 'rounded up' --by Ann
  assert_output "decision 2; bob has 80 of 100"
  run score bob
  assert_output '[80,75,75,70]'
  assert_file_contains out/marks.csv '^bob,80,100,75,graded,.*+5 points for 01-hello by Ann: it is <nearly> right'
  assert_file_contains out/feedback/bob.html 'by Ann: it is &lt;nearly&gt; right'
  assert_file_contains out/feedback/bob.html '(70 by the checks)'
  assert_file_contains out/report.html '80 points in all by Ann: rounded up'
  run -0 ipclab export out --format moodle
  assert_line --partial "bob,bob,80,100,01-hello 75/100; +5 points for 01-hello by Ann"
  run -0 ipclab export out --format canvas
  assert_line --partial "bob,,,,,80"
  run -0 bash -c 'ipclab export out --format gradescope --submission bob | jq -r .score,.output'
  assert_line --index 0 80
  assert_line "80 points in all by Ann: rounded up"
  run -0 ipclab export out --format junit
  grade --again
  run score bob
  assert_output '[80,75,75,70]'
  run -0 ipclab mark out bob --undo 2
  assert_output "decision 2 is undone; bob has 75 of 100"
  run -2 ipclab mark out bob --undo 2
  assert_output --partial "bob has no such decision in force"
  run -0 ipclab history out bob
  assert_line --regexp "^decision 2 .* 80 points in all by Ann: rounded up; undone by "
  run python3 -W ignore -m jsonschema -i out/results/bob.json \
    "$IPCLAB_SRCDIR/schema/ipclab-result-1.json"
  assert_success
}

@test "a decision on a check gives its points; wrong ones are refused" {
  grade
  run -0 ipclab mark out bob --lab 01-hello --check ends-well --points =30 --comment 'as agreed'
  assert_output "decision 1; bob has 100 of 100"
  run jq -c '.labs[0].checks[1] | [.points, .computed, .status]' out/results/bob.json
  assert_output '[30,0,"fail"]'
  run -0 bash -c 'ipclab export out --format gradescope --submission bob | jq -c "[.tests[].score] | add"'
  assert_output 100
  run -2 ipclab mark out bob --lab 1 --check ends-wel --points =3 --comment x
  assert_output --partial "this submission has no graded check 'ends-wel'; did you mean ends-well"
  run -2 ipclab mark out bob --lab 1 --check ends-well --points =31 --comment x
  assert_output --partial "the maximum is 30"
  run -2 ipclab mark out bob --lab 2 --points =31 --comment x
  assert_output --partial "this submission has no graded lab '02-bye'"
  run -2 ipclab mark out bop --points +3 --comment x
  assert_output --partial "there is no submission 'bop'; did you mean bob"
  run -2 ipclab mark out bob --points 3 --comment x
  assert_output --partial "write +N or -N"
  run -2 ipclab mark out bob --points +3
  assert_output --partial "say what and why"
}

@test "a decision on a lab says so if it was made about other files than the current ones" {
  grade
  run -0 ipclab mark out bob --lab 1 --points +5 --comment 'nearly right' --by Ann
  grade --again
  refute grep -q 'earlier files' out/feedback/bob.html
  echo '/* other */' >>class/bob/hello.c
  grade
  assert_file_contains out/feedback/bob.html '+5 points for 01-hello, about earlier files'
  assert_file_contains out/marks.csv '^bob,75,100,75,graded,.*+5 points for 01-hello, about earlier files by Ann'
  run -0 ipclab history out bob
  run python3 -W ignore -m jsonschema -i out/results/bob.json \
    "$IPCLAB_SRCDIR/schema/ipclab-result-1.json"
  assert_success
}

@test "a decision on a check that no longer exists needs a look, until it is undone or replaced" {
  grade
  run -0 ipclab mark out bob --lab 1 --check ends-well --points =30 --comment fine --by Ann
  sed -i 's/id:ends-well/id:ends-fine/' "$KIT/labs/01-hello/checks.bats"
  run -1 grade
  assert_line --partial "bob: decision 1 (30 points for 01-hello, check ends-well) is about something that is no longer graded: undo it"
  assert_file_contains out/marks.csv '^bob,,100,70,look,"decision 1 (30 points'
  run python3 -W ignore -m jsonschema -i out/results/bob.json \
    "$IPCLAB_SRCDIR/schema/ipclab-result-1.json"
  assert_success
  run -0 ipclab mark out bob --points +0 --comment 'seen' --by Ann
  assert_output "decision 2; bob has 70 of 100"
  assert_file_contains out/marks.csv '^bob,70,100,70,graded,'
  run -0 ipclab mark out bob --undo 2
  run -0 ipclab mark out bob --undo 1
  assert_file_contains out/marks.csv '^bob,70,100,70,graded,'
  run -2 ipclab mark out bob --points =101 --comment x
  assert_output --partial "the maximum is 100"
}

@test "a decision settles a look, but not a new one; a refused submission gets points" {
  echo 'no archive' >class/dee.zip
  run -1 grade
  run grep '^dee' out/marks.csv
  assert_output --partial "dee,,0,,refused,"
  run -0 ipclab mark out dee --points =40 --comment 'seen on paper' --by Ann
  assert_output "decision 1; dee has 40 of 100"
  run grep '^dee' out/marks.csv
  assert_output --partial "dee,40,100,,graded,"
  run -0 grade
  run -0 ipclab export out --format moodle
  assert_line --partial "dee,dee,40,100"
  # A different trouble from the one that was seen.
  rm class/dee.zip
  mkdir -p class/dee/{x,y}
  { mini_source hello 0 && echo; } >class/dee/x/hello.c
  mini_source hello 4 >class/dee/y/hello.c
  run -1 grade
  run grep '^dee' out/marks.csv
  assert_output --partial "dee,,100,"
  assert_output --partial ",look,"
  run -0 ipclab mark out dee --points +0 --comment 'x is right' --by Ann
  run jq -c '[.looks, (.decisions | length)]' out/results/dee.json
  assert_output '[[],2]'
}

@test "a mark that fell on unchanged work is named with its cause; history has all marks" {
  grade
  mini_source hello 4 >class/alice/hello.c
  sed -i 's/"\$status" -ne 0/"$status" -eq 4/; s/it ended with/now it ended with/' \
    "$KIT/labs/01-hello/checks.bats"
  sed -i 's/id:says,points:40/id:says,points:30/' "$KIT/labs/01-hello/checks.bats"
  run -0 grade
  assert_line "1 lower mark for unchanged work:"
  assert_line "  bob, 01-hello: from 70 to 60 (the lab has changed); says 30, was 40: "
  run grep -c 'Lower marks for unchanged work' out/report.html
  assert_output 1
  run jq -c '.labs[0].fell | [.from, .to, .why]' out/results/bob.json
  assert_output '[70,60,["lab"]]'
  # A change of the student's own is no fall.
  run jq -c '.labs[0].fell' out/results/alice.json
  assert_output null
  run -0 ipclab history out alice
  assert_equal "$(grep -c '^01-hello .* of ' <<<"$output")" 2
  assert_line --regexp '01-hello .* 100 of 100$'
  assert_line --regexp '01-hello .* 60 of 90  stands$'
  assert_line --regexp 'files [0-9a-f]{12}  kit [0-9a-f]{12}  lab [0-9a-f]{12}  seed [0-9]+  isolation none'
  run -0 ipclab history out bob --json
  run jq -r '[.marks[] | .person, .machine] | unique | length' <<<"$output"
  assert_output 2
}

@test "pseudonyms: no name in pages, tables, exports; stable; the key stays apart" {
  mkdir class/Kim_Park
  echo 'no archive' >class/zoe.zip
  run -1 grade --anonymous
  run -0 cat out/key.csv
  assert_line --index 0 pseudonym,submission,name
  assert_line --regexp '^anon-[0-9a-f]{6},bob,bob$'
  assert_equal "${#lines[@]}" 5
  assert_equal "$(stat -c %a out/key.csv)" 600
  refute grep -rniE 'alice|bob|kim|zoe' out/anonymous
  for name in out/anonymous/*/*; do
    refute_regex "$name" 'alice|bob|[Kk]im|zoe'
  done
  bob=$(sed -n 's/,bob,bob$//p' out/key.csv)
  assert_equal "$(jq -c .score "out/anonymous/results/$bob.json")" 70
  run -0 cut -d, -f1 out/anonymous/marks.csv
  assert_output "$(sed 1s/pseudonym/submission/ out/key.csv | cut -d, -f1)"
  run -0 ipclab export out --format moodle --anonymous
  assert_line --partial "$bob,$bob,70,100,"
  refute_output --regexp 'alice|bob|[Kk]im|zoe'
  # One can mark without knowing the student's name.
  run -0 ipclab mark out "$bob" --points =80 --comment 'as agreed' --by Ann
  assert_equal "$(jq -c .score out/results/bob.json "out/anonymous/results/$bob.json")" $'80\n80'
  cp out/key.csv before
  run -1 ipclab grade class --out out --no-isolation --labs 1
  assert_equal "$(cat out/key.csv)" "$(cat before)"
  run -0 ipclab forget out bob
  refute grep -r "$bob" out
}

@test "forget removes a submission; --submission grades only that one" {
  grade
  run -0 ipclab mark out bob --points +1 --comment x
  run -0 ipclab forget out bob
  assert_output "bob was removed"
  assert_not_exist out/results/bob.json
  assert_not_exist out/feedback/bob.html
  assert_not_exist out/staff/bob.html
  refute grep -q bob out/marks.csv out/report.html
  refute grep -q bob out/gradebook.sqlite
  run -2 ipclab history out bob
  assert_output "ipclab: there is no submission 'bob'"
  mini_source hello 4 >class/alice/hello.c
  run -0 grade --submission bob
  assert_line "1 submission: 1 graded now, 0 as before"
  run jq .score out/results/{alice,bob}.json
  assert_output $'100\n70'
  run -2 grade --submission bop
  assert_output --partial "there is no submission 'bop'; did you mean bob"
}

@test "a marks.csv that was changed by hand is kept and reported" {
  grade
  sed -i 's/^bob,70/bob,90/' out/marks.csv
  run -0 ipclab report out
  assert_line --partial "out/marks.csv was changed by hand: bob; that one is now out/marks-by-hand.csv. To change a mark for good: ipclab mark"
  run grep -h '^bob' out/marks-by-hand.csv out/marks.csv
  assert_line --index 0 --partial bob,90
  assert_line --index 1 --partial bob,70
  run -0 ipclab report out
  refute_output --partial "by hand"
  # Saved by a spreadsheet in a country with a decimal comma: one mark is
  # changed, one row is gone, and the rest is the same but written differently.
  cp out/marks.csv ours
  sed 's/"//g; s/,/;/g; s/^bob;70/bob;72,5/; /^alice/d; s/$/\r/; 1s/^/\xef\xbb\xbf/' ours >out/marks.csv
  run -0 ipclab report out
  assert_line --partial "changed by hand: bob, alice; that one is now out/marks-by-hand-2.csv"
  sed 's/,/;/g; s/$/\r/' ours >out/marks.csv
  run -0 ipclab report out
  refute_output --partial "by hand"
  cmp ours out/marks.csv
  assert_not_exist out/marks-by-hand-3.csv
}

@test "a policy: grace, late days, percent a day, extensions; a change regrades nothing" {
  export TZ=UTC
  mkdir class/cy class/dan
  cp class/alice/hello.c class/cy
  cp class/bob/hello.c class/dan
  printf '%s\n' 'name,time' 'alice,2026-11-20 23:50' 'bob,2026-11-22T01:00:00Z' \
    'cy,2026-11-25 12:00:00 +0100' >roster.csv
  cat >policy <<-'EOF2'
	deadline = "2026-11-20 23:45"
	grace = 10
	late_days = 1
	percent = 10
	last_day = 4
	extension "cy" { until = "2026-11-23 23:59" }
	EOF2
  run -0 grade --roster roster.csv --policy policy
  run jq -r '[.score, .labs[0].late.days, .labs[0].late.percent] | @csv' out/results/*.json
  assert_output $'100,0,0\n63,2,10\n90,2,10\n70,0,0'
  run jq -r .labs[0].late.text out/results/bob.json
  assert_output "Handed in 2026-11-22 01:00, 2 days after 2026-11-20 23:45, 1 of them late days: 10% is taken off."
  assert_file_contains out/feedback/alice.html 'Handed in 2026-11-20 23:50, in time: the deadline was 2026-11-20 23:45\.'
  assert_file_contains out/feedback/dan.html 'When it was handed in is not known'
  echo 'deadline = "2026-11-25"' >policy
  run -0 ipclab report out --policy policy
  run jq -r '[.score, .labs[0].late.days] | @csv' out/results/{alice,bob,cy}.json
  assert_output $'100,0\n70,0\n100,1'
  # The same work, handed in again later, counts from its first arrival.
  sed -i 's/^alice.*/alice,2026-12-24 12:00/' roster.csv
  run -0 grade --roster roster.csv
  run jq -r '.labs[0].late.days' out/results/alice.json
  assert_output 0
  # The checks give 80 of 100 points, and a person the others.
  printf '%s\n' 'deadline = "2026-11-24"' 'percent = 10' 'automatic = 80' >policy
  run -0 ipclab report out --policy policy
  run jq -r '[.score, .max, .labs[0].computed] | @csv' out/results/{alice,cy}.json
  assert_output $'80,100,100\n64,100,100'
  assert_file_contains out/feedback/alice.html \
    'The checks give 80 of 80 points here; the course staff gives the other 20\.'
  run -0 ipclab mark out alice --lab 01-hello --points +17 --comment 'viva'
  assert_output --partial "alice has 97 of 100"
  echo 'automatic = 101' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "percent and automatic are 0 to 100"
  echo 'deadline = "tomorrow"' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "'tomorrow' is not a date and time; write 2026-11-29 23:59"
  echo 'dedline = 1' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "policy:1: no such option 'dedline'; it may have deadline,"
}

@test "a policy's days are the calendar's; unknown labs, people and days are reported" {
  export TZ=Europe/Berlin
  printf '%s\n' name,time 'alice,2026-10-25 23:30' 'bob,2026-10-25T22:58:30+01:00' >roster.csv
  # The night in between has 25 hours.
  printf '%s\n' 'deadline = "2026-10-24 23:59"' 'percent = 10' 'extension "Álice" { days = 1 }' >policy
  run -0 grade --roster roster.csv --policy policy
  refute_line --partial "nobody here"
  run jq -r .labs[0].late.text out/results/{alice,bob}.json
  assert_line "Handed in 2026-10-25 23:30, in time: the deadline was 2026-10-25 23:59 (extended)."
  assert_line "Handed in 2026-10-25 22:58, 1 day after 2026-10-24 23:59: 10% is taken off."
  echo 'extension "bobb" { days = 1 }' >policy
  run -0 ipclab report out --policy policy
  assert_line 'ipclab: policy: extension "bobb": nobody here has that name; did you mean bob'
  echo 'lab "01-helo" { deadline = "2026-11-20" }' >policy
  run -2 ipclab report out --policy policy
  assert_output "ipclab: policy: there is no lab '01-helo'; did you mean 01-hello"
  echo 'extension "bob" { days = 1 labs = {"1-hello"} }' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "there is no lab '1-hello'"
  echo 'deadline = "2026-02-30"' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "'2026-02-30' is not a date and time"
  echo 'extension "bob" { days = -1 }' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial "days are 0 or more"
}

@test "the policy in the manual is valid" {
  grade
  mini_lab 05-capacity capacity Capacity
  mini_lab 01-pipe pipe Pipes
  sed -n '/^A policy is a file/,/^\.EE/p' "$IPCLAB_SRCDIR/man/ipclab.1" | sed 's/\\//g; /^ /!d' >policy
  assert_file_contains policy '^ *deadline'
  run -0 ipclab report out --policy policy
  assert_line --partial "2 submissions, 0 to look at"
}

@test "attempts: the latest, the best, or the last in time counts; a policy grades nothing" {
  export TZ=UTC
  local n=0 at
  for at in '2026-11-20 10:00' '2026-11-22 10:00' '2026-11-24 10:00'; do
    printf '%s\n' name,time "alice,$at" 'bob,2026-11-22 10:00' >roster.csv
    # 70 points, then 100, then 70 again, with different files.
    mini_source hello $((n++ % 2 == 0 ? 4 : 0)) >class/alice/hello.c
    echo "/* $n */" >>class/alice/hello.c
    run -0 grade --roster roster.csv
  done
  # counts RULE PERCENT: alice's points, late days and attempt go to $output.
  counts() {
    printf '%s\n' 'deadline = "2026-11-20 23:45"' "percent = $2" "attempts = \"$1\"" >policy
    run -0 ipclab report out --policy policy
    run jq -r '.labs[0] | "\(.score) \(.late.days) \(.attempt.text)"' out/results/alice.json
  }
  counts latest 20
  assert_output "14 4 There are 3 attempts, and the latest counts: the last one, of 2026-11-24 10:00."
  counts best 20
  assert_output "70 0 There are 3 attempts, and the best counts: number 1, of 2026-11-20 10:00. The last one has 14 points."
  assert_file_contains out/feedback/alice.html 'There are 3 attempts, and the best counts: number 1'
  assert_file_contains out/marks.csv '^alice,70,100,70,graded,"01-hello: There are 3 attempts, and the best'
  assert_file_contains out/feedback/alice.html 'it ended with status 4'
  counts best 10
  assert_output "80 2 There are 3 attempts, and the best counts: number 2, of 2026-11-22 10:00. The last one has 42 points."
  counts in-time 10
  assert_output "70 0 There are 3 attempts, and the last in time counts: number 1, of 2026-11-20 10:00. The last one has 42 points."
  run python3 -W ignore -m jsonschema -i out/results/alice.json \
    "$IPCLAB_SRCDIR/schema/ipclab-result-1.json"
  assert_success
  run -0 jq -c .labs[0].attempt out/results/bob.json
  assert_output null
  run -0 ipclab history out alice
  assert_equal "$(grep -c '^01-hello .* of ' <<<"$output")" 3
  # A decision applies to the mark, whichever attempt it comes from.
  run -0 ipclab mark out alice --lab 1 --check ends-well --points =30 --comment 'as agreed'
  assert_output --partial "alice has 100 of 100"
  run -0 ipclab mark out alice --undo 1
  # None is in time: the last one counts.
  printf '%s\n' 'deadline = "2026-11-19"' 'percent = 10' 'attempts = "in-time"' >policy
  run -0 ipclab report out --policy policy
  assert_equal "$(jq -r .labs[0].attempt.text out/results/alice.json)" \
    "There are 3 attempts, and none is known to be in time: the last one counts."
  echo 'attempts = "first"' >policy
  run -2 ipclab report out --policy policy
  assert_output --partial 'attempts = "first": it is latest, best or in-time'
}

@test "if no site gives the time, it is that of the archive or the commit, and this is said" {
  export TZ=UTC
  mkdir -p class/cy out
  (cd class/alice && touch -d '2026-11-20 10:00' hello.c && tar -czf ../dee.tar.gz hello.c)
  # A zip without times, and a wrong clock: the time is unknown.
  (cd class/bob && touch -d '2099-01-01' hello.c && tar -czf ../eve.tar.gz hello.c)
  cp class/bob/hello.c class/cy
  git -C class/cy init -q
  git -C class/cy add hello.c
  GIT_COMMITTER_DATE='2026-11-22 09:30 +0000' git -C class/cy \
    -c user.name=cy -c user.email=cy@x commit -qm 'done'
  # What a student configures is ignored.
  git -C class/cy config core.fsmonitor 'touch obeyed'
  git -C class/cy config log.showSignature true
  git -C class/cy config gpg.program "$PWD/obeyed"
  printf 'deadline = "2026-11-20 23:45"\npercent = 10\n' >policy
  run -0 grade --policy policy
  run jq -r '[.labs[0].late.days, .origin.clock] | @csv' out/results/{alice,cy,dee,eve}.json
  assert_output $'0,\n2,"git"\n0,"archive"\n0,'
  run jq -r .labs[0].late.text out/results/cy.json
  assert_output "Handed in 2026-11-22 09:30, 2 days after 2026-11-20 23:45: 20% is taken off. The time is the commit's, by the student's clock: no site gave one."
  assert_file_contains out/feedback/dee.html 'in time: .* that of the newest file in the archive, by the student'
  assert_not_exist class/cy/obeyed
  # With packed refs, as in a clone; a site's or the roster's time comes first.
  git -C class/cy pack-refs --all
  git -C class/cy -c core.fsmonitor= gc -q
  printf '%s\n' name,time 'dee,2026-11-21 10:00' >roster.csv
  run -0 grade --roster roster.csv
  run jq -r '[.labs[0].late.days, .origin.clock] | @csv' out/results/{cy,dee}.json
  assert_output $'2,"git"\n0,'
  run python3 -W ignore -m jsonschema -i out/results/cy.json \
    "$IPCLAB_SRCDIR/schema/ipclab-result-1.json"
  assert_success
}
