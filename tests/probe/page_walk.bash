# shellcheck shell=bash
# A page of ipcprobe in Chromium, gone through by page_walk.js.

chromium=$(command -v chromium || command -v chromium-browser) || chromium=

# walk PAGE [WIDTHS [MOST]]: go through it at each of these CSS widths (a list of
# strings; "": as it is), MOST of its steps at the most; print what that showed.
# Files: walk.html and profile, in this folder.
walk() {
  {
    cat "$1"
    printf '<script>walk_widths = %s; walk_most = %s;</script><script>\n' \
      "${2:-[\"\"]}" "${3:-undefined}"
    cat "$IPCLAB_SRCDIR/tests/probe/page_walk.js"
    echo '</script>'
  } >walk.html
  "$chromium" --headless --no-sandbox --disable-gpu \
    --user-data-dir="$PWD/profile" --dump-dom "file://$PWD/walk.html" \
    2>/dev/null | sed -n '/id="walked">/,/<\/pre>/p'
}
