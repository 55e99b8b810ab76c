# Two ways to build the kit that no other test has: in the source folder, and
# with sanitizers. One build does both; it is not optimized, so that it is quick.
load ../setup

setup_file() {
  export TREE=$BATS_FILE_TMPDIR/tree
  mkdir "$TREE"
  cd "$TREE" || return
  # Without what an earlier build there has made.
  tar -C "$IPCLAB_SRCDIR" --exclude=.git --exclude=./build \
    --exclude="./${IPCLAB_BUILDDIR#"$IPCLAB_SRCDIR/"}" --exclude='*.[oa]' \
    --exclude={.,./solutions}/{config.status,Makefile} -cf - . | tar -xf -
  # As a person would, not as a part of the make that runs us.
  unset MAKEFLAGS MAKEOVERRIDES MFLAGS MAKELEVEL
  { ./configure -q --enable-sanitizers CFLAGS=-O0 &&
    make -s -j "$(nproc)"; } >build.log 2>&1 ||
    { tail -n 30 build.log && return 1; }
}

@test "./configure && make in the source folder" {
  run -0 "$TREE/grader/ipclab/ipclab" --version
  run -0 "$TREE/grader/probe/ipcprobe" --version
}

@test "a build with sanitizers grades" {
  cd "$TREE"
  nm grader/ipclab/ipclab | grep -q __asan_init
  unset IPCLAB_DATADIR
  export IPCLAB_PROBE=$TREE/grader/probe/ipcprobe
  export ASAN_OPTIONS=detect_leaks=0 # it does not work under ptrace
  export XDG_CACHE_HOME=$BATS_TEST_TMPDIR
  run -0 scripts/try-lab 01-pipe --only talk-unused-ends
  run -1 scripts/try-lab 01-pipe --mutant child-keeps-write-end
  assert_output --partial unclosed-write-end
}
