/*
 * Symptom: while the disk is nearly full, or a signal comes, a part of the
 * parcel is missing, and the exit status is 0.
 * A parcel, its length before it, goes to standard output.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int
main(void)
{
	const char *goods = "a teapot and six cups";
	char parcel[64];
	size_t size = strlen(goods);

	parcel[0] = (char)size;
	memcpy(parcel + 1, goods, size);
	if (write(STDOUT_FILENO, parcel, size + 1) == -1) {
		perror("parcel");
		return 1;
	}
	return 0;
}
/* Answer: 5a2cf195ab9d 5d542dc15b9c; ipcprobe --lab --inject-each ./parcel */
