#!/usr/bin/env bats
# bats file_tags=long
# Profile B where it belongs: in a container that runc makes as Docker would.
# Needs root, runc, and Docker's own seccomp profile (see contained).
load ../setup
load class
load judge
bats_require_minimum_version 1.5.0

setup() {
	((EUID == 0)) || skip "needs root"
	contained=$IPCLAB_SRCDIR/tests/attacks/contained
	export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
	export CONTAINED_RW=$BATS_TEST_TMPDIR
	run "$contained" true
	((status == 0)) || skip "$output"
	# Student programs run as another user, who must be able to enter.
	chmod 0711 "$BATS_RUN_TMPDIR"
	chmod 0755 "$BATS_RUN_TMPDIR/test" "$BATS_TEST_TMPDIR"
}

@test "the container is a real one: Docker's capabilities, no user namespaces, no mounts" {
	run -0 "$contained" grep ^Cap /proc/self/status
	assert_line --regexp 'CapEff:\s00000000a80425fb$'
	assert_line --regexp 'CapBnd:\s00000000a80425fb$'
	run "$contained" unshare -r true
	assert_failure
	run "$contained" mount -t tmpfs none /tmp
	assert_failure
}

@test "profile B is chosen there, and it says why not A" {
	run -0 "$contained" "$IPCLAB_BUILDDIR/tests/attacks/boxed" probe
	assert_line --index 0 B
	assert_line --partial "profile A: "
}

@test "ipcprobe observes a program in profile B, in many runs too" {
	cd "$BATS_TEST_TMPDIR"
	mkdir run
	run -0 "$contained" ipcprobe --isolation B --bind "$PWD/run" --quiet \
		--json "$PWD/report.json" --explore 3 --stdout /dev/null \
		-- /bin/sh -c 'echo a | cat; true'
	run -0 jq -r '.outcome, .isolation, (.processes | length)' report.json
	assert_output "exited
B
3"
}

@test "each model answer earns all points" {
	local lab class=$BATS_TEST_TMPDIR/class
	for lab in "$IPCLAB_SRCDIR"/labs/[0-9][0-9]-*; do
		mkdir -p "$class/model"
		"$IPCLAB_SRCDIR/scripts/lab-sources" "${lab##*/}" solution \
			"$class/model/${lab##*/}"
	done
	IPCLAB_DATADIR=$IPCLAB_SRCDIR run -0 "$contained" \
		ipclab grade "$class" --out "$BATS_TEST_TMPDIR/out"
	run jq -r '"\(.isolation) \(.score) \(.max)", (.labs[].checks[]
		| select(.status != "pass") | "\(.status) \(.id): \(.message)")' \
		"$BATS_TEST_TMPDIR/out/results/model.json"
	assert_output "B 800 800"
}

@test "all attacks" {
	attacked B "$contained" root
}
