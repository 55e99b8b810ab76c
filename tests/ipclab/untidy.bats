# What a class really hands in: accepted, with a note, if only one thing can be
# meant; otherwise the student and the TA are told plainly.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir class
}

grade() {
  run -"${1-0}" ipclab grade class --out out --no-isolation
}

# student NAME [FILE]: hand in both sources, with hello.c named FILE.
student() {
  mkdir -p "class/$1"
  # Different from the skeleton, which is not graded.
  { mini_source hello 0 && echo; } >"class/$1/${2-hello.c}"
  mini_source bye 0 >"class/$1/bye.c"
}

# pack ARCHIVE FILE...: as a .zip.
pack() {
  python3 -m zipfile -c "$@"
}

# lock ARCHIVE: mark everything in a .zip as encrypted.
lock() {
  python3 - "$1" <<-'EOF'
	import sys
	with open(sys.argv[1], "r+b") as file:
	    data = bytearray(file.read())
	    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
	        at = data.find(mark)
	        while at >= 0:
	            data[at + flags] |= 1
	            at = data.find(mark, at + 4)
	    file.seek(0)
	    file.write(data)
	EOF
}

# score NAME, notes NAME
score() {
  jq .score "out/results/$1.json"
}

notes() {
  jq -r '.notes[], (.refused // empty)' "out/results/$1.json"
}

# noted NAME SCORE TEXT: it has these points, and one note that contains TEXT,
# which the student reads, too.
noted() {
  assert_equal "$1 $(score "$1")" "$1 $2"
  run notes "$1"
  assert_equal "${#lines[@]}" 1
  assert_output --partial "$3"
  grep -qF "${3%%\'*}" "out/feedback/$1.html"
}

@test "a name changed by a browser, an editor or a file manager" {
  student case Hello.c
  student again 'hello (1).c'
  student copied 'hello - Copy.c'
  student drive 'Copy of hello.c'
  student notepad hello.c.txt
  student right
  grade
  noted case 200 "Hello.c: taken as hello.c, which is its right name"
  noted again 200 "hello (1).c: taken as hello.c"
  noted copied 200 "hello - Copy.c: taken as hello.c"
  noted drive 200 "Copy of hello.c: taken as hello.c"
  noted notepad 200 "hello.c.txt: taken as hello.c"
  run notes right
  assert_output ""
}

@test "two candidates: neither is taken; the right name takes precedence" {
  student two 'hello (1).c'
  mini_source hello 1 >'class/two/hello (2).c'
  student same 'hello (1).c'
  cp 'class/same/hello (1).c' 'class/same/hello (2).c'
  student both
  mini_source hello 1 >'class/both/hello (1).c'
  grade 1
  noted two 100 "hello.c: it may be hello (1).c or hello (2).c, so neither"
  noted same 200 "hello (1).c: taken as hello.c"
  noted both 200 "hello (1).c: left out, because hello.c is there"
}

@test "text as Windows programs write it" {
  local name
  for name in crlf bom utf16 unmarked dos; do student $name; done
  # A comment beyond 8 bits; U+0400 has a NUL on the other side.
  sed -i $'1i// \u0416\u0400 \U0001f600' class/unmarked/bye.c
  for name in {utf-32,utf-16}{,le,be}; do
    mkdir -p "class/$name"
    cp class/utf16/hello.c "class/$name"
    iconv -f UTF-8 -t "$name" class/unmarked/bye.c >"class/$name/bye.c"
  done
  iconv -f UTF-8 -t UTF-16LE class/unmarked/bye.c >utf16
  mv utf16 class/unmarked/bye.c
  printf '\x1a' >>class/dos/bye.c
  sed -i 's/$/\r/' class/crlf/hello.c
  sed -i '1s/^/\xef\xbb\xbf/' class/bom/hello.c
  iconv -f UTF-8 -t UTF-16 class/bom/bye.c >class/utf16/bye.c
  grade
  noted crlf 200 "hello.c: its line ends are Windows'; that is fine here"
  noted bom 200 "hello.c: the byte order mark at its start was removed"
  noted utf16 200 "bye.c: it was UTF-16, which compilers can't read"
  noted unmarked 200 "bye.c: it was UTF-16, which compilers can't read"
  for name in utf-{16,32}{,le,be}; do
    noted "$name" 200 "bye.c: it was UTF-${name:4:2}"
  done
  noted dos 200 "bye.c: the Ctrl-Z at its end was removed"
  # The resulting text is the same, and so is the result by its seed.
  run jq -r '.labs[0].compile.output' out/results/crlf.json
  assert_output ""
}

