#!/usr/bin/env bats
# Generated right programs do the same by themselves and in every way of
# observing that must make no difference: output, exit status, files.
# ACTS_SEEDS=1000 tries more.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs acts
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# did COMMAND...: run it in a folder of its own, and print all its effects.
did() {
  local ended=0
  rm -rf here
  mkdir here
  env -C here "$@" 2>told || ended=$?
  echo "ended $ended"
  ls -A here
}

@test "a generated program does the same, however it is observed" {
  local seed way options plain seen wrong=''
  for ((seed = 1; seed <= ${ACTS_SEEDS-60}; seed++)); do
    plain=$(did "$BATS_FILE_TMPDIR/acts" "$seed")
    for way in '' '--alone' '--seed 7' '--virtual-time' '--explore 3'; do
      read -ra options <<<"$way"
      seen=$(did "$IPCLAB_PROBE" --timeout 60 --json ../out.json \
        "${options[@]}" -- "$BATS_FILE_TMPDIR/acts" "$seed")
      [[ $seen == "$plain" ]] ||
        wrong+="acts $seed, $way:
$(diff <(echo "$plain") <(echo "$seen"))
$(cat told)
"
      run -0 json '.findings[] | select(.severity == "error") | .message'
      [[ -z $output ]] || wrong+="acts $seed, $way: $output
"
    done
  done
  [[ -z $wrong ]] || fail "$wrong"
}
