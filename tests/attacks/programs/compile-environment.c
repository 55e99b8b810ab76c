/* The compiler's own environment, arguments and descriptors. */
#include "/proc/self/environ"
#include "/proc/self/cmdline"
#include "/dev/stdin"
int
main(void)
{
	return 0;
}
