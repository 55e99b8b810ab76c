# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034 # those who load it use it
# A student's way through lab 01, step by step: what is in the folder, what is
# typed, and the screen after it. Used by way (all of it, run by hand) and
# way.bats (a few steps). Expected screens: way_screens/SIZE/STEP.txt.
#
# Before use: set $way_src (the staff's source), $way_build (where it was built)
# and $way_home (the student's home, made by way_home), call way_use or
# way_unpacked, and load screen.bash.

# From the students' tarball to the kit; only after way_unpacked.
way_install_steps=(unpack install path)

# The steps in order. A name that ends in + is a common mistake; mark is the
# TA's step, and needs the submit before it.
way_steps=(
  where start wrong-folder+ untouched+ wrong-lab+ hint
  compile-error+ c-plus-plus+ missing-file+ usage-on-stdout+ todo-1
  todo-2 end-swapped+ end-left-open+ todo-3 endless-loop+ todo-4
  no-newline+ no-flush+ zombie+ waits-first+ status-raw+ todo-6
  one-read+ submit-early+ mark-early todo-7 short-write+ todo-8
  closes-too-late+ all-done explain submit mark
)

# Make a home whose path has a constant length, so that lines break at the same
# place.
way_home() {
  way_home=$(mktemp -d /tmp/home.XXXX)
  chmod 755 "$way_home"
}

way_environment() {
  export HOME=$way_home SHELL=/bin/bash PAGER=cat HISTFILE=
  unset IPCLAB_CHECKS IPCLAB_DATADIR IPCLAB_PROBE TMPDIR
  unset XDG_STATE_HOME XDG_CACHE_HOME
  way_user=()
}

# way_use: use the student's part of this source, with the programs in
# $way_build.
way_use() {
  local part
  way_environment
  export PATH=$way_build/grader/ipclab:$way_build/grader/probe:$PATH
  export IPCLAB_DATADIR=$way_home/.local/share/ipclab
  export XDG_CACHE_HOME=$way_build/cache
  mkdir -p "$IPCLAB_DATADIR"
  for part in "$way_src"/{calibration,explain,grader,handouts,labs,skeletons}; do
    ln -sfn "$part" "$IPCLAB_DATADIR/${part##*/}"
  done
  # As in a release, which has the handouts as HTML.
  mkdir -p "$IPCLAB_DATADIR/html/handouts"
  echo '<!DOCTYPE html>' >"$IPCLAB_DATADIR/html/handouts/01-pipe.html"
}

# way_unpacked TARBALL: an ordinary user (ourselves, or nobody for root) unpacks
# and installs the students' tarball.
way_unpacked() {
  way_environment
  cp "$1" "$way_home/ipclab-student.tar.xz"
  ((EUID)) || way_user=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  way_own "$way_home"
}

