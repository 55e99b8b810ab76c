/* SPDX-License-Identifier: MIT */
#ifndef PROBE_NS_H
#define PROBE_NS_H

/* Times as nanoseconds. */
#include <stdint.h>
#include <sys/time.h>
#include <time.h>

#define NS_PER_S 1000000000ULL
#define NS_PER_MS 1000000ULL

/** Longer times, such as `sleep infinity`, are cut to a century. */
#define NS_MOST (100ULL * 366 * 24 * 3600 * NS_PER_S)

static inline uint64_t
ns_of(const struct timespec *ts)
{
	return (uint64_t)ts->tv_sec >= NS_MOST / NS_PER_S
		       ? NS_MOST
		       : (uint64_t)ts->tv_sec * NS_PER_S +
				 (uint64_t)ts->tv_nsec;
}

static inline uint64_t
timeval_ns(const struct timeval *tv)
{
	return ns_of(&(struct timespec){tv->tv_sec, tv->tv_usec * 1000});
}

static inline struct timespec
timespec_of(uint64_t ns)
{
	return (struct timespec){(time_t)(ns / NS_PER_S),
				 (long)(ns % NS_PER_S)};
}

#endif
