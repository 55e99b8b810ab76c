/* The assembler reads the file into the program. */
__asm__(".section .rodata\n.global stolen\nstolen:\n"
	".incbin \"@DATADIR@/solutions/90-target/answer.c\"\n"
	".byte 0\n.text\n");
extern const char stolen[];

int
main(void)
{
	pwned("%s", stolen);
	return 0;
}
