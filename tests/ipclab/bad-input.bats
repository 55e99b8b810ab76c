# What is missing or wrong gives one clear line and a status, and nothing is
# lost.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello"
  mini_source hello 0 >hello.c
}

# refuse STATUS TEXT COMMAND...: it fails with this status, and prints one line,
# which contains TEXT.
refuse() {
  local expected=$1 text=$2
  shift 2
  run --separate-stderr "$@"
  assert_equal "$status" "$expected"
  assert_equal "${#stderr_lines[@]}" 1
  output=$stderr
  assert_output --partial "$text"
}

@test "a lab that does not exist: the nearest is suggested" {
  refuse 2 "did you mean 01-hello?" ipclab check 01-helo
}

@test "a folder that belongs to no lab: it asks for the lab" {
  cd ..
  refuse 2 "which lab?" ipclab check
}

@test "none of the lab's files" {
  rm hello.c
  refuse 2 "ipclab start 01-hello" ipclab check
}

@test "a typo in lab.conf: file, line and a suggestion" {
  sed -i 's/^files/fils/' "$KIT/labs/01-hello/lab.conf"
  refuse 3 "labs/01-hello/lab.conf:2: no such option 'fils'; did you mean 'files'?" \
    ipclab check
}

@test "a value in lab.conf that makes no sense" {
  local conf=$KIT/labs/01-hello/lab.conf value
  cp "$conf" conf
  for value in 'weight = 0' 'limits { cpu_s = 0 }' 'limits { spin_s = 0 }'; do
    { cat conf; echo "$value"; } >"$conf"
    refuse 3 "must be more than 0" ipclab check
  done
  { cat conf; echo 'limits { spin_ms = 600 }'; } >"$conf"
  refuse 3 "did you mean 'spin_s'?" ipclab check
}

# tools_but NAME: make a PATH with all that ipclab needs except NAME.
tools_but() {
  local tool
  mkdir "$BATS_TEST_TMPDIR/bin"
  for tool in bats valgrind cc jq ipcprobe; do
    [ "$tool" = "$1" ] ||
      ln -s "$(command -v "$tool")" "$BATS_TEST_TMPDIR/bin"
  done
  IPCLAB=$(command -v ipclab)
}

@test "bats is not installed" {
  tools_but bats
  refuse 3 "apt-get install bats" \
    env PATH="$BATS_TEST_TMPDIR/bin" "$IPCLAB" check
}

@test "valgrind is not installed" {
  tools_but valgrind
  refuse 3 "apt-get install valgrind" \
    env PATH="$BATS_TEST_TMPDIR/bin" "$IPCLAB" check
}

@test "no compiler is installed" {
  tools_but cc
  refuse 3 "apt-get install gcc" \
    env PATH="$BATS_TEST_TMPDIR/bin" "$IPCLAB" check
}

@test "jq is not installed" {
  tools_but jq
  refuse 3 "jq is not installed (needed by checks" \
    env PATH="$BATS_TEST_TMPDIR/bin" "$IPCLAB" check
}

@test "a source that is a symbolic link or a device is not read" {
  ln -sf /etc/passwd hello.c
  refuse 2 "symbolic link" ipclab check
  ln -sf /dev/zero hello.c
  refuse 2 "symbolic link" ipclab check
}

@test "an unknown command: the nearest is suggested" {
  refuse 2 "did you mean check?" ipclab chekc
}

@test "wrong options point to --help" {
  run ipclab check --nonsense
  assert_failure 2
  assert_line --partial "ipclab check --help"
  run ipclab check --seed x
  assert_failure 2
  assert_line --partial "--seed x: not a number"
}

@test "grade: no folder named, a missing one, an empty one, no --out" {
  refuse 2 "nowhere: No such file" ipclab grade nowhere --out out
  refuse 2 "hello.c: Not a directory" ipclab grade hello.c --out out
  mkdir empty
  refuse 2 "empty: no submissions in it" ipclab grade empty --out out
  refuse 2 "--out is missing" ipclab grade .
  assert_not_exist out
}

@test "grade: OUT is a file, or has other things in it" {
  mkdir -p class/a used
  cp hello.c class/a
  echo precious >used/thesis.txt
  refuse 2 "other things are in it" ipclab grade class --out used --no-isolation
  run cat used/thesis.txt
  assert_output precious
  assert_equal "$(ls used)" thesis.txt
  refuse 2 "it is not a folder" ipclab grade class --out hello.c --no-isolation
}

@test "grade: OUT with only our own folders, as a killed run leaves it, is accepted" {
  mkdir -p class/a begun/results begun/feedback
  cp hello.c class/a
  ipclab grade class --out begun --no-isolation --labs 1
  mkdir -p other/results
  touch other/results/mine
  refuse 2 "other things are in it" ipclab grade class --out other --no-isolation
}

@test "grade: a lab or a check that does not exist" {
  mkdir -p class/a
  refuse 2 "did you mean 01-hello?" \
    ipclab grade class --out out --labs 01-helo --no-isolation
  refuse 2 "no lab has a check 'nope'" \
    ipclab grade class --out out --only nope --no-isolation
  refuse 2 "--jobs 0: not a number" ipclab grade class --out out --jobs 0
}

@test "grade: a typo in lab.conf stops it before anything is graded" {
  mkdir -p class/a
  echo 'limits { wal_s = 3 }' >>"$KIT/labs/02-bye/lab.conf"
  refuse 3 "lab.conf:5: no such option 'wal_s'; did you mean 'wall_s'?" \
    ipclab grade class --out out --no-isolation
  assert_not_exist out
}
