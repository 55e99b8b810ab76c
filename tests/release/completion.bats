# Bash completion offers what the commands' own help says.
load ../setup

# complete_line WORD...: print what is offered for the last word, one a line.
complete_line() {
  local COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  "_$1"
  printf '%s\n' "${COMPREPLY[@]}"
}

setup() {
  source "$IPCLAB_BUILDDIR/completions/ipclab"
  source "$IPCLAB_SRCDIR/completions/ipcprobe"
}

@test "ipclab's commands are completed" {
  run complete_line ipclab ch
  assert_output check
}

@test "a command's options are completed" {
  run complete_line ipclab check --js
  assert_output -- --json
}

@test "labs are completed where a lab is wanted" {
  run complete_line ipclab check 02
  assert_output 02-dup2
}

@test "formats are completed where export wants one" {
  run complete_line ipclab export out --format prair
  assert_output prairielearn
}

@test "ipcprobe's options are completed, before its program only" {
  run complete_line ipcprobe --js
  assert_output -- --json
  run complete_line ipcprobe --json out ls --js
  assert_output ""
  run complete_line ipcprobe --picture ls --js
  assert_output ""
  run complete_line ipcprobe --picture --js
  assert_output -- --json
}

@test "ipcprobe's program is completed as a command" {
  run complete_line ipcprobe --quiet mkfif
  assert_output mkfifo
}
