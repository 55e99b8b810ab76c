/* make-filters: the seccomp programs of ipcprobe as C, on standard output. */
#include "filter_rules.h"
#include <err.h>
#include <linux/filter.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void
print_program(const char *name, bool control)
{
	int fd = memfd_create(name, MFD_CLOEXEC);
	struct sock_filter row;
	ssize_t got;

	if (fd == -1 || filter_rules(control, fd) == -1 ||
	    lseek(fd, 0, SEEK_SET) == -1)
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
main(void)
{
	print_program("observed_program", false);
	print_program("controlled_program", true);
	return fflush(stdout) == EOF || ferror(stdout);
}
