# What people decide about marks, and what a mark was before.
load office
bats_require_minimum_version 1.5.0

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
  assert_file_contains out/marks.csv '^bob,,100,,look,"decision 1 (30 points'
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
