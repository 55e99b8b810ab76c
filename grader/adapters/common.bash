# SPDX-License-Identifier: MIT
# What the adapters have in common: one student's files become a class of one,
# which is graded and exported in the site's form.
# $IPCLAB_LABS: the labs to grade (ids with commas between; empty: all).

# What a student reads where the grader itself failed.
# shellcheck disable=SC2034 # for the adapters
not_your_fault="The grader failed. That is not your fault, and there is no mark \
yet; please tell the course staff."

# use_labs FILE: the labs that it names, if there is such a file: a line each,
# as any editor writes it; what follows a "#" is a comment.
use_labs() {
  [[ ! -f $1 ]] ||
    IPCLAB_LABS=$(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$1" | paste -sd,)
}

# grade_one FORM HANDIN RESULT: grade what was handed in, a folder or an archive,
# and write RESULT in the site's form. Returns 0 if there is a mark to post; 1 if
# the result has none, since it needs a look; 2 or more if there is no result.
grade_one() {
  local form=$1 handin=$2 result=$3 work name=submission status=0
  work=$(mktemp -d)
  mkdir "$work/class"
  if [[ -f $handin && $handin == *.[ch] ]]; then
    mkdir "$work/class/$name"
    name+=/${handin##*/}
  elif [[ -f $handin ]]; then
    name+=-${handin##*/} # an archive is known by its suffix
  fi
  cp -rP "$handin" "$work/class/$name"
  ipclab grade "$work/class" --out "$work/out" --one-student \
    ${IPCLAB_LABS:+--labs "$IPCLAB_LABS"} >&2 || status=$?
  if ((status <= 1)); then
    status=0
    ipclab export "$work/out" --format "$form" --output "$result" || status=$?
  fi
  rm -rf "$work"
  return "$status"
}
