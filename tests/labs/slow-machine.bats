# No right program loses points, and no wrong one earns any, because a machine is
# slow or stands still for a while. See slow-server.bats, too.
load ../setup
load lab

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# variant LAB VARIANT: its sources, in work.
variant() {
	lab=$1
	"$scripts/lab-sources" "$lab" "$2" work
}

# says CHECK: how it is marked.
says() {
	try --work work --only "$1"
	run jq -r '.checks[] | "\(.status) \(.message) \([.findings[]?.id])"' \
		"$result"
}

@test "07: one answer that its own second cut off is not judged" {
	variant 07-seqnum alternate:child-per-client
	sed -i 's/^\talarm(1);$/&\n\tif (open("once", O_CREAT | O_EXCL, 0600) != -1)\n\t\tpoll(NULL, 0, 1500);/' \
		work/seqnum_server.c
	says honest
	assert_output --partial 'error '
	assert_output --partial 'a second server did all right'
}

@test "07: a server that takes long for each client does not spin" {
	variant 07-seqnum alternate:child-per-client
	sed -i 's/^\talarm(1);$/\tfor (volatile long i = 0; i < 40000000; i++)\n\t\t;\n&/' \
		work/seqnum_server.c
	says quiet
	assert_output --regexp '^pass'
}

# late LAB FILE FUNCTION CHECK: where this function of the model answer begins
# late, once, it passes the check all the same.
late() {
	variant "$1" solution
	sed -i -e "/^$3(/,/^{\$/s/^{\$/&\n\tstatic int begun;\n\tif (!begun++)\n\t\tpoll(NULL, 0, 2500);/" \
		-e '1i #include <poll.h>' "work/$2"
	assert grep -q 'begun++' "work/$2"
	says "$4"
	assert_output --regexp '^pass'
	rm -r work
}

@test "06, 07, 08: a program that starts late is not ended for it" {
	late 07-seqnum seqnum_server.c main interrupted
	late 08-framing msg_server.c main default-folder
	late 06-fifo restart.c r_open real-errors
}

@test "01: a sleep that a signal cut short shows, however late the program is" {
	variant 01-pipe mutant:sleep-cut-short
	# Watched, each call takes time that virtual time knows nothing of.
	sed -i -e '/^main(/,$s/^{$/&\n\tfor (int i = 0; i < 100000; i++)\n\t\tif (read(0, \&(char){0}, 0))\n\t\t\tbreak;/' \
		-e '1i #include <unistd.h>' work/pipe_talk.c
	says talk-stream-fails
	assert_output --regexp '^fail .*eintr-not-restarted'
}

@test "03: a time from before the sleep shows, however late the program is" {
	variant 03-barrier solution
	sed -i -e '1i #include <poll.h>\n#include <time.h>\nstatic time_t early;' \
		-e 's/^\ttime_t now = /&early ? early : /' \
		-e 's/^\tunsigned left = .*/&\n\n\tpoll(NULL, 0, 1000);\n\tearly = time(NULL);/' \
		work/pipe_sync.c
	says sync-faults
	assert_output --partial 'fail two seconds passed'
}
