# The worked examples: a handout shows the example's file, which is small. Their
# output is in the handout; snippets.bats runs them.
load ../setup

EXAMPLES=$IPCLAB_SRCDIR/handouts/examples

# shown PAGE FILE: print the ```c block before the line that names the file.
shown() {
	awk -v file="handouts/examples/$2" '
		/^```c$/ { code = 1; block = ""; next }
		code && /^```$/ { code = 0 }
		code { block = block $0 "\n" }
		index($0, "`" file "`") { printf "%s", block; exit }' "$1"
}

# parts PAGE: count the listings, and each of the four steps.
parts() {
	local part
	for part in '```c$' '\*\*Predict\.\*\* ' '\*\*Run\.\*\* ' \
		'\*\*Look\.\*\* ' '\*\*Change one line\.\*\* '; do
		grep -c "^$part" "$1"
	done | sort -u | tr '\n' ' '
}

@test "each handout of a lab shows its examples as they are in their files" {
	local page file wrong=''
	for page in "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md; do
		while read -r file; do
			diff <(shown "$page" "$file") "$EXAMPLES/$file" >&2 ||
				wrong+="${page##*/}: $file "
		done < <(grep -oE 'handouts/examples/[^`]+\.c' "$page" |
			sed 's|.*/||')
	done
	[[ -z $wrong ]] || fail "not as in the file: $wrong"
}

@test "each example is predicted, run, examined and changed" {
	local page wrong=''
	for page in "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md; do
		[[ $(parts "$page") =~ ^[2-9]\ $ ]] ||
			wrong+="${page##*/}: $(parts "$page") "
	done
	[[ -z $wrong ]] || fail "some example lacks a step: $wrong"
}

@test "each example says which TODO it comes before" {
	local page wrong=''
	for page in "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md; do
		[[ $(grep -c '^```c$' "$page") == $(grep -cE \
			'^### Before TODO [0-9]+: ' "$page") ]] ||
			wrong+="${page##*/} "
	done
	[[ -z $wrong ]] || fail "an example without its TODO: $wrong"
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
