/* SPDX-License-Identifier: MIT */
#include "ipclab/class/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

void
progress_start(struct progress *p, FILE *out, size_t total)
{
	const char *term = getenv("TERM");

	*p = (struct progress){
		.out = out,
		.terminal = isatty(fileno(out)) &&
			    (term == NULL || strcmp(term, "dumb") != 0),
		.total = total,
		.start = now()};
}

/** Redraw the line: done, failed, now, rate, time left. */
static void
draw(struct progress *p, const char *name)
{
	double spent = now() - p->start;
	double rate = spent > 0 ? p->done / spent : 0;
	char left[32] = "";
	char bar[21];
	size_t full = p->total > 0 ? 20 * p->done / p->total : 20;

	for (size_t i = 0; i < 20; i++)
		bar[i] = i < full ? '#' : '.';
	bar[20] = '\0';
	if (rate > 0) {
		long seconds = (p->total - p->done) / rate + 0.5;

		snprintf(left, sizeof(left), "  %ld:%02ld left", seconds / 60,
			 seconds % 60);
	}
	fprintf(p->out, "\r\033[K[%s] %zu of %zu", bar, p->done, p->total);
	if (p->troubled > 0)
		fprintf(p->out, "  %zu not graded", p->troubled);
	fprintf(p->out, "  %.1f/s%s  %.24s", rate, left, name);
	fflush(p->out);
}

void
progress_now(struct progress *p, const char *name)
{
	if (p->terminal)
		draw(p, name);
}

void
progress_done(struct progress *p, const char *name, const char *what,
	      bool graded, bool troubled)
{
	p->done++;
	p->graded += graded;
	p->troubled += troubled;
	if (p->terminal) {
		if (troubled)
			fprintf(p->out, "\r\033[K%s: %s\n", name, what);
		draw(p, name);
	} else if (graded || troubled) {
		fprintf(p->out, "%zu/%zu %s: %s\n", p->done, p->total, name,
			what);
		fflush(p->out);
	}
}

void
progress_end(struct progress *p)
{
	if (p->terminal)
		fputs("\r\033[K", p->out);
	fflush(p->out);
}
