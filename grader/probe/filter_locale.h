#ifndef PROBE_FILTER_LOCALE_H
#define PROBE_FILTER_LOCALE_H

/**
 * Write to fd the beginning of a seccomp program that lets libc's own opening
 * of locale files pass without a stop; the rest of the filter goes behind it.
 * A program in a UTF-8 locale opens two dozen of them as it starts: that is a
 * third of all stops of `ls | wc`, and none of them tells anything.
 *
 * libc opens these files by __open_nocancel, which no program can call; the
 * filter knows it by the last 12 bits of the call's address, which loading
 * does not change. With another libc they just stop as any open does.
 * Returns 0, or -1 with errno. Source: seccomp(2); glibc, open_nocancel.c.
 */
int filter_pass_locale(int fd);

#endif
