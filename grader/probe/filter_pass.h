#ifndef PROBE_FILTER_PASS_H
#define PROBE_FILTER_PASS_H

/**
 * Write to fd the beginning of a seccomp program that lets calls pass without
 * a stop which libc and the loader make for themselves; the rest of the filter
 * goes behind it. None of them tells anything, and they are half of all stops
 * of `ls | wc`: the opening of two dozen locale files, and what the loader
 * does with libraries.
 *
 * The filter knows such a call by the last 12 bits of its address, which
 * loading does not change: libc's __open_nocancel, which no program can call,
 * and the loader's own open, read and close. Only addresses where the kernel
 * maps libraries count: never those of a program's own code. With another
 * libc, these calls just stop as any other does.
 * Returns 0, or -1 with errno. Source: seccomp(2), dl_iterate_phdr(3); glibc,
 * open_nocancel.c and dl-load.c.
 */
int filter_pass(int fd);

#endif
