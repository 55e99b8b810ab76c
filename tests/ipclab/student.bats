# The student's commands other than check.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

@test "list shows the labs, and the checks of one" {
  run -0 ipclab list
  assert_line --regexp "^01-hello +Saying hello"
  run -0 ipclab list hello
  assert_line --partial "ends-well (30 points, TODO 1, 2)"
  assert_line --partial "any-word (30 points, TODO 1, hidden)"
}

@test "start copies the skeleton and never overwrites" {
  run -0 ipclab start 1
  assert_line --partial "cd 01-hello && ipclab check"
  assert_line '  handout     01-hello/handout.md'
  cmp "$KIT/skeletons/01-hello/hello.c" 01-hello/hello.c
  echo "my work" >01-hello/hello.c
  run -2 ipclab start 1
  assert_output --partial "your work is not overwritten"
  run cat 01-hello/hello.c
  assert_output "my work"
  run -0 ipclab start 1 elsewhere
  assert_exist elsewhere/hello.c
  cd elsewhere
  run -2 ipclab start 1
  assert_output --partial "you are in the lab's folder"
  assert_not_exist 01-hello
}

@test "start writes files for editors, and the task understands what check prints" {
  local regexp
  run -0 ipclab start 1 w1
  assert_line --regexp 'cd w1 && ipclab check$'
  run cat w1/compile_flags.txt
  assert_output $'-std=gnu17\n-g\n-Wall\n-Wextra'
  regexp=$(jq -r '.tasks[0].problemMatcher.pattern.regexp' w1/.vscode/tasks.json)
  mini_source hello 4 >w1/hello.c
  cd w1
  run -1 ipclab check --gcc
  assert_equal "$(grep -cP "$regexp" <<<"$output")" 1
  # A folder's name may have spaces; explanations by the compiler are no errors.
  mkdir 'w 2'
  cp hello.c 'w 2'
  run -1 ipclab check 1 --work 'w 2' --gcc
  run -0 grep -oP "$regexp" <<<"$output"
  assert_output --regexp '^w 2/hello\.c:4: error: '
  run -1 grep -P "$regexp" <<<"In file included from hello.c:1:
hello.c: In function 'main':
    4 |   return 4;"
  echo 'int main(void) { return missing; }' >hello.c
  run -1 ipclab check 1 --gcc
  run -0 grep -P "$regexp" <<<"$output"
  assert_line --index 0 --regexp 'hello.c:1:25: error: '
}

@test "ipclab alone says where you are and what to do next" {
  run -0 ipclab
  assert_line --regexp '^  01-hello +- of 100  not begun here$'
  assert_line 'Next: ipclab start 01-hello'
  ipclab start 1
  run -0 ipclab
  assert_line --regexp '^  01-hello +- of 100  begun, nothing changed yet$'
  assert_line 'Next: cd 01-hello, then TODO 1 in hello.c'
  cd 01-hello
  run -0 ipclab
  assert_line --index 0 'You are in 01-hello: Saying hello.'
  assert_line '1 of its 1 files is here, and you changed 0.'
  assert_line 'Next: TODO 1 in hello.c, then: ipclab check'
  assert_line 'After this lab: cd .. && ipclab start 02-bye'
  echo '/* mine */' >>hello.c
  run -0 ipclab
  assert_line 'Next: ipclab check'
  assert_line --regexp '^  01-hello +- of 100  not checked yet$'
  mv ../01-hello ../elsewhere
  cd ../elsewhere
  run -0 ipclab
  assert_line 'Next: ipclab check'
}

