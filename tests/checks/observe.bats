#!/usr/bin/env bats
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
# observe: what it passes to ipcprobe and what it returns.

load ../setup
load helper
load "$IPCLAB_CHECKS/checks"

lab_setup() {
	export FAKE_ARGS=$BATS_TEST_TMPDIR/args
}

@test "a program sees no variable that is for the checks" {
	observe env
	refute_line --regexp '^IPCLAB_'
	assert_line --regexp '^PATH='
}

@test "the processes that SIGKILL ended are known" {
	observe sh -c 'kill -KILL $$'
	assert_equal "${processes_killed[*]}" "${process_pids[0]}"
	observe sh -c 'kill -TERM $$'
	assert_equal "${processes_killed[*]}" ''
}

@test "output, lines, status and standard error" {
	observe sh -c 'printf "a\n\nb\n"; echo c >&2; exit 4'
	[ "$status" -eq 4 ]
	[ "$output" = $'a\n\nb' ]
	[ "${#lines[@]}" -eq 3 ]
	[ "${lines[2]}" = b ]
	[ "$stderr_output" = c ]
}

@test "a signal gives 128 plus its number, a deadlock 124" {
	observe sh -c 'kill -TERM $$'
	[ "$status" -eq 143 ]
	ended deadlock
	observe true
	[ "$status" -eq 124 ]
}

@test "a program's own status 125 is an ordinary status" {
	observe sh -c 'exit 125'
	assert_exit 125
}

@test "--input and --stdin reach the program; without them it sees EOF" {
	observe --input $'x\ny' cat
	[ "$output" = $'x\ny' ]
	echo file >input
	observe --stdin input cat
	[ "$output" = file ]
	observe cat
	[ -z "$output" ]
}

@test "ipcprobe's own options are passed on" {
	observe --close 0 --close 2 --shared dir --virtual-time true
	run paste -sd' ' "$FAKE_ARGS"
	assert_output --partial '--close 0 --close 2 --shared dir --virtual-time'
}

@test "a program that could not be built fails its check, with a helpful message" {
	export IPCLAB_UNBUILT='other prog'
	run observe ./prog
	assert_failure
	assert_output 'prog could not be built: see what the compiler said'
}

@test "a program that has removed its own file fails its check" {
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	export IPCLAB_BIN=$BATS_TEST_TMPDIR/bin
	touch "$IPCLAB_BIN/prog"
	run observe ./prog
	assert_failure
	assert_output 'the file ./prog is gone: the program removed itself in the run before this one'
}

@test "an unbuilt program that a shell runs fails its check, too" {
	export IPCLAB_UNBUILT='other prog'
	run observe --subject ./other sh -c ./other
	assert_failure
	assert_output 'other could not be built: see what the compiler said'
}

@test "limits of lab.conf and IPCLAB_PROBE_ARGS become options" {
	export IPCLAB_LIMIT_WALL_S=7 IPCLAB_LIMIT_MEMORY_MB=64
	export IPCLAB_PROBE_ARGS='--isolation none'
	observe --timeout 3 --inject wait4:EINTR --seed 5 true
	run paste -sd' ' "$FAKE_ARGS"
	assert_output --partial '--isolation none'
	assert_output --partial '--timeout 7 '
	assert_output --partial '--memory 64'
	assert_output --partial '--timeout 3 --inject wait4:EINTR --seed 5'
}

@test "two runs of a check do not mix" {
	observe echo one
	first=$observation
	observe echo two
	[ "$output" = two ]
	[ "$first" != "$observation" ]
}

@test "the program starts in an empty folder with the lab's programs" {
	[ -z "$(ls -A)" ]
	[ "$PWD" = "$BATS_TEST_TMPDIR/run" ]
}

@test "observe_start, observe_signal and observe_finish" {
	mkfifo ready
	observe_start -- sh -c 'echo >ready; exec sleep 1000'
	read -r <ready
	observe_signal TERM
	observe_finish
	[ "$status" -eq 143 ]
}

# two_at_once: start a server that exits with 3, and while it runs, a client
# that exits with 4: checks of servers alternate like this.
two_at_once() {
	local server
	mkfifo go
	observe_start -- sh -c 'read -r _ <go; exit 3'
	server=("$observe_pid" "$observation_dir")
	observe sh -c 'echo >go; exit 4'
	[ "$status" -eq 4 ]
	observe_pid=${server[0]} observation_dir=${server[1]}
	observation=$observation_dir/observation.json
	observe_finish
	[ "$status" -eq 3 ]
}

@test "two runs at once: each recording is kept beside its own verdict" {
	local n exit=(- 3 4)
	export IPCLAB_RECORD=$BATS_TEST_TMPDIR/kept
	mkdir "$IPCLAB_RECORD"
	two_at_once
	for n in 1 2; do
		run cat "$IPCLAB_RECORD/$check_id.$n".{recording,svg}
		assert_line --index 0 --partial "exit ${exit[n]}"
		assert_line --index 1 --partial "exit ${exit[n]}"
		run jq .exit_status "$IPCLAB_RECORD/$check_id.$n.json"
		assert_output "${exit[n]}"
		run grep exit_status "$IPCLAB_RECORD/$check_id.$n.summary"
		assert_output "exit_status ${exit[n]}"
	done
}

@test "two runs at once: trace gets the one that ends last" {
	export IPCLAB_RECORD=$BATS_TEST_TMPDIR/last
	two_at_once
	run cat "$IPCLAB_RECORD"
	assert_output --partial 'exit 3'
}

@test "the same seed gives the same random input, another seed does not" {
	local first second
	random_begin
	random_word first
	random_bytes 100 a
	random_begin
	random_word second
	random_bytes 100 b
	[ "$first" = "$second" ]
	cmp a b
	IPCLAB_SEED=2 random_begin
	random_word second
	[ "$first" != "$second" ]
	random_word first
	[ "$first" != "$second" ]
}
