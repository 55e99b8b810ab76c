# assert_memory_clean: what Valgrind finds.
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
load ../setup
load memory

@test "a program that uses memory correctly is clean, and so are its children" {
	program good <<-'END'
		#include <stdlib.h>
		#include <sys/wait.h>
		#include <unistd.h>
		int main(void) {
			char *p = malloc(10);
			if (fork() == 0) { p[9] = 'x'; free(p); _exit(0); }
			wait(NULL); free(p); return 0;
		}
	END
	assert_memory_clean ./good
}

@test "each kind of error is named, at the student's line" {
	program bad <<-'END'
		#include <stdlib.h>
		#include <unistd.h>
		int main(int argc, char **argv) {
			char *p = malloc(4), *q = malloc(8);
			int set;
			(void)argv;
			p[4] = 1;
			q[0] = p[argc + 4];
			if (set) write(1, "x", 1);
			free(q); free(q);
			p = NULL;
			return p != NULL;
		}
	END
	run assert_memory_clean ./bad
	assert_failure
	assert_line --index 0 'Valgrind finds errors in the use of memory'
	run jq -r '.[] | "\(.id) \(.source[0].file):\(.source[0].line)"' \
		"$VERDICT/findings.json"
	assert_line 'memory-invalid-write bad.c:7'
	assert_line 'memory-invalid-read bad.c:8'
	assert_line 'memory-uninitialised bad.c:9'
	assert_line 'memory-invalid-free bad.c:10'
	assert_line 'memory-leak bad.c:4'
}

@test "a string without a terminator is reported as that" {
	program endless <<-'END'
		#include <stdio.h>
		#include <stdlib.h>
		#include <unistd.h>
		int main(void) {
			char *heap = malloc(4), stack[100];
			if (read(0, heap, 4) != 4 || read(0, stack, 4) != 4)
				return 1;
			printf("%s\n", heap);
			printf("%s\n", stack);
			free(heap);
		}
	END
	printf 12345678 >input
	run assert_memory_clean --stdin input ./endless
	assert_failure
	run jq -r '.[] | "\(.id) \(.source[0].line)"' "$VERDICT/findings.json"
	assert_line 'unterminated-buffer 8'
	assert_line 'unterminated-buffer 9'
	refute_line --partial memory-
}

@test "a string that was freed is reported as that" {
	program freed <<-'END'
		#include <stdio.h>
		#include <stdlib.h>
		#include <string.h>
		int main(void) {
			char *copy = strdup("text");
			free(copy);
			printf("%s\n", copy);
		}
	END
	run assert_memory_clean ./freed
	assert_failure
	run jq -r '.[] | "\(.id) \(.next_step)", (.source[] | "\(.line) \(.what)")' \
		"$VERDICT/findings.json"
	assert_output 'memory-invalid-read free it after its last use
7 the read
6 freed here'
}

@test "passing freed memory to a system call is an error" {
	program gives <<-'END'
		#include <stdlib.h>
		#include <unistd.h>
		int main(void) {
			char *p = calloc(1, 8);
			free(p);
			return write(1, p, 8) != 8;
		}
	END
	run assert_memory_clean ./gives
	assert_failure
	run jq -r '.[] | "\(.id) \(.source[0].line)"' "$VERDICT/findings.json"
	assert_output 'memory-invalid-read 6'
}

@test "an error in a child counts, once for each line" {
	program child <<-'END'
		#include <stdlib.h>
		#include <sys/wait.h>
		#include <unistd.h>
		int main(void) {
			char *p = malloc(1);
			for (int i = 0; i < 2; i++)
				if (fork() == 0) { p[1] = 'x'; _exit(0); }
			while (wait(NULL) > 0) {}
			free(p); return 0;
		}
	END
	run assert_memory_clean ./child
	assert_failure
	run jq -r '[.[].source[0].line] | @csv' "$VERDICT/findings.json"
	assert_output 7
}

@test "a server is judged once it has ended, with its line" {
	program server <<-'END'
		#include <stdlib.h>
		#include <unistd.h>
		int main(void) {
			char *p = malloc(1), byte;
			if (read(0, &byte, 1) == 1)
				p[1] = byte;
			free(p);
			return 0;
		}
	END
	mkfifo asked
	memory_start --stdin asked --timeout 20 -- ./server
	echo >asked
	# not by `run`, because it is this shell's child
	if memory_finish ./server >said; then
		fail "it should be found: $(cat said)"
	fi
	run jq -r '.[] | "\(.id) \(.source[0].line)"' "$VERDICT/findings.json"
	assert_output 'memory-invalid-write 6'
}

@test "a program that never ends is not also run under memcheck" {
	ended timeout
	run assert_memory_clean true
	assert_failure
	assert_output --partial 'the program should end by itself, but it was'
	run find . -name 'memcheck-*'
	refute_output
	# with --once there is no other run than this
	run assert_memory_clean --once true
	run find . -name 'memcheck-*'
	assert_output --partial memcheck-
}

@test "a program that ends, but not in time under memcheck, gets no verdict" {
	program slow <<-'END'
		#include <stdlib.h>
		int main(int argc, char **argv) {
			volatile char *p = malloc(4);
			(void)argv;
			if (argc == 2) p[4] = 1;
			while (getenv("LD_PRELOAD")) /* Valgrind's */
				;
			free((void *)p);
			return 0;
		}
	END
	memory_tools() { echo plain; }
	export IPCLAB_PROBE=$REAL_PROBE
	run assert_memory_clean --timeout 2 ./slow
	assert_failure
	assert_output --partial 'ends by itself, but not under Valgrind: it was still running'
	run cat "$VERDICT/status"
	assert_output error
	# an error that was seen by then counts
	rm "$VERDICT/status"
	run assert_memory_clean --timeout 2 ./slow error
	assert_line --index 0 'Valgrind finds errors in the use of memory'
	run error_line
	assert_output 'memory-invalid-write 5'
}

@test "without Valgrind the check has no verdict" {
	run env PATH="$BATS_TEST_TMPDIR" "$BASH" -c \
		'command -v valgrind'
	assert_failure
	command() { [[ $2 != valgrind ]]; }
	run assert_memory_clean true
	assert_failure
	assert_output --partial 'Valgrind is not installed: apt-get install valgrind'
	run cat "$VERDICT/status"
	assert_output error
}

@test "memcheck works with a PATH in which a program is missing" {
	mkdir empty
	program finds <<-'END'
		#include <stdlib.h>
		#include <unistd.h>
		int main(void) {
			char *p = malloc(4);
			execlp("true", "true", NULL);
			p[4] = 1;
			free(p);
			return 0;
		}
	END
	assert_memory_clean ./finds
	run assert_memory_clean --path "$PWD/empty" ./finds
	assert_failure
	run error_line
	assert_output 'memory-invalid-write 6'
}
