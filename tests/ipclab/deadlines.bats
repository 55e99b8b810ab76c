# When work came in: deadlines, late days, attempts.
load office
bats_require_minimum_version 1.5.0

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
