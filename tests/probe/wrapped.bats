#!/usr/bin/env bats
# Calls through functions of the program's own, such as Pipe() and r_read(): a
# finding also names the line that called the function.

load ../setup
bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  cat >wrap.h <<'EOF2'
#include <sys/types.h>
WRAP void Pipe(int fds[2]);
WRAP pid_t Fork(void);
WRAP ssize_t r_read(int fd, void *buf, size_t size);
WRAP ssize_t read_some(int fd, void *buf, size_t size);
EOF2
  cat >wrap.c <<'EOF2'
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "wrap.h"
WRAP void Pipe(int fds[2])
{
	if (pipe(fds) == -1) /* PIPE */
		exit(1);
}
WRAP pid_t Fork(void)
{
	pid_t child = fork(); /* FORK */

	if (child == -1)
		exit(1);
	return child;
}
WRAP ssize_t r_read(int fd, void *buf, size_t size)
{
	ssize_t got = read(fd, buf, size); /* READ */

	return got > 0 ? got : 0;
}
WRAP ssize_t read_some(int fd, void *buf, size_t size)
{
	ssize_t got = r_read(fd, buf, size);

	return got == 1 ? 2 : got;
}
EOF2
  cat >main.c <<'EOF2'
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "wrap.h"
int main(void)
{
	int there[2], back[2];
	char c[10];

	Pipe(there); /* THERE */
	Pipe(back); /* BACK */
	if (Fork() == 0) { /* CHILD */
		while (read_some(back[0], c, 10) > 0) /* LISTEN */
			;
		_exit(0);
	}
	close(back[1]);
	wait(NULL); /* WAIT */
	return 0;
}
EOF2
}

# line FILE MARK: "FILE:LINE" of the line with that comment
line() {
  echo "$1:$(grep -n "/\* $2 \*/" "$1" | cut -d: -f1)"
}

# says MAIN WRAP: a run names both files: that of the call and that of its
# caller.
says() {
  run -124 ipcprobe --json out.json --record run ./program
  assert_output --partial "    $(line "$2" PIPE)  "
  assert_output --partial "      Pipe() called at $(line "$1" BACK)"
  assert_output --partial "      read_some() called at $(line "$1" LISTEN)"
  assert_output --partial 'close(back[1]) is missing'
  refute_output --partial "called at $(line "$1" THERE)"
  run jq -r '.findings[] | select(.id == "unclosed-write-end").source[]
    | "\(.file):\(.line) \(.caller.wrapper) \(.caller.file):\(.caller.line)"' out.json
  assert_line "$(line "$2" PIPE) Pipe $(line "$1" BACK)"
  assert_line "$(line "$2" FORK) Fork $(line "$1" CHILD)"
  assert_line "$(line "$2" READ) read_some $(line "$1" LISTEN)"
  run -124 ipcprobe --json again.json --replay run
  jq -S 'del(.wall_ms, .cpu_ms)' out.json >one
  jq -S 'del(.wall_ms, .cpu_ms)' again.json | diff one -
}

@test "wrappers in a file of their own" {
  for level in 0 2; do
    "$CC" -std=gnu17 -g -O$level -DWRAP= -o program main.c wrap.c
    says main.c wrap.c
  done
}

@test "static wrappers in the same file, also inlined" {
  sed '/wrap.h/d; s/^WRAP/static/' wrap.c >program.c
  sed '/#include/d' main.c >>program.c
  for level in 0 2; do
    "$CC" -std=gnu17 -g -O$level -o program program.c
    says program.c program.c
  done
}

@test "a sentence names the caller; a call that the program makes directly has none" {
  "$CC" -std=gnu17 -g -DWRAP= -o program main.c wrap.c
  run -124 ipcprobe ./program
  run tr -s '\n ' ' ' <<<"$output"
  assert_output --partial "the pipe made at $(line wrap.c PIPE) for $(line main.c BACK)"
  assert_output --partial \
    "after the fork at $(line wrap.c FORK) for $(line main.c CHILD)"
  assert_output --partial "blocked in wait at $(line main.c WAIT) 2 program"
  assert_output --partial "1 made at $(line main.c THERE): 0 bytes in"
}

# step_lines FILE: print the places of a page's steps, with the text of their
# lines.
step_lines() {
  sed -n 's/^.*id="run">\(.*\)<\/script>$/\1/p' "$1" |
    jq -c '.steps[].d[] | select(.[0] == "line")[2:]' | sort -u
}

@test "picture, timeline and page name the caller, also of a recorded run" {
  "$CC" -std=gnu17 -g -DWRAP= -o program main.c wrap.c
  run -124 ipcprobe --record run --svg 1.svg --page 1.html --picture \
    --timeline 1.txt ./program
  live=$output
  run -124 ipcprobe --svg 2.svg --page 2.html --picture --timeline 2.txt \
    --replay run
  assert_output "$live"
  cmp 1.svg 2.svg
  cmp 1.txt 2.txt
  assert_output --partial "at $(line wrap.c READ) "
  assert_output --partial "called at $(line main.c LISTEN) "
  assert_line "pipe 1: made at $(line wrap.c PIPE) for $(line main.c THERE), empty"

  run cat 1.svg
  assert_output --partial ">at $(line wrap.c READ)<"
  assert_output --partial ">called at $(line main.c LISTEN)<"
  assert_output --partial ">at $(line main.c WAIT)<"
  assert_output --partial \
    "waits in read(5) at $(line wrap.c READ), called at $(line main.c LISTEN) holds"
  assert_output --partial \
    "pipe 2: made at $(line wrap.c PIPE) for $(line main.c BACK), empty"

  run cat 1.txt
  assert_line --regexp "read end 5, write end 6 * $(line main.c BACK)\$"
  assert_line --regexp "fork: process 2 * $(line main.c CHILD)\$"

  diff <(step_lines 1.html) <(step_lines 2.html)
  run step_lines 1.html
  assert_line "[\"$(line wrap.c READ)\",\"ssize_t got = read(fd, buf, size); /* READ */\",\
\"read_some() called at $(line main.c LISTEN)\",\
\"while (read_some(back[0], c, 10) > 0) /* LISTEN */\"]"
  assert_line "[\"$(line main.c WAIT)\",\"wait(NULL); /* WAIT */\"]"
}

@test "a name that contains a call's name is not taken for a wrapper" {
  cat >threads.c <<'EOF2'
#include <unistd.h>
static void thread(int fd)
{
	char c;
	while (read(fd, &c, 1) > 0)
		;
}
int main(void)
{
	int p[2];
	if (pipe(p) == -1)
		return 1;
	thread(p[0]);
	return 0;
}
EOF2
  "$CC" -std=gnu17 -g -O0 -o threads threads.c
  run -124 ipcprobe ./threads
  assert_output --partial threads.c:5
  refute_output --partial 'called at'
}