@test "folders in folders; files that macOS and Windows leave" {
  student deep/Documents/uni/2026/lab
  student mac
  mkdir -p class/mac/__MACOSX class/__MACOSX
  echo AppleDouble >class/mac/._hello.c
  echo AppleDouble >class/mac/__MACOSX/hello.c
  touch class/Thumbs.db class/desktop.ini class/.DS_Store
  (cd class && pack zipped.zip mac)
  grade
  assert_line --partial "3 submissions: 3 graded now"
  assert_equal "$(score deep) $(score mac) $(score zipped)" "200 200 200"
}

@test "an archive in a student's folder, as a mail or a TA left it" {
  student alone
  (cd class/alone && pack work.zip hello.c bye.c && rm hello.c bye.c)
  student beside
  (cd class/beside && pack old.zip hello.c)
  grade
  assert_equal "$(score alone)" 200
  noted beside 200 "old.zip: left out, there are sources beside it"
}

# looked_at NAME ID TEXT: a person is asked to look at it for this reason, no
# grade goes to a site or into a column, and the student reads why.
looked_at() {
  run jq -r '.looks[] | "\(.id): \(.message)"' "out/results/$1.json"
  assert_line --partial "$2: $3"
  run grep "^$1," out/marks.csv
  assert_output --regexp "^$1,,[0-9]+,,,look,"
  assert_output --partial "$3"
  run ipclab export out --format moodle
  assert_line --regexp "^$1,$1,,[0-9]+,"
  grep -qF "${3%%\'*}" "out/feedback/$1.html"
  grep -qF "${3%%\'*}" out/report.html
}

@test "archives that are not opened: RAR, with a password, cut short, damaged inside" {
  mkdir class/{rar,word,void}
  echo 'Rar!' >class/rar/work.rar
  echo 'Rar!' >class/top.rar
  echo PK >class/word/report.docx
  student inner
  (cd class/inner && echo 'Rar!' >work.rar && pack ../rarzip.zip work.rar)
  (cd class/inner && pack ../locked.zip hello.c bye.c)
  lock class/locked.zip
  # One byte of hello.c is changed, so its checksum is wrong.
  python3 - <<-'PY'
	import zipfile
	with zipfile.ZipFile("class/flip.zip", "w") as archive:
	    for name in ("hello.c", "bye.c"):
	        archive.write("class/inner/" + name, name)
	with open("class/flip.zip", "r+b") as file:
	    data = file.read().replace(b"stdio", b"stdiX", 1)
	    file.seek(0)
	    file.write(data)
	PY
  head -c 300000 /dev/urandom >class/inner/picture.png
  (cd class/inner && pack ../half.zip picture.png hello.c)
  truncate -s 200000 class/half.zip
  : >class/empty.zip
  python3 -c 'import zipfile; zipfile.ZipFile("class/none.zip", "w")'
  rm -r class/inner
  grade 1
  looked_at rar archive "work.rar: left out, archives of this kind are not opened"
  looked_at rarzip archive "work.rar: left out, archives of this kind are not opened"
  looked_at word nothing "no file that a lab asks for is there, but: report.docx"
  looked_at locked locked "hello.c: left out, it is protected by a password"
  looked_at flip damaged "hello.c: left out, it is damaged"
  looked_at void nothing "it is empty: there is no file in it"
  looked_at none nothing "it is empty: there is no file in it"
  noted top.rar 0 "top.rar: archives of this kind are not opened; hand it in"
  noted half 0 "half.zip: it can't be read as an archive"
  noted empty 0 "empty.zip: it can't be read as an archive"
}

