#include "elf_symbol.h"
#include <elf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/** A file in memory; every read of it is checked against its size. */
struct view {
	const unsigned char *bytes;
	size_t size;
};

static const void *
part(const struct view *view, uint64_t offset, uint64_t len)
{
	if (offset > view->size || len > view->size - offset)
		return NULL;
	return view->bytes + offset;
}

static bool
name_is(const struct view *view, const Elf64_Shdr *strings, uint32_t at,
	const char *name)
{
	size_t len = strlen(name) + 1;
	const char *text;

	if (at > strings->sh_size || len > strings->sh_size - at)
		return false;
	text = part(view, strings->sh_offset + at, len);
	return text && memcmp(text, name, len) == 0;
}

static uint64_t
search_table(const struct view *view, const Elf64_Shdr *table,
	     const Elf64_Shdr *strings, const char *name)
{
	size_t count = table->sh_size / sizeof(Elf64_Sym);
	const Elf64_Sym *symbols =
		part(view, table->sh_offset, count * sizeof(Elf64_Sym));

	for (size_t i = 0; symbols && i < count; i++) {
		if (symbols[i].st_shndx != SHN_UNDEF &&
		    name_is(view, strings, symbols[i].st_name, name))
			return symbols[i].st_value;
	}
	return 0;
}

static uint64_t
search(const struct view *view, const char *name)
{
	const Elf64_Ehdr *head = part(view, 0, sizeof(*head));
	const Elf64_Shdr *sections;

	if (!head || memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 ||
	    head->e_ident[EI_CLASS] != ELFCLASS64 ||
	    head->e_shentsize != sizeof(Elf64_Shdr))
		return 0;
	sections = part(view, head->e_shoff,
			(uint64_t)head->e_shnum * sizeof(Elf64_Shdr));
	for (unsigned i = 0; sections && i < head->e_shnum; i++) {
		const Elf64_Shdr *table = &sections[i];

		if (table->sh_type == SHT_DYNSYM &&
		    table->sh_link < head->e_shnum)
			return search_table(view, table,
					    &sections[table->sh_link], name);
	}
	return 0;
}

uint64_t
elf_symbol(const char *path, const char *name)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	uint64_t value = 0;
	struct stat st;
	void *bytes;

	if (fd == -1)
		return 0;
	if (fstat(fd, &st) == 0 && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			     fd, 0);
		if (bytes != MAP_FAILED) {
			struct view view = {bytes, (size_t)st.st_size};

			value = search(&view, name);
			munmap(bytes, view.size);
		}
	}
	close(fd);
	return value;
}
