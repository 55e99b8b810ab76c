# The labs' folders agree with each other and with the rules for a lab.
load ../setup

labs() {
	(cd "$IPCLAB_SRCDIR/labs" && printf '%s\n' [0-9][0-9]-*)
}

# info LAB: print lab.conf and the checks as JSON.
info() {
	IPCLAB_DATADIR=$IPCLAB_SRCDIR ipclab internal lab-info "$1"
}

# each_lab TEST: fail if TEST LAB prints something wrong about a lab.
each_lab() {
	local lab said wrong=''
	while read -r lab; do
		said=$("$1" "$lab" | sed "s/^/$lab: /")
		wrong+=${said:+$said$'\n'}
	done < <(labs)
	[[ -z $wrong ]] || fail "$wrong"
}

@test "each lab is in all folders, and no folder has anything else" {
	cd "$IPCLAB_SRCDIR"
	local expected folder
	expected=$(labs)
	for folder in skeletons solutions; do
		assert_equal "$folder: $(cd $folder && printf '%s\n' [0-9][0-9]-*)" \
			"$folder: $expected"
	done
	assert_equal "$(cd handouts && printf '%s\n' [0-9][0-9]-*.md |
		grep -v '^00-' | sed 's/\.md$//')" "$expected"
	assert_equal "$(cd tests/labs && printf '%s\n' [0-9][0-9]-*.bats |
		sed 's/\.bats$//')" "$expected"
	for folder in ladder mutants; do
		assert_equal "$(cd tests/labs/$folder &&
			printf '%s\n' [0-9][0-9]-*.bats |
			sed 's/\.bats$//')" "$expected"
	done
}

rules_of_checks() {
	info "$1" | jq -r '
		.checks as $checks
		| ([$checks[].max] | add) as $sum
		| ([$checks[] | select(.visibility == "public") | .max] | add) as $public
		| (if $sum != 100 then "the points add up to \($sum)" else empty end),
		(if .points != $sum
			then "lab.conf says points = \(.points)" else empty end),
		(if $public < 60 or $public > 80
			then "\($public) points are public" else empty end),
		(if ($checks | length) < 10
			then "there are only \($checks | length) checks" else empty end),
		($checks | group_by(.title)[] | select(length > 1)
			| "two checks are called \(.[0].title)"),
		($checks | group_by(.id)[] | select(length > 1)
			| "two checks have the id \(.[0].id)"),
		($checks[] | select((.todos | length) == 0)
			| "check \(.id) belongs to no TODO")'
}

@test "points add up to 100, about 70 public; titles and ids are unique" {
	each_lab rules_of_checks
}

todos_have_checks() {
	comm -3 <(grep -ohE 'TODO [0-9]+' "$IPCLAB_SRCDIR/skeletons/$1"/*.[ch] |
		cut -d' ' -f2 | sort -u) \
		<(info "$1" | jq -r '.checks[].todos[]' | sort -u) |
		sed 's/^\t\(.*\)/no skeleton has the TODO \1 of a check/
			s/^\([0-9]\)/no check belongs to TODO \1/'
}

@test "each TODO has a check, and each check's TODO is in the skeleton" {
	each_lab todos_have_checks
}

# The lines to write when that was found to be too much; 07 has two parts of 90.
declare -gA most_lines=([01-pipe]=156 [02-dup2]=126 [03-barrier]=125
	[04-popen]=71 [05-capacity]=75 [06-fifo]=99 [07-seqnum]=180
	[08-framing]=163)

too_much_to_write() {
	"$IPCLAB_SRCDIR/scripts/student-lines" "$1" |
		awk -v most="${most_lines[$1]-180}" '
			$2 == "all" && $3 > most { print $3 " lines, not " most }
			$1 ~ /^07/ && $2 <= 6 { one += $3 }
			$1 ~ /^07/ && $2 >= 7 && $2 != "all" { two += $3 }
			END { if (one > 90 || two > 90) print "parts of " one, two }'
}

@test "students don't have to write more lines than before, for 07 in two parts" {
	each_lab too_much_to_write
}

@test "the model server of 07 has at most 200 lines" {
	run bash -c 'unifdef -DSOLUTION "$1" | wc -l' _ \
		"$IPCLAB_SRCDIR/solutions/07-seqnum/seqnum_server.c"
	assert [ "$output" -le 200 ]
}

mutant_rules() {
	local dir=$IPCLAB_SRCDIR/labs/$1 patch key
	[[ $(find "$dir/mutants" -name '*.patch' | wc -l) -ge 8 ]] ||
		echo 'there are fewer than 8 mutants'
	[[ $(find "$dir/alternates" -mindepth 1 -maxdepth 1 -type d | wc -l) -ge 3 ]] ||
		echo 'there are fewer than 3 alternates'
	for patch in "$dir"/mutants/*; do
		for key in Mutant Check Finding Source; do
			[[ $(grep -c "^$key: ." "$patch") == 1 ]] ||
				echo "${patch##*/} has not one line $key:"
		done
		grep -qx 'Finding: none' "$patch" ||
			[[ -e $IPCLAB_SRCDIR/explain/$(sed -n \
				's/^Finding: *//p' "$patch").md ]] ||
			echo "${patch##*/}: its finding has no page in explain/"
	done
}

