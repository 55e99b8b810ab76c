#!/usr/bin/env bats
# shellcheck disable=SC2016,SC2154 # bodies are for an inner bats
# What a failing check leaves behind for ipclab.

load ../setup
load helper

@test "a check that passes leaves nothing" {
	inner_check 'observe true; assert_exit 0'
	assert_success
	[ ! -e "$json" ]
}

@test "a check that fails leaves message, findings and how to see it again" {
	found unclosed-write-end 'The parent keeps it.'
	inner_check 'observe --seed 3 true a b; assert_no_leaked_fds'
	assert_failure
	run jq -r '.status, .findings[0].id, .findings[0].source[0].line,
		.replay_args' "$json"
	assert_line --index 0 fail
	assert_line --index 1 unclosed-write-end
	assert_line --index 2 14
	assert_line --index 3 --partial '--seed 3 -- true a b'
	assert_equal "$(jq -r .ran "$json")" 'true a b'
	# The finding is a field of its own, not also a part of the message.
	run jq -r '.findings[0].message, .message' "$json"
	assert_output "The parent keeps it.
a descriptor was left open where it is not needed"
}

@test "the command for seeing it again has the standard input, or its size" {
	inner_check 'observe --input $'"'a b\\n'"' cat; assert_output no'
	run jq -r .replay_args "$json"
	assert_output --partial ' -- cat <<<a\ b'
	assert_equal "$(jq -r .ran "$json")" 'cat <<<a\ b'
	inner_check 'observe --input ab cat; assert_output no'
	run jq -r .replay_args "$json"
	assert_output --partial ' -- cat < <(printf %s ab)'
	inner_check 'seq 1000 >numbers; observe --stdin numbers cat; assert_output no'
	run jq -r .replay_args "$json"
	assert_output --partial ' -- cat <numbers # 3893 bytes'
}

@test "expected and actual are kept apart from the message" {
	inner_check 'observe echo 6; assert_output_lines 5'
	assert_failure
	run jq -c '[.expected, .actual]' "$json"
	assert_output '["5\n","6\n"]'
}

@test "an assertion of bats-assert also leaves its message" {
	inner_check 'observe echo 6; assert_output 5'
	assert_failure
	run jq -r .message "$json"
	assert_output --partial 'expected : 5'
}

@test "findings are there even if it is the output that fails" {
	found race 'It came too early.'
	inner_check 'observe echo 6; assert_output_lines 5'
	run jq -r '.findings[0].id' "$json"
	assert_output race
}

@test "a run that could not be observed is an error, not a failure" {
	ended error
	inner_check 'observe true; assert_exit 0'
	assert_failure
	run jq -r '.status, .message' "$json"
	assert_line --index 0 error
	assert_line --partial 'could not observe'
}

@test "an ipcprobe that breaks is an error, and its message is shown" {
	export FAKE_BROKEN='ipcprobe: no ptrace here'
	inner_check 'observe true; assert_exit 0'
	assert_failure
	run jq -r '.status, .message' "$json"
	assert_line --index 0 error
	assert_line --partial 'ipcprobe: no ptrace here'
}

@test "a lab's own lab_setup and lab_teardown run" {
	inner_check '[ "$made" = yes ]' 'lab_setup() { made=yes; }
lab_teardown() { touch "$IPCLAB_OUT/torn-down"; }'
	assert_success
	[ -e "$IPCLAB_OUT/torn-down" ]
}

@test "the failing line is named, in a library function too" {
	inner_check 'observe true
[ 1 = 2 ]
echo never'
	assert_failure
	assert_line --regexp '^# \(in test file .*inner.bats, line 5\)$'
	assert_line '#   `[ 1 = 2 ]'"' failed"
	refute_line --partial never
	inner_check 'observe true
assert_exit 5'
	assert_failure
	assert_line --regexp \
		'^# \(from function .fail_status. in file .*assert_end.bash'
	assert_line --regexp '^#  in test file .*inner.bats, line 5\)$'
}
