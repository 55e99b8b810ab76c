# Both releases from the tarball: build, test and install, as an ordinary user
# who can't write to the source folder.
load ../setup

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

setup_file() {
  # Not below $BATS_FILE_TMPDIR, which only its owner may enter.
  WORK=$(mktemp -d)
  export WORK NEW_TREE=$WORK/ipclab BUILD=$WORK/build
  chmod 755 "$WORK"
  cd "$WORK" || return
  clean_make -C "$IPCLAB_BUILDDIR" dist distdir=to-test >dist.log 2>&1 ||
    { tail -n 30 dist.log && return 1; }
  mv "$IPCLAB_BUILDDIR/to-test.tar.xz" packed.tar.xz
  mkdir "$NEW_TREE" "$BUILD"
  tar -xf packed.tar.xz -C "$NEW_TREE" --strip-components=1
  chmod -R a+rX,a-w "$NEW_TREE"
  if ((EUID == 0)); then
    chown nobody "$BUILD"
  fi
  as_user sh -c 'cd "$BUILD" && "$NEW_TREE/configure" -q'
}

teardown_file() {
  cd /
  chmod -R u+w "$WORK"
  rm -rf "$WORK"
}

# Run make as a person would start it, not as a child of the make that runs us.
clean_make() {
  env -u MAKEFLAGS -u MAKEOVERRIDES -u MFLAGS -u MAKELEVEL \
    make --no-print-directory -j "$(nproc)" "$@"
}

# Run the command as an ordinary user: ourselves, or nobody if we are root.
as_user() {
  local drop=()
  if ((EUID == 0)); then
    drop=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  "${drop[@]}" env -u IPCLAB_DATADIR -u IPCLAB_PROBE -u IPCLAB_CHECKS \
    HOME="$BUILD" TMPDIR="$BUILD" "$@"
}

# user_make TARGET: if it fails, its last lines are shown.
user_make() {
  local log=$BATS_TEST_TMPDIR/log
  if as_user bash -c "$(declare -f clean_make)"'; clean_make -C "$BUILD" "$@"' \
    bash "$@" >"$log" 2>&1; then
    return
  fi
  grep -E '^(FAIL|ERROR)|[Ee]rror' "$log" || true
  tail -n 40 "$log"
  return 1
}

# This looks for faults of the packaging, so only a few files of each kind are
# tested again; `make distcheck` by hand tests all of them.
few='tests/probe/model.log tests/probe/faults.log tests/checks/verdict.log'
few+=' tests/ipclab/check.log tests/ipclab/units.log'

@test "every tracked file is in the staff's tarball" {
  [[ -e $IPCLAB_SRCDIR/.git ]] || skip "this is no git checkout"
  git -c safe.directory='*' -C "$IPCLAB_SRCDIR" ls-files | sort >tracked
  (cd "$NEW_TREE" && find . -type f -printf '%P\n') | sort >packed
  run comm -23 tracked packed
  assert_output ""
}

@test "the tarball has the pages as HTML, but no page of a run" {
  command -v pandoc >/dev/null || skip 'pandoc is not installed'
  assert_exist "$NEW_TREE/html/handouts/01-pipe.html"
  assert_exist "$NEW_TREE/html/explain/deadlock.html"
  run find "$NEW_TREE/html" -name '*-runs.html'
  assert_output ''
}

@test "the HTML of the release, or made here, is installed, unless it is out of date" {
  [[ -d $NEW_TREE/html ]] || skip 'pandoc is not installed'
  local data=$BUILD/data
  as_user mkdir -p "$data/html/handouts"
  as_user touch "$data/html/handouts/former.html"
  user_make install-data-local pkgdatadir="$data"
  cmp "$NEW_TREE/html/handouts/01-pipe.html" "$data/html/handouts/01-pipe.html"
  assert_exist "$data/html/explain/deadlock.html"
  assert_not_exist "$data/html/handouts/former.html"
  mkdir -p "$BUILD"/html/{handouts,explain}
  touch "$BUILD/html/explain/made-here.html"
  touch -d 2000-01-01 "$BUILD/html/handouts/00-overview.html"
  user_make install-data-local pkgdatadir="$data"
  run cat "$BATS_TEST_TMPDIR/log"
  assert_output --partial 'html is older than the handouts, and left out'
  assert_not_exist "$data/html/explain/made-here.html"
  assert_exist "$data/html/explain/deadlock.html"
  touch "$BUILD/html/handouts/00-overview.html"
  user_make install-data-local pkgdatadir="$data"
  assert_exist "$data/html/explain/made-here.html"
  assert_not_exist "$data/html/explain/deadlock.html"
  rm -r "$BUILD/html" "$data"
}

@test "make distcheck passes for an ordinary user" {
  user_make distcheck TEST_LOGS="$few"
  run compgen -G "$BUILD/ipclab-[0-9]*.tar.xz"
  assert_success
}

@test "make distcheck-student passes for an ordinary user" {
  user_make distcheck-student TEST_LOGS="$few"
  run compgen -G "$BUILD/ipclab-student-[0-9]*.tar.xz"
  assert_success
}

@test "make release writes both tarballs and correct checksums" {
  user_make release
  cd "$BUILD"
  # The notes of the version that the archive is named after.
  run cat ipclab-[0-9]*.notes
  assert_output --regexp "[[:alpha:]]"
  # One checksum file for each archive: people who have one can't check the
  # other.
  run sha256sum -c ipclab-[0-9]*.sha256
  assert_success
  assert_output --regexp '^ipclab-[0-9.]+\.tar\.xz: OK$'
  run sha256sum -c ipclab-student-[0-9]*.sha256
  assert_success
  assert_output --regexp '^ipclab-student-[0-9.]+\.tar\.xz: OK$'
  run tar -tvf ipclab-student-[0-9]*.tar.xz
  assert_success
  refute_line --regexp '^[^ ]+ (nobody|[a-z]+)/'
}
