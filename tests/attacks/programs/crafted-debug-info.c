/* A program file that whoever looks up source lines may choke on. */
__asm__(".section .debug_info,\"\",@progbits\n"
	".long 0xfffffff0\n.quad -1\n.zero 64\n"
	".section .debug_abbrev,\"\",@progbits\n.zero 8\n.byte 0xff\n"
	".section .eh_frame,\"a\",@progbits\n.long 0x7fffffff\n.text\n");

int
main(int argc, char **argv)
{
	int ends[2];

	honest(argc, argv);
	return pipe(ends);
}
