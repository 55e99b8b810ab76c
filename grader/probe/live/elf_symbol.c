/* SPDX-License-Identifier: MIT */
#include "probe/live/elf_symbol.h"
#include <elf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file may have been written by an observed program: read it in pieces (a
 * mapping could be truncated under us), and trust no number in it. */

#define PART_MAX (16UL << 20)

/** A part of the file in new memory, followed by a NUL byte; or NULL. */
static void *
read_part(int fd, uint64_t offset, uint64_t size)
{
	char *bytes;

	if (size == 0 || size > PART_MAX || offset > INT64_MAX - size)
		return NULL;
	bytes = malloc(size + 1);
	if (!bytes)
		return NULL;
	bytes[size] = '\0';
	if (pread(fd, bytes, size, (off_t)offset) == (ssize_t)size)
		return bytes;
	free(bytes);
	return NULL;
}

static uint64_t
search_table(int fd, const Elf64_Shdr *table, const Elf64_Shdr *strings,
	     const char *name)
{
	size_t count = table->sh_size / sizeof(Elf64_Sym);
	Elf64_Sym *symbols = read_part(fd, table->sh_offset, table->sh_size);
	char *texts = read_part(fd, strings->sh_offset, strings->sh_size);
	uint64_t value = 0;

	for (size_t i = 0; symbols && texts && i < count; i++) {
		if (symbols[i].st_shndx == SHN_UNDEF ||
		    symbols[i].st_name >= strings->sh_size ||
		    strcmp(texts + symbols[i].st_name, name) != 0)
			continue;
		value = symbols[i].st_value;
		break;
	}
	free(symbols);
	free(texts);
	return value;
}

static bool
is_elf64(const Elf64_Ehdr *head)
{
	return memcmp(head->e_ident, ELFMAG, SELFMAG) == 0 &&
	       head->e_ident[EI_CLASS] == ELFCLASS64 &&
	       head->e_shentsize == sizeof(Elf64_Shdr);
}

static uint64_t
search(int fd, const char *name)
{
	Elf64_Shdr *sections;
	Elf64_Ehdr head;
	uint64_t value = 0;

	if (pread(fd, &head, sizeof(head), 0) != sizeof(head) ||
	    !is_elf64(&head))
		return 0;
	sections =
		read_part(fd, head.e_shoff, head.e_shnum * sizeof(Elf64_Shdr));
	for (unsigned i = 0; sections && i < head.e_shnum; i++) {
		if (sections[i].sh_type != SHT_DYNSYM ||
		    sections[i].sh_link >= head.e_shnum)
			continue;
		value = search_table(fd, &sections[i],
				     &sections[sections[i].sh_link], name);
		break;
	}
	free(sections);
	return value;
}

uint64_t
elf_symbol(const char *path, const char *name)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	uint64_t value = 0;
	struct stat st;

	if (fd == -1)
		return 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		value = search(fd, name);
	close(fd);
	return value;
}
