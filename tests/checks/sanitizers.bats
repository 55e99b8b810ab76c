# assert_memory_clean: what the sanitizers find beyond Valgrind.
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
load ../setup
load memory

@test "what Valgrind can't see is found with sanitizers, in a child too" {
	program beyond <<-'END'
		#include <string.h>
		#include <sys/wait.h>
		#include <unistd.h>
		int table[4];
		static void fill(int n) {
			char name[8];
			memset(name, 'x', n);
			write(1, name, 1);
		}
		int main(int argc, char **argv) {
			(void)argv;
			if (fork() == 0) { fill(argc + 8); _exit(0); }
			wait(NULL);
			table[argc] = 1 << (argc + 30);
			table[argc + 3] = 0;
			return 0;
		}
	END
	run assert_memory_clean ./beyond
	assert_success
	export IPCLAB_SANE=$PWD/sane
	mkdir sane
	"$CC" -g -fsanitize=address,undefined -o sane/beyond beyond.c
	run assert_memory_clean ./beyond
	assert_failure
	assert_line --index 0 'The sanitizers find errors in the program'
	run jq -r '.[] | "\(.id) \([.source[] | .line])"' "$VERDICT/findings.json"
	assert_output 'memory-overrun [15]
memory-overrun [7,6]
undefined-behaviour [14]'
}

# no_verdict TEXT: the check could not tell, and its message says TEXT.
no_verdict() {
	run assert_memory_clean ./good
	assert_failure
	assert_output --partial "$1"
	assert_equal "$(<"$VERDICT/status")" error
	rm "$VERDICT/status"
}

@test "a program that sanitizers can't be tried on gets no verdict" {
	program good <<-'END'
		int main(void) { return 0; }
	END
	assert_memory_clean ./good # the lab does without
	assert_exit 0
	export IPCLAB_SANE=$PWD/sane
	mkdir sane
	no_verdict 'the compiler does not build good with sanitizers'
	cat >sane/good <<-'END'
		#!/bin/bash
		kill -SEGV $$
	END
	chmod +x sane/good
	no_verdict 'not with sanitizers (signaled)'
	cat >sane/good <<-'END'
		#!/bin/bash
		to=${ASAN_OPTIONS#log_path=}
		echo 'ASan cannot proceed correctly. ABORTING.' >"${to%%:*}.1"
		exit 1
	END
	no_verdict 'ASan cannot proceed correctly'
}

@test "a truncated sanitizer report gives no verdict" {
	program good <<-'END'
		int main(void) { return 0; }
	END
	export IPCLAB_PROBE=$REAL_PROBE
	export IPCLAB_SANE=$PWD/sane IPCLAB_SANE_SPIN_S=0.2
	mkdir sane
	cat >sane/good <<-'END'
		#!/bin/bash
		to=${ASAN_OPTIONS#log_path=}
		echo '==1==ERROR: AddressSanitizer: stack-buffer-overflow' >"${to%%:*}.1"
		while :; do :; done
	END
	chmod +x sane/good
	no_verdict 'broke off'
}

@test "nor does a run with sanitizers that a limit ended before they reported" {
	program good <<-'END'
		int main(void) { return 0; }
	END
	export IPCLAB_PROBE=$REAL_PROBE
	export IPCLAB_SANE=$PWD/sane IPCLAB_LIMIT_SPIN_S=0.04 IPCLAB_SANE_SPIN_S=0.2
	mkdir sane
	printf '#!/bin/bash\nwhile :; do :; done\n' >sane/good
	chmod +x sane/good
	no_verdict 'not with sanitizers (timeout)'
}
