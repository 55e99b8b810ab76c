/* Closes what is not open: the same number without end, or (SWEEP) each of many
 * numbers once, as programs do that close whatever they may have inherited. */
#include <unistd.h>

int
main(void)
{
#ifdef SWEEP
	for (int fd = 3; fd < 30000; fd++)
		close(fd);
#else
	for (;;)
		close(1000);
#endif
	return 0;
}
