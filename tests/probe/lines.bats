#!/usr/bin/env bats
# Source lines of saved stacks, however the program was compiled.

load ../setup
bats_require_minimum_version 1.5.0

setup() {
  where=$IPCLAB_BUILDDIR/tests/probe/where
  cd "$BATS_TEST_TMPDIR" || return
  cat >program.c <<'EOF'
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static inline __attribute__((always_inline)) void
make(int *p)
{
	if (pipe(p) < 0) /* PIPE */
		exit(1);
}

static void
child(int *p)
{
	char buffer[70000]; /* more than is copied of a stack */

	close(p[1]); /* CHILD CLOSE */
	while (read(p[0], buffer, sizeof buffer) > 0) /* READ */
		;
	_exit(0); /* CHILD EXIT */
}

int
main(void)
{
	FILE *stream;
	int p[2];

	make(p);
	if (fork() == 0) /* FORK */
		child(p);
	close(p[0]); /* PARENT CLOSE */
	stream = fdopen(p[1], "w");
	fprintf(stream, "%d\n", 42);
	fflush(stream); /* WRITE */
	fclose(stream); /* FCLOSE */
	wait(NULL); /* WAIT */
	stream = popen("exit 3", "w"); /* POPEN */
	return WEXITSTATUS(pclose(stream)) != 3; /* PCLOSE */
}
EOF
}

# compile OPTION...: ./program
compile() {
  "$CC" -std=gnu17 "$@" -o program program.c
}

# line MARK: the number of the line with that comment
line() {
  grep -n "/\* $1 \*/" program.c | cut -d: -f1
}

# expect_places CALL MARK...: the program's own places of CALL, in any order
expect_places() {
  local call=$1 mark
  shift
  run -0 "$where" "$call" ./program
  # What libc does before main, and other programs, have no place.
  sed -n 's/^program\.c:\([0-9]*\) .*/\1/p' <<<"$output" | sort -nu >seen
  for mark; do
    line "$mark"
  done | sort -nu >expected
  run -0 diff expected seen
}

expect_all_places() {
  expect_places pipe2 PIPE POPEN
  expect_places close "CHILD CLOSE" "PARENT CLOSE" FCLOSE POPEN PCLOSE
  expect_places read READ
  expect_places write WRITE
  expect_places wait4 WAIT PCLOSE
  expect_places exit_group "CHILD EXIT"
}

@test "lines of a plain program (PIE, -O0)" {
  compile -g
  expect_all_places
  expect_places clone FORK
}

@test "lines of a program optimised and inlined (-O2)" {
  compile -g -O2
  expect_all_places
}

@test "lines of a program at a fixed address (no PIE)" {
  compile -g -no-pie
  expect_all_places
}

@test "lines of a fixed, optimised program" {
  compile -g -O2 -no-pie
  expect_all_places
}

@test "lines of a static program: libc's own code is in the same file" {
  compile -g -static
  expect_all_places
}

@test "lines of a static, optimised program that is a PIE" {
  compile -g -O2 -static-pie
  expect_all_places
}

@test "lines through the fortified inline functions of system headers" {
  compile -g -O2 -D_FORTIFY_SOURCE=2
  expect_all_places
}

@test "lines without frame pointers, with the older DWARF 4" {
  compile -g -gdwarf-4 -O1 -fomit-frame-pointer
  expect_all_places
}

@test "the function and the text of the line are reported" {
  compile -g -O2
  run -0 "$where" pipe2 ./program
  assert_line "program.c:$(line PIPE) make: if (pipe(p) < 0) /* PIPE */"
}

@test "without debug information there is no place, but no failure, either" {
  compile
  run -0 "$where" pipe2 ./program
  assert_output $'?\n?'
}

@test "a stripped program has no place either" {
  compile -g
  strip program
  run -0 "$where" pipe2 ./program
  assert_output $'?\n?'
}

@test "the reader knows code that is loaded after the first pipe" {
  cat >later.c <<'EOF'
void later(int *p);
void
later(int *p)
{
	long made;

	__asm__ volatile("syscall" : "=a"(made) : "a"(22), "D"(p)
			 : "rcx", "r11", "memory"); /* pipe(2) */
	p[0] += made < 0;
}
EOF
  cat >loads.c <<'EOF'
#include <dlfcn.h>
#include <unistd.h>
int
main(void)
{
	int p[2], q[2];
	void (*later)(int *);

	if (pipe(p) < 0) /* begins the reader */
		return 1;
	*(void **)&later = dlsym(dlopen("./later.so", RTLD_NOW), "later");
	later(q);
	return 0;
}
EOF
  "$CC" -std=gnu17 -g -O2 -fomit-frame-pointer -shared -fPIC -o later.so later.c
  "$CC" -std=gnu17 -g -o loads loads.c
  run -0 "$IPCLAB_PROBE" --quiet --json out.json ./loads
  run -0 jq -rc '[.pipes[].created_at | "\(.file) \(.line)"]' out.json
  assert_output '["loads.c 9","loads.c 12"]'
}

@test "a thread that blocks after hundreds of reads still has its line" {
  cat >taken.c <<'EOF'
#include <unistd.h>
long taken(int fd, int size);
long
taken(int fd, int size)
{
	char bytes[size]; /* so that only the frame pointer leads on */
	long n = read(fd, bytes, size);

	return n > 0 ? bytes[0] : n;
}
EOF
  cat >blocks.c <<'EOF'
#include <unistd.h>
long taken(int fd, int size);
int
main(void)
{
	int p[2];

	if (pipe(p) < 0)
		return 1;
	for (int i = 0; i < 700; i++)
		if (write(p[1], "x", 1) < 1 || taken(p[0], 1) < 1)
			return 1;
	return taken(p[0], 1) < 0; /* HERE */
}
EOF
  "$CC" -std=gnu17 -fno-omit-frame-pointer -shared -fPIC -o taken.so taken.c
  "$CC" -std=gnu17 -g -o blocks blocks.c ./taken.so
  run "$IPCLAB_PROBE" --quiet --json out.json ./blocks
  run -0 jq -r '.processes[0].last_call | "\(.file) \(.line)"' out.json
  assert_output 'blocks.c 13'
}

@test "a program that is removed while it runs still has its lines" {
  cat >gone.c <<'EOF'
#include <unistd.h>
int
main(int argc, char **argv)
{
	int p[2];
	(void)argc;
	unlink(argv[0]);
	return pipe(p); /* HERE */
}
EOF
  "$CC" -g -o gone gone.c
  run -0 "$where" pipe2 ./gone
  assert_output "gone.c:8 main: return pipe(p); /* HERE */"
}

@test "no line of a file outside the folder that the grader allows is shown" {
  printf 'secret\n' >secret
  cat >spy.c <<EOF
#include <unistd.h>
int
main(void)
{
	int p[2];
#line 1 "$PWD/secret"
	return pipe(p);
}
EOF
  "$CC" -g -o spy spy.c
  mkdir allowed
  IPCLAB_SRC=$PWD/allowed run -0 "$where" pipe2 ./spy
  assert_output "secret:1 main: (not found)"
}

@test "a line number or a file that makes no sense is not read" {
  mkfifo pipe
  cat >odd.c <<EOF
#include <unistd.h>
int
main(void)
{
	int p[2];
#line 7 "$PWD/pipe"
	return pipe(p);
}
EOF
  "$CC" -g -o odd odd.c
  run -0 "$where" pipe2 ./odd
  assert_output "pipe:7 main: (not found)"
}
