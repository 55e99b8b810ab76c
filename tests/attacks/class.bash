# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # bats sets its variables
# A class of attackers between honest neighbours, graded, and what must be true
# then. A .bats file sets PROFILE, and RUN_AS (words put before the command),
# and calls class_grade in setup_file.

ATTACKS=$(dirname "${BASH_SOURCE[0]}")

# Make a kit with one lab, whose secrets contain a canary.
class_kit() {
	local kit=$1 canary=$2
	mkdir -p "$kit/labs/90-target" "$kit/solutions/90-target"
	ln -s "$IPCLAB_SRCDIR/grader" "$kit/grader"
	for part in calibration explain schema; do
		ln -s "$IPCLAB_SRCDIR/$part" "$kit/$part"
	done
	cp "$ATTACKS/lab/lab.conf" "$ATTACKS/lab/checks.bats" \
		"$kit/labs/90-target"
	cp "$ATTACKS/lab/second.bats" \
		"$kit/solutions/90-target/hidden.bats"
	chmod -R u+w "$kit/labs" "$kit/solutions" # from a read-only tree
	sed -i "s/wall_s = 10/wall_s = ${WALL_S:-10}/" "$kit/labs/90-target/lab.conf"
	echo "# $canary" >>"$kit/solutions/90-target/hidden.bats"
	echo "# $canary" >>"$kit/labs/90-target/checks.bats"
	{
		echo "/* $canary */"
		cat "$ATTACKS/lab/honest.c"
	} >"$kit/solutions/90-target/answer.c"
}

# class_add NAME: add a program of programs/ as a submission.
class_add() {
	mkdir -p "$CLASS/$1"
	sed -e "s|@DATADIR@|$KIT|g" -e "s|@CLASS@|$CLASS|g" \
		-e "s|@OUT@|$OUT|g" "$ATTACKS/attack.h" \
		"$ATTACKS/programs/$1.c" >"$CLASS/$1/target.c"
}

class_neighbours() {
	local name
	for name in aaa-honest mmm-honest zzz-honest; do
		mkdir -p "$CLASS/$name"
		{
			echo "/* $CANARY */"
			cat "$ATTACKS/lab/honest.c"
		} >"$CLASS/$name/target.c"
	done
}

# What must not change: names, kinds, modes, times and contents.
class_snapshot() {
	find "$KIT" "$CLASS" -printf '%p %y %m %s %T@ %l\n' | sort
	find "$KIT" "$CLASS" -type f -size -1M -exec sha256sum {} + | sort
}

# class_make TOP [NAME...]: make the class with these attacks, without NAMEs
# with all.
class_make() {
	TOP=$1 KIT=$1/kit CLASS=$1/class OUT=$1/out
	CANARY=CANARY-31337-$RANDOM$RANDOM
	shift
	mkdir -p "$KIT" "$CLASS" "$TOP/tmp"
	class_kit "$KIT" "$CANARY"
	class_neighbours
	if (($#)); then
		printf '%s\n' "$@" | grep -F -x -f - \
			<(cut -f 1 "$ATTACKS/attacks.tsv") >"$TOP/names"
		grep -F -f "$TOP/names" "$ATTACKS/attacks.tsv" >"$TOP/table"
	else
		"$ATTACKS/make-archives" "$CLASS" "$ATTACKS/lab/honest.c" \
			"$KIT/solutions/90-target/answer.c" >"$TOP/table"
		grep -v '^#' "$ATTACKS/attacks.tsv" | tee -a "$TOP/table" |
			cut -f 1 >"$TOP/names"
	fi
	while read -r name; do
		class_add "$name"
	done <"$TOP/names"
	printf '%s\n' "TOP=$TOP" "KIT=$KIT" "CLASS=$CLASS" "OUT=$OUT" \
		"CANARY=$CANARY" >"$TOP/variables"
}

# Everything belongs to the user who grades, as if a TA had unpacked an export.
class_grade() {
	local status=0
	export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
	if [[ -n ${OWNER-} ]]; then
		chown -R -h "$OWNER" "$TOP"
	fi
	chmod 0711 "$TOP"
	class_snapshot >"$TOP/before"
	touch "$TOP/begun"
	# shellcheck disable=SC2086 # RUN_AS is words
	env TMPDIR="$TOP/tmp" IPCLAB_DATADIR="$KIT" \
		SECRET_TOKEN="$CANARY" ${RUN_AS-} \
		ipclab grade "$CLASS" \
		--out "$OUT" --isolation "$PROFILE" --labs 90-target \
		>"$TOP/log" 2>&1 </dev/null || status=$?
	echo "$status" >"$TOP/status"
	class_snapshot >"$TOP/after"
}

# class_result NAME: print the path of its result.
class_result() {
	jq -r --arg name "$1" 'select(.submission == $name) | input_filename' \
		"$OUT"/results/*.json | head -n 1
}

class_load() {
	# shellcheck disable=SC1090,SC1091 # written by class_make
	source "$1/variables"
}
