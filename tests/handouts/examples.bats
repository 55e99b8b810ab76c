# The worked examples: what a handout shows is the file, and the file is small.
# What each prints stands in the handout; snippets.bats runs it.
load ../setup

EXAMPLES=$IPCLAB_SRCDIR/handouts/examples

# shown PAGE: the first ```c block of a handout.
shown() {
	awk '/^```c$/ { code = 1; next } code && /^```$/ { exit } code' "$1"
}

@test "each handout of a lab shows its example as it is in the file" {
	local page file wrong=''
	for page in "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md; do
		file=$(grep -oE 'handouts/examples/[^`]+\.c' "$page" | head -n 1)
		[[ -n $file && -f $IPCLAB_SRCDIR/$file ]] &&
			diff <(shown "$page") "$IPCLAB_SRCDIR/$file" >&2 ||
			wrong+="${page##*/} "
	done
	[[ -z $wrong ]] || fail "not the example's file: $wrong"
}

@test "each example is in a handout" {
	local file wrong=''
	for file in "$EXAMPLES"/*.c; do
		grep -qF "handouts/examples/${file##*/}" \
			"$IPCLAB_SRCDIR"/handouts/0*.md ||
			wrong+="${file##*/} "
	done
	[[ -z $wrong ]] || fail "no handout shows $wrong"
}

@test "each example compiles without a warning, and has at most 40 lines" {
	local file
	for file in "$EXAMPLES"/*.c; do
		run "${CC:-cc}" -std=gnu17 -g -Wall -Wextra -Werror \
			-o "$BATS_TEST_TMPDIR/example" "$file"
		assert_success
		run awk 'END { print (NR <= 40 ? "small" : FILENAME) }' "$file"
		assert_output small
	done
}
