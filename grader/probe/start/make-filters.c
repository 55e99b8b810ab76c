/* SPDX-License-Identifier: MIT */
/*
 * make-filters tracer|reader: write ipcprobe's seccomp programs as C to
 * standard output, either those for observed programs or those for its line
 * reader.
 */
#include "probe/lines/reader_rules.h"
#include "probe/start/filter_rules.h"
#include <err.h>
#include <linux/filter.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef int write_rules(bool more, int fd);

static void
print_program(const char *name, write_rules *rules, bool more)
{
	int fd = memfd_create(name, MFD_CLOEXEC);
	struct sock_filter row;
	ssize_t got;

	if (fd == -1 || rules(more, fd) == -1 || lseek(fd, 0, SEEK_SET) == -1)
		err(1, "the filter %s", name);
	printf("static const struct sock_filter %s[] = {\n", name);
	while ((got = read(fd, &row, sizeof row)) == sizeof row)
		printf("\t{0x%x, %u, %u, 0x%x},\n", (unsigned)row.code, row.jt,
		       row.jf, row.k);
	if (got != 0)
		err(1, "the filter %s", name);
	printf("};\n");
	close(fd);
}

int
main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "tracer")) {
		print_program("observed_program", filter_rules, false);
		print_program("controlled_program", filter_rules, true);
	} else if (argc == 2 && !strcmp(argv[1], "reader")) {
		print_program("reader_program", reader_rules, false);
		print_program("reader_files_program", reader_rules, true);
	} else {
		errx(2, "usage: make-filters tracer|reader");
	}
	return fflush(stdout) == EOF || ferror(stdout);
}
