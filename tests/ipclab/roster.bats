# ipclab grade --roster: who is in the course, by the sites' own exports.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

# class NAME...: each hands in the same files.
class() {
  local name
  for name; do
    mkdir -p "class/$name"
    mini_source hello 0 >"class/$name/hello.c"
  done
}

grade() {
  run -0 ipclab grade class --out out --no-isolation --labs 1 --roster roster.csv
}

@test "Moodle's participants: by number, by name, by group" {
  class 'Ann Lee_12_assignsubmission_file' 'Team A' 'stranger'
  printf '\xef\xbb\xbf' >roster.csv
  printf '%s\r\n' '"First name","Last name","ID number","Email address",Groups' \
    'Ann,Lee,m1,ann@example.org,' 'Bob,"Roe, jr.",m2,bob@example.org,Team A' \
    'Cy,Poe,m3,cy@example.org,Team A' 'Dee,Fox,m4,dee@example.org,Team B' >>roster.csv
  grade
  assert_line "roster: 3 of 4 handed in; see out/roster.csv"
  assert_line "nothing from: Dee Fox (m4)"
  assert_line "not on the roster (a group, or somebody under another name?): stranger"
  run cat out/roster.csv
  assert_line '"Bob Roe, jr.",m2 bob@example.org bob,Team A,Team%20A'
  assert_line 'Dee Fox,m4 dee@example.org dee,Team B,'
  # The report has it, and so does a later one; under pseudonyms it has the
  # numbers.
  run -0 ipclab grade class --out out --no-isolation --labs 1 --anonymous
  assert_file_contains out/report.html '<p>3 of 4 handed in.</p>'
  assert_file_contains out/report.html '<summary>Handed in nothing: 1</summary><ul>'
  assert_file_contains out/report.html '<li>Dee Fox (m4)</li>'
  assert_file_contains out/report.html '<li>stranger</li>'
  assert_file_contains out/anonymous/report.html '<p>Handed in nothing: 1</p>'
  refute grep -rnE 'Dee|stranger' out/anonymous
  run -0 ipclab forget out stranger
  refute grep -q stranger out/report.html out/gradebook.sqlite
}

@test "Moodle's grading worksheet: by the participant's number, not the name" {
  class 'Kim Park_1111_assignsubmission_file' 'Kim Park_2222_assignsubmission_file'
  printf '%s\n' 'Identifier,Full name,Email address,Grade' \
    'Participant 1111,Kim Park,k1@example.org,' 'Participant 2222,Kim Park,k2@example.org,' \
    'Participant 3333,Kim Park,k3@example.org,' >roster.csv
  grade
  assert_line "nothing from: Kim Park (3333)"
  refute_line --partial "not on the roster"
}

@test "Canvas's grade sheet: its rows of points and of the test student are no people" {
  mkdir class
  mini_source hello 0 >class/leeann_77_1001_hello.c
  mini_source hello 0 >class/poecy_79_1002_hello.c
  printf '%s\n' 'Student,ID,SIS User ID,SIS Login ID,Section,Labs (1)' \
    '    Points Possible,,,,,100' '"Lee, Ann",77,s1,ann,A,' '"Roe, Bob",78,s2,bob,A,' \
    '"Poe, Cy",790,s3,cy,B,' '"Student, Test",9,,,A,' >roster.csv
  grade
  # poecy's number is a different one: it is matched by name.
  assert_line "roster: 2 of 3 handed in; see out/roster.csv"
  assert_line "nothing from: Roe, Bob (78)"
}

@test "Gradescope's roster, for submissions of groups" {
  class submission_1 submission_2
  printf '%s\n' --- submission_1: '  :submitters:' '  - :name: Ann Lee' '    :sid: 1' \
    '  - :name: Bob Roe' submission_2: '  :submitters:' '  - :name: Eve Who' >class/submission_metadata.yml
  printf '%s\n' 'First Name;Last Name;SID;Email' 'Ann;Lee;1;a@example.org' \
    'Bob;Roe;2;b@example.org' 'Cy;Poe;3;c@example.org' >roster.csv
  grade
  assert_line "roster: 2 of 3 handed in; see out/roster.csv"
  assert_line "nothing from: Cy Poe (3)"
  assert_line "not on the roster (a group, or somebody under another name?): submission_2"
}

