# SPDX-License-Identifier: MIT
# A class for the mini kit, and what tests of robustness share.
load mini

# make_class N: N submissions of 01-hello, all different, every third one wrong.
make_class() {
  local i
  for ((i = 1; i <= $1; i++)); do
    mkdir -p "class/s$i"
    mini_source hello $((i % 3 == 0)) >"class/s$i/hello.c"
    printf '/* %d */\n' "$i" >>"class/s$i/hello.c"
  done
}

grade() {
  ipclab grade class --out "$1" --no-isolation --labs 1 "${@:2}"
}

# marks OUT: print what must be equal whatever happened during grading.
same_marks() {
  diff -r "$1/results" "$2/results" &&
    diff "$1/marks.csv" "$2/marks.csv" &&
    diff -r "$1/feedback" "$2/feedback" &&
    diff "$1/report.html" "$2/report.html"
}

# kill_and_go_on N: grade N times into "out", each time killed at some moment of
# the time that is left, then once to the end.
kill_and_go_on() {
  local i ms
  for ((i = 0; i < $1; i++)); do
    ms=$((RANDOM % 1500 + 20))
    timeout -s KILL "$((ms / 1000)).$(printf %03d $((ms % 1000)))" \
      ipclab grade class --out out --no-isolation --labs 1 3>&- 4>&- || true
    # The gradebook must always be consistent.
    python3 "$IPCLAB_SRCDIR/tests/ipclab/whole_gradebook.py" out/gradebook.sqlite
  done
  grade out
}
