#!/usr/bin/env bats
# bats file_tags=long
# All attacks, in each profile, by root and by an ordinary user. Root is
# needed, to become both. Profile B runs as in a container by Docker's
# defaults (dockerish).
load ../setup
load class
load judge

setup() {
	if ((EUID != 0)); then
		skip "needs root"
	fi
}

# attacked PROFILE WORDS USER: grade the class so, then judge all.
attacked() {
	local wrong=''
	class_make "$BATS_TEST_TMPDIR/t"
	export PROFILE=$1 RUN_AS=$2 OWNER=$3 WALL_S=3
	# shellcheck disable=SC2086 # words
	if ! $2 test -x "$(command -v ipclab)"; then
		skip "$3 cannot enter the build folder"
	fi
	chmod 0711 "$BATS_RUN_TMPDIR"
	chmod 0755 "$BATS_RUN_TMPDIR/test" "$BATS_TEST_TMPDIR"
	class_grade
	run cat "$TOP/status"
	[[ $output == [01] ]] || fail "$(tail -n 5 "$TOP/log")"
	for part in marks secrets files processes neighbours pages; do
		run "judge_$part"
		if [[ -n $output ]]; then
			wrong+="--- $part"$'\n'"$output"$'\n'
		fi
	done
	[[ -z $wrong ]] || fail "$wrong"
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
