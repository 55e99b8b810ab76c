/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ELF_SYMBOL_H
#define PROBE_ELF_SYMBOL_H

#include <stdint.h>

/**
 * The value of a dynamic symbol in a 64-bit ELF file: its address relative to
 * the file's first mapping. 0 if there is none or the file can't be read.
 * Source: elf(5).
 */
uint64_t elf_symbol(const char *path, const char *name);

#endif
