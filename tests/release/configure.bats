# What configure says if something is missing.
load ../setup

setup() {
  cd "$BATS_TEST_TMPDIR" || return
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

@test "configure names another processor in one line" {
  for host in riscv64-linux-gnu i686-linux-gnu; do
    run "$IPCLAB_SRCDIR/configure" -q --host="$host"
    assert_failure
    assert_output "configure: error: ipclab knows x86-64 and aarch64, not ${host%%-*}"
  done
}
