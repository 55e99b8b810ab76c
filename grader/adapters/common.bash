# What the adapters have in common: one student's files become a class of one,
# which is graded and exported in the site's form.
# $IPCLAB_LABS: the labs to grade (ids with commas between; empty: all).

# use_labs FILE: the labs that it names, a line each, if there is such a file.
use_labs() {
  [[ ! -f $1 ]] || IPCLAB_LABS=$(paste -sd, "$1")
}

# grade_one FORM FOLDER RESULT: grade the files in FOLDER, and write RESULT in
# the site's form. Where even that fails, the return status tells.
grade_one() {
  local form=$1 folder=$2 result=$3 work status=0
  work=$(mktemp -d)
  mkdir "$work/class"
  cp -rP "$folder" "$work/class/submission"
  ipclab grade "$work/class" --out "$work/out" \
    ${IPCLAB_LABS:+--labs "$IPCLAB_LABS"} >&2 || status=$?
  if ((status <= 1)); then
    ipclab export "$work/out" --format "$form" --output "$result"
    status=$?
  fi
  rm -rf "$work"
  return "$status"
}
