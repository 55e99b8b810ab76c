# The pages: whatever a submission contains is shown as text; nothing is
# fetched.
load mini
bats_require_minimum_version 1.5.0

setup_file() {
  load mini
  mini_kit
  cd "$BATS_FILE_TMPDIR" || return
  mkdir -p 'class/<script>alert(1)<'/ "class/o'\" onload=x"
  mini_source hello 4 | sed 's|^#|/* <script>alert(1)</script> &amp; */ #|' \
    >'class/<script>alert(1)<'/hello.c
  printf '#error <img src=x onerror=alert(1)> "q" %s\n' "'" \
    >"class/o'\" onload=x/hello.c"
  mkdir class/good
  mini_source hello 0 >class/good/hello.c
  echo none >class/bad.zip
  mkdir class/broken class/little
  echo '#error no' >class/broken/hello.c
  mini_source hullo 4 >class/little/hello.c
  mkdir -p "$KIT/explain"
  printf '# unchecked-error\n\nHandout: [01-hello](../handouts/01-hello.md#common-mistakes).\n' \
    >"$KIT/explain/unchecked-error.md"
  ipclab grade class --out out --no-isolation --labs 1 || [ $? = 1 ]
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
}

@test "only our own tags and attributes, properly nested, and no address" {
  run -0 python3 - out/report.html out/{feedback,staff}/*.html <<-'EOF'
	import html.parser, sys
	ours = set("""html head meta title style body header footer main section
	    article h1 h2 h3 h4 p a ul li dl div dt dd table thead tbody tr th td
	    code pre span i br form label input output figure figcaption img
	    strong script iframe""".split())
	void = {"meta", "br", "input", "img"}
	class Page(html.parser.HTMLParser):
	    def __init__(self, name):
	        super().__init__()
	        self.name, self.open, self.scripts = name, [], 0
	    def handle_starttag(self, tag, attrs):
	        assert tag in ours, (self.name, tag)
	        self.scripts += tag == "script"
	        for key, value in attrs:
	            assert not key.startswith("on"), (self.name, tag, key)
	            if key in ("href", "src"):
	                assert value.startswith(("staff/", "../feedback/", "data:image/svg+xml;",
	                                         "#run-", "#check-")), value
	        if tag not in void:
	            self.open.append(tag)
	    def handle_endtag(self, tag):
	        assert self.open.pop() == tag, (self.name, tag)
	for name in sys.argv[1:]:
	    page = Page(name)
	    page.feed(open(name, encoding="utf-8").read())
	    assert not page.open, (name, page.open)
	    assert page.scripts == (name == "out/report.html"), name
	EOF
}

@test "the report lists first what needs a look, and links each student's page" {
  run cat out/report.html
  assert_line --regexp 'Needs a look'
  run -0 python3 - <<-'EOF'
	import os, re, urllib.parse
	page = open("out/report.html", encoding="utf-8").read()
	assert page.index("Needs a look") < page.index("Distribution")
	links = {urllib.parse.unquote(link) for link in
	         re.findall(r'href="(staff/[^"]*)"', page)}
	assert len(links) == 6, links
	work = page[page.index("Worth a look"):page.index("Submissions")]
	assert re.findall(r">([^<]*)</a>: ([^<]*)</li>", work) == [
	    ("broken", "does not fully compile: 01-hello"),
	    ("little", "almost no points, 0 of 100"),
	    ("o&#39;&quot; onload=x", "does not fully compile: 01-hello")]
	taught = page[page.index("What to teach again"):page.index("By check")]
	assert re.search("<code>unchecked-error</code>.*>2</td>"
	                 "<td>01-hello, common mistakes</td>", taught), taught
	for link in links:
	    assert os.path.exists("out/" + link), link
	EOF
}

@test "a feedback page cites the source, and of hidden checks shows only the title" {
  run cat out/feedback/*script*.html
  assert_output --partial '<code>hello.c:4</code> returned here, in say() called at hello.c:2'
  assert_output --partial '<span class="cited"><i>4</i>'
  assert_output --partial 'src="data:image/svg+xml;base64,'
  assert_output --partial 'hello says any word <span class="soft">(hidden check)'
  refute_output --partial '--only any-word'
  assert_output --partial 'ipclab check 01-hello --only ends-well --seed'
}

@test "the page of a run is in a frame that can run only that page's script" {
  run -0 python3 - out/feedback/*script*.html <<-'EOF'
	import base64, hashlib, html.parser, sys
	class Page(html.parser.HTMLParser):
	    frames, ids = [], set()
	    def handle_starttag(self, tag, attrs):
	        attrs = dict(attrs)
	        self.ids.add(attrs.get("id"))
	        if attrs.get("http-equiv") == "Content-Security-Policy":
	            self.policy = attrs["content"]
	        if tag == "iframe":
	            self.frames.append(attrs)
	page = Page()
	page.feed(open(sys.argv[1], encoding="utf-8").read())
	(frame,) = page.frames
	assert frame["sandbox"] == "allow-scripts", frame
	assert frame["srcdoc"] == ("<!DOCTYPE html><p>it's &lt;&amp;"
	                           "<script>alert(2)</script>\n"), frame
	hash = base64.b64encode(hashlib.sha256(b"alert(2)").digest()).decode()
	assert page.policy.endswith(f"; script-src 'sha256-{hash}'"), page.policy
	assert {"run-01-hello-ends-well", "check-01-hello-ends-well"} <= page.ids
	EOF
}

# degree WORD: have lab.conf show hidden checks to this degree; set $page and
# $sent to the page of a wrong program and its exports.
degree() {
  sed -i '/^hidden/d' "$KIT/labs/01-hello/lab.conf"
  echo "hidden = \"$1\"" >>"$KIT/labs/01-hello/lab.conf"
  run -0 ipclab report out
  page=$(cat out/feedback/mute.html)
  sent=$(ipclab export out --format github --submission mute | base64 -d)
  sent+=$(ipclab export out --format gradescope --submission mute)
  sent+=$(ipclab export out --format junit)
}

@test "hidden checks by degrees: points, titles, after a date, full; staff see everything" {
  mkdir -p "$BATS_TEST_TMPDIR/class/mute"
  cd "$BATS_TEST_TMPDIR" || return
  # shellcheck disable=SC2016 # the check's own variable
  sed -i '/any word/a jq -n "{message: \\"a hidden message\\"}" >"$IPCLAB_OUT/any-word.json"' \
    "$KIT/solutions/01-hello/hidden.bats"
  mini_source hullo 0 >class/mute/hello.c
  ipclab grade class --out out --no-isolation --labs 1
  degree points
  refute_regex "$page$sent" 'any.word|hidden message'
  assert_regex "$page" 'all hidden checks together .*0 of 30 points'
  assert_regex "$sent" 'all hidden checks together'
  degree titles
  assert_regex "$page" 'hello says any word <span class="soft">.hidden check'
  refute_regex "$page$sent" 'hidden message|only any-word'
  degree 'after 2999-01-01 12:00'
  refute_regex "$page$sent" 'hidden message'
  degree 'after 2001-01-01'
  assert_regex "$page" 'a hidden message'
  assert_regex "$sent" 'a hidden message'
  refute_regex "$page$sent" 'only any-word'
  degree full
  assert_regex "$page" 'a hidden message'
  assert_file_contains out/staff/mute.html 'a hidden message'
  assert_file_contains out/staff/mute.html 'only any-word --seed'
  assert_file_contains out/staff/mute.html 'isolation none, by '
  assert_file_contains out/staff/mute.html 'href="../feedback/mute.html"'
  run -0 ipclab grade class --out out --no-isolation --labs 1
  assert_line "1 submission: 0 graded now, 1 as before"
  sed -i 's/^hidden.*/hidden = "tomorrow"/' "$KIT/labs/01-hello/lab.conf"
  run ! ipclab grade class --out out --no-isolation --labs 1
  assert_output --partial 'hidden = "tomorrow" is none of points, titles, full'
}

@test "in Chromium: the script runs under its policy, and offers sorting" {
  chromium=$(command -v chromium || command -v chromium-browser) ||
    skip "chromium is not installed"
  # Chromium's own sandbox does not work for root; the page is ours.
  run "$chromium" --headless --no-sandbox --disable-gpu --virtual-time-budget=2000 \
    --user-data-dir="$BATS_TEST_TMPDIR/profile" --dump-dom \
    "file://$PWD/out/report.html"
  assert_output --partial '<button type="button">points</button>'
  assert_output --partial 'aria-sort="ascending"'
  # Each row is a box as wide as the table's columns, with the role of a row.
  assert_output --regexp '<table id="submissions"[^>]*style="--columns: [0-9.]+px [0-9.]+px'
  assert_output --partial '<th scope="row" class="name" role="rowheader">'
  assert_output --regexp 'almost no points, 0 of 100 <label><input type="checkbox"> done'
  refute_output --regexp '<form[^>]* hidden'
  assert_output --partial '<option value="refused">refused (1)</option>'
  assert_output --partial '<option value="01-hello ends-well">01-hello ends-well (2)</option>'
  assert_output --partial '<option value="unchecked-error">unchecked-error (2)</option>'
}
