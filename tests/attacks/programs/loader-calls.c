/* Calls made from inside the loader's text, where none are looked at. */
int
main(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	unsigned char *found = NULL;

	while (maps && fgets(line, sizeof(line), maps)) {
		unsigned long start, end;
		char mode[8];

		if (!strstr(line, "/ld-linux") ||
		    sscanf(line, "%lx-%lx %7s", &start, &end, mode) != 3 ||
		    mode[2] != 'x')
			continue;
		for (unsigned char *c = (void *)start;
		     c < (unsigned char *)end - 2; c++) {
			if (c[0] == 0x0f && c[1] == 0x05 && c[2] == 0xc3)
				found = c;
		}
	}
#ifdef __x86_64__
	for (; found;) {
		long result;
		__asm__ volatile("call *%1"
				 : "=a"(result)
				 : "r"(found), "a"((long)SYS_dup), "D"(0L)
				 : "rcx", "r11", "memory");
		close(result);
	}
#endif
	for (;;)
		;
}
