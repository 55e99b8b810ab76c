# What verdicts rest on, a check a mechanism: a program that is right must
# come out clean, a wrong one must be caught by its finding and its line.
# `ipclab doctor` and the first grading on a machine run these.
# shellcheck disable=SC2154 # observe sets variables
load "$IPCLAB_CHECKS/checks"

# line_of COMMENT: the number of the line of subject.c that carries it.
line_of() {
	local number=0 line
	while IFS= read -r line; do
		number=$((number + 1))
		if [[ $line == *"/* $1 */"* ]]; then
			printf '%d' "$number"
			return
		fi
	done <"$IPCLAB_SRC/subject.c"
	fail "subject.c has no line with the comment $1"
}

# found FILE ID COMMENT: FILE, JSON, has that finding at that line.
found() {
	local line
	line=$(line_of "$3")
	if [[ $(cat "$VERDICT/status" 2>/dev/null) == error ]]; then
		return 1 # for the reason that was given: it could not tell
	fi
	if ! jq -e --arg id "$2" --argjson line "$line" '
		any(.findings[]?; .id == $id and
			any(.source[]?; (.file | endswith("subject.c"))
				and .line == $line))' "$1" >/dev/null; then
		fail "a wrong program should have the finding $2 at line $line; \
it has: $(jq -r '[.findings[]? | .id + " at " + ([.source[]?
		| .file + ":" + (.line | tostring)] | join(", "))]
		| join("; ")' "$1")"
	fi
}

# clean: the last observation is of a program that did nothing wrong.
clean() {
	if [[ $outcome != exited || $observed_exit != 0 ]]; then
		fail "a right program should end with status 0; outcome \
$outcome ${observed_exit-} $observed_reason $(<"$observation_dir/report")"
	fi
	if ((${#findings_seen[@]})); then
		fail "a right program should have no finding; it has \
${findings_seen[*]}"
	fi
}

# bats test_tags=id:stops,points:1,visibility:public
@test "stops: forks, exits and calls of a program are seen" {
	observe ./subject talk
	clean
	if [[ ${pipe_written[*]} != 5 || ${pipe_read[*]} != 5 ||
		${#process_pids[@]} != 2 ]]; then
		fail "of 2 processes, a pipe and 5 bytes were seen: \
${#process_pids[@]} processes, bytes written: ${pipe_written[*]}, \
read: ${pipe_read[*]}"
	fi
	observe ./subject forget
	if [[ " ${findings_seen[*]} " != *' unreaped-child '* ]]; then
		fail "a child that nobody waits for was not noticed"
	fi
}

# bats test_tags=id:lines,points:1,visibility:public
@test "lines: a finding names the line of the source" {
	observe ./subject forget
	found "$observation" unreaped-child unreaped
}

# bats test_tags=id:deadlock,points:1,visibility:public
@test "deadlock: processes that wait for each other are reported at once" {
	observe ./subject stuck
	if [[ $outcome != deadlock ]]; then
		fail "a deadlock should be seen as one; outcome $outcome"
	fi
	found "$observation" unclosed-write-end kept
}

# bats test_tags=id:injection,points:1,visibility:public
@test "injection: a call of the program's own code is made to fail" {
	local call
	observe ./subject calls
	if [[ ${lines[*]#* } != 'ok ok ok ok ok ok' ]]; then
		fail "no call should fail in the plain run; the program saw: \
$output"
	fi
	for call in openat clone wait4 pipe2 write read; do
		observe --inject "$call:EIO:when=1" ./subject calls
		if [[ $output != *"Input/output error"* ]]; then
			fail "$call did not fail as injected; the program saw: \
$output"
		fi
	done
	observe --inject-each ./subject talk
	found "$observation" eintr-not-restarted interrupted
}

# bats test_tags=id:schedule,points:1,visibility:public
@test "schedule: a race is found, and its order can be repeated" {
	local seed first
	observe --explore 50 --verify 'grep -qx ab' ./subject order
	clean
	observe --explore 50 --verify 'grep -qx ab' ./subject race
	if [[ " ${findings_seen[*]} " != *' race '* ]]; then
		fail "a race was not found in 50 schedules"
	fi
	seed=$(jq -r '.schedule.seed' "$observation")
	observe --seed "$seed" ./subject race
	first=$output
	observe --seed "$seed" ./subject race
	if [[ $first != ba || $output != ba ]]; then
		fail "seed $seed should give ba each time; it gave $first, \
then $output"
	fi
}

# bats test_tags=id:clock,points:1,visibility:public
@test "clock: sleeps take no time, and their order is kept" {
	observe --virtual-time ./subject sleepers
	clean
	if [[ $output != ba ]]; then
		fail "the shorter sleep should end first; the output is $output"
	fi
}

# bats test_tags=id:memcheck,points:1,visibility:public
@test "memcheck: Valgrind sees a write past a block, and where" {
	local caught=no
	assert_memory_clean --once ./subject fits
	(assert_memory_clean --once ./subject overrun) || caught=yes
	if [[ $caught == no ]]; then
		fail "a write past a block was not seen"
	fi
	found "$BATS_TEST_TMPDIR/memory.json" memory-invalid-write \
		'past the block'
}

# bats test_tags=id:sanitizers,points:1,visibility:public
@test "sanitizers: a write past an array on the stack is seen, and where" {
	# shellcheck disable=SC2034 # sane_run's
	local options=() search='' caught=no
	local remedy="install the compiler's sanitizer libraries (gcc: libasan \
and libubsan; clang: libclang-rt), or, for Valgrind alone, write \
'sanitizers = false' into lab.conf"
	if [[ -z ${IPCLAB_SANE-} ]]; then
		skip 'no lab here uses them'
	fi
	if [[ ! -x $IPCLAB_SANE/subject ]]; then
		could_not_tell "the compiler builds no program with sanitizers; \
$remedy"
		return
	fi
	sane_run observe ./subject fits
	sane_judge
	if [[ $outcome != exited || $observed_exit != 0 ]]; then
		could_not_tell "a program built with sanitizers does not run: \
$(quote_file "$stderr_file"); $remedy"
		return
	fi
	sane_run observe ./subject beyond
	(sane_judge) || caught=yes
	if [[ $caught == no ]]; then
		fail "a write past an array was not seen"
	fi
	found "$BATS_TEST_TMPDIR/sanitizers.json" memory-overrun \
		'past the array'
}

# bats test_tags=id:box,points:1,visibility:public
@test "box: a program reaches nothing outside its own folder" {
	local secret=$IPCLAB_OUT/secret
	if [[ -z ${IPCLAB_PROBE_ARGS-} ]]; then
		skip 'no box was asked for'
	fi
	echo secret >"$secret"
	observe ./subject reach "$secret"
	rm -f "$secret"
	if [[ $output != $'not read\nnot written' ]]; then
		fail "a file of the grader's is within reach: $output"
	fi
}
