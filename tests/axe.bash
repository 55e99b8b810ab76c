# SPDX-License-Identifier: MIT
# axe-core in Chromium: what keeps people from reading a page. Tests that use
# it are skipped where one of the two is missing: axe-core is no Debian package
# (npm install --prefix DIR axe-core; IPCLAB_AXE=DIR/node_modules/axe-core/axe.min.js).

# axe_setup: sets $axe_script and $chromium, or skips.
axe_setup() {
  local place
  chromium=$(command -v chromium || command -v chromium-browser) ||
    skip 'chromium is not installed'
  for place in "${IPCLAB_AXE-}" /usr/local/lib/node_modules/axe-core/axe.min.js \
    /usr/share/nodejs/axe-core/axe.min.js; do
    axe_script=$place
    [[ ! -f $place ]] || return 0
  done
  skip 'axe-core is not installed: set IPCLAB_AXE to its axe.min.js'
}

# axe_page light|dark PAGE: what axe-core says of the page, a line a violation,
# and last "light: 0 violations, 40 passes". The scheme is the page's answer.
axe_page() {
  local copy=$BATS_TEST_TMPDIR/axe-$1.html scheme
  # kDark and kLight of Chromium's PreferredColorScheme
  [[ $1 == dark ]] && scheme=0 || scheme=1
  # The page's own policy lets no script of ours run.
  python3 - "$2" "$axe_script" >"$copy" <<'EOF'
import re, sys
page, axe = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
run = """
axe.run().then(found => {
  const said = document.createElement("pre");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  said.id = "axe-said";
  said.textContent = found.violations.map(v => v.id + ": " + v.help + ": " +
    v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary).join(" ")
      .replace(/\\s+/g, " ") + "\\n").join("") +
    `${dark ? "dark" : "light"}: ${found.violations.length} violations, ` +
    `${found.passes.length} passes\\n`;
  document.body.append(said);
});"""
print(page, "<script>", axe.replace("</script", "<\\/script"), run, "</script>")
EOF
  # As root its own sandbox can't be; the page is ours.
  "$chromium" --headless --no-sandbox --disable-gpu \
    --blink-settings=preferredColorScheme="$scheme" \
    --virtual-time-budget=60000 --user-data-dir="$BATS_TEST_TMPDIR/profile" \
    --dump-dom "file://$copy" 2>/dev/null |
    python3 -c '
import html, re, sys
said = re.search(r"<pre id=\"axe-said\">(.*?)</pre>", sys.stdin.read(), re.S)
print(html.unescape(said[1]) if said else "axe-core said nothing", end="")'
}

# assert_accessible PAGE...: in light and dark colours.
assert_accessible() {
  local page scheme
  for page in "$@"; do
    for scheme in light dark; do
      run axe_page "$scheme" "$page"
      assert_line --regexp "^$scheme: 0 violations, [1-9][0-9]* passes$"
    done
  done
}
