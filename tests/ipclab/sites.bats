# Classes as course sites deliver them: each student appears once, under the
# right name, with the right files, and nobody else does.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir class
  mini_answers
}

grade() {
  run -"${1-0}" ipclab grade class --out out --no-isolation
}

# rows: print the class's names and points, one a line.
rows() {
  jq -r '"\(.display): \(.score)"' out/results/*.json
}

@test "Moodle, in folders: an online text is not a second student" {
  local ann='class/Ann Lee_12_assignsubmission_' bob='class/Bob_13_assignsubmission_'
  mkdir "${ann}file_" "${ann}onlinetext_" "${bob}onlinetext_"
  cp hello.c bye.c "${ann}file_"
  echo '<p>Hello</p>' >"${ann}onlinetext_/onlinetext.html"
  echo '<p>My work is late</p>' >"${bob}onlinetext_/onlinetext.html"
  grade 1
  run rows
  assert_output "Ann Lee_12_assignsubmission_file: 200
Bob_13_assignsubmission_file: 0"
  run ipclab export out --format moodle
  assert_line --partial "Participant 12,Ann Lee,200,"
  assert_line --partial "Participant 13,Bob,,"
}

@test "Moodle, flat: a student's files are put together" {
  cp hello.c 'class/Ann Lee_12_assignsubmission_file_hello.c'
  cp bye.c 'class/Ann Lee_12_assignsubmission_file_bye.c'
  echo '<p>' >'class/Ann Lee_12_assignsubmission_onlinetext_onlinetext.html'
  python3 -m zipfile -c 'class/Bob_13_assignsubmission_file_my work.zip' hello.c bye.c
  grade
  run rows
  assert_output "Ann Lee_12_assignsubmission_file: 200
Bob_13_assignsubmission_file: 200"
}

@test "Canvas: several uploads of one student are one student" {
  python3 -m zipfile -c class/lee_7_999_work.zip wrong.c bye.c
  python3 -m zipfile -c class/lee_LATE_7_1000_work-1.zip hello.c bye.c
  echo 'PDF' >class/lee_LATE_7_1001_report.pdf
  cp hello.c class/roe_8_1002_hello.c
  cp bye.c class/roe_8_1003_bye.c
  echo '<p>see the files</p>' >class/roe_8_text.html
  cp hello.c class/anon_x3f9a_1004_hello.c
  grade
  run rows
  assert_output "anon_x3f9a: 100
lee_7: 200
roe_8: 200"
  run jq -r '.notes[]' out/results/lee_7.json
  assert_line "lee_LATE_7_1000_work-1.zip: handed in late, according to Canvas"
  run ipclab export out --format canvas --assignment "Labs (1)"
  assert_line --partial "lee,7,"
  assert_equal "$(grep -c . <<<"$output")" 5
}

@test "Blackboard: the last attempt counts, and the sheet beside it is not an attempt" {
  local ann='class/Lab 1_annlee_attempt_2026-11-2'
  cp wrong.c "${ann}1-10-00-00_hello.c"
  echo 'Name: Ann Lee (annlee)' >"${ann}1-10-00-00.txt"
  cp hello.c "${ann}2-09-00-00_hello.c"
  cp bye.c "${ann}2-09-00-00_bye.c"
  echo 'Name: Ann Lee (annlee)' >"${ann}2-09-00-00.txt"
  cp hello.c 'class/Lab 1_bob_attempt_2026-11-22-08-00-00_hello.c'
  grade
  run rows
  assert_output "annlee: 200
bob: 100"
  run jq -r '.notes[]' out/results/annlee.json
  assert_output "there are several attempts; the last one, of 2026-11-22-09-00-00, was taken"
}

@test "Blackboard: a file that its note lists and that is not there needs a look" {
  local ann='class/Lab 1_annlee_attempt_2026-11-21-10-00-00' name
  local bob='class/Lab 1_bob_attempt_2026-11-21-10-00-00'
  for name in "$ann" "$bob"; do
    cp hello.c "${name}_hello.c"
    {
      printf 'Files:\r\n\tOriginal filename: hello.c\r\n'
      printf '\tFilename: %s_hello.c\r\n' "${name#class/}"
    } >"$name.txt"
  done
  printf '\tOriginal filename: bye.c\n\tFilename: %s_bye.c\n' "${ann#class/}" >>"$ann.txt"
  run ipclab grade class --out out --no-isolation --public-only
  assert_equal "$status" 1
  run jq -r '.looks[]?.message' out/results/{annlee,bob}.json
  assert_output "Lab 1_annlee_attempt_2026-11-21-10-00-00_bye.c: the site lists it, but it is not there; was it deleted? Look for it at the site"
}

@test "Blackboard: a policy says which of its attempts counts; each is graded once" {
  export TZ=UTC
  local ann='class/Lab 1_annlee_attempt_2026-11-2'
  cp hello.c "${ann}0-10-00-00_hello.c"
  cp wrong.c "${ann}2-09-00-00_hello.c"
  cp wrong.c 'class/Lab 1_bob_attempt_2026-11-20-08-00-00_hello.c'
  cp wrong.c 'class/Lab 1_bob_attempt_2026-11-25-08-00-00_hello.c'
  # shellcheck disable=SC2016 # the check's own variable
  mini_check says "echo >>'$KIT/ran'; "'"$IPCLAB_BIN/hello"'
  rm "$KIT"/solutions/01-hello/hidden.bats
  printf '%s\n' 'deadline = "2026-11-21"' 'percent = 10' 'attempts = "best"' >policy
  run -0 ipclab grade class --out out --no-isolation --labs 1 --policy policy
  assert_equal "$(wc -l <"$KIT/ran")" 4
  run jq -r '.labs[0] | "\(.score) \(.late.days) \(.attempt.text)"' out/results/{annlee,bob}.json
  assert_line --index 0 "1 0 There are 2 attempts, and the best counts: number 1, of 2026-11-20 10:00. The last one has 0 points."
  # The same work, handed in again: it counts from its first arrival.
  assert_line --index 1 "0 0 null"
  run -0 ipclab grade class --out out --no-isolation --labs 1
  assert_line "2 submissions: 0 graded now, 2 as before"
  assert_equal "$(wc -l <"$KIT/ran")" 4
  echo 'attempts = "latest"' >policy
  run -0 ipclab report out --policy policy
  run jq -r '.labs[0] | "\(.score) \(.attempt.number)"' out/results/annlee.json
  assert_output "0 2"
}

@test "Gradescope: its metadata says whose it is" {
  mkdir class/submission_{101,102}
  cp hello.c bye.c class/submission_101
  cp hello.c class/submission_102
  cat >class/submission_metadata.yml <<-'EOF'
	---
	submission_101:
	  :submitters:
	  - :name: Ann Lee
	    :sid: '42'
	  - :name: Bob Roe
	  :created_at: 2026-11-21 10:00:00
	submission_102:
	  :submitters:
	  - :name: 'Cy O''<b>'
	EOF
  grade
  assert_line "ignored, not submissions: submission_metadata.yml"
  run rows
  assert_output "Ann Lee, Bob Roe: 200
Cy O'<b>: 100"
  grep -qF 'Cy O&#39;&lt;b&gt;' out/report.html
}

@test "a grade sheet, notes and OUT itself are not submissions" {
  mkdir class/ann
  cp hello.c bye.c class/ann
  touch class/grades.csv class/README.md class/notes.txt
  run -0 ipclab grade class --out class/results --no-isolation
  assert_line "1 submission: 1 graded now, 0 as before"
  run -0 ipclab grade class --out class/results --no-isolation
  assert_line "1 submission: 0 graded now, 1 as before"
  assert_line "ignored, not submissions: README.md, grades.csv, notes.txt, results"
}

@test "one folder too high: it says which one to name, and grades nobody" {
  mkdir -p class/{ann,bob}
  cp hello.c bye.c class/ann
  cp wrong.c class/bob/hello.c
  mkdir top moodle
  mv class top/class
  run -2 ipclab grade top --out out --no-isolation
  assert_output "ipclab: top/class is the one submission there, and it holds several students' work (ann, bob): name top/class. If it is one student's, say --one-student"
  assert_not_exist out
  run -1 ipclab grade top --out out --no-isolation --one-student
  run jq -r '.looks[].id' out/results/class.json
  assert_line students
  mkdir -p moodle/all/{'Ann_1','Bob_2'}_assignsubmission_file_
  run -2 ipclab grade moodle --out out2 --no-isolation
  assert_output --partial "moodle/all is the one submission there"
  mkdir -p scope/assignment_9_export/submission_1
  touch scope/assignment_9_export/submission_metadata.yml
  run -2 ipclab grade scope --out out2 --no-isolation
  assert_output --partial "scope/assignment_9_export is the one submission there"
  assert_not_exist out2
}

@test "among others, work that may be several students' needs a look" {
  mkdir -p class/ann class/group/{cy,dee} class/labs/{lab1,02-bye,old,src}
  cp hello.c bye.c class/ann
  cp hello.c class/group/cy
  cp wrong.c class/group/dee/hello.c
  # These are one student's own folders.
  cp hello.c class/labs/lab1
  cp bye.c class/labs/02-bye
  cp wrong.c class/labs/old/hello.c
  grade 1
  run jq -r '.looks[] | select(.id == "students").message' out/results/group.json
  assert_output --partial "it may be several students' work (cy, dee)"
  run ipclab export out --format moodle
  assert_line --partial "group,group,,"
  assert_line --partial "labs,labs,200,"
  # The same inside an archive.
  (cd class && python3 -m zipfile -c ../packed.zip group)
  rm -r class/group
  mv packed.zip class
  grade 1
  run jq -r '.looks[] | select(.id == "students").message' out/results/packed.json
  assert_output --partial "(cy, dee)"
}

@test "logins and names that end alike, or begin alike, are different students'" {
  local title at=_attempt_2026-11-21-10-00-00
  # Blackboard: both the title and the login may have underscores.
  for title in 'Lab 1' Lab_1; do
    cp hello.c "class/${title}_ann_lee${at}_hello.c"
    cp bye.c "class/${title}_bob_lee${at}_bye.c"
    cp hello.c "class/${title}_ann_lee_2${at}_hello.c"
    grade
    run rows
    assert_output "ann_lee: 100
ann_lee_2: 100
bob_lee: 100"
    rm -r class out && mkdir class
  done
  # A lone one, by the note beside it.
  cp hello.c "class/Lab 1_ann_lee${at}_hello.c"
  printf 'Name: Ann Lee (ann_lee)\r\nAssignment: Lab 1\r\n' >"class/Lab 1_ann_lee${at}.txt"
  # Plain folders, of which one looks like a copy.
  mkdir class/{tim_roe,tim_roe_2}
  cp hello.c class/tim_roe
  cp bye.c class/tim_roe_2
  # A TA's own names, of Canvas's form.
  cp hello.c class/zoe_1_2_hello.c
  cp bye.c class/yan_1_3_bye.c
  printf '%s\n' name,login 'Lee,lee' 'Ann Lee,ann_lee' 'Tim Roe,tim_roe' 'Tim Roe,tim_roe_2' >roster.csv
  run -0 ipclab grade class --out out --no-isolation --roster roster.csv
  run rows
  assert_output "ann_lee: 100
tim_roe: 100
tim_roe_2: 100
yan_1: 100
zoe_1: 100"
  run jq -r '.origin.id // ""' out/results/{ann_lee,tim_roe_2}.json
  assert_output "ann_lee
tim_roe_2"
}

@test "Blackboard: downloads of several assignments in one folder" {
  cp wrong.c class/Lab\ 1_ann_attempt_2026-11-20-10-00-00_hello.c
  cp hello.c class/Lab\ 1_ann_attempt_2026-11-21-10-00-00_hello.c
  cp bye.c class/Lab\ 2_ann_attempt_2026-11-28-10-00-00_bye.c
  cp hello.c class/Lab\ 1_bob_roe_attempt_2026-11-21-10-00-00_hello.c
  cp bye.c class/Lab\ 2_bob_roe_attempt_2026-11-28-10-00-00_bye.c
  grade
  run rows
  assert_output "ann: 200
bob_roe: 200"
  run jq -c .notes out/results/bob_roe.json
  assert_output "[]"
}
