# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # class.bash sets the variables
# What must be true after grading a class with attackers. Each function prints
# what is wrong, or nothing.

# name, points and seconds of every submission, from the gradebook.
judge_marks() {
	python3 - "$OUT/gradebook.sqlite" "$TOP/table" <<'PYTHON'
import json, sqlite3, sys
book = sqlite3.connect(sys.argv[1])
marks = dict((raw, (score, seconds)) for raw, score, seconds in book.execute(
    "select s.raw, sum(m.score), sum(m.seconds) from submission s"
    " left join mark m on m.name = s.name group by s.name"))
def key(name):
    for suffix in (".zip", ".tar.gz"):
        name = name.removesuffix(suffix)
    return name
marks = {key(raw): found for raw, found in marks.items()}
for line in open(sys.argv[2], encoding="utf-8", errors="surrogateescape"):
    name, _, points, seconds, holds = line.rstrip("\n").split("\t")
    if name not in marks:
        print(f"{name!r}: no mark at all")
        continue
    score, took = marks[name]
    if (score or 0) > int(points):
        print(f"{name}: {score} points, at most {points} deserved: {holds}")
    if (took or 0) > float(seconds):
        print(f"{name}: took {took:.1f} s, at most {seconds} allowed")
PYTHON
}

# An attack that worked says so; secret files contain the canary.
judge_secrets() {
	grep -ErHo 'PWNED [^\\"][^\\"]*' "$OUT/results" || :
	grep -rlaF "$CANARY" "$OUT" || :
}

# Nothing in the kit or the class was changed, and nothing was left behind.
judge_files() {
	diff "$TOP/before" "$TOP/after" || :
	find "$TOP/tmp" -mindepth 1 || :
	find "$OUT" /tmp /var/tmp /dev/shm -maxdepth 3 -newer "$TOP/begun" \
		-name 'PWNED*' 2>/dev/null || :
}

# No process runs a program of the class, or runs in a folder of it.
judge_processes() {
	local link target
	for link in /proc/[0-9]*/exe /proc/[0-9]*/cwd; do
		target=$(readlink "$link" 2>/dev/null) || continue
		if [[ $target == "$TOP/tmp/"* ]]; then
			printf '%s: %s\n' "$link" "$target"
		fi
	done
	pgrep -af 'sleep 31337' || :
}

# The honest submissions, first, in the middle and last, have the points they
# deserve.
judge_neighbours() {
	local name
	for name in aaa-honest mmm-honest zzz-honest; do
		jq -r 'select([.labs[].checks[].status] != ["pass", "pass", "pass"]
			or .score != 100)
			| "\(.submission): \(.score) points: \(.labs[].checks
				| map("\(.id) \(.status)") | join(", "))"' \
			"$OUT/results/$name.json" || echo "$name: no result"
	done
}

# Nothing that a browser or a spreadsheet would execute.
judge_pages() {
	grep -lF -e '<script>alert' -e '<img src=x' "$OUT"/report.html \
		"$OUT"/{feedback,staff}/*.html || :
	grep -lP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]' "$OUT"/report.html \
		"$OUT"/{feedback,staff}/*.html "$OUT"/marks.csv "$TOP/log" || :
	grep -nE '(^|,)"?[=@]' "$OUT/marks.csv" || :
}

# attacked PROFILE WORDS USER: grade the class of all attacks like this, then
# check everything.
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
