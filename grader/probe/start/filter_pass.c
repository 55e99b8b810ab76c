/* SPDX-License-Identifier: MIT */
#include "probe/start/filter_pass.h"
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
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE_BITS 0xfffU
#define FUNCTION_BYTES 160
/* Upper half of the lowest address where mmap places libraries. */
#define LIBRARIES_FROM 0x7e00U
#define LOW(field) ((uint32_t)offsetof(struct seccomp_data, field))
#define HIGH(field) (LOW(field) + 4)

enum { SITES_MAX = 8, SITE_LEN = 16 };

/** The place of a syscall instruction whose call need not stop. */
struct site {
	int nr;
	const unsigned char *next; /* the instruction after it */
	uint32_t offset;           /* offset of `next` in its page */
	bool mapped;               /* only if it closes what was just mapped */
};

struct sites {
	struct site list[SITES_MAX];
	size_t len;
};

/* Other processors' instructions are not known here, so there nothing
 * passes. */
static bool
is_syscall(const unsigned char *code)
{
#ifdef __x86_64__
	return code[0] == 0x0f && code[1] == 0x05;
#else
	(void)code;
	return false;
#endif
}

static void
add(struct sites *sites, int nr, const unsigned char *next, bool mapped)
{
	if (next && sites->len < SITES_MAX)
		sites->list[sites->len++] = (struct site){
			.nr = nr,
			.next = next,
			.mapped = mapped,
			.offset = (uint32_t)((uintptr_t)next & PAGE_BITS)};
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

/** Which call does the syscall instruction at `code` make? -1 if none of
 *  ours. */
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

/**
 * The number loaded right before this syscall instruction; -1 if it comes from
 * elsewhere, as where one place makes all cancellable calls.
 */
static int
number_at(const unsigned char *code)
{
	static const unsigned char zero[] = {0x31, 0xc0};
	int nr;

	if (code[-5] == 0xb8) {
		memcpy(&nr, code - 4, sizeof nr);
		return nr;
	}
	return memcmp(code - 2, zero, 2) == 0 ? SYS_read : -1;
}

/**
 * Calls that libc makes on a program's behalf must stop. Drop a site if another
 * call in libc is at the same offset in its page, and has the same number or
 * one that only the registers hold.
 */
static void
drop_ambiguous(struct sites *sites, const unsigned char *code)
{
	uint32_t offset = (uint32_t)((uintptr_t)(code + 2) & PAGE_BITS);
	size_t kept = 0;

	for (size_t i = 0; i < sites->len; i++) {
		const struct site *site = &sites->list[i];
		int nr = number_at(code);

		if (site->offset == offset && site->next != code + 2 &&
		    (nr == -1 || nr == site->nr))
			continue;
		sites->list[kept++] = *site;
	}
	sites->len = kept;
}

/** Check the sites against every call in libc. */
static int
prove_in_libc(struct dl_phdr_info *info, size_t size, void *arg)
{
	(void)size;
	if (!info->dlpi_name || !strstr(info->dlpi_name, "/libc.so"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];
		const unsigned char *code =
			(const unsigned char *)(info->dlpi_addr +
						part->p_vaddr);
		const unsigned char *at = code + 6, *end = code + part->p_memsz;

		if (part->p_type != PT_LOAD || !(part->p_flags & PF_X) ||
		    part->p_memsz < 16)
			continue;
		while (at < end &&
		       (at = memchr(at, 0x05, (size_t)(end - at)))) {
			if (is_syscall(at - 1))
				drop_ambiguous(arg, at - 1);
			at++;
		}
	}
	return 1;
}

/** Search for the second byte of the instruction, the rarer one. */
static void
search(struct sites *sites, const unsigned char *code, size_t size)
{
	const unsigned char *at = code + 6, *end = code + size;

	while (at < end && (at = memchr(at, 0x05, (size_t)(end - at)))) {
		int nr = is_syscall(at - 1) ? call_at(at - 1) : -1;

		at++;
		if (nr != -1)
			add(sites, nr, at, false);
	}
}

/** Search the loader, which is mapped here as in every program. */
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

/** A test of a field of the call: its lower half must have this value. */
struct test {
	uint32_t field;
	uint32_t value;
};

static const struct test open_tests[] = {{LOW(args[2]), O_RDONLY | O_CLOEXEC}};

/* The registers still hold the arguments of mmap(2): a private, read-only
 * mapping of the descriptor that is now closed. */
static const struct test mapped_tests[] = {{LOW(args[2]), PROT_READ},
					   {LOW(args[3]), MAP_PRIVATE},
					   {LOW(args[5]), 0}};

/** Append the instructions that compare. If a test fails, it jumps over the
 *  rest and over the `after` instructions that follow. */
static size_t
put_tests(struct sock_filter *to, const struct test *tests, size_t count,
	  size_t after)
{
	for (size_t i = 0; i < count; i++) {
		size_t rest = 2 * (count - 1 - i) + after;

		*to++ = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
						     tests[i].field);
		*to++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
						     tests[i].value, 0,
						     (uint8_t)rest);
	}
	return 2 * count;
}

/** The instructions for a site; returns how many. */
static size_t
make_site(const struct site *site, struct sock_filter *to)
{
	const struct test number = {LOW(nr), (uint32_t)site->nr};
	const struct sock_filter same_fd[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(args[4])),
		BPF_STMT(BPF_MISC | BPF_TAX, 0),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_X, 0, 0, 4),
	};
	const struct sock_filter end[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(instruction_pointer)),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, PAGE_BITS),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, site->offset, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const struct test *tests = site->mapped ? mapped_tests : open_tests;
	size_t count = site->mapped ? 3 : site->nr == SYS_openat;
	size_t fd_len = site->mapped ? 4 : 0, len;

	len = put_tests(to, &number, 1, 2 * count + fd_len + 4);
	len += put_tests(to + len, tests, count, fd_len + 4);
	memcpy(to + len, same_fd, fd_len * sizeof *to);
	memcpy(to + len + fd_len, end, sizeof end);
	return len + fd_len + 4;
}

int
filter_pass(int fd)
{
	struct sock_filter program[SITES_MAX * SITE_LEN];
	struct sites sites = {0};
	size_t len = 0;

	add(&sites, SYS_openat, private_function("__open_nocancel"), false);
	add(&sites, SYS_close, private_function("__close_nocancel"), true);
	dl_iterate_phdr(search_loader, &sites);
	/* without a libc to check against, nothing passes */
	if (dl_iterate_phdr(prove_in_libc, &sites) != 1)
		return 0;
	for (size_t i = 0; i < sites.len; i++)
		len += make_site(&sites.list[i], program + len);

	const struct sock_filter head[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW(arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 0,
			 (uint8_t)(len + 2)),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, HIGH(instruction_pointer)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, LIBRARIES_FROM, 0,
			 (uint8_t)len),
	};
	const size_t size = len * sizeof *program;

	if (len == 0)
		return 0;
	return write(fd, head, sizeof head) == sizeof head &&
			       write(fd, program, size) == (ssize_t)size
		       ? 0
		       : -1;
}
