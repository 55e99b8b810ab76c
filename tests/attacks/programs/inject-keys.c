/* Types a command into the TA's terminal. */
#include <asm/ioctls.h>

int
main(void)
{
	static const char command[] = "touch /tmp/PWNED-tty\n";
	int fds[] = {0,
		     1,
		     2,
		     open("/dev/tty", O_RDWR | O_NOCTTY),
		     open("/dev/console", O_RDWR | O_NOCTTY),
		     open("/dev/pts/0", O_RDWR | O_NOCTTY)};
	char linux_paste[] = {3};

	for (int i = 0; i < 6; i++) {
		if (fds[i] == -1)
			continue;
		if (isatty(fds[i]))
			pwned("a terminal");
		for (const char *c = command; *c; c++)
			MUST_FAIL(ioctl(fds[i], TIOCSTI, c));
		MUST_FAIL(ioctl(fds[i], TIOCLINUX, linux_paste));
		MUST_FAIL(ioctl(fds[i], TIOCSCTTY, 1));
	}
	return 0;
}
