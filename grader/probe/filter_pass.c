#include "filter_pass.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE_BITS 0xfffU
#define FUNCTION_BYTES 160
/* The upper half of addresses in the part where mmap places libraries. */
#define LIBRARIES_FROM 0x7e00U
#define LOW(field) ((uint32_t)offsetof(struct seccomp_data, field))
#define HIGH(field) (LOW(field) + 4)

enum { SITES_MAX = 8, SITE_LEN = 8, PUBLIC = 6 };

/** An instruction that makes a call nobody needs to know of. */
struct site {
	int nr;
	uint32_t offset; /* of the next instruction, within its page */
};

struct sites {
	struct site list[SITES_MAX];
	size_t len;
	const unsigned char *public[PUBLIC]; /* calls that programs make */
};

static bool
is_syscall(const unsigned char *code)
{
	return code[0] == 0x0f && code[1] == 0x05;
}

static void
add(struct sites *sites, int nr, const unsigned char *next)
{
	if (sites->len < SITES_MAX)
		sites->list[sites->len++] = (struct site){
			nr, (uint32_t)((uintptr_t)next & PAGE_BITS)};
}

/** The instruction after a function's first call, or NULL. */
static const unsigned char *
after_call(const unsigned char *code)
{
	for (size_t i = 0; code && i < FUNCTION_BYTES; i++)
		if (is_syscall(code + i))
			return code + i + 2;
	return NULL;
}

static const unsigned char *
private_function(const char *name)
{
	return after_call(dlvsym(RTLD_DEFAULT, name, "GLIBC_PRIVATE"));
}

/** Which call is made at `code`, a syscall instruction; -1: not one of ours. */
static int
call_at(const unsigned char *code)
{
	static const unsigned char open_call[] = {0xb8, 1, 1, 0, 0};
	static const unsigned char close_call[] = {0xb8, 3, 0, 0, 0};
	static const unsigned char read_call[] = {0x31, 0xc0};

	if (memcmp(code - 5, open_call, 5) == 0)
		return SYS_openat;
	if (memcmp(code - 5, close_call, 5) == 0)
		return SYS_close;
	if (memcmp(code - 2, read_call, 2) == 0)
		return SYS_read;
	return -1;
}

/** The same calls in functions that programs do use. */
static void
find_public(struct sites *sites)
{
	static const char *const names[] = {"close", "read", "open", "openat"};

	for (size_t i = 0; i < 4; i++)
		sites->public[i] = after_call(dlsym(RTLD_DEFAULT, names[i]));
	sites->public[4] = private_function("__close_nocancel");
	sites->public[5] = private_function("__read_nocancel");
}

/** Does one of those lie alike in its page? */
static bool
is_ambiguous(const struct sites *sites, const unsigned char *next)
{
	for (size_t i = 0; i < PUBLIC; i++)
		if (sites->public[i] &&
		    (((uintptr_t)sites->public[i] ^ (uintptr_t)next) &
		     PAGE_BITS) == 0)
			return true;
	return false;
}

/** By the second byte of the instruction, the rarer one. */
static void
search(struct sites *sites, const unsigned char *code, size_t size)
{
	const unsigned char *at = code + 6, *end = code + size;

	while (at < end && (at = memchr(at, 0x05, (size_t)(end - at)))) {
		int nr = is_syscall(at - 1) ? call_at(at - 1) : -1;

		at++;
		if (nr != -1 && !is_ambiguous(sites, at))
			add(sites, nr, at);
	}
}

/** Of the loader, which is mapped here as it is in every program. */
static int
search_loader(struct dl_phdr_info *info, size_t size, void *arg)
{
	(void)size;
	if (!info->dlpi_addr || info->dlpi_addr != getauxval(AT_BASE))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];

		if (part->p_type == PT_LOAD && part->p_flags & PF_X &&
		    part->p_memsz > 16)
			search(arg,
			       (const unsigned char *)(info->dlpi_addr +
						       part->p_vaddr),
			       part->p_memsz);
	}
	return 1;
}

/** Jumps count the instructions between: over the rest of this site. */
static int
write_site(int fd, const struct site *site)
{
	const struct sock_filter program[SITE_LEN] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)site->nr, 0, 6),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(args[2])),
		/* only an open has such flags to look at */
		BPF_JUMP(BPF_JMP |
				 (site->nr == SYS_openat ? BPF_JEQ : BPF_JGE) |
				 BPF_K,
			 site->nr == SYS_openat ? O_RDONLY | O_CLOEXEC : 0, 0,
			 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(instruction_pointer)),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, PAGE_BITS),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, site->offset, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return write(fd, program, sizeof program) == sizeof program ? 0 : -1;
}

int
filter_pass(int fd)
{
	struct sites sites = {0};
	const unsigned char *locale = private_function("__open_nocancel");

	if (locale)
		add(&sites, SYS_openat, locale);
	find_public(&sites);
	dl_iterate_phdr(search_loader, &sites);

	const uint8_t over = (uint8_t)(sites.len * SITE_LEN);
	const struct sock_filter head[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 0,
			 over + 2),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, HIGH(instruction_pointer)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, LIBRARIES_FROM, 0, over),
	};

	if (sites.len == 0)
		return 0;
	if (write(fd, head, sizeof head) != sizeof head)
		return -1;
	for (size_t i = 0; i < sites.len; i++)
		if (write_site(fd, &sites.list[i]) == -1)
			return -1;
	return 0;
}
