# Before anybody is judged on a machine, the kit must prove itself there: if a
# mechanism gives a wrong answer, it is named, and nobody is judged.
load mini

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export XDG_CACHE_HOME=$PWD/cache
  mkdir -p kit/{bin,checks}
  cp "$(command -v ipclab)" kit/bin/
  ln -s "$IPCLAB_BUILDDIR/grader/checks/ipclab-memcheck" kit/checks/
  mkdir -p class/al/01-pipe
  cp "$IPCLAB_DATADIR"/skeletons/01-pipe/*.c class/al/01-pipe/
}

# probe [BEFORE [AFTER]]: make an ipcprobe for this kit. BEFORE, shell code, may
# change its arguments, the array "args"; AFTER may change its output, in the
# files $json and $summary.
probe() {
  {
    echo '#!/bin/bash'
    echo 'args=() json= summary= keep=("$@")'
    # shellcheck disable=SC2016 # the script's own variables
    echo 'for ((i = 0; i < ${#keep[@]}; i++)); do
      case ${keep[i]} in
      --json) json=${keep[i + 1]} ;;
      --summary) summary=${keep[i + 1]} ;;
      esac
    done
    # without OPTION VALUES: remove the option and that many values.
    without() {
      local i kept=()
      for ((i = 0; i < ${#keep[@]}; i++)); do
        if [[ ${keep[i]} == "$1" ]]; then ((i += $2)) || :
        else kept+=("${keep[i]}"); fi
      done
      keep=("${kept[@]}")
    }'
    printf '%s\n' "${1-}"
    # shellcheck disable=SC2016 # the script's own variables
    printf '"%s" "${keep[@]}"\nstatus=$?\n' "$IPCLAB_PROBE"
    printf '%s\n' "${2-}" "exit \$status"
  } >kit/bin/ipcprobe
  chmod +x kit/bin/ipcprobe
}

# refused MECHANISM: neither check nor grade judges, and both name it. Nothing
# is recorded, and doctor reports the same.
refused() {
  run -3 --separate-stderr kit/bin/ipclab check --work class/al/01-pipe 1
  assert_output '01-pipe  A pipe between parent and child' # and no verdict
  assert_regex "$stderr" "calibration: .*$1"
  run -3 --separate-stderr kit/bin/ipclab grade class --no-isolation \
    --labs 1 --only talk-usage --out out
  assert_regex "$stderr" "calibration: .*$1"
  assert_not_exists out/marks.csv
  run find cache -name 'calibration-*'
  assert_output ''
  run -3 kit/bin/ipclab doctor
  assert_line --regexp "FAILED +$1: "
}

@test "a kit that works judges, and records that it works" {
  probe
  run -0 kit/bin/ipclab doctor
  refute_output --partial FAILED
  run -0 kit/bin/ipclab grade class --no-isolation --labs 1 \
    --only talk-usage --out out
  run find cache -name 'calibration-*'
  assert_success
  assert_equal "${#lines[@]}" 1
}

@test "what was recorded of another ipcprobe says nothing" {
  probe
  run -1 kit/bin/ipclab check --only talk-usage --work class/al/01-pipe 1
  # A different ipcprobe: the record says nothing about it.
  # shellcheck disable=SC2016 # the script's own variables
  probe '' '[[ -z $summary ]] || sed -i "s/^outcome .*/outcome timeout/" "$summary"'
  run -3 --separate-stderr kit/bin/ipclab check --work class/al/01-pipe 1
  assert_regex "$stderr" 'calibration: '
}

@test "the record is valid for these programs and this libc" {
  local file count=1 lib=$PWD/lib
  mini_kit
  mkdir -p hello lib
  mini_source hello 0 >hello/hello.c
  # Each with the same name and version, but of another time: an update.
  for file in cc valgrind jq; do
    printf '#!/bin/sh\nexec %s "$@"\n' "$(command -v "$file")" >"kit/bin/$file"
    chmod +x "kit/bin/$file"
  done
  cp "$(ldd kit/bin/ipclab | sed -n 's/.*libc\.so\.6 => \([^ ]*\).*/\1/p')" lib/
  PATH=$PWD/kit/bin:$PATH
  for file in '' kit/bin/{cc,valgrind,jq,ipcprobe} lib/libc.so.6; do
    [[ ! $file ]] || { touch -d 2001-01-01 "$file"; count=$((count + 1)); }
    for again in 1 2; do
      LD_LIBRARY_PATH=$lib run -0 kit/bin/ipclab check --only says \
        --work hello 1
      run find cache -name 'calibration-*'
      assert_equal "$again: ${#lines[@]} for $file" "$again: $count for $file"
    done
  done
}

# bats test_tags=breaks:stops
@test "refused: stops are not seen" {
  probe 'exit 125'
  refused stops
}

# bats test_tags=breaks:lines
@test "refused: findings without lines" {
  # shellcheck disable=SC2016 # the script's own variables
  probe '' '[[ -z $json ]] || { jq "del(.findings[].source)" "$json" >"$json.x"
    mv "$json.x" "$json"; }'
  refused lines
}

# bats test_tags=breaks:deadlock
@test "refused: a deadlock that is taken for slowness" {
  # shellcheck disable=SC2016 # the script's own variables
  probe '' '[[ -z $summary ]] || sed -i "s/^outcome deadlock/outcome timeout/" "$summary"'
  refused deadlock
}

# bats test_tags=breaks:injection
@test "refused: nothing is injected" {
  probe 'without --inject 1'
  refused injection
}

# bats test_tags=breaks:injection
@test "refused: nothing is injected by --inject-each" {
  probe 'without --inject-each 0'
  refused injection
}

