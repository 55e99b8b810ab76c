#!/usr/bin/env bats
# The box by itself: what a program sees and may do in each profile that works
# here for the current user.
load ../setup

setup() {
	boxed=$IPCLAB_BUILDDIR/tests/attacks/boxed
	export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
	chmod 0711 "$BATS_RUN_TMPDIR"
	folder=$BATS_TEST_TMPDIR/folder
	mkdir "$folder"
}

# profiles: the profiles that work here.
profiles() {
	local profile
	for profile in A B C; do
		if "$boxed" try "$profile" >/dev/null; then
			echo "$profile"
		fi
	done
}

@test "the probe names a profile, and why the better ones do not work" {
	run "$boxed" probe
	assert_line --index 0 --regexp '^(A|B|C|D|none)$'
	for line in "${lines[@]:1}"; do
		assert_regex "$line" '^profile [A-D]: .+'
	done
}

@test "a program can write to its folder and nowhere else" {
	for profile in $(profiles); do
		run "$boxed" "$profile" "$folder" sh -c \
			'echo yes >here; cat here; for d in / /usr /etc /dev /var/tmp \
			/home /root; do
			(echo no >$d/pwned) 2>/dev/null && echo "$d"; done
			echo no >/tmp/pwned; echo no >../pwned' 2>/dev/null
		assert_line --index 0 yes
		refute_line --regexp '^/'
		assert_file_not_exist /tmp/pwned
		assert_file_not_exist "$BATS_TEST_TMPDIR/pwned"
		run cat "$folder/here"
		assert_output yes
		rm "$folder/here"
	done
}

@test "the environment is equally small everywhere" {
	export IPCLAB_SECRET=secret
	for profile in $(profiles); do
		run "$boxed" "$profile" "$folder" env
		refute_output --partial secret
		assert_line LC_ALL=C.UTF-8
		assert_line PATH=/usr/bin:/bin
	done
}

@test "a program has descriptors 0, 1 and 2" {
	exec 17<"$BATS_TEST_FILENAME"
	for profile in $(profiles); do
		run "$boxed" "$profile" "$folder" sh -c \
			'for fd in 3 4 5 6 7 8 9 17 60 255; do
			(: >&$fd) 2>/dev/null && echo "$fd"; done; echo end'
		assert_output end
	done
	exec 17<&-
}

@test "how the program ended is reported: status, signal, not found, time limit" {
	for profile in $(profiles); do
		run -7 "$boxed" "$profile" "$folder" sh -c 'exit 7'
		run -137 "$boxed" "$profile" "$folder" sh -c 'kill -9 $$'
		run -127 "$boxed" "$profile" "$folder" /nowhere/at/all
		run -124 "$boxed" "$profile" "$folder" sleep 41337
	done
	run pgrep -f 'sleep 41337'
	assert_output ''
}

@test "the compiler finds what it needs, and not the machine's other files" {
	echo '#include <stdio.h>
int main(void) { puts("built"); return 0; }' >"$folder/a.c"
	echo '#include "/etc/passwd"' >"$folder/b.c"
	for profile in $(profiles); do
		run -0 "$boxed" -t "$profile" "$folder" cc -o a a.c
		run -0 "$boxed" "$profile" "$folder" ./a
		assert_output built
		run "$boxed" -t "$profile" "$folder" cc -o b b.c
		assert_failure
		refute_output --partial root:
	done
}

@test "two boxes of one folder give their programs different pids" {
	for profile in $(profiles); do
		run "$boxed" "$profile" "$folder" sh -c 'echo $$'
		first=$output
		run "$boxed" "$profile" "$folder" sh -c 'echo $$'
		assert_not_equal "$output" "$first"
	done
}

@test "a top-level folder is never given to a program" {
	for folder in / /tmp /home; do
		run -125 "$boxed" A "$folder" true
		assert_output --partial 'too much to give'
	done
}

@test "root must say which folder the program's user gets" {
	if ((EUID != 0)); then
		skip "needs root"
	fi
	cd "$folder"
	run -125 "$IPCLAB_PROBE" --isolation B true
	assert_output --partial '--bind DIR'
}

@test "processes of the same user in another container do not count" {
	local held
	((EUID == 0)) && "$boxed" try B >/dev/null || skip "no profile B here"
	cd "$BATS_TEST_TMPDIR"
	mkfifo ready held
	# unshare's --kill-child does not survive the change of user
	unshare --pid --fork setpriv --reuid 60927 --regid 60927 \
		--clear-groups --pdeathsig KILL bash -c 'for i in {1..90}; do
		read -r <&4 & done; echo >&5; wait' 4<>held 5>ready 3>&- &
	held=$!
	read -r <ready
	cd folder
	run "$IPCLAB_PROBE" --quiet --isolation B --isolation-uid 60927 \
		--processes 8 sh -c '(true); (true) && echo made'
	kill -9 "$held"
	assert_output made
}

@test "a setuid bwrap is refused" {
	if ((EUID != 0)); then
		skip "needs root, to hide the machine's bwrap"
	fi
	if ! unshare --mount true 2>/dev/null; then
		skip "no mount namespace can be made here, as in a chroot"
	fi
	if [[ ! -x /usr/bin/bwrap ]]; then
		skip "bwrap is not installed"
	fi
	# shellcheck disable=SC2016 # the inner shell expands them
	run unshare --mount sh -c '
		cp /usr/bin/bwrap "$1/bwrap" && chmod u+s "$1/bwrap" &&
		mount --bind "$1/bwrap" /usr/bin/bwrap && "$2" try A' \
		sh "$BATS_TEST_TMPDIR" "$boxed"
	assert_failure
	assert_output --partial setuid
}