@test "ipclab alone shows the points of each lab's last check, and what to do next" {
  mkdir -p "01-hello" "it's 2"
  { mini_source hello 4 && echo '/* TODO 2 */'; } >01-hello/hello.c
  mini_source bye 0 >"it's 2/bye.c"
  (cd 01-hello && run -1 ipclab check)
  run -0 ipclab check 2 --work "it's 2"
  run -0 ipclab
  assert_line --regexp '^  01-hello +70 of 100  TODO 2 is next$'
  assert_line --regexp '^  02-bye +100 of 100  all checks pass$'
  assert_line --regexp "^  all labs +170 of 200  as of each lab's last check$"
  assert_line 'Next: cd 01-hello && ipclab check'
  cd 01-hello
  run -0 ipclab
  assert_line --regexp '^Next: TODO 2, hello\.c:[0-9]+, then: ipclab check$'
  assert_line 'Stuck? ipclab hint 2'
  refute_output --partial 'After this lab'
  # The files have changed since the check; a partial check gives no score.
  { mini_source hello 0 && echo '/* mine */'; } >hello.c
  run -0 ipclab check --only says
  run -0 ipclab
  assert_line --regexp '^  01-hello +70 of 100  changed since it was checked$'
  run -0 ipclab submit
  run -0 ipclab
  assert_line --regexp '^  01-hello +100 of 100  all checks pass$'
  assert_line 'Next: ipclab submit'
  # From anywhere; a folder's name is quoted for the shell.
  echo '/* more */' >>"../it's 2/bye.c"
  cd /
  run -0 ipclab
  assert_line "Next: cd '$(realpath "$BATS_TEST_TMPDIR")/it'\\''s 2' && ipclab check"
  rm -r "$BATS_TEST_TMPDIR/it's 2"
  run -0 ipclab
  assert_line --regexp '^  02-bye +100 of 100  its files are not there any more$'
}

@test "--work takes a folder, and the files in it are files" {
  run -2 ipclab check 1 --work nowhere
  assert_output 'ipclab: nowhere: No such file or directory; name the folder of your files: --work DIR'
  echo >file
  run -2 ipclab submit 1 --work file
  assert_output 'ipclab: file: Not a directory; name the folder of your files: --work DIR'
  mkdir -p w/hello.c
  run -2 ipclab check 1 --work w
  assert_output 'ipclab: w/hello.c: it is not a file; it must be an ordinary file of at most 1 MiB'
  rmdir w/hello.c
  mini_source hello 0 >w/hello.c
  run -2 ipclab check 1 --work w --only nothing-like-it
  assert_output "ipclab: there is no check 'nothing-like-it'; 'ipclab list 01-hello' shows them"
  run -2 ipclab doctor x
  assert_output "ipclab: usage: ipclab doctor; try 'ipclab doctor --help'"
}

@test "a score that can't be recorded, or read, is nobody's failure" {
  mkdir 01-hello
  { mini_source hello 0 && echo '/* mine */'; } >01-hello/hello.c
  mkdir -p "$XDG_STATE_HOME"/ipclab/scores/01-hello/in-the-way
  run -0 ipclab check 1
  run -0 ipclab
  assert_line --regexp '^  01-hello +- of 100  not checked yet$'
  rm -r "$XDG_STATE_HOME"/ipclab/scores/01-hello
  echo '{"points": "many", "most": [], "folder": 7' >"$XDG_STATE_HOME"/ipclab/scores/01-hello
  run -0 ipclab
  assert_line --regexp '^  01-hello +- of 100  not checked yet$'
}

@test "the lab is found by its files, and one with a wrong suffix is named" {
  mkdir w1
  cd w1
  run -2 ipclab check
  assert_output --partial "has no lab's files"
  touch some.c
  run -2 ipclab check some.c
  assert_output --partial 'some.c is a file, but a lab is expected'
  mini_source hello 0 >Hello.cpp
  run -2 ipclab check
  assert_line 'ipclab: Hello.cpp is here: rename it to hello.c'
  mv Hello.cpp hello.c
  run -0 ipclab check
  assert_line --index 0 '01-hello  Saying hello'
  refute_output --partial 'rename'
  # Another lab's file is there, too: the command says which lab.
  run -0 ipclab start 2 .
  assert_line --regexp 'cd . && ipclab check 02-bye$'
}

