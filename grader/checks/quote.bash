# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Make foreign text safe to print: one line, in double quotes, control
# characters as \n, \t or \u001b, NUL as U+2400, bytes that are not UTF-8 as
# U+FFFD.

# The most characters of a text that a message shows.
QUOTE_MAX=300

# show_nul <FILE: make NUL bytes visible; jq 1.6 ends a text at the first.
show_nul() {
	LC_ALL=C sed 's/\x00/\xe2\x90\x80/g'
}

# quote_file FILE: its contents, cut after QUOTE_MAX characters.
quote_file() {
	show_nul <"$1" | jq -Rsr --argjson max "$QUOTE_MAX" '
		if length > $max
		then (.[0:$max] | tojson) + "… (\(length) characters)"
		else tojson end'
}

# quote TEXT
quote() {
	quote_file <(printf '%s' "$1")
}
