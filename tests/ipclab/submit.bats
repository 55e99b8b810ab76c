# ipclab submit: what is packed, and what is not.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

@test "submit packs only what is asked for, and grade accepts it" {
  mkdir 01-hello
  { mini_source hello 0; echo '/* mine */'; } >01-hello/hello.c
  echo secret >01-hello/diary.txt
  run -0 ipclab submit 1
  assert_line --regexp "^  hello.c  [0-9]+ bytes$"
  assert_line "100 of 100 points"
  run tar tzf 01-hello.tar.gz
  assert_output "01-hello/hello.c"
  run -0 ipclab submit 1 --output me.zip
  assert_equal "$(head -c2 me.zip)" PK
  run -2 ipclab submit 1 --output me.rar
  mkdir class
  mv 01-hello.tar.gz class/me.tar.gz
  mv me.zip class/zipped.zip
  ipclab grade class --out out --no-isolation --labs 1
  run jq .score out/results/me.json out/results/zipped.json
  assert_output $'100\n100'
}

# complete_header: make lab 1's first file a header with nothing to do in it.
complete_header() {
  sed -i 's/{"hello.c"}/{"hello.h", "hello.c"}/' "$KIT/labs/01-hello/lab.conf"
  echo '/* complete */' >"$KIT/skeletons/01-hello/hello.h"
  echo '/* TODO 1 */' >>"$KIT/skeletons/01-hello/hello.c"
}

@test "a complete header is no file to begin with, and is handed in unchanged" {
  complete_header
  ipclab start 1
  run -0 ipclab
  assert_line 'Next: cd 01-hello, then TODO 1 in hello.c'
  cd 01-hello
  run -0 ipclab
  assert_line 'Next: TODO 1 in hello.c, then: ipclab check'
  run -1 ipclab submit
  assert_line 'hello.c: it is the skeleton, untouched'
  refute_output --partial 'hello.h: '
  mini_source hello 0 >hello.c
  run -0 ipclab submit
  assert_line '100 of 100 points'
  assert_exist 01-hello.tar.gz
}

@test "submit packs nothing that is not ready, unless --anyway" {
  mkdir 01-hello
  not_ready() {
    run -1 ipclab submit 1
    assert_output --partial "$1"
    assert_output --partial 'nothing was packed'
    assert_not_exist 01-hello.tar.gz
  }
  echo '/* TODO 1 */' >>"$KIT/skeletons/01-hello/hello.c"
  cp "$KIT/skeletons/01-hello/hello.c" 01-hello
  not_ready 'hello.c: it is the skeleton, untouched'
  echo >01-hello/hello.c
  not_ready 'hello.c: it is empty'
  echo 'int main(void) { return missing; }' >01-hello/hello.c
  not_ready 'hello.c:1:25: error:'
  run -0 ipclab submit 1 --anyway
  assert_line '0 of 100 points'
  assert_exist 01-hello.tar.gz
  sed -i 's/{"hello.c"}/{"hello.c", "more.c"}/' "$KIT/labs/01-hello/lab.conf"
  { mini_source hello 0; echo '/* mine */'; } >01-hello/hello.c
  rm 01-hello.tar.gz
  not_ready 'more.c: it is not in your folder'
}
