# Lines of secret files that stand in student files; see search-student.
# Arguments: the list of secret files, the list of student files.

# A line without what an editor changes: surrounding and repeated blanks.
function plain(line) {
	gsub(/[ \t\r]+/, " ", line)
	sub(/^ /, "", line)
	sub(/ $/, "", line)
	return line
}

# Files whose lines are a student's by right.
function shared(path) {
	return path ~ /^skeletons\// || path ~ /^labs\/[^\/]*\/checks\.bats$/
}

# Call once for each line of root/path: learn it (student) or look it up.
function each_line(root, path, looking,    line, n, one, two, run) {
	n = 0
	one = two = ""
	while ((getline line < (root "/" path)) > 0) {
		n++
		line = plain(line)
		if (length(line) < 6)
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
	if (length(line) >= 30 && !(line in where))
		where[line] = path ":" n
	if (length(run) >= 40 && !(run in where))
		where[run] = path ":" n
}

function look_up(path, n, line, run) {
	if (length(line) >= 30 && (line in where) && !(line in ours))
		printf "%s is %s:%d: %s\n", where[line], path, n, line
	else if (run != "" && (run in where) && !(run in ours))
		printf "%s ends three lines of %s:%d: %s\n", where[run], \
			path, n, line
}

FILENAME == ARGV[1] { secret[++secrets] = $0; next }
{ each_line(student, $0, 0) }
END {
	for (i = 1; i <= secrets; i++)
		each_line(staff, secret[i], 1)
}