@test "each lab has 8 mutants or more, with complete headers, and 3 alternates or more" {
	each_lab mutant_rules
}

# one_line: the text on one line, without item marks and listings.
one_line() {
	awk '/^```/ { code = !code; next } !code' | sed 's/^- / /' |
		tr -s ' \n\t' ' '
}

# contract LAB: the handout's section of this name, on one line.
contract() {
	sed -n '/^## The contract/,/^## How/ { /^##/!p }' \
		"$IPCLAB_SRCDIR/handouts/$1.md" | one_line
}

# contract_rows LAB: the rows of its CONTRACT.md: sentence, checks and mutants,
# with tabs between.
contract_rows() {
	awk '/^\| / && ++n > 2' "$IPCLAB_SRCDIR/labs/$1/CONTRACT.md" |
		sed 's/^| //; s/ |$//; s/ | /\t/g; s/\\|/|/g'
}

# column LAB N: the words in that column, without repeats.
column() {
	contract_rows "$1" | cut -f "$2" | tr ' ' '\n' | sort -u
}

# quotes LAB: the sentences in the rows, and in the list of those not checked.
quotes() {
	contract_rows "$1" | cut -f 1
	sed -n 's/^- \(.*\) -- .*/\1/p' "$IPCLAB_SRCDIR/labs/$1/CONTRACT.md"
}

contract_is_asked() {
	local dir=$IPCLAB_SRCDIR/labs/$1 text sentence checks mutants rest mutant check
	text=$(contract "$1")
	comm -3 <(info "$1" | jq -r '.checks[].id' | sort) <(column "$1" 2) |
		sed 's/^\t\(.*\)/there is no check \1/; t
			s/^/no row has the check /'
	comm -3 <(cd "$dir/mutants" && printf '%s\n' *.patch |
		sed 's/\.patch$//' | sort) <(column "$1" 3) |
		sed 's/^\t\(.*\)/there is no mutant \1/; t
			s/^/no row has the mutant /'
	while IFS=$'\t' read -r sentence checks mutants rest; do
		[[ -n $sentence && -n $checks && -n $mutants && -z $rest ]] ||
			echo "a row has not three cells: $sentence"
		for mutant in $mutants; do
			check=$(sed -n 's/^Check: *//p' \
				"$dir/mutants/$mutant.patch")
			[[ " $checks " == *" $check "* ]] ||
				echo "$mutant is caught by $check: $sentence"
		done
	done < <(contract_rows "$1")
	while read -r sentence; do
		[[ $text == *"$sentence"* ]] ||
			echo "the handout does not say: $sentence"
	done < <(quotes "$1")
}

@test "each sentence of a contract has checks and mutants, and each of these a sentence" {
	each_lab contract_is_asked
}

# Each item of the list in the contract has a sentence in the table.
items_are_asked() {
	local item sentence found
	while read -r item; do
		found=false
		while read -r sentence; do
			[[ $item != *"$sentence"* ]] || found=true
		done < <(quotes "$1")
		$found || echo "no row is about: ${item:0:60}"
	done < <(sed -n '/^## The contract/,/^## How/ { /^##/!p }' \
		"$IPCLAB_SRCDIR/handouts/$1.md" |
		awk '/^- / && n++ { print "" } { printf "%s ", $0 }
			END { print "" }' |
		tr -s ' ')
}

