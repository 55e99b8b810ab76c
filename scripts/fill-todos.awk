# SPDX-License-Identifier: MIT
# Print a source with the TODOs up to a number done and the others still to do,
# as a student has it halfway. `awk -v upto=3 -f fill-todos.awk FILE.c`
#
# A block belongs to the TODO named in its #ifdef line, or else to the first one
# named in its #else part. A block with neither is always done. Code under any
# other kind of #if stays as it is.

function todo_of(text,    number) {
	if (!match(text, /TODO [0-9]+/))
		return 0
	number = substr(text, RSTART + 5, RLENGTH - 5)
	return number + 0
}

# A directive inside a block that does not belong to the block.
in_block && /^#[ \t]*if/ { depth++ }
in_block && depth && /^#[ \t]*endif/ {
	depth--
	part[side] = part[side] $0 "\n"
	next
}

!in_block && /^#ifdef SOLUTION/ {
	in_block = 1
	side = "done"
	part["done"] = part["open"] = ""
	number = todo_of($0)
	next
}
in_block && !depth && /^#else/ {
	side = "open"
	next
}
in_block && !depth && /^#endif/ {
	if (!number)
		number = todo_of(part["open"])
	printf "%s", part[number <= upto ? "done" : "open"]
	in_block = 0
	next
}
in_block {
	part[side] = part[side] $0 "\n"
	next
}
{ print }
