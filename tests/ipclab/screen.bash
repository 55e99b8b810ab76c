# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# A shell in a terminal (tmux), to test what a person sees.

# screen_open COLUMNS LINES [COMMAND...]: start its shell in the current folder,
# by COMMAND (such as setpriv) if given.
screen_open() {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  # A socket's path may have at most 108 bytes.
  TMUX_TMPDIR=$(mktemp -d /tmp/ipclab-screen.XXXXXX)
  export TMUX_TMPDIR
  unset TMUX
  mkfifo "$TMUX_TMPDIR/said"
  # Output is recorded from the first byte on.
  tmux -f /dev/null new-session -d -x "$1" -y "$2" 3>&- \
    "read -r _; PS1='\$ ' PROMPT_COMMAND= HISTFILE= TERM=screen exec ${*:3} bash --norc -i"
  tmux pipe-pane "cat >'$TMUX_TMPDIR/said'" 3>&-
  exec {screen_said}<"$TMUX_TMPDIR/said"
  tmux send-keys Enter
}

screen_close() {
  [[ -n ${TMUX_TMPDIR-} ]] || return 0
  tmux kill-server 2>/dev/null || true
  rm -rf "$TMUX_TMPDIR"
}

# screen_type KEYS…: type keys, named as in tmux send-keys.
screen_type() {
  tmux send-keys "$@"
}

# screen_until TEXT: wait until TEXT has been written.
screen_until() {
  local said='' c
  while [[ $said != *"$1" ]]; do
    IFS= read -r -N1 c <&"$screen_said" || fail "it ended before: $1"
    said+=$c
  done
}

# What is on the screen, with times masked.
screen_shown() {
  tmux capture-pane -p | sed 's/[0-9][0-9]:[0-9][0-9]:[0-9][0-9]/HH:MM:SS/
    s/ *$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}
