# SPDX-License-Identifier: MIT
# Find the bug: each program of labs/*/bugs has the mistake that its answer
# says, at the line that it says: fixing that line fixes the mistake.
load ../setup

# LAB/NAME|FINDING|LINES|OPTIONS|MEND: the finding, the right line numbers,
# ipcprobe's options that show it, and a sed command that fixes the first of
# these lines, for the same options. Staff only: these are the plain answers.
bugs() {
	cat <<-'END'
		01-pipe/letters|unclosed-write-end|33,29,32||s/_exit/close(spell[1]), &/
		01-pipe/points|short-read-assumed|19|--lab --inject-each --stdin ./points|s/read(.*)/(ssize_t)fread(p, 1, sizeof(*p), stdin)/
		01-pipe/weather|stdio-unflushed|17,16||s/_exit/fclose(paper), &/
		02-dup2/clock|leaked-fd-exec|14,12,13||s/execlp/close(back), &/
		02-dup2/diary|dup2-swapped|24||s/STDOUT_FILENO, page/page, STDOUT_FILENO/
		02-dup2/pager|exec-failure-falls-through|16,15,17||s/$/ _exit(127);/
		03-barrier/crew|unreaped-child|25||s/--away/away--/
		03-barrier/heading|stdio-duplicated|20,21,22||s/$/ fflush(stdout);/
		03-barrier/order|race|41,40,44|--explore 50 --seed 1|s/=/= waitid(P_PID, first, \&(siginfo_t){0}, WEXITED | WNOWAIT) == -1 ? -1 :/
		04-popen/count|wait-before-close|36,38||s/waitpid/close(ends[1]) == -1 || &/
		04-popen/judges|wrong-child-waited|31||s/wait(&status)/waitpid(first, \&status, 0)/
		04-popen/numbers|wait-before-drain|37,39||s/waitpid/count_bytes(out[0]) == 0 || &/
		05-capacity/bucket|double-close|28,14||s/.*//
		05-capacity/stock|full-pipe-deadlock|34,33,37||s/SACK)/1)/
		05-capacity/tap|unclosed-read-end|38,36,37,39,41||s/$/ close(bar[0]);/
		06-fifo/doorbell|fifo-open-stall|28||s/O_WRONLY/O_RDWR/
		06-fifo/egg|eintr-not-restarted|42|--inject-each|s/got =/while ((&/;42s/;/) == -1 \&\& errno == EINTR);/
		06-fifo/guestbook|fifo-left-behind|36,35,37||s/$/ unlink("book");/
		07-seqnum/curfew|unsafe-in-handler|14||s/.*/(void)number;/
		07-seqnum/news|killed-by-sigpipe|36,22,31,32,34||s/if/close(round[1]); if (0 \&\&/;36s/ (write/ write/
		07-seqnum/tally|eof-spin|33,34||s/== -1/!= 1/
		08-framing/echo|unterminated-buffer|35,34||s/sizeof(word)/1/
		08-framing/parcel|short-write-ignored|19|--lab --inject-each|s/if (write(STDOUT_FILENO, parcel, size + 1)/for (size_t i = 0; i <= size; i++) if (write(STDOUT_FILENO, parcel + i, 1)/
		08-framing/receipt|close-wrong-fd|20||s/ == -1))/) == -1)/
	END
}

digest() {
	printf '%s' "$1" | sha256sum | cut -c1-12
}

# answer NAME FINDING LINES OPTIONS: the required last line of the program.
answer() {
	local line text
	text="/* Answer: $(digest "$1 finding $2")"
	for line in ${3//,/ }; do
		text+=" $(digest "$1 line $line")"
	done
	printf '%s; ipcprobe %s./%s */' "$text" "${4:+$4 }" "$1"
}

# errors NAME OPTIONS: the error findings of NAME.c, each once.
errors() {
	local options
	read -ra options <<<"$2"
	"${CC:-cc}" -std=gnu17 -g -Wall -Wextra -o "$1" "$1.c" || return
	"$IPCLAB_PROBE" --quiet --timeout 20 --json "$1.json" --stdout "$1.out" \
		--stderr "$1.err" "${options[@]}" "./$1" </dev/null 2>/dev/null
	jq -r '[.findings[] | select(.severity == "error").id] | unique | .[]' \
		"$1.json"
}

# try LAB/NAME FINDING LINES OPTIONS MEND: print what is wrong with this row.
try() {
	local name=${1#*/} source=$IPCLAB_SRCDIR/labs/${1%/*}/bugs/${1#*/}.c seen
	mkdir "$BATS_TEST_TMPDIR/$name" && cd "$BATS_TEST_TMPDIR/$name" || return
	[[ $(tail -n 1 "$source") == "$(answer "$name" "$2" "$3" "$4")" ]] ||
		echo "$1: its last line must be $(answer "$name" "$2" "$3" "$4")"
	cp "$source" .
	seen=$(errors "$name" "$4" 2>&1)
	[[ $seen == "$2" ]] || echo "$1: found $seen"
	sed -i "${3%%,*}$5" "$name.c"
	! cmp -s "$source" "$name.c" || echo "$1: the mend changes nothing"
	seen=$(errors "$name" "$4" 2>&1) || echo "$1: mended: $seen"
	[[ $seen != *"$2"* ]] || echo "$1: still $2 when mended"
	ipclab bugs "${1%/*}" "$name" "$2" "${3##*,}" >/dev/null ||
		echo "$1: 'ipclab bugs' does not take the answer"
}

@test "each bug is what its answer says, and where it says" {
	local bug finding lines options mend wrong=''
	while IFS='|' read -r bug finding lines options mend; do
		wrong+=$(try "$bug" "$finding" "$lines" "$options" "$mend")
	done < <(bugs)
	[[ -z $wrong ]] || fail "$wrong"
}

@test "each lab has three bugs, and each is in the table" {
	local lab
	for lab in "$IPCLAB_SRCDIR"/labs/[0-9]*; do
		[[ -d $lab/bugs ]] || continue
		run -0 ls "$lab/bugs"
		assert_equal "${#lines[@]}" 3
	done
	run diff <(bugs | cut -d'|' -f1) <(cd "$IPCLAB_SRCDIR/labs" &&
		LC_ALL=C && printf '%s\n' */bugs/*.c | sed 's|/bugs/|/|; s/\.c$//')
	assert_output ''
}

@test "a mutant becomes a bug; where a line is missing, the lines around it are right" {
	local name=child-keeps-write-end line
	local bug=$BATS_TEST_TMPDIR/kit/labs/01-pipe/bugs/$name.c
	mkdir -p "${bug%/*}"
	cp "$IPCLAB_SRCDIR/labs/01-pipe/lab.conf" "${bug%/*}/.."
	IPCLAB=$(command -v ipclab) "$IPCLAB_SRCDIR/scripts/mutant-bug" \
		01-pipe "$name" >"$bug"
	export IPCLAB_DATADIR=$BATS_TEST_TMPDIR/kit
	run -0 ipclab bugs 01-pipe
	assert_line --index 0 --partial "$name: the check talk-unused-ends fails"
	line=$(grep -n 'if (child == 0' "$bug" | cut -d: -f1)
	run -0 ipclab bugs 01-pipe "$name" unclosed-write-end "$line"
	run -1 ipclab bugs 01-pipe "$name" unclosed-write-end 1
}