@test "Gradescope: two of the same name by their numbers, a group by each of its members'" {
  class submission_1 submission_2 submission_3
  printf '%s\n' --- submission_1: '  :submitters:' '  - :name: Kim Park' "    :sid: '007'" \
    submission_2: '  :submitters:' '  - :name: Kim Park' '    :sid: ' '    :email: k2@example.org' \
    submission_3: '  :submitters:' '  - :name: Ann L.' '    :sid: 9' '  - :name: B' '    :sid: 10' \
    >class/submission_metadata.yml
  printf '%s\n' 'First Name,Last Name,SID,Email' 'Kim,Park,7,k1@example.org' \
    'Kim,Park,8,k2@example.org' 'Ann,Lee,9,a@example.org' 'Bob,Roe,10,b@example.org' >roster.csv
  grade
  assert_line "roster: 4 of 4 handed in; see out/roster.csv"
  refute_line --partial "not on the roster"
  assert_equal "$(cut -d, -f4 out/roster.csv | xargs)" \
    "submission submission_1 submission_2 submission_3 submission_3"
}

@test "two people with the same name: it does not guess; a file that is no roster is refused" {
  class 'Kim Park'
  printf '%s\n' 'name,id' 'Kim Park,1' 'Kim Park,2' >roster.csv
  grade
  assert_line "nothing from: Kim Park (1), Kim Park (2)"
  assert_line --partial "not on the roster (a group, or somebody under another name?): Kim%20Park"
  echo 'colour,size' >roster.csv
  run -2 ipclab grade class --out out2 --no-isolation --roster roster.csv
  assert_output --partial "none of its columns is known; its first line must name"
  run -2 ipclab grade class --out out2 --no-isolation --roster nowhere.csv
  assert_output --partial "nowhere.csv: No such file"
  assert_not_exist out2
}

@test "names with accents as separate characters, another apostrophe, zeros that a spreadsheet removed" {
  local nfd
  nfd=$(printf 'Zoe\xcc\x88 Mu\xcc\x88ller')
  class "$nfd" 0042 "Dan O'Neil" 'özlem çelik' "$(printf '\xe1\x84\x80\xe1\x85\xb5\xe1\x86\xb7')"
  printf '%s\n' 'name,id' 'Zoë Müller,1' 'Cy Poe,42' $'Dan O\xe2\x80\x99Neil,6' 'ÖZLEM ÇELIK,7' '김,8' \
    'Zoe Muler,9' >roster.csv
  grade
  assert_line "roster: 5 of 6 handed in; see out/roster.csv"
  assert_line "nothing from: Zoe Muler (9)"
  refute_line --partial "not on the roster"
  # People use a name as it is displayed, not the file's name.
  run -0 ipclab mark out 'Zoë Müller' --points -1 --comment x
  assert_output --partial "Zoe%CC%88%20Mu%CC%88ller has 99 of 100"
  run -0 ipclab export out --format gradescope --submission 'Özlem Çelik'
  run -0 ipclab grade class --out out --no-isolation --labs 1 --submission "dan o'neil"
  assert_line "1 submission: 0 graded now, 1 as before"
  # If only accents distinguish names, it does not guess.
  printf '%s\n' 'name,id' 'Zoë Müller,1' 'Zoe Muller,2' >roster.csv
  grade
  assert_line --partial "nothing from: Zoë Müller (1), Zoe Muller (2)"
}

@test "a roster as written by Excel; what is not understood is reported" {
  class 'Zoë Müller' ann
  printf '%s\r\n' 'sep=;' 'Name;Matriculation;Time' 'Zoë Müller;12;24.11.2026 17:00' \
    'Ann;13;tomorrow' 'Ann;13;tomorrow' | iconv -f UTF-8 -t WINDOWS-1252 >roster.csv
  grade
  assert_line "roster: 2 of 2 handed in; see out/roster.csv"
  assert_line "ignored columns: Matriculation"
  assert_line "ipclab: --roster: Ann: 'tomorrow' is not a time; write 2026-11-29 23:59"
  run jq -r .origin.at out/results/Zo*.json
  assert_output --regexp '^2026-11-2[45]T'
}

@test "a student who hands in under several names is reported, in the report as well" {
  class st07 'Ann Lee' Cy G1
  printf '%s\n' 'name,login,group' 'Ann Lee,st07,' 'Cy,cy,G1' 'Dee,dee,G1' >roster.csv
  grade
  assert_line "several submissions by one person (see which mark counts, and forget the others): Ann Lee (st07): Ann%20Lee st07, Cy (cy): Cy G1"
  assert_file_contains out/roster.csv '^Ann Lee,st07,,Ann%20Lee st07$'
  assert_file_contains out/report.html '<li>Ann Lee (st07): Ann%20Lee st07</li>'
}
