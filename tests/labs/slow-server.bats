# Lab 07: a server may give each client a second by its own clock, so a machine
# that is nearly as slow is not the server's fault.
load ../setup
load lab

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	lab=07-seqnum
	"$scripts/lab-sources" "$lab" solution work
	cp "$IPCLAB_SRCDIR/labs/$lab/alternates/child-per-client/seqnum_server.c" work
	# It answers three clients, and then nobody.
	sed -i 's/^\talarm(1);$/&\n\tif (num > 5)\n\t\treturn 1;/' work/seqnum_server.c
}

# asked CHECK: what it says of this server.
asked() {
	try --work work --only "$1"
	run jq -r '.checks[] | "\(.status) \(.message)"' "$result"
}

@test "where clients are served slowly, a missing answer is not judged" {
	local check
	sed -i 's/^\talarm(1);$/\tpoll(NULL, 0, 60);\n&/' work/seqnum_server.c
	for check in never-opens crowd; do
		asked "$check"
		assert_output --partial 'error '
		assert_output --partial 'several clients within half a second'
	done
}

@test "where they are served quickly, a missing answer is the server's fault" {
	local check
	for check in never-opens:fifo-open-stall crowd:reply-dropped; do
		asked "${check%:*}"
		assert_output --regexp '^fail '
		run jq -r '.checks[].findings[].id' "$result"
		assert_line "${check#*:}"
	done
}
