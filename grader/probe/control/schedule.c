/* SPDX-License-Identifier: MIT */
/* Probabilistic concurrency testing; see schedule.h. */
#include "probe/control/schedule.h"
#include <stddef.h>

/* splitmix64: a good hash of a counter, and a generator. */
static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15U;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
	return x ^ (x >> 31);
}

static void
sort_changes(struct schedule *schedule)
{
	for (unsigned i = 1; i < schedule->change_len; i++)
		for (unsigned j = i;
		     j > 0 && schedule->changes[j - 1] > schedule->changes[j];
		     j--) {
			uint32_t swap = schedule->changes[j];

			schedule->changes[j] = schedule->changes[j - 1];
			schedule->changes[j - 1] = swap;
		}
}

/*
 * A seed must determine everything, so the number of steps k can't be an input:
 * it is drawn from the seed, a power of two from 8 to 1024.
 */
static void
draw_changes(struct schedule *schedule)
{
	uint64_t random = mix(schedule->seed ^ 0xc0ffee);
	uint32_t steps = 8U << (random % 8);

	schedule->change_len = (unsigned)(random >> 8) % SCHEDULE_CHANGES_MAX;
	for (unsigned i = 0; i < schedule->change_len; i++)
		schedule->changes[i] = 1 + (uint32_t)(mix(random + i) % steps);
	sort_changes(schedule);
}

void
schedule_init(struct schedule *schedule, uint64_t seed)
{
	uint64_t base = seed / SCHEDULE_SYSTEMATIC;

	*schedule = (struct schedule){.seed = seed, .base = BASE_RANDOM};
	if (base >= 1 && base <= BASE_RANDOM) {
		schedule->base = (enum schedule_base)(base - 1);
		schedule->changes[0] = (uint32_t)(seed % SCHEDULE_SYSTEMATIC);
		schedule->change_len = schedule->changes[0] > 0;
	} else {
		draw_changes(schedule);
	}
}

uint64_t
schedule_systematic(enum schedule_base base, uint32_t step)
{
	return ((uint64_t)base + 1) * SCHEDULE_SYSTEMATIC + step;
}

int64_t
schedule_priority(const struct schedule *schedule, uint32_t order)
{
	switch (schedule->base) {
	case BASE_OLDEST:
		return INT32_MAX - (int64_t)order;
	case BASE_YOUNGEST:
		return 1 + (int64_t)order;
	default:
		return 1 +
		       (int64_t)(mix(schedule->seed * 0x10001 + order) >> 2);
	}
}

int64_t
schedule_lowest(struct schedule *schedule)
{
	return --schedule->lowest;
}

bool
schedule_step(struct schedule *schedule, int64_t *priority)
{
	schedule->step++;
	if (schedule->next == schedule->change_len ||
	    schedule->changes[schedule->next] > schedule->step)
		return false;
	while (schedule->next < schedule->change_len &&
	       schedule->changes[schedule->next] <= schedule->step)
		schedule->next++;
	*priority = schedule_lowest(schedule);
	return true;
}
