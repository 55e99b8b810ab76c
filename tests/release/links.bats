# Every relative link in the documentation has a target.
load ../setup

# links FILE: print the relative targets of its Markdown links, one a line.
links() {
  grep -o ']([^)]*)' "$1" | sed 's/^](//; s/)$//; s/#.*//; s/ .*//' |
    grep -v -e '^[a-z]*:' -e '^$' | sort -u
}

@test "each link of README and doc leads to a file or folder" {
  cd "$IPCLAB_SRCDIR"
  run links README.md
  assert_line doc/README.md
  for page in ./*.md doc/*.md; do
    for link in $(links "$page"); do
      if [[ ! -e ${page%/*}/$link ]]; then
        fail "$page points to $link, which is not there"
      fi
    done
  done
}

# The staff's pages are named but not linked: the student release lacks them.
@test "each page of doc is in its index" {
  cd "$IPCLAB_SRCDIR"
  run cat doc/README.md
  for page in doc/*.md; do
    case $page in
    doc/README.md) ;;
    doc/INSTRUCTORS.md | doc/INVENTORY.md)
      assert_output --partial "\`${page#doc/}\`"
      ;;
    *) assert_output --partial "](${page#doc/})" ;;
    esac
  done
}

@test "the files and rooms that INTERNALS names exist" {
  local path missing=''
  [[ -d $IPCLAB_SRCDIR/grader/adapters ]] ||
    skip "the student's release has no adapters"
  for path in $(grep -oE '`[a-z_]+/[a-z_/*-]*(\.[a-z]+)?`|\b[a-z]+/$' \
    "$IPCLAB_SRCDIR/doc/INTERNALS.md" | tr -d '`' | sort -u); do
    compgen -G "$IPCLAB_SRCDIR/$path" >/dev/null ||
      compgen -G "$IPCLAB_SRCDIR/grader/$path" >/dev/null ||
      compgen -G "$IPCLAB_SRCDIR/grader/probe/$path" >/dev/null ||
      compgen -G "$IPCLAB_SRCDIR/grader/ipclab/$path" >/dev/null ||
      missing+=" $path"
  done
  assert_equal "$missing" ''
}
