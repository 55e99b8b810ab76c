# What a student sees, in a real terminal.
load mini
load screen
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello" || return
}

teardown() {
  screen_close
}

@test "watch clears the screen, knows its keys, and sees every way of saving" {
  printf '# Hints\n\n## TODO 2\n\n1. Why?\n2. Look there.\n' \
    >"$KIT/labs/01-hello/hints.md"
  export XDG_STATE_HOME=$BATS_TEST_TMPDIR/state
  echo 'The page of it.' >"$KIT/explain/unchecked-error.md"
  { mini_source hello 4; echo '/* TODO 1 TODO 2 */'; } >hello.c
  screen_open 80 24
  screen_type 'ipclab watch --work .' Enter
  screen_until uit
  run screen_shown
  assert_output - <<'END'
01-hello  Saying hello

  ok    hello says its name (40 of 40)
  FAIL  hello ends with status 0 (0 of 30, TODO 1 and 2)
      it ended with status 4, seed 124938
      <b>status</b> 4
        hello.c:4  returned here, in say() called at hello.c:2
            2 |int main(int argc, char **argv)
            3 |{
      >     4 |if (argc > 1) printf("hello %s\n", argv[1]);
            5 |return 4;
            6 |}
      More: ipclab explain unchecked-error
      expected:
        | 0
      actual:
        | 4
      Again: ipclab check 01-hello --only ends-well --seed 124938

  ok    2 of 3 checks

Next: TODO 2, hello.c:7
70 of 100 points
HH:MM:SS  hint  explain  all  next lab  quit
END
  screen_type h
  screen_until uit
  run screen_shown
  assert_line --index 0 '1. Why?'
  refute_line '2. Look there.'
  screen_type h
  screen_until uit
  run screen_shown
  assert_line '2. Look there.'
  screen_type e
  screen_until uit
  run screen_shown
  assert_line --index 0 'The page of it.'
  screen_type a
  screen_until uit
  run screen_shown
  assert_line '  ok    hello says any word (30 of 30)'
  screen_type a
  screen_until uit

  # A key pressed during a check is not lost.
  screen_type c h
  screen_until 'Why?'
  screen_until uit

  # Saved in place, replaced by another file, removed, written again.
  mini_source hello 5 >hello.c
  screen_until uit
  run screen_shown
  assert_line --partial 'it ended with status 5'
  mini_source hello 0 >.hello.swp
  mv .hello.swp hello.c
  screen_until uit
  run screen_shown
  assert_line '100 of 100 points'
  rm hello.c
  screen_until uit
  run screen_shown
  assert_line --partial "none of the lab's files is here"
  echo 'int main(void) { return missing; }' >hello.c
  screen_until uit
  run screen_shown
  assert_line --partial 'does not compile yet'

  tmux resize-window -x 60 -y 30
  screen_until uit
  screen_type n
  screen_until uit
  run screen_shown
  assert_line --index 0 '02-bye  Saying goodbye'
  assert_exist ../02-bye/bye.c
  screen_type q
  screen_type 'echo "status: $?."' Enter
  screen_until 'status: 0.'
}
