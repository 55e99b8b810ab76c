#include "probe/lines/stack.h"
#include "probe/live/maps.h"
#include "probe/live/remote.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RED_ZONE 128
#define LARGE_FILE (4 << 20)

struct image *
image_new(const char *exe)
{
	struct image *image = calloc(1, sizeof(*image));

	if (!image)
		return NULL;
	image->refs = 1;
	image->exe_fd = -1;
	image->exe = strdup(exe ? exe : "");
	if (!image->exe) {
		free(image);
		return NULL;
	}
	return image;
}

struct image *
image_ref(struct image *image)
{
	if (image)
		image->refs++;
	return image;
}

void
image_unref(struct image *image)
{
	if (!image || --image->refs > 0)
		return;
	if (image->exe_fd >= 0)
		close(image->exe_fd);
	free(image->exe);
	free(image->exe_mapped);
	free(image->maps);
	free(image->code);
	free(image);
}

/** The whole of a /proc file as a string, or NULL with errno. */
static char *
slurp(const char *path)
{
	size_t cap = 16384, len = 0;
	char *text = malloc(cap);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;

	while (text && fd >= 0) {
		n = read(fd, text + len, cap - len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		len += (size_t)n;
		if (cap - len < 4096) {
			char *more = realloc(text, cap *= 2);

			if (!more) {
				n = -1;
				break;
			}
			text = more;
		}
	}
	if (fd >= 0)
		close(fd);
	if (n < 0) {
		free(text);
		return NULL;
	}
	text[len] = '\0';
	return text;
}

static bool
is_loader(const char *path)
{
	const char *name = strrchr(path, '/');

	name = name ? name + 1 : path;
	return !strncmp(name, "ld-linux", 8) || !strncmp(name, "ld-musl", 7) ||
	       !strncmp(name, "ld.so", 5) || !strncmp(name, "ld64.so", 7) ||
	       (!strncmp(name, "ld-", 3) && strstr(name, ".so"));
}

/** Fill image->code and the loader's range from image->maps. */
static int
parse_code(struct image *image)
{
	struct mapping mapping;
	size_t cap = 0;

	image->code_len = 0;
	image->loader_start = image->loader_end = 0;
	for (const char *at = image->maps; (at = maps_next(at, &mapping));) {
		if (!mapping.executable)
			continue;
		if (image->code_len == cap) {
			cap = cap ? 2 * cap : 16;
			void *more = reallocarray(image->code, cap,
						  sizeof(*image->code));

			if (!more)
				return -1;
			image->code = more;
		}
		image->code[image->code_len++] =
			(struct code_range){mapping.start, mapping.end};
		if (is_loader(mapping.path)) {
			image->loader_start = mapping.start;
			image->loader_end = mapping.end;
		}
	}
	return 0;
}

/** Keep the program file of the process: what its name in maps stands for. */
static void
keep_exe(struct image *image, pid_t pid)
{
	char path[32], name[PATH_MAX];
	ssize_t len;

	snprintf(path, sizeof(path), "/proc/%d/exe", (int)pid);
	len = readlink(path, name, sizeof(name) - 1);
	if (len < 0)
		return;
	name[len] = '\0';
	image->exe_mapped = strdup(name);
	image->exe_fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

int
image_refresh_maps(struct image *image, pid_t pid)
{
	char path[32];
	char *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", (int)pid);
	maps = slurp(path);
	if (!maps)
		return -1;
	if (!*maps) { /* a zombie has no memory */
		free(maps);
		errno = ESRCH;
		return -1;
	}
	free(image->maps);
	image->maps = maps;
	image->version++;
	free(image->code);
	image->code = NULL;
	if (!image->exe_mapped)
		keep_exe(image, pid);
	return parse_code(image);
}

bool
image_knows(const struct image *image, uint64_t pc)
{
	size_t low = 0, high = image->code_len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pc < image->code[mid].start)
			high = mid;
		else if (pc >= image->code[mid].end)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

bool
image_in_loader(const struct image *image, uint64_t pc)
{
	return pc >= image->loader_start && pc < image->loader_end;
}

/** A file's first `size` bytes; NULL if there are not so many. */
static char *
read_start(int fd, size_t size)
{
	char *bytes = malloc(size);
	size_t len = 0;
	ssize_t n = 1;

	while (bytes && len < size && n > 0) {
		n = pread(fd, bytes + len, size - len, (off_t)len);
		if (n > 0)
			len += (size_t)n;
	}
	if (len == size)
		return bytes;
	free(bytes);
	return NULL;
}

bool
image_mentions(struct image *image, const char *text)
{
	struct stat st;
	char *bytes = NULL;

	if (image->looked_for && !strcmp(image->looked_for, text))
		return image->mentioned;
	if (image->exe_fd >= 0 && fstat(image->exe_fd, &st) == 0 &&
	    st.st_size > 0 && st.st_size <= LARGE_FILE)
		bytes = read_start(image->exe_fd, (size_t)st.st_size);
	image->looked_for = text;
	image->mentioned =
		!bytes || memmem(bytes, (size_t)st.st_size, text, strlen(text));
	free(bytes);
	return image->mentioned;
}

/** Bytes from `at` that may hold frames: above are only arguments. */
static size_t
frames_size(const struct image *image, uint64_t at)
{
	if (image->stack_top <= at || image->stack_top - at > STACK_BYTES)
		return STACK_BYTES;
	return image->stack_top - at;
}

struct stack *
stack_capture(pid_t tid, const struct user_regs_struct *regs,
	      struct image *image)
{
	uint64_t at = regs->rsp - RED_ZONE;
	size_t size = frames_size(image, at);
	struct stack *stack;
	ssize_t got;

	if (!image_knows(image, regs->rip) &&
	    image_refresh_maps(image, tid) < 0)
		return NULL;
	stack = malloc(sizeof(*stack) + size);
	if (!stack)
		return NULL;
	*stack = (struct stack){.refs = 1, .regs = *regs, .start = at};
	/* Less than that where the stack ends before. */
	got = remote_read_some(tid, at, stack->bytes, size);
	if (got <= 0) {
		free(stack);
		return NULL;
	}
	stack->len = (size_t)got;
	stack->image = image_ref(image);
	if (stack->len < size) {
		void *less = realloc(stack, sizeof(*stack) + stack->len);

		if (less)
			stack = less;
	}
	return stack;
}

struct stack *
stack_ref(struct stack *stack)
{
	if (stack)
		stack->refs++;
	return stack;
}

void
stack_unref(struct stack *stack)
{
	if (!stack || --stack->refs > 0)
		return;
	image_unref(stack->image);
	free(stack);
}