@test "explain shows a page, folded; for an unknown one it suggests the nearest" {
  cat >"$KIT/explain/leaked-fd.md" <<-'EOF'
	# leaked-fd
	<!-- for the kit -->

	A `descriptor` that **nobody** wanted was inherited by a program that has no use for it at all.

	```c
	int  x; /* `kept` */
	```

	## Wrong

	```c
	open();
	sleep(1);
	use();
	```

	## Right

	```c
	open();
	use();
	close();
	```

	Handout: [01-pipe](../handouts/01-pipe.md#common-mistakes), `a[0](b)` [c].
	EOF
  run -0 ipclab explain
  assert_line --index 0 leaked-fd
  assert_line --index 1 --regexp '^    A descriptor that nobody wanted was'
  run -0 ipclab explain leaked-fd
  assert_line --index 0 "leaked-fd"
  assert_line --index 1 "A descriptor that nobody wanted was inherited by a program that has no use for"
  assert_line --index 2 "it at all."
  assert_line --index 3 "    int  x; /* \`kept\` */"
  refute_output --partial "for the kit"
  run -0 sed -n '/^Wrong/,$p' <<<"$output"
  assert_output - <<'EOF'
Wrong

    open();
-   sleep(1);
    use();

Right

    open();
    use();
+   close();

Handout: 01-pipe, common mistakes, a[0](b) [c].

See it, step by step: ipclab explain leaked-fd --page leaked-fd.html
EOF
  run -2 ipclab explain leakd-fd
  assert_output --partial "did you mean leaked-fd?"
}

@test "hint shows the TODO's comments, the handout's paragraphs and the checks" {
  cat >"$KIT/skeletons/01-hello/hello.c" <<-'EOF'
	int main(void)
	{
		/*
		 * TODO 1: say the name,
		 * and the word.
		 */
		/* TODO 12: something else */
		return 0;
	}
	EOF
  printf -- '# Hello\n\n- TODO 1 is about printf.\n- TODO 12 is not.\n' \
    >"$KIT/handouts/01-hello.md"
  run -0 ipclab hint 1 1
  assert_line --index 0 "hello.c:3"
  assert_line --index 1 "  TODO 1: say the name, and the word."
  assert_line "- TODO 1 is about printf."
  assert_line "  says: hello says its name"
  refute_output --partial "something else"
  refute_output --partial "TODO 12"
  refute_output --partial "any word"
  run -2 ipclab hint 1 7
  assert_output --partial "has no TODO 7"
}

@test "hint goes step by step; in the lab's folder, the TODO is enough" {
  cat >"$KIT/labs/01-hello/hints.md" <<-'EOF'
	# Hints

	## TODO 1

	1. What does `puts` add
	   to the text?
	2. See man 3 puts.
	3. Print name and word, with a space between.

	## TODO 12

	1. Another one.
	EOF
  export XDG_STATE_HOME=$BATS_TEST_TMPDIR/state
  mkdir w1
  mini_source hello 0 >w1/hello.c
  cd w1
  run -0 ipclab hint 1
  assert_line --partial 'you have read: 1. They never cost points.'
  assert_line --index 0 '1. What does puts add to the text?'
  assert_line --index 1 'One step more: ipclab hint 01-hello 1 --more'
  assert_line '  says: hello says its name'
  refute_output --partial 'man 3 puts'
  run -0 ipclab hint 1b
  assert_line --index 0 '1. What does puts add to the text?'
  run -2 ipclab hint one
  assert_output --partial "'one' is not the number of a TODO"
  run -0 ipclab hint
  assert_line --index 0 'TODO 1'
  assert_line --index 1 '1. What does puts add to the text?'
  run -0 ipclab hint 1 --more
  assert_line '2. See man 3 puts.'
  assert_line 'One step more: ipclab hint 01-hello 1 --more --more'
  assert_line --partial 'you have read: 2.'
  run -0 ipclab hint 01-hello 1 --more --more
  assert_line '3. Print name and word, with a space between.'
  refute_output --partial 'One step more'
  refute_output --partial 'Another one'
}

@test "submit packs only what is asked for, and grade accepts it" {
  mkdir 01-hello
  { mini_source hello 0; echo '/* mine */'; } >01-hello/hello.c
  echo secret >01-hello/diary.txt
  run -0 ipclab submit 1
  assert_line --regexp "^  hello.c  [0-9]+ bytes$"
  assert_line "100 of 100 points"
  run tar tzf 01-hello.tar.gz
  assert_output "01-hello/hello.c"
  run -0 ipclab submit 1 --output me.zip
  assert_equal "$(head -c2 me.zip)" PK
  run -2 ipclab submit 1 --output me.rar
  mkdir class
  mv 01-hello.tar.gz class/me.tar.gz
  mv me.zip class/zipped.zip
  ipclab grade class --out out --no-isolation --labs 1
  run jq .score out/results/me.json out/results/zipped.json
  assert_output $'100\n100'
}

# complete_header: make lab 1's first file a header with nothing to do in it.
complete_header() {
  sed -i 's/{"hello.c"}/{"hello.h", "hello.c"}/' "$KIT/labs/01-hello/lab.conf"
  echo '/* complete */' >"$KIT/skeletons/01-hello/hello.h"
  echo '/* TODO 1 */' >>"$KIT/skeletons/01-hello/hello.c"
}

@test "a complete header is no file to begin with, and is handed in unchanged" {
  complete_header
  ipclab start 1
  run -0 ipclab
  assert_line 'Next: cd 01-hello, then TODO 1 in hello.c'
  cd 01-hello
  run -0 ipclab
  assert_line 'Next: TODO 1 in hello.c, then: ipclab check'
  run -1 ipclab submit
  assert_line 'hello.c: it is the skeleton, untouched'
  refute_output --partial 'hello.h: '
  mini_source hello 0 >hello.c
  run -0 ipclab submit
  assert_line '100 of 100 points'
  assert_exist 01-hello.tar.gz
}

@test "the name of a check instead of a lab's: it says how to run that check" {
  ipclab start 1
  cd 01-hello
  run -2 ipclab check ends-well
  assert_output "ipclab: ends-well is a check of 01-hello, but a lab is expected here; to run only that check: ipclab check --only ends-well"
  run -2 ipclab check ends-wel
  assert_output --partial "there is no lab 'ends-wel'"
}

@test "submit packs nothing that is not ready, unless --anyway" {
  mkdir 01-hello
  not_ready() {
    run -1 ipclab submit 1
    assert_output --partial "$1"
    assert_output --partial 'nothing was packed'
    assert_not_exist 01-hello.tar.gz
  }
  echo '/* TODO 1 */' >>"$KIT/skeletons/01-hello/hello.c"
  cp "$KIT/skeletons/01-hello/hello.c" 01-hello
  not_ready 'hello.c: it is the skeleton, untouched'
  echo >01-hello/hello.c
  not_ready 'hello.c: it is empty'
  echo 'int main(void) { return missing; }' >01-hello/hello.c
  not_ready 'hello.c:1:25: error:'
  run -0 ipclab submit 1 --anyway
  assert_line '0 of 100 points'
  assert_exist 01-hello.tar.gz
  sed -i 's/{"hello.c"}/{"hello.c", "more.c"}/' "$KIT/labs/01-hello/lab.conf"
  { mini_source hello 0; echo '/* mine */'; } >01-hello/hello.c
  rm 01-hello.tar.gz
  not_ready 'more.c: it is not in your folder'
}

@test "watch checks at the start and again at each save" {
  local out
  mkdir 01-hello
  mini_source hello 4 >01-hello/hello.c
  mkfifo said
  ipclab watch 1 --only ends-well >said 2>&1 3>&- &
  exec {out}<said
  sed -u '/^watching/q' <&"$out" >first
  mini_source hello 0 >01-hello/new.c
  mv 01-hello/new.c 01-hello/hello.c
  sed -u '/^watching/q' <&"$out" >second
  kill $!
  wait $! || true
  run cat first
  assert_line --partial "0 of 30 points"
  run cat second
  assert_line --partial "30 of 30 points"
}

@test "each command has its own --help, and the common one lists it" {
  local command
  for command in $(ipclab --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    run -0 ipclab "$command" --help
    assert_line --index 0 --regexp "^Usage: ipclab $command"
    run -2 ipclab "$command" --nonsense
  done
}

@test "no line of any help is wider than 80 columns" {
  local command
  for command in '' $(ipclab --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    # shellcheck disable=SC2086 # none, or one word
    run bash -c "ipclab $command --help | grep -E '^.{81}'"
    assert_output ""
  done
}

@test "bugs shows the symptom and the source, not the answer, and judges an answer" {
  local bug=$KIT/labs/01-hello/bugs/tap.c
  run -2 ipclab bugs 1
  mkdir "${bug%/*}"
  printf '%s\n' '/*' ' * Symptom: it drips' ' * for ever. It is a tap.' ' */' \
    'int main(void) { for (;;) ; }' >"$bug"
  run -3 ipclab bugs 1
  assert_output --partial 'tap.c: it has no answer'
  printf '/* Answer: %s %s; ipcprobe --cpu 1 ./tap */\n' \
    "$(printf 'tap finding eof-spin' | sha256sum | cut -c1-12)" \
    "$(printf 'tap line 5' | sha256sum | cut -c1-12)" >>"$bug"
  run -0 ipclab bugs 1
  assert_line --index 0 'tap: it drips for ever.'
  run -0 ipclab bugs 1 tap
  assert_line '  5  int main(void) { for (;;) ; }'
  refute_output --partial Answer:
  run -0 ipclab bugs 1 tap eof-spin 5
  assert_line --index 0 'Right. See it: ipcprobe --cpu 1 ./tap'
  run -1 ipclab bugs 1 tap eof-spin 4
  assert_output --partial 'The finding is right, the line is another.'
  run -1 ipclab bugs 1 tap 5 eof-spin
  assert_output --partial 'The finding is another, the line is another.'
  run -2 ipclab bugs 1 tub
  run -2 ipclab bugs 1 tap eof-spin
}

@test "trace writes the page of a program's run, or of the run in which a check fails" {
  mini_check seen 'observe ./hello first; observe ./hello second; assert_exit 0'
  mini_more_check unseen 'true'
  mini_more_check left 'mkfifo said
    observe_start --stdout said sh -c "echo ready; exec sleep 9"
    read -r line <said; [[ $line == ready ]]; false'
  sed -i '1i load "$IPCLAB_CHECKS/checks"' "$KIT/labs/01-hello/checks.bats"
  cp "$IPCLAB_SRCDIR"/grader/checks/*.bash "$KIT/grader/checks"
  mkdir w1
  mini_source hello 4 >w1/hello.c
  cd w1
  run -2 ipclab trace
  assert_output 'ipclab: which program? 01-hello has: hello'
  run -2 ipclab trace 2 hello
  ipclab trace 1 ./hello --word >said
  run -0 cat said
  assert_line --index 0 'hello --word'
  assert_line --index 1 --regexp '^01-hello-hello.html: open it'
  run -0 grep -c -e '"hello --word' 01-hello-hello.html
  run -1 ipclab check --only seen --seed 7
  assert_line '      See it: ipclab trace 01-hello --check seen --seed 7'
  run -0 ipclab trace 01-hello --check seen --seed 7
  assert_line --index 0 'seen: fail'
  run grep -oE 'hello (first|second)' 01-hello-seen.html
  assert_output --partial 'hello second'
  refute_output --partial 'hello first'
  run -0 ipclab trace --check left
  assert_line --index 0 'left: fail'
  run -1 ipclab trace --check unseen
  assert_output --partial 'nothing to step through'
  run -2 ipclab trace --check nothing
  echo 'int main(void) { return missing; }' >hello.c
  run -1 ipclab trace 1 hello
  assert_output --partial 'hello.c:1:25: error:'
}
