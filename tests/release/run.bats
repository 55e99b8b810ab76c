# What ./run does if packages are missing, and what it says of ./run test. The
# build is a fake one, on a fake Debian.
load ../setup

# Not below $BATS_TEST_TMPDIR, which only its owner may enter.
setup() {
  WORK=$(mktemp -d)
  chmod a+rx "$WORK"
  cd "$WORK" || return
  cp "$IPCLAB_SRCDIR/run" "$IPCLAB_SRCDIR/packages.txt" .
  mkdir fake
  PATH=$PWD/fake:/usr/bin:/bin
  # ./run makes this Makefile, whose tests all pass.
  fake configure 'touch configured; printf "all check check-long fuzz fuzz-inputs:\n" >Makefile'
  mv fake/configure .
  installed # nothing
  touch known-to-apt
  fake apt-cache "grep -qx \"\$2\" $PWD/known-to-apt || exit 100"
  fake apt-get "echo \"\$*\" >>$PWD/apt-get.log"
  fake sudo 'exit 1'
  fake clang 'exit 1'
  chmod a+rx fake ./* fake/*
}

teardown() {
  rm -rf "$WORK"
}

# fake PROGRAM COMMAND
fake() {
  printf '#!/bin/sh\n%s\n' "$2" >"fake/$1"
  chmod a+rx "fake/$1"
}

# installed PACKAGE...: those, and no others. "all but" names the others.
installed() {
  local known='echo "install ok installed"' unknown='exit 1'
  if [[ ${*:1:2} == "all but" ]]; then
    shift 2
    unknown=$known known='exit 1'
  fi
  fake dpkg-query "for last; do :; done
    case ' $* ' in *\" \$last \"*) $known ;; *) $unknown ;; esac"
}

# Run as an ordinary user without sudo: ourselves, or nobody if we are root.
as_user() {
  local drop=()
  if ((EUID == 0)); then
    drop=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  "${drop[@]}" "$@"
}

# Run as root, or as one whom sudo lets do everything.
as_root() {
  fake sudo '[ "$1" = -v ] || exec "$@"'
  "$@"
}

@test "without the right to install it says what to install, once" {
  installed make
  echo pandoc >known-to-apt
  run as_user ./run test
  assert_failure 1
  assert_line --regexp '^  apt-get install -y .* bats .*libseccomp-dev .* pandoc$'
  refute_line --regexp ' (make|weasyprint) '
  refute_line --partial "== building"
}

@test "an optional package that apt does not have stops nothing" {
  installed all but pandoc weasyprint
  echo pandoc >known-to-apt
  run as_root ./run test
  assert_success
  assert_line "== going on without the optional packages weasyprint"
  assert_equal "${lines[-1]}" "0 passed, 0 failed"
  assert_equal "$(<apt-get.log)" "-q install -y --no-install-recommends pandoc"
}

@test "nor does one that may not be, or can't be, installed" {
  installed all but pandoc
  echo pandoc >known-to-apt
  mkdir build
  chmod a+rwx build
  run as_user ./run test
  assert_success
  assert_line "== going on without the optional packages pandoc"
  fake apt-get 'exit 100'
  run as_root ./run test
  assert_success
  assert_line "== going on without the optional packages pandoc"
  assert_equal "${lines[-1]}" "0 passed, 0 failed"
}

@test "a needed package that apt does not have is named, and ends it" {
  installed all but jq valgrind weasyprint
  echo valgrind >known-to-apt
  fake apt-get '[ "$2" = update ]'
  run as_root ./run test
  assert_failure 1
  assert_equal "${lines[-1]}" "run: apt-get install failed: apt has no package jq"
}

@test "configure runs again once a package was installed" {
  mkdir build
  echo all: >build/Makefile
  run as_root ./run demo
  assert_line --partial "== building"
  assert_file_exist build/configured

  rm build/configured
  installed all but nothing
  run as_root ./run demo
  assert_line --partial "== building"
  assert_file_not_exist build/configured
}

@test "./run test says what was skipped, and why, before its last line" {
  installed all but nothing
  mkdir -p build/tests
  touch -d 2000-01-01 build/tests/old.log
  cat >build/Makefile <<'END'
check:
	echo ':test-result: PASS' >tests/a.trs
	echo ':test-result: SKIP' >>tests/a.trs
	echo 'SKIP: a.bats 2 the page # SKIP no browser' >tests/a.log
check-long:
END
  run as_root ./run test
  assert_success
  assert_output --partial '
== skipped:
a.bats 2 the page: no browser
make lint: this is no git checkout
make fuzz: no clang, or none that links fuzzers (packages.txt)
1 passed, 0 failed'
}

@test "./run with an unknown word shows its usage" {
  run ./run grade
  assert_failure 2
  assert_line --regexp '^ *\./run demo '
  assert_line --regexp '^ *\./run test '
}
