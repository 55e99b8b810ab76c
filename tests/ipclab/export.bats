# Marks in the formats of course sites and tools.
load mini
bats_require_minimum_version 1.5.0

setup_file() {
  load mini
  mini_kit
  cd "$BATS_FILE_TMPDIR" || return
  mkdir -p class/{'Ann "A" Lee_4711_assignsubmission_file',leebob_LATE_77_1001_x} \
    class/cy
  mini_source hello 0 >'class/Ann "A" Lee_4711_assignsubmission_file/hello.c'
  mini_source hello 4 >class/leebob_LATE_77_1001_x/hello.c
  mini_source hello 4 | sed 's/"hello/"<\&]]>/' >class/cy/hello.c
  echo "no archive" >class/dee.zip
  ipclab grade class --out out --no-isolation --labs 1 || [ $? = 1 ]
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
}

@test "junit: well-formed, counts and types" {
  ipclab export out --format junit --output junit.xml
  run python3 - <<-'EOF'
	import xml.etree.ElementTree as xml
	root = xml.parse("junit.xml").getroot()
	for suite in root:
	    print(suite.get("name"), suite.get("tests"), suite.get("failures"),
	          suite.get("errors"), *[f.get("type") for f in suite.iter("failure")])
	EOF
  assert_line "cy 01-hello 3 3 0 says unchecked-error any-word"
  assert_line "leebob_77 01-hello 3 1 0 unchecked-error"
  assert_line "dee 1 0 1"
}

@test "moodle: the participant's number, the name, no grade for what needs a look" {
  run -0 ipclab export out --format moodle
  assert_line --index 0 --partial "Identifier,Full name,Grade,Maximum Grade"
  assert_line --partial 'Participant 4711,"Ann ""A"" Lee",100,100,'
  assert_line --partial "dee,dee,,0,"
}

@test "canvas: the user's number, the assignment's name" {
  run -0 ipclab export out --format canvas --assignment "Labs (12)"
  assert_line --index 0 --partial "Student,ID,SIS User ID,SIS Login ID,Section,Labs (12)"
  assert_line --partial "leebob,77,,,,70"
  assert_line --index 1 --partial "    Points Possible,,,,,100"
  run -0 ipclab export out --format canvas --columns
  assert_line --index 0 --partial "Section,01-hello"
  assert_line --partial "leebob,77,,,,70"
  refute_line --partial "Points Possible"
}

@test "merge: a row for each student, with each lab's points and the path of the page" {
  run -0 ipclab export out --format merge
  assert_line --index 0 --partial "submission,name,id,score,max,01-hello,feedback,comments"
  assert_line --partial "leebob_77,leebob,77,70,100,70,feedback/leebob_77.html,"
  assert_line --partial "dee,dee,,,0,,feedback/dee.html,"
}

@test "--lab: only this lab, in its own points; no other lab's marks" {
  run -0 ipclab export out --format moodle --lab 1
  assert_line --partial 'Participant 4711,"Ann ""A"" Lee",100,100,01-hello 100/100'
  run -0 bash -c 'ipclab export out --format gradescope --submission cy --lab 1 | jq .score'
  assert_output 0
  run -2 ipclab export out --format moodle --lab 9
  assert_output --partial "9"
}

@test "feedback zips: named as Moodle and Canvas want them, with the same bytes twice" {
  ipclab export out --format moodle-feedback --output m.zip
  run python3 -m zipfile -l m.zip
  assert_line --partial 'Ann "A" Lee_4711_assignsubmission_file_/feedback.html'
  assert_equal "${#lines[@]}" 2
  ipclab export out --format moodle-feedback --output n.zip
  cmp m.zip n.zip
  ipclab export out --format canvas-feedback --output c.zip
  run python3 -m zipfile -l c.zip
  assert_line --partial 'leebob_77_1001_feedback.html'
  python3 -m zipfile -e c.zip unpacked
  diff unpacked/leebob_77_1001_feedback.html out/feedback/leebob_77.html
}

@test "classroom50: its result is the same each time; none without the runner's variables" {
  run -3 ipclab export out --format classroom50 --submission cy
  assert_output --partial "the variable CLASSROOM is not set"
  export CLASSROOM=sp ASSIGNMENT=pipes SUBMISSION_TAG=submit/2026-11-29T06-28-19Z-4f3a2b1
  export COMMIT_URL=https://x.org/c RELEASE_URL=https://x.org/r
  ipclab export out --format classroom50 --submission cy >r.json
  run jq -c '[.schema, .classroom, .assignment, .datetime, .review, .score, ."max-score",
    (.tests | length), ([.tests[]."max-score"] | add)]' r.json
  assert_output '["classroom50/result/v1","sp","pipes","2026-11-29T06:28:19Z","https://x.org/c",0,100,3,100]'
  run jq -c 'keys - ["schema","classroom","assignment","assignment_type","owner","submission",
    "commit","release","review","datetime","score","max-score","tests"]' r.json
  assert_output '[]'
  # No mark: no result, and a status that says the infrastructure failed.
  run -1 ipclab export out --format classroom50 --submission dee
  assert_output ""
}

@test "gradescope: tests with scores; hidden ones show only the title" {
  ipclab export out --format gradescope --submission cy >g.json
  run jq -c '[.score, (.tests | length), .tests[1].status, .tests[1].max_score]' g.json
  assert_output '[0,3,"failed",30]'
  run jq -r '.tests[1].output' g.json
  assert_line "it ended with status 4, seed $(jq '.labs[0].checks[1].seed' out/results/cy.json)"
  assert_line --partial "hello.c:4: returned here, in say() called at hello.c:2"
  run jq -r '.tests[2] | .name, .output, .visibility' g.json
  assert_line --index 0 "01-hello: hello says any word"
  assert_line --index 1 "visible"
}

@test "autolab: the last line has scores and nothing else" {
  run -0 ipclab export out --format autolab --submission cy
  assert_equal "${lines[-1]}" '{"scores":{"01-hello":0}}'
}

@test "prairielearn: a share from 0 to 1; what can't be graded is not gradable" {
  ipclab export out --format prairielearn --submission leebob_77 >p.json
  run jq -c '[.gradable, .score, (.tests | map(.points) | add)]' p.json
  assert_output '[true,0.7,70]'
  run -1 ipclab export out --format prairielearn --submission dee --output p.json
  run jq -c '[.gradable, (.format_errors | length), has("score")]' p.json
  assert_output '[false,1,false]'
}

@test "github: base64 of a version 1 result" {
  ipclab export out --format github --submission cy | base64 -d >h.json
  run jq -c '[.version, .status, .max_score, .tests[1].line_no, .tests[2].message]' h.json
  assert_output '[1,"fail",100,4,""]'
}

@test "bad input: an unknown format or submission, no gradebook, no submission named" {
  run -2 ipclab export out --format xml
  assert_output --partial "the formats are, of the class: junit, moodle, canvas,"
  run -2 ipclab export out --format github --submission cyy
  assert_output --partial "did you mean cy"
  run -2 ipclab export class --format junit
  assert_output --partial "no gradebook there"
  run -2 ipclab export out --format github
  assert_output --partial "name one: --submission"
}

@test "report writes the same pages again from only the gradebook" {
  cp -r out again
  rm -r again/feedback again/results again/report.html again/marks.csv
  run -0 ipclab report again
  assert_line --partial "4 submissions, 1 to look at"
  diff -r -x 'gradebook*' out again
}
