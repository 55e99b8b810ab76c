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

@test "what configure only wants is optional, what it needs is not" {
  for macro in WANT NEED; do
    run sed -n "s/^IPCLAB_${macro}_[A-Z]*(\[[A-Za-z_]*\], \[[^]]*\], \[\([^]]*\)\].*/\1/p" \
      "$IPCLAB_SRCDIR/configure.ac"
    assert_success
    ((${#lines[@]} > 3))
    for package in "${lines[@]}"; do
      run grep -E "^$package .*optional$" "$IPCLAB_SRCDIR/packages.txt"
      assert_equal "$macro $package $status" \
        "$macro $package $([[ $macro == WANT ]]; echo $?)"
    done
  done
}

@test "packages.txt names no package twice" {
  run sort <(packages)
  assert_success
  all=$output
  run sort -u <(packages)
  assert_output "$all"
}

@test "each package has a purpose that ./run knows" {
  run sed -E '/^#/d; /^[a-z0-9.+-]+ +(install|grade|checkout|test)( +optional)?$/d' \
    "$IPCLAB_SRCDIR/packages.txt"
  assert_success
  assert_output ''
}

@test "grading alone needs neither autotools nor what makes handouts" {
  cd "$BATS_TEST_TMPDIR"
  run "$IPCLAB_SRCDIR/run" packages grade
  assert_success
  assert_line valgrind
  refute_line automake
  refute_line pandoc
  run "$IPCLAB_SRCDIR/run" packages demo
  assert_line automake
  refute_line pandoc
}

@test "checking one's own work needs no more than it uses" {
  cd "$BATS_TEST_TMPDIR"
  run "$IPCLAB_SRCDIR/run" packages install
  assert_success
  assert_line valgrind
  refute_line bubblewrap
  refute_line automake
}

# Only the steps of "make" are checked; each release's real build is tested by
# distcheck.
@test "./run install: the students' part in PREFIX, or everything for staff" {
  cd "$BATS_TEST_TMPDIR"
  mkdir -p bare/build/install prefix/bin fake
  cp "$IPCLAB_SRCDIR"/{run,packages.txt} bare
  touch bare/configure.ac bare/configure
  chmod +x bare/configure
  printf '#!/bin/sh\necho install ok installed\n' >fake/dpkg-query
  printf '#!/bin/sh\necho "doctor: $*"; exit 1\n' >prefix/bin/ipclab
  chmod +x fake/dpkg-query prefix/bin/ipclab
  printf 'prefix = %s\nSUBDIRS = . solutions\nall:\ninstall:\n\techo $(SUBDIRS) >$(prefix)/parts\n' \
    "$PWD/prefix" >bare/build/install/Makefile
  export PATH=$PWD/fake:$PATH PREFIX=$PWD/prefix
  run -0 bare/run install
  assert_line "== installed in $PREFIX"
  assert_line "  export PATH=\"$PREFIX/bin:\$PATH\""
  assert_line "doctor: doctor"
  assert_equal "$(<prefix/parts)" .
  PATH=$PREFIX/bin:$PATH run -0 bare/run install staff
  refute_output --partial 'export PATH'
  assert_equal "$(<prefix/parts)" ". solutions"
  run -2 bare/run install everything
  PREFIX=here run -1 bare/run install
  assert_output "run: PREFIX must begin with a /: here"
}

# packages.txt alone says what an image has, and each image is built from it.
@test "Containerfile and devcontainer.json: ./run installs, for each stage" {
  cd "$IPCLAB_SRCDIR"
  run grep -wF -f <(packages | grep -v '^make$') Containerfile
  assert_output ''
  run sed -n 's/^FROM [^ ]* AS //p' Containerfile
  assert_output $'debian\ngrader\nstudent'
  run grep -c '^  /ipclab/run install' Containerfile
  assert_output 2
  cd .devcontainer
  run jq -r '.build.target' devcontainer.json
  assert_output student
  assert_file_exist "$(jq -r .build.dockerfile devcontainer.json)"
  assert_file_exist "$(jq -r .build.context devcontainer.json)/run"
}
