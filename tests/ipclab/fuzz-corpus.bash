# SPDX-License-Identifier: MIT
# The files that fuzzing starts from: one of each kind, given by its first byte.
# shellcheck shell=bash

# fuzz_corpus FOLDER: fill it.
fuzz_corpus() {
  mkdir -p "$1/handed-in/01-pipe"
  echo 'int main(void) { return 0; }' >"$1/handed-in/01-pipe/pipe_talk.c"
  (
    cd "$1" || exit
    for format in zip tar tar.gz tar.xz; do
      if [[ $format == zip ]]; then
        python3 -m zipfile -c packed.zip handed-in
      else
        tar -acf "packed.$format" handed-in
      fi
      { printf A; cat "packed.$format"; } >"archive-$format"
      rm "packed.$format"
    done
    printf '%s' 'X<?xml version="1.0"?><valgrindoutput><error><kind>InvalidRead</kind>' \
      '<what>Invalid read of size 1</what><stack><frame><obj>/x/p</obj><fn>main</fn>' \
      '<file>p.c</file><line>7</line></frame></stack><auxwhat>Address 0x1 is 0 bytes' \
      ' after</auxwhat></error></valgrindoutput>' >xml
    printf '%s\n' 'T1..3' 'ok 1 one' 'not ok 2 two' '# (in test file x.bats, line 3)' \
      '#   `false'\'' failed' 'ok 3 three # skip why' >tap
    printf 'Ndoejane_LATE_1234_5678_pipe_talk-1.c' >name
    printf 'Pcc: /tmp/ccAbCdEf.o: \303\244\033[31m<b>&amp; \377' >text
    rm -r handed-in
  )
}
