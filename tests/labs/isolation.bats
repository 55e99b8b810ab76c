# Right answers are right with each way of isolating programs: no lab needs what
# a profile takes away (other users' files, privileges, signals).
load ../setup

setup_file() {
	local lab dir=$BATS_FILE_TMPDIR/class/model
	export IPCLAB_DATADIR=$IPCLAB_SRCDIR IPCLAB
	IPCLAB=$(command -v ipclab)
	mkdir -p "$dir"
	for lab in "$IPCLAB_SRCDIR"/labs/[0-9][0-9]-*; do
		"$IPCLAB_SRCDIR/scripts/lab-sources" "${lab##*/}" solution \
			"$dir/${lab##*/}"
	done
}

# all_points_in PROFILE [WORD...]: WORDs are put before the command. Skips the
# test if the profile does not work here, and says why.
all_points_in() {
	local status=0 said=$BATS_TEST_TMPDIR/said out=$BATS_TEST_TMPDIR/out
	"${@:2}" ipclab grade "$BATS_FILE_TMPDIR/class" --isolation "$1" --out "$out" \
		>"$said" 2>&1 || status=$?
	if ((status == 3)) && grep -q 'isolation profile . does not work here' "$said"; then
		skip "$(cat "$said")"
	fi
	assert_equal "$status" 0
	run jq -r '.isolation, (.labs[] | "\(.id) \(.score)"),
		(.labs[].checks[] | select(.status != "pass")
			| "\(.status) \(.id): \(.message)")' \
		"$out/results/model.json"
	assert_output "$1
$(cd "$IPCLAB_SRCDIR/labs" && printf '%s 100\n' [0-9][0-9]-*)"
}

@test "each model answer earns all points in profile A" {
	all_points_in A
}

@test "each model answer earns all points in profile B" {
	((EUID == 0)) || skip "needs root"
	# With the privileges that Docker leaves to root: B is made for having
	# fewer.
	all_points_in B "$IPCLAB_BUILDDIR/tests/attacks/dockerish"
}
