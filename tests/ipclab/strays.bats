# Files that no lab asks for, of a student whose other files are good: what may
# be meant for a lab is taken or looked at, so no zero comes without a word.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir class
  mini_answers
}

# beside NAME FILE: hand in a good bye.c, and hello.c as FILE.
beside() {
  mkdir -p "class/$1/$(dirname "$2")"
  cp bye.c "class/$1"
  cp hello.c "class/$1/$2"
}

grade() {
  run -"${1-0}" ipclab grade class --out out --no-isolation --public-only
}

# look NAME TEXT: a person is asked to look because of this alone.
look() {
  run jq -r '.looks[] | "\(.id): \(.message)"' "out/results/$1.json"
  assert_output "$2"
  run grep "^$1,," out/marks.csv
  assert_output --partial ",look,"
}

# taken NAME FILE: it has all points, with a note that FILE is hello.c.
taken() {
  run jq -r '"\(.score) \(.notes[])"' "out/results/$1.json"
  assert_output "140 $2: taken as hello.c, which is its right name"
}

# unasked NAME SCORE: it has these points, nobody is asked, nothing is noted.
unasked() {
  run jq -c '[.score, .looks // [], .notes]' "out/results/$1.json"
  assert_output "[$2,[],[]]"
  run grep "^$1,$2," out/marks.csv
  assert_output --partial ",graded,"
}

not_hello='left out, because it is not hello.c; hand that in, or this one under that name'
no_lab='left out, because no lab asks for a file of this name; is it for a lab of which nothing else is there?'

@test "beside a good file: another language's suffix, the program, a shortcut, a folder" {
  beside cpp hello.cpp
  beside cc HELLO.cc
  beside program hello
  beside txt hello.txt
  beside backup hello.c.bak
  beside shortcut 'hello.c - Shortcut.lnk'
  beside folder hello/main.c
  beside header hello.h
  beside hidden .hello.c
  beside cloud .hello.c.icloud
  beside cyrillic $'hello.\u0441'
  beside elsewhere 02-bye/hello.cpp
  grade 1
  look cpp "name: hello.cpp: $not_hello"
  look cc "name: HELLO.cc: $not_hello"
  look program "name: hello: $not_hello"
  look txt "name: hello.txt: $not_hello"
  look backup "name: hello.c.bak: $not_hello"
  look shortcut "name: hello.c - Shortcut.lnk: $not_hello"
  look folder "name: hello/main.c: $not_hello"
  look header "name: hello.h: $not_hello"
  look hidden "name: .hello.c: $not_hello"
  look cloud "name: .hello.c.icloud: $not_hello"
  look cyrillic $'name: hello.\u0441: '"$not_hello"
  look elsewhere "name: 02-bye/hello.cpp: $not_hello"
}

@test "beside a good file: any C source, if nothing of a lab is there" {
  beside main main.c
  beside number '(1).c'
  beside typo helo.c
  beside labs 01-hello/main.cc
  beside zip main.c
  (cd class/zip && python3 -m zipfile -c ../packed.zip main.c bye.c)
  rm -r class/zip
  grade 1
  look main "name: main.c: $no_lab"
  look number "name: (1).c: $no_lab"
  look typo "name: helo.c: $no_lab"
  look labs "name: 01-hello/main.cc: $not_hello"
  look packed "name: main.c: $no_lab"
}

@test "beside a good file: a folder that may be a student's is no lab's; a patch" {
  beside kim kim2/main.c
  beside letter a2/main.c
  beside week week2/main.c
  beside patch 0001-all.patch
  beside diff changes.diff
  grade 1
  look kim "name: kim2/main.c: $no_lab"
  look letter "name: a2/main.c: $no_lab"
  unasked week 70
  look patch "name: 0001-all.patch: $no_lab"
  look diff "name: changes.diff: $no_lab"
}

@test "a file that is packed by itself is unpacked" {
  beside gz hello.c
  gzip class/gz/hello.c
  gzip <hello.c >class/alone.gz
  mkdir class/xz
  xz <hello.c >class/xz/hello.c.xz
  cp bye.c class/xz
  mkdir class/other
  gzip <hello.c >class/other/notes.gz
  cp bye.c class/other
  grade 1
  run jq -r '"\(.score) \(.notes[])"' out/results/{gz,xz}.json
  assert_line '140 hello.c.gz: unpacked; it is hello.c'
  assert_line '140 hello.c.xz: unpacked; it is hello.c'
  run jq -r '"\(.status) \(.score // 0)"' out/results/{alone,other}.json
  refute_output --partial 140
}

@test "where it may also be another lab's or nobody's, nobody is asked" {
  local student
  for student in notes include folder; do beside $student notes.txt; done
  sed '1i#include "helper.h"' bye.c >class/include/bye.c
  touch class/include/helper.{c,h}
  mkdir class/folder/02-bye
  mv class/folder/bye.c class/folder/02-bye
  echo 'int help;' >class/folder/02-bye/helper.c
  # macOS' and Emacs' own.
  echo AppleDouble >class/notes/._hello.c
  ln -s nobody@nowhere class/notes/.#hello.c
  # Both files are there.
  beside both hello.c
  cp hello.c class/both/hello.cpp
  cp hello.c class/both/main.c
  grade
  unasked notes 70
  unasked folder 70
  unasked both 140
  run grep '^include,' out/marks.csv
  assert_output --partial ",graded,"
  rm -r class/include
  run -0 ipclab grade class --out hello --no-isolation --public-only --labs hello
  run -0 ipclab grade class --out bye --no-isolation --public-only --labs bye
}

