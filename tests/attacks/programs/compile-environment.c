/* The compiler's own environment, arguments and descriptors. */
#include "/dev/stdin"
#include "/proc/self/cmdline"
#include "/proc/self/environ"
int
main(void)
{
	return 0;
}
