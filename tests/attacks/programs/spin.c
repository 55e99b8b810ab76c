/* Uses a processor, for ever. */
int
main(void)
{
	for (;;)
		;
}
