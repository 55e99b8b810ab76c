# What a release is called, and what is refused as one.
load ../setup
bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir tree
  printf '%s\n' '# News' '' '## 1.2.0' '' 'New:' '' '- a thing' '' '## 1.1.0' '' '- old' >tree/NEWS.md
}

notes() {
  "$IPCLAB_SRCDIR/scripts/release-notes" tree "$1"
}

# checkout: make a git checkout of the tree with everything committed.
checkout() {
  git -C tree init -q
  git -C tree add .
  commit first
}

commit() {
  git -C tree -c user.name=x -c user.email=x@x commit -qam "$1"
}

@test "the notes are the version's section of NEWS.md" {
  run -0 notes 1.2.0
  assert_output $'New:\n\n- a thing'
  run -1 notes 1.3.0
  assert_output 'release: NEWS.md has no section "## 1.3.0"'
}

@test "refused: uncommitted changes, a section Next, a version of another commit" {
  checkout
  run -0 notes 1.2.0
  git -C tree tag v1.2.0
  run -0 notes 1.2.0
  echo more >>tree/NEWS.md
  run -1 notes 1.2.0
  assert_output --partial "release: commit first: M NEWS.md"
  commit more
  run -1 notes 1.2.0
  assert_output "release: v1.2.0 is another commit's: raise the version in configure.ac"
  sed -i 's/^## 1.2.0/## Next/' tree/NEWS.md
  commit next
  run -1 notes 1.1.0
  assert_output --partial 'NEWS.md: name the section "Next"'
}

@test "the version is in only one place" {
  version=$(ipclab --version | awk '{ print $NF; exit }')
  cd "$IPCLAB_SRCDIR"
  run -0 grep -rlF --exclude-dir={.git,build,autom4te.cache} --exclude={configure,NEWS.md,*.m4} \
    "$version" configure.ac man completions scripts README.md doc Containerfile
  assert_output configure.ac
}
