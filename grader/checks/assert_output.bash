# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# What the observed program printed.

# assert_output_lines TEXT: standard output is TEXT and a newline, byte for
# byte; with an empty TEXT, nothing at all.
assert_output_lines() {
	local expected=$VERDICT/wanted
	if [[ -n $1 ]]; then
		printf '%s\n' "$1" >"$expected"
	else
		: >"$expected"
	fi
	assert_output_file "$expected"
}

# assert_output_file FILE: standard output is FILE, byte for byte.
assert_output_file() {
	compare_bytes "$1" "$stdout_file" 'standard output'
}

# assert_same_file EXPECTED ACTUAL: for files that the program made.
assert_same_file() {
	if [[ ! -f $2 ]]; then
		fail "the program should have made the file $2"
		return
	fi
	compare_bytes "$1" "$2" "the file $2"
}

# compare_bytes EXPECTED-FILE ACTUAL-FILE NAME
compare_bytes() {
	local stuck where
	if cmp -s "$1" "$2"; then
		return 0
	fi
	verdict_compared "$1" "$2"
	stuck=$(observe_stuck)
	where=$(first_difference "$1" "$2")
	fail "$3 is not as expected${stuck:+: $stuck}
expected: $(quote_file "$1")
actual:   $(quote_file "$2")
${where:+$where
}standard error was: $(quote_file "$stderr_file")"
}

# first_difference EXPECTED ACTUAL: for long ones, where to look.
first_difference() {
	local sizes=("$(stat -c %s "$1")" "$(stat -c %s "$2")") at
	((sizes[0] > QUOTE_MAX || sizes[1] > QUOTE_MAX)) || return 0
	# cmp says "char" in the C locale and "byte" in others.
	at=$(LC_ALL=C cmp "$1" "$2" 2>&1 | head -n 1)
	at=${at/differ: char/differ: byte}
	printf 'expected %d bytes, got %d' "${sizes[@]}"
	case $at in
	*': EOF on'*) printf '; the shorter is the start of the longer\n' ;;
	*) printf '; first difference at %s\n' "${at##*differ: }" ;;
	esac
}

# assert_stderr_line REGEX MEANING: a line of standard error matches.
assert_stderr_line() {
	if ! grep -qE -- "$1" "$stderr_file"; then
		fail "standard error should have a line with $2
actual:   $(quote_file "$stderr_file")"
	fi
}
