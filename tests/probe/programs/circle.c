/* What a function in assembler says of its frame leads back to itself. */
#include <unistd.h>

int pipe_in_circles(int *p);

__asm__(".text\n"
	"pipe_in_circles:\n"
	".cfi_startproc\n"
	".cfi_def_cfa 7, 0\n"
	".cfi_same_value 16\n"
	"sub $8, %rsp\n"
	"call pipe@PLT\n"
	"add $8, %rsp\n"
	"ret\n"
	".cfi_endproc\n");

int
main(void)
{
	int p[2];

	return pipe_in_circles(p) < 0;
}
