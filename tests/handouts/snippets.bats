# Every command that a handout shows prints what the handout says.
load ../setup

# build_examples LAB FOLDER: handouts/examples/NN-NAME.c as FOLDER/NAME.
build_examples() {
	local file name
	for file in "$IPCLAB_SRCDIR/handouts/examples/${1%%-*}"-*.c; do
		[[ -e $file ]] || continue
		name=$(basename "$file" .c)
		"${CC:-cc}" -std=gnu17 -g -Wall -Wextra -Werror \
			-o "$2/${name#*-}" "$file" || return
	done
}

# run_page PAGE: run its commands in a folder with only the lab's model answers
# and the handout's examples, built.
run_page() {
	local lab src=$BATS_TEST_TMPDIR/src run=$BATS_TEST_TMPDIR/run
	lab=$(basename "$1" .md)
	rm -rf "$src" "$run"
	mkdir "$src" "$run"
	if [[ -d $IPCLAB_SRCDIR/labs/$lab ]]; then
		"$IPCLAB_SRCDIR/scripts/lab-sources" "$lab" solution "$src"
		cp "$IPCLAB_SRCDIR/skeletons/$lab/Makefile" "$src"
		make -s -C "$src"
		find "$src" -type f -perm -u+x -exec cp {} "$run" \;
	fi
	build_examples "$lab" "$run" || return
	(cd "$run" && PATH=${IPCLAB_PROBE%/*}:$PATH timeout 60 \
		"$IPCLAB_SRCDIR/scripts/run-snippets" "$1")
}

@test "the commands in the handouts print what the handouts show" {
	local page shown wrong=''
	IPCLAB=$(command -v ipclab)
	export IPCLAB
	for page in "$IPCLAB_SRCDIR"/handouts/[0-9]*.md; do
		shown=$(run_page "$page" 2>&1) || wrong+=$shown
	done
	[[ -z $wrong ]] || fail "$wrong"
}

# The runs that prove the answers to the questions: programs of the labs' bugs.
@test "each answer to the twenty questions is shown by a run" {
	local name
	mkdir "$BATS_TEST_TMPDIR/run"
	cd "$BATS_TEST_TMPDIR/run"
	build_examples 06-fifo .
	for name in clock count crew heading letters order pager \
		points stock weather; do
		"${CC:-cc}" -g -o "$name" "$IPCLAB_SRCDIR"/labs/*/bugs/"$name.c"
	done
	PATH=${IPCLAB_PROBE%/*}:$PATH run timeout 60 \
		"$IPCLAB_SRCDIR/scripts/run-snippets" \
		"$IPCLAB_SRCDIR/doc/INVENTORY.md"
	assert_success
}

@test "the two forms are made from the key, and each question has a run" {
	local when
	for when in before after; do
		run diff "$IPCLAB_SRCDIR/handouts/inventory-$when.md" \
			<("$IPCLAB_SRCDIR/scripts/make-inventory" "$when")
		assert_output ''
	done
	run awk '/^## / { if (n && (answers != 4 || runs != 1)) print title
			n++; title = $0; answers = runs = 0 }
		/^- / { answers++ }
		/^``` \{\.console \.run\}$/ { runs++ }
		END { print n " questions, the last with " answers " and " runs }' \
		"$IPCLAB_SRCDIR/doc/INVENTORY.md"
	assert_output '20 questions, the last with 4 and 1'
}

@test "a command whose output differs is reported" {
	printf '# Page\n\n``` {.console .run}\n$ echo a\nb\n```\n' \
		>"$BATS_TEST_TMPDIR/page.md"
	cd "$BATS_TEST_TMPDIR"
	run "$IPCLAB_SRCDIR/scripts/run-snippets" page.md
	assert_failure 1
	assert_line 'page.md:4: $ echo a'
}

@test "each sentence about POSIX or Linux is in CLAIMS.md, with a run or a source" {
	run python3 "$IPCLAB_SRCDIR/tests/handouts/claim_pages.py" "$IPCLAB_SRCDIR"
	assert_success
	assert_output ''
}

@test "a sentence that is not in CLAIMS.md, or no longer in its page, is reported" {
	local top=$BATS_TEST_TMPDIR/top
	mkdir -p "$top"/{doc,handouts,explain}
	printf '# A\n\nLinux flies. POSIX swims.\n' >"$top/handouts/01-a.md"
	printf '# B\n\n## Read\n\nPOSIX, all of it.\n' >"$top/explain/b.md"
	printf '## C\n\n> 01-a: Linux flies.\n> 01-a: It runs.\n\nSo be it.\n' \
		>"$top/doc/CLAIMS.md"
	run python3 "$IPCLAB_SRCDIR/tests/handouts/claim_pages.py" "$top"
	assert_output "no run, example or source: Linux flies.
01-a does not say: It runs.
01-a: not in doc/CLAIMS.md: POSIX swims."
}