# bats test_tags=breaks:schedule
@test "refused: the schedule is not controlled" {
  probe 'without --explore 1; without --verify 1; without --seed 1'
  refused schedule
}

# bats test_tags=breaks:clock
@test "refused: the clock is not controlled" {
  probe 'without --virtual-time 0'
  refused clock
}

# bats test_tags=breaks:memcheck
@test "refused: Valgrind's errors are lost" {
  probe
  rm kit/checks/ipclab-memcheck
  printf '#!/bin/sh\necho '\''{"findings": []}'\''\n' >kit/checks/ipclab-memcheck
  chmod +x kit/checks/ipclab-memcheck
  refused memcheck
}

@test "refused: the message says why a mechanism had no verdict" {
  probe
  rm kit/checks/ipclab-memcheck
  printf '#!/bin/sh\necho no such XML >&2\nexit 1\n' >kit/checks/ipclab-memcheck
  chmod +x kit/checks/ipclab-memcheck
  refused memcheck
  assert_output --partial ': no such XML'
}

# bats test_tags=breaks:sanitizers
@test "refused: the sanitizers' output is lost" {
  probe '' 'rm -f sanitizers-*/told.*'
  refused sanitizers
}

# without_sanitizers [FILE]: a compiler that has none, or none for this file.
without_sanitizers() {
  cat >kit/bin/cc <<-EOF
	#!/bin/sh
	case \$* in
	*-fsanitize*${1-}*) echo 'ld: cannot find -lasan' >&2; exit 1 ;;
	esac
	exec $(command -v cc) "\$@"
	EOF
  chmod +x kit/bin/cc
  PATH=$PWD/kit/bin:$PATH
}

# bats test_tags=breaks:sanitizers
@test "refused: a compiler without sanitizers, unless the lab does without" {
  probe
  without_sanitizers
  refused sanitizers
  assert_line --partial 'sanitizer libraries (gcc: libasan and libubsan'
  assert_line --regexp 'ok +memcheck: '
  mkdir -p data/labs
  ln -s "$IPCLAB_DATADIR"/{calibration,explain,grader,handouts,skeletons} data/
  cp -r "$IPCLAB_DATADIR"/labs/01-pipe data/labs/
  echo 'sanitizers = false' >>data/labs/01-pipe/lab.conf
  export IPCLAB_DATADIR=$PWD/data
  run -1 kit/bin/ipclab check --only copy-memory --work class/al/01-pipe 1
  run kit/bin/ipclab doctor
  refute_output --partial sanitizers
}

@test "a program that is not built with sanitizers gets no memory verdict" {
  probe
  without_sanitizers pipe_copy.c
  run -3 kit/bin/ipclab check --only copy-memory --work class/al/01-pipe 1
  assert_output --partial 'does not build pipe_copy with sanitizers'
  assert_output --partial 'cannot find -lasan'
}

# bats test_tags=breaks:deadlock
@test "refused: without /proc/PID/syscall nobody can see who is blocked" {
  local says='/proc/PID/syscall is missing'
  cc -shared -fPIC -o hidden.so "$BATS_TEST_DIRNAME/hidden_syscall.c"
  # For ipcprobe alone: it sees no deadlock, and calibration finds that out.
  probe "export LD_PRELOAD='$PWD/hidden.so'"
  run -3 kit/bin/ipclab doctor
  assert_line --regexp 'FAILED +deadlock: '
  # For both: reported at once, whatever isolation is requested.
  export LD_PRELOAD=$PWD/hidden.so
  run -3 --separate-stderr kit/bin/ipclab check --work class/al/01-pipe 1
  assert_regex "$stderr" "$says"
  for isolation in '' --no-isolation '--isolation D'; do
    # shellcheck disable=SC2086 # two words
    run -3 --separate-stderr kit/bin/ipclab grade class $isolation \
      --labs 1 --only talk-usage --out out
    [[ $isolation == --no-isolation || $EUID != 0 ]] ||
      assert_regex "$stderr" "$says"
    assert_not_exists out/marks.csv
  done
  run -3 kit/bin/ipclab doctor
  assert_output --partial "$says"
}

@test "each mechanism that calibration tests has a test that breaks it" {
  local proved broken
  proved=$(sed -n 's/^# bats test_tags=id:\([^,]*\).*/\1/p' \
    "$IPCLAB_DATADIR/calibration/checks.bats" | sort)
  broken=$(sed -n 's/^# bats test_tags=breaks://p' "$BATS_TEST_FILENAME" |
    sort -u)
  [[ -n $proved ]]
  assert_equal "$broken" "$proved"
}

# bats test_tags=breaks:box
@test "refused: a box that lets everything through" {
  probe 'without --isolation 1; without --isolation-uid 1'
  run --separate-stderr kit/bin/ipclab grade class --labs 1 \
    --only talk-usage --out out
  if ((status == 3)) && [[ $stderr == *'no safe isolation'* ]]; then
    skip 'no isolation is possible here'
  fi
  assert_equal "$status" 3
  assert_regex "$stderr" 'calibration: .*box'
  assert_not_exists out/marks.csv
}

@test "doctor: a missing tool is named with its package, status 1" {
  probe
  mkdir tools
  for tool in cc bats jq env; do
    ln -s "$(PATH=${PATH//*bats-core:/} command -v "$tool")" tools/
  done
  PATH=$PWD/tools run -1 kit/bin/ipclab doctor
  assert_line --regexp 'missing +valgrind'
  assert_line --partial 'apt-get install valgrind'
}

@test "doctor: a folder for temporary files that can't be used, status 3" {
  probe
  TMPDIR=/nonexistent run -3 kit/bin/ipclab doctor
  assert_output --partial 'set TMPDIR to another folder'
}
