# The student's commands that have no file of their own.
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

@test "the name of a check instead of a lab's: it says how to run that check" {
  ipclab start 1
  cd 01-hello
  run -2 ipclab check ends-well
  assert_output "ipclab: ends-well is a check of 01-hello, but a lab is expected here; to run only that check: ipclab check --only ends-well"
  run -2 ipclab check ends-wel
  assert_output --partial "there is no lab 'ends-wel'"
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
