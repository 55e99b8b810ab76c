/*
 * usage: fuzz-driver ROUNDS FILE...
 *
 * Feeds each FILE to the fuzz target as it is, then ROUNDS times with a few
 * bytes changed, cut off or repeated: the same ones each time. For machines
 * without clang, and for the sanitizers of --enable-sanitizers.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MAX_FED = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t state = 2463534242;

static uint32_t
draw(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % below;
}

/* The first byte, which chooses the target, stays. */
static size_t
change(uint8_t *data, size_t size)
{
	for (uint32_t n = 1 + draw(4); n > 0 && size > 1; n--) {
		size_t at = 1 + draw((uint32_t)size - 1);

		switch (draw(4)) {
		case 0:
			data[at] = (uint8_t)draw(256);
			break;
		case 1:
			data[at] ^= (uint8_t)(1 << draw(8));
			break;
		case 2:
			size = at;
			break;
		default:
			if (size * 2 - at <= SIZE_MAX_FED) {
				memmove(data + size, data + at, size - at);
				size += size - at;
			}
			break;
		}
	}
	return size;
}

static int
feed(const char *path, long rounds)
{
	static uint8_t data[SIZE_MAX_FED], copy[SIZE_MAX_FED];
	FILE *in = fopen(path, "re");
	size_t size = in ? fread(data, 1, sizeof data, in) : 0;

	if (!in || ferror(in) || size == 0) {
		perror(path);
		return -1;
	}
	fclose(in);
	LLVMFuzzerTestOneInput(data, size);
	for (long i = 0; i < rounds; i++) {
		memcpy(copy, data, size);
		LLVMFuzzerTestOneInput(copy, change(copy, size));
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	if (argc < 3) {
		fprintf(stderr, "usage: fuzz-driver ROUNDS FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++)
		if (feed(argv[i], atol(argv[1])) == -1)
			return 1;
	printf("%d inputs, %s changes of each\n", argc - 2, argv[1]);
	return 0;
}