# way_own PATH: make the student its owner.
way_own() {
  ((${#way_user[@]} == 0)) || chown -R nobody:nogroup "$1"
}

# Use the staff's programs and all of their labs.
way_staff() {
  PATH=$way_build/grader/ipclab:$way_build/grader/probe:$PATH \
    IPCLAB_DATADIR=$way_src XDG_CACHE_HOME=$way_build/cache "$@"
}

# change FILE SCRIPT: by sed; it is an error if the file does not change.
change() {
  local before
  before=$(<"$1")
  sed -i -e "$2" "$1"
  [[ $(<"$1") != "$before" ]] || {
    echo "way: nothing to change in $1: $2" >&2
    return 1
  }
}

# way_files STEP: put the lab's folder into its state at this step, and what the
# student types there into $way_typed.
way_files() {
  local step=${1%+} done=0 talk=$way_home/01-pipe/pipe_talk.c
  local copy=$way_home/01-pipe/pipe_copy.c
  way_typed='ipclab check'
  case $step in
  unpack)
    way_typed='mkdir kit && tar -xf ipclab-student.tar.xz -C kit --strip-components=1 && ls kit'
    ;;
  install) way_typed='./run install' ;;
  path) way_typed="PATH=~/.local/bin:\$PATH; type ipclab ipcprobe" ;;
  where) way_typed='ipclab' ;;
  start) way_typed='ipclab start 1' ;;
  wrong-lab) way_typed='ipclab check 2' ;;
  hint) way_typed='ipclab hint 2' ;;
  explain) way_typed='ipclab explain unreaped-child' ;;
  submit-early) way_typed='ipclab submit || ipclab submit --anyway' ;;
  submit) way_typed='ipclab submit' ;;
  esac
  case $step in
  unpack | install | path | where | start | wrong-folder) return ;;
  compile-error | c-plus-plus | missing-file | usage-on-stdout | todo-1) done=1 ;;
  todo-2) done=2 ;;
  end-swapped | end-left-open | todo-3) done=3 ;;
  endless-loop | todo-4) done=4 ;;
  no-newline | no-flush | zombie) done=5 ;;
  waits-first | status-raw | todo-6 | submit-early) done=6 ;;
  one-read | todo-7) done=7 ;;
  short-write | todo-8) done=8 ;;
  closes-too-late | all-done | explain | submit) done=9 ;;
  esac
  rm -f "$way_home"/01-pipe/*.c*
  way_staff "$way_src/scripts/lab-sources" 01-pipe "todo:$done" "$way_home/01-pipe"
  case $step in
  compile-error) change "$talk" 's/errno = 0;/errno = 0/' ;;
  c-plus-plus) mv "$talk" "${talk}pp" ;;
  missing-file) rm "$copy" ;;
  usage-on-stdout) change "$talk" 's/fprintf(stderr, "usage/printf("usage/' ;;
  end-swapped) change "$talk" '/^	if (child == 0)/,/^	}/s/fds\[1\]/fds[0]/' ;;
  end-left-open)
    change "$talk" '/^	if (close(fds\[0\]) == -1)/,+1d'
    ;;
  endless-loop)
    change "$talk" 's/while (get_line(\(.*\)) > 0)/while (get_line(\1) + 1)/'
    ;;
  no-newline) change "$talk" 's/"%s\\n", message/"%s", message/' ;;
  no-flush) change "$talk" '/setvbuf(to/d' ;;
  waits-first)
    change "$talk" 's/sent = talk(\(.*\);/status = reap(child);/
      t
      s/^	status = reap(child);/	sent = talk(fds[1], argv[1], count);/'
    ;;
  status-raw)
    change "$talk" '/if (WIFSIGNALED/,+1d; s/return WEXITSTATUS(status)/return status/'
    ;;
  one-read)
    change "$copy" '/^copy(/,/^}/{s/for (;;)/for (int once = 1; once; once = 0)/
      s/^}/	return 0;\n}/
      }'
    ;;
  short-write)
    change "$copy" '/^	while (done < size) {/,/^	}/s/while (done < size)/for (int once = 1; once; once = 0)/'
    ;;
  closes-too-late)
    change "$copy" '/The child sees the end of file/,/^	}/d
      s/^	status = reap(child);/&\n	if (close(fds[1]) == -1)\n		sent = 1;/'
    ;;
  esac
  way_own "$way_home/01-pipe"
}

# way_folder STEP: print the student's current folder.
way_folder() {
  case ${1%+} in
  install) echo "$way_home/kit" ;;
  unpack | path | where | start | wrong-folder) echo "$way_home" ;;
  *) echo "$way_home/01-pipe" ;;
  esac
}

# The last command's output: the lines that have left the screen, a line, and
# the screen. What varies is masked.
way_shown() {
  local above
  above=$(tmux display-message -p '#{history_size}')
  tmux capture-pane -p -S - |
    awk -v above="$above" -v home="$way_home" '
      NR == above + 1 && above { print "~~~ the screen begins here ~~~" }
      { while (at = index($0, home))
          $0 = substr($0, 1, at - 1) "/tmp/home.XXXX" substr($0, at + length(home))
        sub(/[ ]+$/, ""); print }' |
    sed -e '/^ipclab [0-9.]* on Linux/,/^All is well/c\
~~~ what ipclab doctor says, and that all is well ~~~' \
      -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

# way_screen COLUMNS LINES: open a terminal in the home, which reports when a
# command has ended.
way_screen() {
  cd "$way_home" || return
  screen_open "$1" "$2" "${way_user[@]}"
  screen_type "PROMPT_COMMAND='printf \"\\033]2;done\\007\"'" Enter
  way_until_done
}

way_until_done() {
  screen_until $'done\a'
  screen_until '$ ' # readline may print something before it
}

# way_run COMMAND...: type each of them, the last one into an empty screen.
way_run() {
  local command
  for command in "${@:1:$#-1}" clear; do
    screen_type "$command" Enter
    way_until_done
  done
  tmux clear-history
  screen_type "${!#}" Enter
  way_until_done
}

# way_steady STEP: mask the line at which an endless loop was ended, which
# varies.
way_steady() {
  if [[ $1 == endless-loop+ ]]; then
    sed 's/\(pipe_talk\.c:7\)[1-5]/\1N/'
  else
    cat
  fi
}

# way_step STEP: do it, and print what is shown.
way_step() {
  case $1 in
  mark*) way_mark ;;
  *)
    way_files "$1" || return
    way_run "cd $(way_folder "$1")" "$way_typed"
    way_shown | way_steady "$1" | tee "$way_home/shown"
    ;;
  esac
}

# The TA grades the archive that was just made, with the staff's kit: the points
# of the public checks must be those that were shown to the student.
way_mark() {
  local seen public hidden mark out
  seen=$(sed -n 's/ points in the public checks$//p' "$way_home/shown")
  out=$(mktemp -d "$way_home/marks.XXXX")
  mkdir "$out/class"
  mv "$way_home/01-pipe/01-pipe.tar.gz" "$out/class/student.tar.gz"
  way_staff ipclab grade "$out/class" --labs 1 --out "$out/out" >"$out/said" 2>&1 || {
    cat "$out/said" >&2
    return 1
  }
  {
    read -r public
    read -r hidden
    read -r mark
  } < <(jq -r '
    def points(of): [.labs[].checks[] | select(.visibility == of)]
      | "\(map(.points) | add) of \(map(.max) | add)";
    points("public"), points("hidden"), "\(.score) of \(.max)"' \
    "$out/out/results/student.json")
  if [[ $public != "$seen" ]]; then
    echo "way: the student saw $seen points, and the TA sees $public" >&2
    return 1
  fi
  echo "public $public, hidden $hidden: $mark"
}
