/* The assembler repeats for ever. */
__asm__(".rept 1000000000\n.rept 1000000000\nnop\n.endr\n.endr\n");
int
main(void)
{
	return 0;
}
