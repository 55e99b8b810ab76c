# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# What the observed program printed.

# assert_output_lines TEXT: standard output is TEXT and a newline, byte for
# byte; with an empty TEXT, nothing at all.
assert_output_lines() {
	local expected=$VERDICT/wanted
	! stdout_is "$1${1:+$'\n'}" || return 0
	if [[ -n $1 ]]; then
		printf '%s\n' "$1" >"$expected"
	else
		: >"$expected"
	fi
	assert_output_file "$expected"
}

# stdout_is TEXT: compare byte for byte. (read succeeds only if there is a NUL.)
stdout_is() {
	local LC_ALL=C text=''
	[[ -f $stdout_file ]] && ! IFS= read -r -d '' text <"$stdout_file" &&
		[[ $text == "$1" ]]
}

# assert_output_file FILE: standard output is FILE, byte for byte.
assert_output_file() {
	compare_bytes "$1" "$stdout_file" 'standard output'
}

# assert_same_file EXPECTED ACTUAL [NAME]: for files that the program made. NAME
# describes a file that is the check's own ("what it printed").
assert_same_file() {
	if [[ $2 == "$stdout_file" ]]; then
		assert_output_file "$1"
		return
	fi
	if [[ ! -e $2 && ! -L $2 ]]; then
		fail "the program should have made the file $2"
		return
	fi
	if ! is_own_file "$2"; then
		fail "$2 should be an ordinary file, but it is a $(
			stat -c %F -- "$2")"
		return
	fi
	compare_bytes "$1" "$2" "${3-the file $2}"
}

# assert_nothing_stale EXPECTED: standard output is not EXPECTED with extra
# bytes in a line that nobody sent. If a line is too long, and does not go on
# with the next one, a buffer was printed to its end or to the first NUL, not
# just as far as it was filled.
assert_nothing_stale() {
	local LC_ALL=C at seen more
	! cmp -s "$1" "$stdout_file" || return 0
	at=$(cmp -- "$1" "$stdout_file" 2>&1 |
		sed -nE '1s/.*(byte|char|after byte) ([0-9]+),.*/\2/p')
	[[ $at =~ ^[0-9]+$ && ! -s $stderr_file ]] || return 0
	# the first byte that differs, or the last one of the shorter file
	if (($(stat -c %s "$1") == at)); then
		seen=$(($(stat -c %s "$stdout_file") - at))
		((seen > 0 && seen < at)) || return 0
	else
		[[ -z $(tail -c "+$at" "$1" | head -c 1 | tr -d '\n\0') ]] || return 0
		more=$(tail -c "+$((at + 1))" "$1" | head -n 1 | tr -d '\0')
		seen=$(tail -c "+$at" "$stdout_file" | head -n 1 | tr -d '\0')
		[[ -n $seen && (-z $more || $seen != "$more"*) ]] || return 0
		seen=${#seen}
	fi
	# shellcheck disable=SC2046 # file and line
	fail_finding unterminated-buffer "A line goes on with $seen more bytes \
that nobody sent: in a buffer, only the bytes that were read are text, and no \
NUL ends them." \
		$(call_site 'write|writev' '.fd == 1') 'prints too much'
}

# is_own_file PATH: a regular file in the check's own folder. By a link the
# program could show us a file that it may not read itself; a FIFO would block
# us.
is_own_file() {
	local here=$PWD folder own
	[[ -f $1 && ! -L $1 ]] || return 1
	folder=${1%/*}
	[[ $1 == */* ]] || folder=.
	# cd -P resolves links as realpath does, without starting a program.
	CDPATH='' cd -P -- "$BATS_TEST_TMPDIR" && own=$PWD && cd -- "$here" &&
		CDPATH='' cd -P -- "${folder:-/}" && folder=$PWD && cd -- "$here" ||
		return 1
	[[ $folder/ == "$own"/* ]]
}

# compare_bytes EXPECTED-FILE ACTUAL-FILE NAME
compare_bytes() {
	local stuck
	if cmp -s "$1" "$2"; then
		return 0
	fi
	# cmp says "char" in the C locale and "byte" in others.
	difference=$(LC_ALL=C cmp "$1" "$2" 2>&1 | head -n 1)
	keep_excerpt "$1" "$VERDICT/expected"
	keep_excerpt "$2" "$VERDICT/actual"
	stuck=$(observe_stuck)
	fail "$3 is not as expected${stuck:+: $stuck}$(
		first_difference "$1" "$2")$(stderr_note)" ||
		printf 'expected: %s\nactual:   %s\n' "$(quote_file "$1")" \
			"$(quote_file "$2")" >&2
	return 1
}

# first_difference EXPECTED ACTUAL: where to look, unless that is obvious.
first_difference() {
	local sizes=("$(stat -c %s "$1")" "$(stat -c %s "$2")")
	if ((sizes[0] > EXCERPT_MAX || sizes[1] > EXCERPT_MAX)) ||
		is_binary "$1"; then
		printf '\nexpected %d bytes, got %d' "${sizes[@]}"
		case $difference in
		*': EOF on'*) printf '; the shorter is the start of the longer' ;;
		*) printf '; first difference at byte %s' "${difference##*char }" ;;
		esac
	elif [[ $difference == *": EOF on $2 after byte $((sizes[0] - 1)),"* ]]
	then
		printf '\nthe newline at the very end is missing'
	fi
}

# Texts up to this many bytes are shown whole.
EXCERPT_MAX=1000

is_binary() {
	LC_ALL=C grep -qa '[^[:print:][:space:]]' "$1"
}

# keep_excerpt FILE KEPT: of a long text, keep the lines around $difference; of
# bytes that are not text, nothing.
keep_excerpt() {
	local line=${difference##*line }
	if is_binary "$1"; then
		return 0
	elif (($(stat -c %s "$1") <= EXCERPT_MAX)); then
		cp "$1" "$2"
	elif [[ $line =~ ^[0-9]+$ ]]; then
		sed -n "$((line > 1 ? line - 1 : 1)),$((line + 2))p" "$1" |
			cut -c1-200 >"$2"
	fi
}

# assert_usage [OPTION…] [--] PROGRAM [ARG…]: observe it; with these arguments
# it must print a usage line and exit with 2.
assert_usage() {
	observe "$@"
	assert_exit 2
	if [[ $output == *usage:* && $(<"$stderr_file") != *usage:* ]]; then
		fail "the usage line came on standard output; it belongs on \
standard error"
	fi
	assert_stderr_line '^usage: ' 'the word "usage: "'
}

# assert_stderr_line REGEX MEANING: a line of standard error matches.
assert_stderr_line() {
	local line
	while IFS= read -r line || [[ -n $line ]]; do
		[[ ! $line =~ $1 ]] || return 0
	done <"$stderr_file"
	fail "standard error should have a line with $2
standard error was: $(quote_file "$stderr_file")"
}