@test "names that can mean only one file are taken" {
  beside blank 'he llo.c'
  beside after 'hello.c '
  beside before ' hello.c'
  beside dot 'hello.c.'
  beside dots hello..c
  beside underscore _hello_.c
  beside suffix hello.C.TXT
  beside wide $'hello\u200b.c'
  grade
  taken blank 'he llo.c'
  taken after 'hello.c '
  taken before ' hello.c'
  taken dot 'hello.c.'
  taken dots hello..c
  taken underscore _hello_.c
  taken suffix hello.C.TXT
  taken wide $'hello\u200b.c'
}

@test "an archive in a folder is opened; tar puts dots into its paths" {
  mkdir -p class/ann/{01-hello,02-bye} class/bob/a/b
  python3 -m zipfile -c class/ann/01-hello/work.zip hello.c
  cp bye.c class/ann/02-bye
  python3 -m zipfile -c class/bob/a/b/all.zip hello.c bye.c
  # tar writes "src/./hello.c".
  mkdir -p class/cy src
  cp hello.c src
  cp bye.c class/cy
  tar -cf class/cy/work.tar src/.
  grade
  run jq -r '"\(.submission) \(.score)"' out/results/{ann,bob,cy}.json
  assert_output "ann 140
bob 140
cy 140"
}

@test "what a link stands for is asked about" {
  mkdir class/ann
  cp bye.c class/ann
  ln -s ../../elsewhere class/ann/lab1
  cp -r class/ann class/tar
  tar -C class/tar -cf class/packed.tar . && rm -r class/tar
  mkdir class/bob
  cp hello.c bye.c class/bob
  ln -s ../../elsewhere class/bob/extra
  grade 1
  look ann "unreadable: lab1: left out, it is a symbolic link"
  look packed "unreadable: lab1: left out, it is a symbolic link"
  run grep '^bob,140,' out/marks.csv
  assert_output --partial ",graded,"
}

@test "an empty file is not there" {
  beside empty x && rm class/empty/x
  : >class/empty/hello.c
  beside blank x && rm class/blank/x
  head -c 5000 /dev/zero >class/blank/hello.c
  beside again 'hello (1).c'
  printf '\n' >class/again/hello.c
  grade 1
  look empty "damaged: hello.c: left out, it is empty; hand it in again"
  look blank "damaged: hello.c: left out, it is empty; hand it in again"
  assert_equal "$(jq .score out/results/again.json)" 140
}

@test "text with the line ends of old Macs" {
  beside mac hello.c
  tr '\n' '\r' <hello.c >class/mac/hello.c
  grade
  run jq -r '"\(.score) \(.notes[])"' out/results/mac.json
  assert_output "140 hello.c: its line ends, those of old Macs, were converted"
}

@test "an archive is opened whatever its name, also in another; a document is not" {
  mkdir -p class/{jar,plain,rar,word}
  cp bye.c class/jar
  cp -r class/jar/. class/plain
  cp -r class/jar/. class/rar
  cp -r class/jar/. class/word
  python3 -m zipfile -c class/jar/work.jar hello.c
  cp class/jar/work.jar class/plain/work
  # Renamed to what the site takes.
  cp class/jar/work.jar class/rar/work.rar
  cp class/jar/work.jar class/word/report.docx
  python3 -m zipfile -c class/bob hello.c bye.c
  python3 -m zipfile -c class/cy.jar hello.c bye.c
  cp class/bob work
  python3 -m zipfile -c class/dee.zip work
  tar -czf class/eve hello.c bye.c
  printf 'Rar!\x1a\x07\0' >class/fred
  grade 1
  run jq -r '"\(.submission) \(.score)"' out/results/{jar,plain,rar,bob,cy,dee,eve}.json
  assert_output "jar 140
plain 140
rar 140
bob 140
cy 140
dee 140
eve 140"
  run jq -r .refused out/results/fred.json
  assert_output --partial "archives of this kind are not opened"
  unasked word 70
}

@test "hidden folders: nothing is taken from them, but a person is asked" {
  beside folder .hidden/hello.c
  beside code .vscode/sub/hello.c
  beside history .history/hello_20261129.c
  beside git .git/hello.c
  mkdir -p class/only/.vscode class/bare
  echo '{}' >class/only/.vscode/settings.json
  cp -r class/folder packed
  (cd packed && python3 -m zipfile -c ../class/packed.zip bye.c .hidden)
  git -C class/bare init -q
  grade 1
  local hidden='left out, because its folder is hidden; is it meant for hello.c?'
  look folder "name: .hidden/hello.c: $hidden"
  look code "name: .vscode/sub/hello.c: $hidden"
  look history "name: .history/hello_20261129.c: $hidden"
  look packed "name: .hidden/hello.c: $hidden"
  look only "nothing: there are only hidden folders in it (.vscode): hand in the files themselves"
  look bare "nothing: there are only hidden folders in it (.git): hand in the files themselves"
  unasked git 70
}

@test "what has a source's name and is none" {
  local student
  for student in program page rtf zip; do
    beside $student hello.c
  done
  gcc -o class/program/hello.c hello.c
  printf '\n<!DOCTYPE html>\n<html><body>hello.c</body></html>\n' >class/page/hello.c
  printf '{\\rtf1 \\ansi int main(void) {}}' >class/rtf/hello.c
  python3 -m zipfile -c class/zip/hello.c bye.c
  beside again hello.c
  cp class/again/hello.c 'class/again/hello (1).c'
  cp class/program/hello.c class/again
  grade 1
  local again='hand in the source under this name'
  look program "damaged: hello.c: left out, it is a compiled program; $again"
  look page "damaged: hello.c: left out, it is a web page; $again"
  look rtf "damaged: hello.c: left out, it is a word processor's document (RTF); $again"
  look zip "damaged: hello.c: left out, it is an archive; $again"
  assert_equal "$(jq .score out/results/again.json)" 140
}
