# SPDX-License-Identifier: MIT
# Lines of secret files that stand in student files; see search-student.
# Arguments: idioms.txt, the list of secret files, the list of student files;
# variables: the names of the first two, the folders staff and student.

# A line without what an editor changes: surrounding and repeated blanks.
function plain(line) {
	gsub(/[ \t\r]+/, " ", line)
	sub(/^ /, "", line)
	sub(/ $/, "", line)
	return line
}

# Files whose lines are a student's by right: what solutions grow from, and
# what hidden checks are written in.
function shared(path) {
	return path ~ /^skeletons\// ||
		path ~ /^labs\/[^\/]*\/(checks\.bats|fixtures\/.*\.bash)$/ ||
		path ~ /^grader\/checks\//
}

# Lines that every C program has.
function commonplace(line) {
	return line in idioms || line ~ /^#include / || line ~ /^(int )?main\(/
}

# Call once for each line of root/path: learn it (student) or look it up.
function each_line(root, path, looking,    line, n, one, two, run) {
	n = 0
	one = two = ""
	while ((getline line < (root "/" path)) > 0) {
		n++
		line = plain(line)
		if (length(line) < 6 || commonplace(line))
			continue
		run = two SUBSEP one SUBSEP line
		if (looking)
			look_up(path, n, line, two == "" ? "" : run)
		else
			learn(path, n, line, run)
		two = one
		one = line
	}
	close(root "/" path)
}

function learn(path, n, line, run) {
	if (shared(path)) {
		ours[line] = 1
		ours[run] = 1
	}
	if (length(line) >= 40 && !(line in where))
		where[line] = path ":" n
	if (length(run) >= 60 && !(run in where))
		where[run] = path ":" n
}

# Each secret line is reported once, however many files it stands in.
function look_up(path, n, line, run) {
	if (line in told)
		return
	if (length(line) >= 40 && (line in where) && !(line in ours))
		tell(line, where[line] " is " path ":" n)
	else if (run != "" && (run in where) && !(run in ours))
		tell(line, where[run] " ends three lines of " path ":" n)
}

function tell(line, what) {
	print what ": " line
	told[line] = 1
}

FILENAME == idioms_file { idioms[plain($0)] = 1; next }
FILENAME == secret_list { secret[++secrets] = $0; next }
{ each_line(student, $0, 0) }
END {
	for (i = 1; i <= secrets; i++)
		each_line(staff, secret[i], 1)
}
