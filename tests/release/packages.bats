# packages.txt is the one list of Debian packages.
load ../setup

packages() {
  grep -v '^#' "$IPCLAB_SRCDIR/packages.txt"
}

@test "every package that configure names is in packages.txt" {
  run sed -n "s/^IPCLAB_\(NEED\|WANT\)_[A-Z]*(\[\([A-Za-z_]*\)\], \[[^]]*\], \[\([^]]*\)\].*/\3/p" \
    "$IPCLAB_SRCDIR/configure.ac"
  assert_success
  assert_line libseccomp-dev
  for package in "${lines[@]}"; do
    run grep -xF "$package" "$IPCLAB_SRCDIR/packages.txt"
    assert_success
  done
}

@test "packages.txt names no package twice" {
  run sort <(packages)
  assert_success
  all=$output
  run sort -u <(packages)
  assert_output "$all"
}
