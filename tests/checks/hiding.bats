# assert_memory_clean: programs that try to hide from Valgrind.
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
load ../setup
load memory

# hiding NAME: build a program that runs the code on standard input and then
# writes past the end of a block.
hiding() {
	program "$1" <<-END
		#include <stdio.h>
		#include <stdlib.h>
		#include <sys/wait.h>
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

@test "a program cannot switch Valgrind's reports off" {
	local line
	hiding hides <<<';'
	line=$(grep -n 'p\[4\] = 1' hides.c | cut -d: -f1)
	# If we had not disarmed it, it could.
	run -0 valgrind --quiet --error-exitcode=9 ./hides
	run assert_memory_clean ./hides
	assert_failure
	run error_line
	assert_output "memory-invalid-write $line"
}

@test "a .valgrindrc, suppressions and VALGRIND_OPTS from the program have no effect" {
	local line
	# The first run leaves these files for the second.
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

@test "a program cannot undo what Valgrind has written about it" {
	local line
	export IPCLAB_PROBE=$REAL_PROBE
	hiding hides <<<'if (fork()) { wait(NULL); free(p); return 0; }'
	# At its end it empties the file, and writes one without errors.
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

@test "a program cannot continue where Valgrind does not look" {
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
		assert_output --partial 'not a program of the system'
	done
}

@test "a file that a run put in the program's place is not judged" {
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