@test "an archive in an archive is opened, but not without limit" {
  student inner
  (cd class/inner && pack work.zip hello.c bye.c && pack ../nested.zip work.zip)
  (cd class/inner && pack ../partly.zip hello.c work.zip)
  (cd class/inner && pack a.zip work.zip && pack b.zip a.zip && pack ../deep.zip b.zip)
  (cd class/inner && pack bye.zip bye.c && rm bye.c a.zip b.zip work.zip)
  grade 1
  assert_equal "$(score nested) $(score partly) $(score inner)" "200 200 200"
  run notes partly
  assert_output "work.zip: opened for files that are not beside it"
  looked_at deep archive "b/a/work.zip: left out, archives are nested too deeply"
}

@test "a broken archive beside sources does them no harm" {
  student whole
  student part
  echo no >class/whole/extra.zip
  echo no >class/part/bye.zip
  rm class/part/bye.c
  grade 1
  noted whole 200 "extra.zip: it can't be read as an archive"
  looked_at part damaged "bye.zip: it can't be read as an archive"
}

@test "names with extra words: taken if the only candidate; otherwise a person looks" {
  student smith smith_hello.c
  student final hello_final.c
  student test test_hello.c
  student old hello.c
  mini_source hello 1 >class/old/hello_old.c
  student v2 hello.c
  mini_source hello 1 >class/v2/hello_v2.c
  student v23 hello_v2.c
  mini_source hello 1 >class/v23/hello_v3.c
  grade 1
  noted smith 200 "smith_hello.c: taken as hello.c, which is its right name"
  noted final 200 "hello_final.c: taken as hello.c, which is its right name"
  assert_equal "$(score old) $(notes old)" "200 "
  looked_at test name "test_hello.c: left out, because its name says that it is not hello.c"
  looked_at v2 several "hello_v2.c: left out, because hello.c is there; which of them is meant?"
  looked_at v23 several "hello.c: it may be hello_v2.c or hello_v3.c, so neither was taken"
}

@test "folders: another lab's, old ones, two candidates" {
  student other/02-bye
  mv class/other/02-bye/bye.c class/other
  student versions/new
  mkdir class/versions/old
  mini_source hello 1 >class/versions/old/hello.c
  student two/mine
  mkdir class/two/ours
  mini_source hello 1 >class/two/ours/hello.c
  # Not the folders of labs 1 and 2.
  student numbered/v2
  mkdir class/numbered/v1
  mini_source hello 1 >class/numbered/v1/hello.c
  student counted/v3
  mkdir class/counted/v2
  mini_source hello 1 >class/counted/v2/hello.c
  # The unchanged skeleton is not what is meant.
  student given/ours
  mini_source hello 1 >class/given/ours/hello.c
  mkdir class/given/download
  cp "$KIT/skeletons/01-hello/hello.c" class/given/download
  # Whatever its folder is called, the skeleton is no other student's work.
  cp -r class/given class/called
  mv class/called/ours class/called/own
  # The same file twice leaves no doubt, either.
  student same/mine
  cp -r class/same/mine class/same/ours
  # A folder named after the lab takes precedence, which is noted.
  student above/01-hello
  mv class/above/01-hello/bye.c class/above
  mini_source hello 1 >class/above/hello.c
  grade 1
  noted other 200 "02-bye/hello.c: taken for 01-hello, though it is in another lab's folder"
  noted versions 200 "old/hello.c: left out, because new/hello.c is there"
  noted numbered 200 "v1/hello.c: left out, because v2/hello.c is there"
  looked_at counted several "hello.c: there are several; v2/hello.c was taken"
  looked_at two several "hello.c: there are several; mine/hello.c was taken"
  run jq -r '.looks[].id' out/results/two.json
  assert_line students
  noted given 170 "download/hello.c: left out, because ours/hello.c is there"
  noted called 170 "download/hello.c: left out, because own/hello.c is there"
  assert_equal "$(score same) $(notes same)" "200 "
  noted above 200 "hello.c: left out, because 01-hello/hello.c is there"
}

