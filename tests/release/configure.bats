# What configure and ./run say if something is missing.
load ../setup

# Not below $BATS_TEST_TMPDIR, which only its owner may enter.
setup() {
  WORK=$(mktemp -d)
  chmod a+rx "$WORK"
  cd "$WORK" || return
}

teardown() {
  rm -rf "$WORK"
}

# A folder for PATH with a dpkg-query that knows only the package make.
fake_debian() {
  mkdir fake
  cat >fake/dpkg-query <<'SH'
#!/bin/sh
case $* in
*" make") echo "install ok installed" ;;
*) exit 1 ;;
esac
SH
  chmod a+rx fake fake/dpkg-query
}

# Run as an ordinary user without sudo: ourselves, or nobody if we are root.
as_user() {
  local drop=()
  if ((EUID == 0)); then
    drop=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  "${drop[@]}" "$@"
}

@test "configure names everything that is missing at once, with its packages" {
  run "$IPCLAB_SRCDIR/configure" -q PKG_CONFIG_PATH= \
    PKG_CONFIG_LIBDIR=/nowhere BATS_LIB_PATH=/nowhere
  assert_failure
  assert_line "  libseccomp: Debian package libseccomp-dev"
  assert_line "  libconfuse: Debian package libconfuse-dev"
  assert_line "  bats-assert: Debian package bats-assert"
  assert_line --regexp \
    '^  apt-get install libseccomp-dev .*libconfuse-dev .*bats-assert'
  assert_equal "$(grep -c 'apt-get install' <<<"$output")" 1
}

@test "configure without a compiler says which package has one" {
  mkdir tools
  for tool in /usr/bin/* /bin/*; do
    case ${tool##*/} in
    *cc | *cc-[0-9]* | *clang* | *gcc*) ;;
    *) ln -sf "$tool" tools/ ;;
    esac
  done
  run env -u CC PATH="$PWD/tools" "$IPCLAB_SRCDIR/configure" -q
  assert_failure
  assert_line --partial "no C compiler found"
  assert_line "  apt-get install gcc libc6-dev"
}

@test "./run without the right to install says what to install, once" {
  fake_debian
  cp "$IPCLAB_SRCDIR/run" "$IPCLAB_SRCDIR/packages.txt" .
  printf '#!/bin/sh\nexit 1\n' >fake/sudo
  chmod a+rx fake/sudo
  PATH=$PWD/fake:/usr/bin:/bin run as_user ./run test
  assert_failure 1
  assert_line --regexp '^  apt-get install -y .* bats .*libseccomp-dev '
  refute_line --regexp ' make '
  refute_line --partial "== building"
}

@test "./run configures again once it has installed a package" {
  fake_debian
  cp "$IPCLAB_SRCDIR/run" "$IPCLAB_SRCDIR/packages.txt" .
  printf '#!/bin/sh\ntouch configured; printf "all:\\n" >Makefile\n' >configure
  printf '#!/bin/sh\nexit\n' >fake/apt-get
  cp fake/apt-get fake/sudo
  chmod a+rx configure fake/*
  mkdir build
  echo all: >build/Makefile
  PATH=$PWD/fake:/usr/bin:/bin run ./run demo
  assert_line --partial "== building"
  assert_file_exist build/configured

  rm build/configured
  printf '#!/bin/sh\necho "install ok installed"\n' >fake/dpkg-query
  PATH=$PWD/fake:/usr/bin:/bin run ./run demo
  assert_line --partial "== building"
  assert_file_not_exist build/configured
}

@test "./run with an unknown word shows its usage" {
  run "$IPCLAB_SRCDIR/run" grade
  assert_failure 2
  assert_line --regexp '^ *\./run demo '
  assert_line --regexp '^ *\./run test '
}
