# One folder too high, a whole class is the only submission: the folder to name
# is said, and nobody is graded. One student's own folders are none of that.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mini_answers
}

# put FOLDER FILE...: copies in top/FOLDER.
put() {
  mkdir -p "top/$1"
  cp "${@:2}" "top/$1"
}

# pack ARCHIVE FILE...: a .zip in top.
pack() {
  mkdir -p "top/${1%/*}"
  python3 -m zipfile -c "top/$1" "${@:2}"
}

# too_high BOTH [WHERE]: refused because of these two, with the folder to name.
too_high() {
  run -2 ipclab grade top --out out --no-isolation
  assert_output --partial "holds several students' work ($1): name ${2-top/class}. If"
  assert_not_exist out
  rm -r top
}

# ones: graded, all files found, as one student's.
ones() {
  run -0 ipclab grade top --out out --no-isolation --public-only
  assert_line --partial "1/1 class: 140 of 140"
  rm -r top out
}

@test "students with other files, with the same text, with archives" {
  put class/ann hello.c
  put class/bob bye.c
  too_high "ann, bob"
  put class/ann hello.c bye.c
  put class/bob hello.c bye.c
  too_high "ann, bob"
  pack class/ann.zip hello.c
  pack class/bob.zip bye.c
  too_high "ann.zip, bob.zip"
  pack class/ann.zip hello.c bye.c
  pack class/bob.zip hello.c bye.c
  too_high "ann.zip, bob.zip"
  pack class/ann/w.zip hello.c bye.c
  pack class/bob/w.zip hello.c bye.c
  too_high "ann, bob"
  put class/ann hello.c
  pack class/bob.zip wrong.c bye.c
  too_high "ann, bob.zip"
  put class/ann hello.c
  echo 'Rar!' >top/class/bob.rar
  too_high "ann, bob.rar"
}

@test "students whose names have a lab's words, a number, nothing else" {
  pack class/ann_lab1.zip hello.c
  pack class/lab1-bob.zip hello.c
  too_high "ann_lab1.zip, lab1-bob.zip"
  put class/group1 hello.c bye.c
  put class/group2 hello.c bye.c
  too_high "group1, group2"
  put class/20261234 hello.c
  put class/20265678 hello.c
  too_high "20261234, 20265678"
  put class/submission_1234 hello.c
  put class/submission_1235 hello.c
  too_high "submission_1234, submission_1235"
  put class/ann/lab1 hello.c
  put class/bob/old hello.c
  too_high "ann, bob"
}

@test "two folders too high: the lower one is named" {
  put class/sp/lab1/ann hello.c
  put class/sp/lab1/bob bye.c
  mkdir top/class/slides
  touch top/class/slides/week1.pdf
  too_high "ann, bob" top/class/sp/lab1
}

@test "a class in an archive is to be unpacked" {
  put ann hello.c
  put bob bye.c
  (cd top && python3 -m zipfile -c class.zip ann bob && rm -r ann bob)
  too_high "ann, bob" "the folder of what is in top/class.zip"
}

@test "the folder that is named is graded as a class" {
  put class/ann hello.c
  put class/bob bye.c
  run -0 ipclab grade top/class --out out --no-isolation
  assert_line "2 submissions: 2 graded now, 0 as before"
}

@test "one student's folders are one student's: of labs, of versions, in each other" {
  put class/01-hello hello.c
  put class/02-bye bye.c
  ones
  put 'class/Lab 1 - Hello' hello.c
  put 'class/Lab 2 - Bye' bye.c
  ones
  put class/hello hello.c
  put class/bye bye.c
  ones
  put class/ann_lab1 hello.c
  put class/ann_02-bye bye.c
  ones
  put 'class/Part A' hello.c
  put 'class/Part B' bye.c
  ones
  put class/q1 hello.c
  put class/q2 bye.c
  ones
  put class/ann hello.c bye.c
  put class/ann-resubmitted hello.c bye.c
  ones
  put class/old wrong.c bye.c
  mv top/class/old/wrong.c top/class/old/hello.c
  put class/new hello.c bye.c
  ones
  put class/ann hello.c bye.c
  put 'class/ann (1)' hello.c bye.c
  put class/__MACOSX hello.c
  ones
  put class/uni/2026/ann/src hello.c
  put class/uni/2026/ann/final bye.c
  ones
  put class hello.c bye.c
  put class/tim hello.c
  put class/tom bye.c
  ones
  put class/ann hello.c bye.c
  put class/pictures hello.c
  mv top/class/pictures/hello.c top/class/pictures/cat.jpg
  ones
}

@test "one student's archives are one student's" {
  pack class/lab1.zip hello.c
  pack class/lab2.zip bye.c
  ones
  pack class/hello.zip hello.c
  pack class/bye.zip bye.c
  ones
  pack class/ann-lab1.zip hello.c
  pack class/ann-lab2.zip bye.c
  ones
  pack class/ann.zip hello.c bye.c
  pack 'class/ann (1).zip' hello.c bye.c
  ones
  put class/01-hello hello.c
  put class/02-bye bye.c
  echo 'Rar!' | tee top/class/{photos,videos}.rar >top/class/music.7z
  ones
}

@test "--one-student takes what looks like a class for one" {
  put class/ann hello.c
  put class/bob bye.c
  run -0 ipclab grade top --out out --no-isolation --one-student
  assert_line --partial "1/1 class: 200 of 200"
}

@test "among others, a folder called like a section needs a look, and no right one does" {
  put 'section A/ann' hello.c
  put 'section A/cy' bye.c
  put 'tuesday 10/bob' hello.c bye.c
  put 'group 1/dee' hello.c
  put 'group 1/eve' bye.c
  put b/dee hello.c
  put b/eve bye.c
  put groupb/dee hello.c
  put groupb/eve bye.c
  put 'evening/Ann Lee' hello.c
  put evening/kim_bo bye.c
  # These are one's own.
  put 'group 2/src' hello.c
  put 'group 2/final' bye.c
  put 'group 3/our work' hello.c bye.c
  put 'team 4' hello.c
  put 'team 4/tim' bye.c
  put b2 hello.c
  put b2/my bye.c
  put yan/greeting hello.c
  put 'yan/fare well' bye.c
  put zoe/greeting hello.c
  put zoe/farewell bye.c
  run -1 ipclab grade top --out out --no-isolation --public-only
  run jq -r '"\(.display): \(.score) \(.looks[0].message // "")"' out/results/*.json
  local look="it may be several students' work"
  local if="; if it is, put each in a folder of its own beside the others"
  assert_output "b: 140 $look (dee, eve)$if
b2: 140 
evening: 140 $look (Ann Lee, kim_bo)$if
group 1: 140 $look (dee, eve)$if
group 2: 140 
group 3: 140 
groupb: 140 $look (dee, eve)$if
section A: 140 $look (ann, cy)$if
team 4: 140 
tuesday 10: 140 $look (bob)$if
yan: 140 
zoe: 140 "
}
