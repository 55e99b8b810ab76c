# assert_memory_clean and the converter of Valgrind's XML.
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
load ../setup
: "${REAL_PROBE:=$IPCLAB_PROBE}" # the helper's is a fake
export REAL_PROBE
load helper
load "$IPCLAB_CHECKS/checks"

export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/checks

# program NAME: built of what comes on standard input, as NAME.c.
program() {
	cat >"$1.c"
	"$CC" -g -o "$1" "$1.c"
}

@test "a program that uses memory well is clean, its children too" {
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

@test "where a program built with sanitizers can't run, memcheck judges alone" {
	program good <<-'END'
		int main(void) { return 0; }
	END
	export IPCLAB_SANE=$PWD/sane
	mkdir sane
	printf '#!/bin/sh\nkill -SEGV $$\n' >sane/good
	chmod +x sane/good
	assert_memory_clean ./good
	assert_exit 0
}

@test "a report of the sanitizers that was cut off is no verdict" {
	program good <<-'END'
		int main(void) { return 0; }
	END
	export IPCLAB_PROBE=$REAL_PROBE
	export IPCLAB_SANE=$PWD/sane IPCLAB_LIMIT_SPIN_S=0.040
	mkdir sane
	cat >sane/good <<-'END'
		#!/bin/bash
		to=${ASAN_OPTIONS#log_path=}
		echo '==1==ERROR: AddressSanitizer: stack-buffer-overflow' >"${to%%:*}.1"
		while :; do :; done
	END
	chmod +x sane/good
	run assert_memory_clean ./good
	assert_failure
	assert_output --partial 'broke off'
	assert_equal "$(<"$VERDICT/status")" error
}

@test "a text without an end is called that" {
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

@test "memory that a system call is given after it was freed is not the program's" {
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

@test "an error in a child counts, and once for one line" {
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
	# not by `run`: it is this shell's child
	if memory_finish ./server >said; then
		fail "it should be found: $(cat said)"
	fi
	run jq -r '.[] | "\(.id) \(.source[0].line)"' "$VERDICT/findings.json"
	assert_output 'memory-invalid-write 6'
}

@test "a program that never ends is not run under memcheck as well" {
	ended timeout
	run assert_memory_clean true
	assert_failure
	assert_output --partial 'the program should end by itself, but it was'
	run find . -name 'memcheck-*'
	refute_output
	# with --once there is no other run than that
	run assert_memory_clean --once true
	run find . -name 'memcheck-*'
	assert_output --partial memcheck-
}

@test "a child killed before Valgrind wrote its first line has no errors" {
	mkdir xml
	: >xml/12.xml
	printf '<?xml version="1.0"?>\n\n<valgr' >xml/123.xml
	run -0 "$IPCLAB_LIBEXEC/ipclab-memcheck" --killed '123 12' ./p xml/*.xml
	run ! "$IPCLAB_LIBEXEC/ipclab-memcheck" --killed 12 ./p xml/*.xml
	assert_output --partial '123.xml: not what Valgrind writes'
	refute_output --partial '/12.xml'
	run ! "$IPCLAB_LIBEXEC/ipclab-memcheck" ./p xml/12.xml
	assert_output --partial '12.xml: not what Valgrind writes'
}

@test "without Valgrind the check can not tell" {
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

@test "ipclab-memcheck: XML that breaks off gives what is complete" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	{
		echo '<?xml version="1.0"?><valgrindoutput>'
		echo '<error><kind>InvalidRead</kind><what>Invalid read &lt;</what>'
		echo '<stack><frame><obj>/x/prog</obj><fn>f</fn><file>a.c</file>'
		echo '<line>3</line></frame></stack></error><error><kind>Inva'
	} >cut.xml
	run --separate-stderr "$tool" ./prog cut.xml
	assert_success
	run jq -c '.findings[] | [.id, .message, .source[0].line]' <<<"$output"
	assert_output '["memory-invalid-read","Invalid read < in f()",3]'
}

@test "ipclab-memcheck: no such XML is an error, wrong usage another" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	echo 'not <xml' >bad.xml
	echo '<other/>' >other.xml
	run "$tool" prog bad.xml
	assert_equal "$status" 1
	assert_line 'ipclab-memcheck: bad.xml: not what Valgrind writes'
	run "$tool" prog other.xml
	assert_equal "$status" 1
	run "$tool" prog missing.xml
	assert_equal "$status" 1
	assert_line --partial 'missing.xml: No such file'
	run "$tool"
	assert_equal "$status" 2
}

# hiding NAME: a program that writes past its block after it has run the code on
# standard input.
hiding() {
	program "$1" <<-END
		#include <stdio.h>
		#include <stdlib.h>
		#include <unistd.h>
		static unsigned long request(unsigned long code) {
			unsigned long args[6] = {code, 1};
			(void)args;
		#if defined __x86_64__
			__asm__ volatile("rolq \$3, %%rdi; rolq \$13, %%rdi\n\t"
				"rolq \$61, %%rdi; rolq \$51, %%rdi\n\t"
				"xchgq %%rbx, %%rbx" :: "a"(args), "d"(0L)
				: "cc", "memory");
		#elif defined __aarch64__
			__asm__ volatile("mov x3, #0; mov x4, %0\n\t"
				"ror x12, x12, #3; ror x12, x12, #13\n\t"
				"ror x12, x12, #51; ror x12, x12, #61\n\t"
				"orr x10, x10, x10" :: "r"(args)
				: "cc", "memory", "x3", "x4");
		#endif
			return 0;
		}
		int main(void) {
			char *p = malloc(4);
			request(0x1801);
			$(cat)
			p[4] = 1;
			free(p);
			return 0;
		}
	END
}

error_line() {
	jq -r '[.[] | "\(.id) \(.source[0].line)"] | join(" ")' \
		"$VERDICT/findings.json"
}

@test "a program can not switch Valgrind's reports off" {
	local line
	hiding hides <<<';'
	line=$(grep -n 'p\[4\] = 1' hides.c | cut -d: -f1)
	# without our doing it can
	run -0 valgrind --quiet --error-exitcode=9 ./hides
	run assert_memory_clean ./hides
	assert_failure
	run error_line
	assert_output "memory-invalid-write $line"
}

@test "a .valgrindrc, suppressions and VALGRIND_OPTS brought along have no say" {
	local line
	# The first run leaves them for the second.
	hiding hides <<-'END'
		FILE *f = fopen(".valgrindrc", "w");
		fputs("--suppressions=./all --undef-value-errors=no\n", f);
		fclose(f);
		f = fopen("all", "w");
		fputs("{\n x\n Memcheck:Addr1\n fun:main\n}\n", f);
		fclose(f);
	END
	line=$(grep -n 'p\[4\] = 1' hides.c | cut -d: -f1)
	sed -i s/0x1801/0x1001/ hides.c
	"$CC" -g -o hides hides.c
	export VALGRIND_OPTS='--leak-check=no --suppressions=./all'
	./hides
	run -0 valgrind --quiet --error-exitcode=9 ./hides
	run assert_memory_clean ./hides
	assert_failure
	run error_line
	assert_output "memory-invalid-write $line"
}

@test "a program can not take back what Valgrind has written of it" {
	local line
	export IPCLAB_PROBE=$REAL_PROBE
	hiding hides <<<'if (fork()) { wait(NULL); free(p); return 0; }'
	# At its end it empties the file, and writes one that is clean.
	sed -i -e '1i #include <fcntl.h>\n#include <string.h>\n#include <sys/wait.h>' \
		-e 's/return 0;$/forge(); &/' \
		-e '/^static/{i static void forge(void);
		}' hides.c
	cat >>hides.c <<-'END'
		static void forge(void) {
			static const char clean[] = "<?xml version=\"1.0\"?>\n"
				"<valgrindoutput>\n</valgrindoutput>\n";
			char link[64], name[4096];
			for (int fd = 3; fd < 300; fd++) {
				snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
				ssize_t n = readlink(link, name, sizeof name - 1);
				if (n < 4 || memcmp(name + n - 4, ".xml", 4))
					continue;
				name[n] = '\0';
				if (ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0)
					(void)!write(fd, clean, sizeof clean - 1);
				unlink(name);
				int again = open(name, O_WRONLY | O_CREAT, 0600);
				(void)!write(again, clean, sizeof clean - 1);
				close(again);
			}
		}
	END
	"$CC" -g -o hides hides.c
	line=$(grep -n 'p\[4\] = 1' hides.c | cut -d: -f1)
	run assert_memory_clean ./hides
	assert_failure
	run error_line
	assert_output "memory-invalid-write $line"
}

@test "a program can not go on where Valgrind does not look" {
	local by
	export IPCLAB_PROBE=$REAL_PROBE
	for by in '"./hides", "no"' '"./copy", "no"' \
		'"/bin/sh", "sh", "-c", "./hides no; true"' \
		'"/lib64/ld-linux-x86-64.so.2", "ld", "./hides"'; do
		[[ $by != *x86-64* || $(uname -m) == x86_64 ]] || continue
		hiding hides <<-END
			if (!getenv("AGAIN")) {
				setenv("AGAIN", "1", 1);
				system("cp hides copy");
				execl($by, NULL);
			}
		END
		run assert_memory_clean ./hides
		assert_failure
		assert_output --partial "none of the system's"
	done
}

@test "what a run has put in the program's place is not what is judged" {
	local line
	hiding hides <<<'rename("good", "hides");'
	line=$(grep -n 'p\[4\] = 1' hides.c | cut -d: -f1)
	printf 'int main(void) { return 0; }\n' | program good
	mkdir -p "$IPCLAB_BIN"
	cp hides "$IPCLAB_BIN/hides"
	run assert_memory_clean ./hides
	rm "$IPCLAB_BIN/hides"
	assert_failure
	run error_line
	assert_output "memory-invalid-write $line"
}

@test "memcheck can be had with a PATH in which a program is missing" {
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

@test "ipclab-memcheck --disarm: each request, and nothing else" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	printf 'x\110\301\307\003\110\301\307\015\110\301\307\075\110\301\307\063' >amd64
	printf '\214\015\314\223\214\065\314\223\214\315\314\223\214\365\314\223' >arm64
	cat amd64 arm64 amd64 <(printf end) >file
	run -0 "$tool" --disarm file
	run -0 od -An -v -tx1 file
	assert_output --partial ' 78 0f 1f 40 00 0f 1f 40 00 0f 1f 40 00 0f 1f 40'
	assert_equal "$(grep -cF -f amd64 file)" 0
	assert_equal "$(tail -c 3 file)" end
	assert_equal "$(stat -c %s file)" 53
	cp "$BASH" clean
	run -0 "$tool" --disarm clean
	run -0 cmp clean "$BASH"
	run -1 "$tool" --disarm missing
	assert_output 'ipclab-memcheck: missing: No such file or directory'
}
