# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Random input that depends only on the seed: the same IPCLAB_SEED and check
# give the same numbers, words and bytes, whichever other checks run.

random_begin() {
	local text="${IPCLAB_SEED-0} $check_id" sum=2166136261 i code
	for ((i = 0; i < ${#text}; i++)); do # FNV-1a
		printf -v code '%d' "'${text:i:1}"
		sum=$((((sum ^ code) * 16777619) & 0xffffffff))
	done
	RANDOM=$((sum & 0x7fffffff))
}

# random_int NAME MIN MAX: set the variable NAME. (In $(…), a function would use
# a copy of the generator, and always get the same number.)
random_int() {
	printf -v "$1" '%d' $(($2 + (RANDOM * 32768 + RANDOM) % ($3 - $2 + 1)))
}

# random_word NAME [LENGTH]: lower-case letters, 8 by default.
random_word() {
	local _word='' _n # not names that callers use
	local _letters=abcdefghijklmnopqrstuvwxyz
	for ((_n = 0; _n < ${2-8}; _n++)); do
		_word+=${_letters:RANDOM % 26:1}
	done
	printf -v "$1" '%s' "$_word"
}

# random_bytes COUNT FILE: any bytes, including NUL and newline. (seed + 0: to
# mawk, a variable from the command line is a string, and all strings give the
# same seed.)
random_bytes() {
	LC_ALL=C awk -v n="$1" -v seed=$((RANDOM * 32768 + RANDOM)) 'BEGIN {
		srand(seed + 0)
		for (i = 0; i < n; i++)
			printf "%c", int(rand() * 256)
	}' >"$2"
}

# random_lines COUNT FILE: COUNT lines of one to five words.
random_lines() {
	LC_ALL=C awk -v n="$1" -v seed=$((RANDOM * 32768 + RANDOM)) 'BEGIN {
		srand(seed + 0)
		for (i = 0; i < n; i++) {
			words = 1 + int(rand() * 5)
			for (j = 0; j < words; j++)
				printf "%s%x", j ? " " : "", rand() * 1e6
			print ""
		}
	}' >"$2"
}
