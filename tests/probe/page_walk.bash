# shellcheck shell=bash
# Steps through a page of ipcprobe in Chromium, by page_walk.js.

chromium=$(command -v chromium || command -v chromium-browser) || chromium=

# walk PAGE [WIDTHS [MOST]]: step through it at each of these CSS widths (a list
# of strings; "": unchanged), at most MOST steps; print the results. Files:
# walk.html and profile, in the current folder.
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