@test "each item of a contract has a row" {
	each_lab items_are_asked
}

todos_without_public_check() {
	comm -23 <(grep -ohE 'TODO [0-9]+' "$IPCLAB_SRCDIR/skeletons/$1"/*.[ch] |
		cut -d' ' -f2 | sort -u) \
		<(grep 'visibility:public' "$IPCLAB_SRCDIR/labs/$1/checks.bats" |
			grep -oE 'todo:[0-9]+' | cut -d: -f2 | sort -u) |
		sed 's/^/no public check looks at TODO /'
}

@test "a student sees of each TODO whether it is done" {
	each_lab todos_without_public_check
}

@test "the test files of all labs are the same" {
	cd "$BATS_TEST_DIRNAME"
	assert_equal "$(cksum <(cat [0-9][0-9]-*.bats | sort -u) | cut -d' ' -f1)" \
		"$(cksum <(sort -u 01-pipe.bats) | cut -d' ' -f1)"
}

# Findings that say "something is wrong" where no rule knows the mistake's own
# name, and warnings. No mutant can be expected to be found by these. A check
# that meets output-wrong reports what it was looking for instead.
catch_alls='deadlock endless-loop output-varies output-wrong'

@test "each finding of the index, except catch-alls, must be found in some mutant" {
	local id missing=''
	while read -r id; do
		[[ " $catch_alls " == *" $id "* ]] ||
			grep -qx "Finding: *$id" \
				"$IPCLAB_SRCDIR"/labs/*/mutants/*.patch ||
			missing+=" $id"
	done < <(IPCLAB_DATADIR=$IPCLAB_SRCDIR ipclab explain | grep '^[^ ]')
	[[ -z $missing ]] || fail "no mutant of any lab stands for:$missing"
}

@test "the findings without a mutant are in the index" {
	local id
	for id in $catch_alls; do
		run ipclab explain "$id"
		assert_success
	done
}

@test "a skeleton handed in in the example class is the current one" {
	local lab
	cd "$IPCLAB_SRCDIR"
	for lab in examples/class/cem/*; do
		run diff -r "$lab" "skeletons/${lab##*/}"
		assert_output ''
	done
	for lab in pipeline pipe_ls_wc; do
		run cmp "examples/class/dana/02-dup2/$lab.c" \
			"skeletons/02-dup2/$lab.c"
		assert_success
	done
}

@test "labs that detect when a program rests use the same code for it" {
	cd "$IPCLAB_SRCDIR/labs"
	local file
	for file in idle.c idle.h; do
		run cmp 07-seqnum/fixtures/$file 08-framing/fixtures/$file
		assert_success
	done
}

# Hints have three steps for each TODO of the skeleton, of which the first is a
# question, and no line that only the solution has.
rules_of_hints() {
	local hints=labs/$1/hints.md todo steps line
	[[ -f $hints ]] || return 0
	diff <(grep -rhoE 'TODO [0-9]+' "skeletons/$1" | sort -u) \
		<(sed -n 's/^## TODO/TODO/p' "$hints" | sort)
	while read -r todo; do
		steps=$(sed -n "/^## TODO $todo\$/,/^## TODO/p" "$hints" |
			grep -cE '^[1-3]\. ')
		((steps == 3)) || echo "TODO $todo has $steps steps"
		sed -n "/^## TODO $todo\$/,/^2\\. /p" "$hints" | grep -q '?' ||
			echo "TODO $todo begins with no question"
	done < <(sed -n 's/^## TODO //p' "$hints")
	while read -r line; do
		if grep -qF -- "$line" "$hints"; then
			echo "a line of the solution: $line"
		fi
	done < <(solution_lines "$1")
}

# solution_lines LAB: statements that are in no skeleton, without semicolons.
solution_lines() {
	cat "solutions/$1"/*.c | sed 's/^[[:space:]]*//' | grep ';$' | sort -u |
		grep -vxFf <(cat "skeletons/$1"/*.[ch] | sed 's/^[[:space:]]*//') |
		sed 's/;$//' | grep -E '^.{10}'
}

@test "hints: three steps for each TODO, and no line of the solution" {
	cd "$IPCLAB_SRCDIR"
	[[ $(solution_lines 01-pipe) == *pipe* ]]
	each_lab rules_of_hints
}
