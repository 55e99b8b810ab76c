# The handouts agree with the labs, and their links have targets.
load ../setup

pages() {
	printf '%s\n' "$IPCLAB_SRCDIR"/handouts/*.md
}

# links PAGE: print "TARGET", one a line, figures too; not those to the web.
links() {
	grep -oE '\]\([^)]+\)' "$1" | sed 's/^](//; s/)$//' | grep -v '^https\?:'
}

# has_anchor PAGE ID: is that the id that pandoc gives a heading of the page?
# Each page's ids are kept, because pandoc takes as long as all else together.
has_anchor() {
	local ids=$BATS_TEST_TMPDIR/${1##*/}.ids
	[[ -e $ids ]] || pandoc --from markdown --to html5 "$1" |
		grep -oE '<h[1-6][^>]* id="[^"]+"' | sed 's/.* id="//; s/"$//' >"$ids"
	grep -qxF -- "$2" "$ids"
}

@test "each link and each figure has a target" {
	local page link wrong=''
	while read -r page; do
		while read -r link; do
			[[ -e ${page%/*}/${link%%#*} || $link == '#'* ]] ||
				wrong+="${page##*/}: $link
"
		done < <(links "$page")
	done < <(pages)
	[[ -z $wrong ]] || fail "these lead nowhere:
$wrong"
}

@test "each anchor that a link names is a heading's" {
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	local page link wrong=''
	while read -r page; do
		while read -r link; do
			[[ $link == *'#'* ]] || continue
			has_anchor "${page%/*}/${link%%#*}" "${link#*#}" ||
				wrong+="${page##*/}: $link
"
		done < <(links "$page")
	done < <(pages)
	[[ -z $wrong ]] || fail "these headings are not there:
$wrong"
}

# public_checks LAB: print "ID POINTS", one a line.
public_checks() {
	IPCLAB_DATADIR=$IPCLAB_SRCDIR ipclab internal lab-info "$1" | jq -r '
		.checks[] | select(.visibility == "public") | "\(.id) \(.max)"'
}

@test "each public check is in its lab's handout, with its points" {
	local dir lab id points wrong=''
	for dir in "$IPCLAB_SRCDIR"/labs/[0-9]*; do
		lab=${dir##*/}
		while read -r id points; do
			grep -qF "\`$id\` ($points)" \
				"$IPCLAB_SRCDIR/handouts/$lab.md" ||
				wrong+="$lab: $id ($points)
"
		done < <(public_checks "$lab")
	done
	[[ -z $wrong ]] || fail "not in the handout's table of TODOs:
$wrong"
}

@test "each handout of a lab has the same parts" {
	local page part wrong=''
	for page in "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md; do
		for part in 'Before you start' Goals 'The idea' 'The task' \
			'The contract' 'How it is marked' \
			'When it does not work' 'Common mistakes' \
			'What to read' Questions; do
			grep -qx "## $part" "$page" ||
				wrong+="${page##*/}: ## $part
"
		done
	done
	[[ -z $wrong ]] || fail "these parts are missing:
$wrong"
}

@test "each check that COVERAGE.md names is in its lab" {
	local lab id wrong=''
	while IFS=' ' read -r lab id; do
		public_checks "$lab" | grep -q "^$id " ||
			wrong+="$lab $id
"
	done < <(sed -n 's/^|.*| *\(0[1-9]-[a-z0-9]*\): \(.*\) |$/\1 \2/p' \
		"$IPCLAB_SRCDIR/handouts/COVERAGE.md" |
		awk '{ gsub(/[`,]/, ""); for (i = 2; i <= NF; i++) print $1, $i }')
	[[ -z $wrong ]] || fail "no such public check:
$wrong"
}

@test "the pages become self-contained HTML" {
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	local page=$IPCLAB_SRCDIR/handouts/00-overview.md
	run "$IPCLAB_SRCDIR/scripts/make-handouts" html "$BATS_TEST_TMPDIR" \
		"$page"
	assert_success
	# pandoc 3 puts the figure's own code there
	run grep -cE 'src="data:image/svg|<svg ' \
		"$BATS_TEST_TMPDIR/00-overview.html"
	assert_success
	run grep -n '<figure>' "$BATS_TEST_TMPDIR/00-overview.html"
	assert_output '' # keys can scroll each of them
	run grep -oE '(src|href)="[^#"]*"' "$BATS_TEST_TMPDIR/00-overview.html"
	refute_line --regexp '(src|href)="(http|figures|style)'
	assert_line 'href="03-barrier.html"'
	run grep -cF 'ls | wc -l' "$BATS_TEST_TMPDIR/00-overview.html"
	assert_output 1
	run grep -F 'ls \| wc' "$BATS_TEST_TMPDIR/00-overview.html"
	assert_failure
}
