# The appeal packet: all that a verdict depends on, packed, and judged again.
load ../setup
bats_require_minimum_version 1.5.0

# ls | wc where the parent keeps the pipe, and wc the write end: a deadlock.
setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  mkdir -p class/ann/02-dup2
  sed '/close(pfd\[1\]);/d' "$IPCLAB_SRCDIR/tests/bench/pipe_ls_wc.c" \
    >class/ann/02-dup2/pipe_ls_wc.c
  ipclab grade class --out out --labs 2 --only ls-wc-reaped --no-isolation \
    --one-student >/dev/null 2>&1
  ipclab appeal out ann 2 ls-wc-reaped --output packet.tar.gz >said
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# Unpack the packet, so that it can be changed and packed again.
unpack() {
  tar -xzf "$BATS_FILE_TMPDIR/packet.tar.gz"
}
pack() {
  tar -czf changed.tar.gz packet
}

@test "a verdict is packed with its runs, and follows from the packet alone" {
  run -0 cat "$BATS_FILE_TMPDIR/said"
  assert_line 'unclosed-write-end: found in run-1'
  assert_line 'The verdict follows.'
  unpack
  run -0 ls packet
  assert_output 'index.html
packet.json
run-1.html
run-1.json
run-1.recording'
  run -0 jq -r '.check.status, .submission, (.mark | .seed > 0, .isolation),
    (.mark.hash, .files["run-1.recording"] | length)' packet/packet.json
  assert_output 'fail
ann
true
none
64
64'
  assert_file_contains packet/index.html '<a href="run-1.html">'
  assert_file_contains packet/index.html 'pipe_ls_wc.c:'
  assert_file_contains packet/run-1.html 'unclosed-write-end'
  # without the class and the kit's data
  IPCLAB_DATADIR=/nowhere run -0 ipclab appeal \
    --verify "$BATS_FILE_TMPDIR/packet.tar.gz"
  assert_line --index 0 'ann, ls-wc-reaped of 02-dup2: fail'
  assert_line 'run-1: deadlock, as it was judged'
  assert_line --index -1 'The verdict follows.'
}

@test "no verdict follows from an altered packet" {
  unpack
  cp -r packet whole
  # a finding that the run does not have
  jq '.check.findings[0].fd += 1' whole/packet.json >packet/packet.json
  pack
  run -1 ipclab appeal --verify changed.tar.gz
  assert_line 'unclosed-write-end: in none of the runs'
  # a run other than the one that was packed
  cp whole/packet.json packet
  sed -i 's/^run outcome=deadlock/run outcome=exited/' packet/run-1.recording
  pack
  run -1 ipclab appeal --verify changed.tar.gz
  assert_line 'run-1: outcome are not what was judged'
  assert_line 'a file is not the one that was packed'
  # output that nobody printed
  cp whole/* packet
  jq '.check.actual = "7 lines"' whole/packet.json >packet/packet.json
  pack
  run -3 ipclab appeal --verify changed.tar.gz
  assert_line 'output: not in what the recordings hold'
}

@test "a file that is no packet, or a broken one, is reported in one line" {
  unpack
  cp -r packet whole
  refuse() {
    run -3 --separate-stderr ipclab appeal --verify "$1"
    assert_equal "${#stderr_lines[@]}" 1
    assert_regex "$stderr" "$2"
    assert_equal "$output" ''
  }
  refuse whole/index.html 'it can.t be read as an archive'
  refuse nowhere.zip 'No such file'
  head -c 3000 "$BATS_FILE_TMPDIR/packet.tar.gz" >short.tar.gz
  refuse short.tar.gz .
  rm packet/run-1.recording
  pack
  refuse changed.tar.gz 'run-1 is not in it'
  # a link to a file of the reader's
  ln -s "$PWD/whole/run-1.recording" packet/run-1.recording
  pack
  refuse changed.tar.gz 'run-1 is not in it'
  cp whole/packet.json ./packet.json
  tar -P -czf changed.tar.gz --transform 's,^,../,' packet.json
  refuse changed.tar.gz 'no packet'
  head -c 20000000 /dev/zero >packet/packet.json
  pack
  refuse changed.tar.gz 'no packet'
  for ((i = 0; i < 3000; i++)); do printf '['; done >packet/packet.json
  pack
  refuse changed.tar.gz 'no packet'
  rm packet/*
  cp whole/* packet
  rm packet/run-1.recording
  head -c 100000 /dev/zero >packet/run-1.recording
  pack
  run -3 --separate-stderr ipclab appeal --verify changed.tar.gz
  assert_regex "$stderr" 'not a recording of ipcprobe'
}

@test "no packet is made from other files, without a verdict, or for nobody" {
  cp -r "$BATS_FILE_TMPDIR"/{class,out} .
  run -2 ipclab appeal out ann 2 no-such
  assert_output --partial "has no verdict of a check 'no-such' of 02-dup2"
  run -2 ipclab appeal out bob 2 ls-wc-reaped
  assert_output --partial "no submission 'bob'"
  run -2 ipclab appeal out ann 2 ls-wc-reaped --output packet.pdf
  run -2 ipclab appeal out ann 2
  echo '/* more */' >>class/ann/02-dup2/pipe_ls_wc.c
  run -3 ipclab appeal out ann 2 ls-wc-reaped --submissions class
  assert_output --partial 'not those that were graded'
  refute [ -e ann-02-dup2-ls-wc-reaped.zip ]
}

# runs_in PAGE: the checks whose runs are in it, and what each run's page says.
runs_in() {
  python3 - "$1" <<-'EOF'
	import html.parser, json, re, sys
	class Page(html.parser.HTMLParser):
	    ids = []
	    def handle_starttag(self, tag, attrs):
	        attrs = dict(attrs)
	        self.ids.append(attrs.get("id", ""))
	        if tag == "iframe":
	            run = re.search(r'id="run">(.*?)</script>', attrs["srcdoc"], re.S)[1]
	            print([id for id in self.ids if id.startswith("run-")][-1],
	                  json.loads(run)["findings"][0]["id"])
	Page().feed(open(sys.argv[1]).read())
	EOF
}

@test "check --html has the run in which a check failed, for each mistake once" {
  run -1 ipclab check 2 --work "$BATS_FILE_TMPDIR/class/ann/02-dup2" \
    --only ls-wc-reaped,ls-wc-counts,redirect-usage --html page.html
  run -0 runs_in page.html
  assert_output 'run-02-dup2-ls-wc-reaped unclosed-write-end'
}

@test "so does the feedback of a class, also if made again" {
  cp -r "$BATS_FILE_TMPDIR/out" .
  ipclab report out
  run -0 runs_in out/feedback/ann.html
  assert_output 'run-02-dup2-ls-wc-reaped unclosed-write-end'
  run -0 cat out/results/ann.json
  refute_output --partial run_page
}
