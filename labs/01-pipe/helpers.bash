# shellcheck shell=bash disable=SC2154,SC2034 # observe and checks share them
# What the checks of lab 01-pipe share.

# The seed of a schedule; see doc/SCHEDULES.md.
oldest_first=1000000000

# The calls that write, for call_site.
writing='write|writev|splice|sendfile|vmsplice|copy_file_range'

# writes_of_each: how many writes each process made to the pipe or standard
# output, a line a process.
writes_of_each() {
	jq --arg calls "^($writing)\$" '.processes[] | [.sites[]?
		| select((.call | test($calls)) and .fd != 2)
		| .count] | add // 0' "$observation"
}

# of_parents LIST: the sum of a list (pipe_reads, say), of the pipes that the
# first process made. Who makes one first is luck where each makes its own.
of_parents() {
	local -n of_parents_list=$1
	local i sum=0
	for i in "${!pipe_kinds[@]}"; do
		if [[ ${pipe_kinds[i]} == pipe && ${pipe_creators[i]} == 1 ]]; then
			sum=$((sum + of_parents_list[i]))
		fi
	done
	printf '%d' "$sum"
}

# assert_a_pipe: and no process but the first has made one.
assert_a_pipe() {
	local i
	if [[ " ${pipe_kinds[*]} " != *' pipe '* ]]; then
		fail 'there is no pipe yet'
	fi
	for i in "${!pipe_kinds[@]}"; do
		if [[ ${pipe_kinds[i]} == pipe && ${pipe_creators[i]} != 1 ]]; then
			fail 'the parent should make the pipe, before it makes the child'
		fi
	done
}

# assert_all_written FILE: after `observe --inject`, which let one write take less
# or be interrupted, output is FILE all the same.
assert_all_written() {
	local site
	site=$(call_site "$writing" '.fd != 2')
	if ! cmp -s "$1" "$stdout_file" && [[ $outcome == exited &&
		-s $stdout_file ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding short-write-ignored "A write took less than it was \
offered, and the rest never came out." $site 'the write'
		return
	fi
	assert_output_file "$1"
}

# assert_copied FILE: pipe_copy's output is FILE, byte for byte.
assert_copied() {
	local wanted got
	wanted=$(stat -c %s "$1")
	got=$(stat -c %s "$stdout_file")
	if cmp -s "$1" "$stdout_file" || [[ $outcome != exited ]] ||
		((got == 0)); then
		assert_output_file "$1"
		return
	fi
	# shellcheck disable=SC2046 # file and line
	if ((got < wanted)) && cmp -s -n "$got" "$1" "$stdout_file" &&
		[[ $(byte_at "$got" "$1") != 00 ]]; then
		fail_finding short-read-assumed "$got of $wanted bytes came \
out: one read does not return everything." \
			$(call_site 'read|readv' '.fd != 2') 'the read'
	else
		fail_finding unterminated-buffer "The bytes that came out are \
not those that went in: write exactly those that read() counted, NUL bytes too." \
			$(call_site "$writing" '.fd == 1') 'the write'
	fi
}

# byte_at OFFSET FILE: in hexadecimal.
byte_at() {
	od -An -tx1 -j "$1" -N 1 "$2" | tr -d ' '
}
