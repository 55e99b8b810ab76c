/* A program file of 64 GiB. */
char space[1ULL << 36] = {1};
int
main(void)
{
	return space[0];
}
