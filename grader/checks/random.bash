# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Random input that the seed decides: the same IPCLAB_SEED and check give the
# same numbers, words and bytes, whichever other checks run.

random_begin() {
	local sum
	sum=$(printf '%s %s' "${IPCLAB_SEED-0}" "$check_id" | cksum)
	RANDOM=$((${sum%% *} % 32768))
}

# random_int NAME MIN MAX: set the variable NAME. (A function in $(…) would
# draw from a copy of the generator: the same number each time.)
random_int() {
	printf -v "$1" '%d' $(($2 + (RANDOM * 32768 + RANDOM) % ($3 - $2 + 1)))
}

# random_word NAME [LENGTH]: small letters, 8 unless told. (Bats traps each
# command of the shell, so loops are awk's.)
random_word() {
	local seed=$((RANDOM * 32768 + RANDOM)) # a subshell's RANDOM is its own
	printf -v "$1" '%s' "$(awk -v n="${2-8}" -v seed="$seed" 'BEGIN {
			srand(seed + 0)
			for (i = 0; i < n; i++)
				printf "%c", 97 + int(rand() * 26)
		}')"
}

# (seed + 0: to mawk a variable from its command line is a text, and all
# texts seed alike.)

# random_bytes COUNT FILE: any bytes, NUL and newline among them.
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
