#!/usr/bin/env bats
# bats file_tags=long
# All attacks, in each profile, by root and by an ordinary user. Root is needed
# to become both. Profile B runs as in a container with Docker's defaults
# (dockerish); for a real one see runc.bats.
load ../setup
load class
load judge

setup() {
	if ((EUID != 0)); then
		skip "needs root"
	fi
}

@test "profile A, by root" {
	attacked A '' root
}

@test "profile A, by an ordinary user" {
	attacked A 'setpriv --reuid=65534 --regid=65534 --clear-groups' nobody
}

@test "profile B, by root in a container" {
	attacked B "$IPCLAB_BUILDDIR/tests/attacks/dockerish" root
}

@test "profile C, by an ordinary user" {
	run setpriv --reuid=65534 --regid=65534 --clear-groups \
		"$IPCLAB_BUILDDIR/tests/attacks/boxed" try C
	if [[ $status != 0 ]]; then
		skip "$output"
	fi
	attacked C 'setpriv --reuid=65534 --regid=65534 --clear-groups' nobody
}
