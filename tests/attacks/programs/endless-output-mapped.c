/* Fills its output file without one call of write. */
int
main(void)
{
	static const off_t size = 1LL << 40;

	if (ftruncate(1, size) == 0)
		pwned("1 TiB of standard output");
	posix_fallocate(1, 0, 8LL << 30);
	char *map = mmap(NULL, 1 << 30, PROT_WRITE, MAP_SHARED, 1, 0);
	if (map != MAP_FAILED)
		memset(map, 'x', 1 << 30);
	fchmod(1, 0);
	fchmod(2, 0);
	return 0;
}
