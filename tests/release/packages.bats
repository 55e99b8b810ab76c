# packages.txt is the one list of Debian packages.
load ../setup

packages() {
  sed '/^#/d; s/ .*//' "$IPCLAB_SRCDIR/packages.txt"
}

@test "every package that configure names is in packages.txt" {
  run sed -n "s/^IPCLAB_\(NEED\|WANT\)_[A-Z]*(\[\([A-Za-z_]*\)\], \[[^]]*\], \[\([^]]*\)\].*/\3/p" \
    "$IPCLAB_SRCDIR/configure.ac"
  assert_success
  assert_line libseccomp-dev
  for package in "${lines[@]}"; do
    run grep -xF "$package" <(packages)
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

@test "each package has a use that ./run knows, or none" {
  run sed -E '/^#/d; /^[a-z0-9.+-]+( (checkout|test|optional))?$/d' \
    "$IPCLAB_SRCDIR/packages.txt"
  assert_success
  assert_output ''
}

# fake_apt PACKAGE…: a release that has these.
fake_apt() {
  mkdir fake
  printf '%s\n' "$@" >fake/known
  cat >fake/apt-cache <<'EOF'
#!/bin/sh
for name; do :; done
grep -qxF "$name" "${0%/*}/known" && echo "Package: $name"
EOF
  chmod +x fake/apt-cache
}

@test "an optional package that the release does not have is left out" {
  cd "$BATS_TEST_TMPDIR"
  fake_apt gcc
  PATH=$PWD/fake:$PATH run "$IPCLAB_SRCDIR/run" packages
  assert_success
  assert_line gcc
  refute_line similarity-tester
  echo similarity-tester >>fake/known
  PATH=$PWD/fake:$PATH run "$IPCLAB_SRCDIR/run" packages
  assert_line similarity-tester
}

@test "who only grades needs neither autotools nor what makes handouts" {
  cd "$BATS_TEST_TMPDIR"
  fake_apt
  PATH=$PWD/fake:$PATH run "$IPCLAB_SRCDIR/run" packages grade
  assert_success
  assert_line valgrind
  refute_line automake
  refute_line pandoc
  PATH=$PWD/fake:$PATH run "$IPCLAB_SRCDIR/run" packages demo
  assert_line automake
  refute_line pandoc
}
