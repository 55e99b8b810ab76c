# What helps a student to understand: explain, hint, bugs.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
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
