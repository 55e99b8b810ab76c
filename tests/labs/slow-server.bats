# Lab 07: a server may give each client a second by its own clock, so a machine
# that is nearly as slow is not the server's fault.
load ../setup
load lab

setup() {
	lab=07-seqnum
	"$scripts/lab-sources" "$lab" solution work
	cp "$IPCLAB_SRCDIR/labs/$lab/alternates/child-per-client/seqnum_server.c" work
	# It answers three clients, and then nobody.
	sed -i 's/^\talarm(1);$/&\n\tif (num > 5)\n\t\treturn 1;/' work/seqnum_server.c
}

never_opens() {
	try --work work --only never-opens
	run jq -r '.checks[] | "\(.status) \(.message)"' "$result"
}

@test "where clients are served slowly, a missing answer is not judged" {
	sed -i 's/^\talarm(1);$/\tpoll(NULL, 0, 60);\n&/' work/seqnum_server.c
	never_opens
	assert_output --partial 'error '
	assert_output --partial 'several clients within half a second'
}

@test "where they are served quickly, a missing answer is the server's fault" {
	never_opens
	assert_output --regexp '^fail '
	run jq -r '.checks[].findings[].id' "$result"
	assert_line fifo-open-stall
}