@test "notes reach the staff even if everything is graded" {
  student mac Hello.c
  grade
  run grep '^mac,' out/marks.csv
  assert_output --partial ",graded,"
  assert_output --partial "Hello.c: taken as hello.c"
  grep -qF "Hello.c: taken as hello.c" out/report.html
  run ipclab export out --format moodle
  assert_output --partial "Hello.c: taken as hello.c"
}

@test "an archive made by Windows, with its path separators" {
  python3 - <<-'EOF'
	import zipfile
	with zipfile.ZipFile("class/win.zip", "w") as archive:
	    for name in ("hello", "bye"):
	        info = zipfile.ZipInfo(f"{name}.c")
	        info.filename = f"my work\\{name}.c"
	        archive.writestr(info, '#include <stdio.h>\n'
	            'int main(int n, char **v) '
	            f'{{ if (n > 1) printf("{name} %s\\n", v[1]); }}\n')
	EOF
  grade
  assert_equal "$(score win)" 200
}

@test "Canvas: of files handed in again, the last upload counts; lateness is noted" {
  mini_source hello 1 >class/lee_7_999_hello.c
  mini_source hello 0 >class/lee_7_1000_hello-1.c
  mini_source bye 0 >class/lee_LATE_7_1001_bye.c
  grade
  assert_equal "$(score lee_7)" 200
  run notes lee_7
  assert_line "hello.c: it was handed in more than once; the last was taken"
  assert_line "lee_LATE_7_1001_bye.c: handed in late, according to Canvas"
}

@test "a folder and an archive of the same name are two submissions, which is reported" {
  student ann
  (cd class/ann && pack ../ann.zip hello.c bye.c)
  grade
  assert_line "2 submissions: 2 graded now, 0 as before"
  assert_line --regexp '^ipclab: class/ann: another one has the same name; this one is called ann-[0-9a-f]{8} here$'
  assert_line --regexp '^ipclab: class/ann.zip: another one has the same name; this one is called ann-[0-9a-f]{8} here$'
}

@test "two students with the same name are two students" {
  student 'Kim Park_1111_assignsubmission_file'
  student 'Kim Park_2222_assignsubmission_file'
  echo 'int broken' >'class/Kim Park_2222_assignsubmission_file/hello.c'
  grade
  # They are told apart by their numbers; the name alone is ambiguous.
  run -2 ipclab mark out 'Kim Park' --points +0 --comment x
  assert_output --regexp "'Kim Park' may be Kim%20Park_1111_[a-z]+_file or Kim%20Park_2222_[a-z]+_file: write one"
  run -0 ipclab mark out 2222 --points +0 --comment x
  assert_output --partial "Kim%20Park_2222_assignsubmission_file has 100"
  run ipclab export out --format moodle
  assert_line --partial "Participant 1111,Kim Park,200,"
  assert_line --partial "Participant 2222,Kim Park,100,"
}

@test "one student's folder, sources alone, a class that is still packed" {
  student ann/01-hello
  run -2 ipclab grade class/ann --out out --no-isolation
  assert_output --partial \
    "class/ann: it holds one student's work (01-hello), not a class; name the folder above it"
  run -2 ipclab grade class/ann/01-hello --out out --no-isolation
  assert_output --partial "it holds one student's work (bye.c, ...)"
  pack class.zip class
  run -2 ipclab grade class.zip --out out --no-isolation
  assert_output --partial "class.zip: Not a directory; unpack it, and name the folder"
  assert_not_exist out
}
