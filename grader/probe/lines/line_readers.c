/* SPDX-License-Identifier: MIT */
/* Which reader to ask about which program, and what to do if it fails. */
#include "probe/lines/line_readers.h"
#include "probe/base/signal_name.h"
#include "probe/lines/reader_birth.h"
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum {
	/* How many readers may run at once. */
	AWAKE_MAX = 4,
	/* CPU time for all readers of a run; once it is used up, no more
	 * questions. */
	CPU_MS_MAX = 2 * READER_CPU_S * 1000,
};

/** What can still be found out about an image. */
enum state {
	ALL,
	NAMES, /* function names only: as if it had no debug information */
	NOTHING,
};

struct source {
	struct image *image;
	enum state state;
	struct reader *reader; /* NULL: not running */
};

struct readers {
	struct source *sources;
	size_t source_len;
	size_t awake[AWAKE_MAX]; /* sources with a reader, +1; 0: none */
	size_t next_awake;
	unsigned cpu_ms; /* of readers that ended */
	char *lost;
	struct answer answer; /* to the last question */
};

struct readers *
readers_new(void)
{
	return calloc(1, sizeof(struct readers));
}

/** Ends the source's reader, and returns its wait status. */
static int
end_reader(struct readers *readers, struct source *source)
{
	size_t n = (size_t)(source - readers->sources) + 1;
	unsigned cpu_ms;
	int status = reader_end(source->reader, &cpu_ms);

	for (size_t i = 0; i < AWAKE_MAX; i++)
		if (readers->awake[i] == n)
			readers->awake[i] = 0;
	source->reader = NULL;
	readers->cpu_ms += cpu_ms;
	return status;
}

void
readers_free(struct readers *readers)
{
	if (!readers)
		return;
	for (size_t i = 0; i < readers->source_len; i++) {
		end_reader(readers, &readers->sources[i]);
		image_unref(readers->sources[i].image);
	}
	free(readers->sources);
	free(readers->lost);
	free(readers);
}

const char *
readers_lost(const struct readers *readers)
{
	return readers->lost;
}

static struct source *
source_of(struct readers *readers, struct image *image)
{
	struct source *more;

	for (size_t i = readers->source_len; i-- > 0;)
		if (readers->sources[i].image == image)
			return &readers->sources[i];
	more = reallocarray(readers->sources, readers->source_len + 1,
			    sizeof(*readers->sources));
	if (!more)
		return NULL;
	readers->sources = more;
	more += readers->source_len++;
	*more = (struct source){.image = image_ref(image)};
	return more;
}

/** Record why its reader failed; only the first failure is reported. */
static void __attribute__((format(printf, 3, 4)))
lose(struct readers *readers, struct source *source, const char *format, ...)
{
	const char *name = strrchr(source->image->exe_mapped, '/');
	char why[128];
	va_list args;

	source->state = source->state == ALL ? NAMES : NOTHING;
	if (readers->lost)
		return;
	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	name = name ? name + 1 : source->image->exe_mapped;
	if (asprintf(&readers->lost,
		     "no source lines of %s: reading its debug information %s",
		     name, why) < 0)
		readers->lost = NULL;
}

/** Its reader failed: what it has read so far may be wrong, so end it. */
static void
give_up(struct readers *readers, struct source *source, enum reader_fault fault)
{
	int status = end_reader(readers, source);
	bool died = fault == READER_DIED && WIFSIGNALED(status);

	if (fault == READER_RUBBISH)
		lose(readers, source, "gave no sense");
	else if (fault == READER_SLOW)
		lose(readers, source, "took more than %d s", READER_WALL_S);
	else if (died && WTERMSIG(status) == SIGXCPU)
		lose(readers, source, "took more than %d s of processor time",
		     READER_CPU_S);
	else if (died)
		lose(readers, source, "was ended by %s",
		     signal_name(WTERMSIG(status)));
	else
		lose(readers, source, "ended with status %d",
		     WEXITSTATUS(status));
	if (fault == READER_SLOW) /* its CPU time was too small to count */
		readers->cpu_ms = CPU_MS_MAX;
}

static int
wake(struct readers *readers, struct source *source, const cpu_set_t *cpus)
{
	size_t *slot = &readers->awake[readers->next_awake];

	if (source->reader && reader_is_ready(source->reader, source->image))
		return 0;
	if (source->reader) /* let go, or code was mapped after it started */
		end_reader(readers, source);
	if (*slot)
		end_reader(readers, &readers->sources[*slot - 1]);
	if (readers->cpu_ms >= CPU_MS_MAX) {
		source->state = NOTHING;
		return -1;
	}
	source->reader =
		reader_start(source->image, source->state == NAMES, cpus);
	if (!source->reader) {
		lose(readers, source, "can't be begun: %s", strerror(errno));
		source->state = NOTHING;
		return -1;
	}
	*slot = (size_t)(source - readers->sources) + 1;
	readers->next_awake = (readers->next_awake + 1) % AWAKE_MAX;
	return 0;
}

void
readers_rest(struct readers *readers)
{
	for (size_t i = 0; i < readers->source_len; i++)
		if (readers->sources[i].reader)
			reader_let_go(readers->sources[i].reader);
}

/** The source whose reader to ask about that stack; NULL: none. */
static struct source *
source_for(struct readers *readers, const struct stack *stack)
{
	if (!stack || !stack->image || !stack->image->maps ||
	    !stack->image->exe_mapped)
		return NULL;
	return source_of(readers, stack->image);
}

void
readers_prepare(struct readers *readers, const struct stack *stack,
		const cpu_set_t *cpus)
{
	struct question question = {
		.own_place = true, .cap = 1, .unanswered = true};
	struct source *source = source_for(readers, stack);

	/* if that fails, so does the next question */
	if (source && source->state == ALL && wake(readers, source, cpus) == 0)
		reader_tell(source->reader, &question, stack);
}

const struct answer *
readers_ask(struct readers *readers, const struct question *question,
	    const struct stack *stack)
{
	struct question possible = *question;
	struct source *source = source_for(readers, stack);
	enum reader_fault fault;

	while (source && source->state != NOTHING) {
		if (source->state == NAMES && question->own_place)
			return NULL;
		possible.places = question->places && source->state == ALL;
		if (wake(readers, source, NULL) == -1)
			return NULL;
		if (reader_ask(source->reader, &possible, stack,
			       &readers->answer, &fault) == 0)
			return &readers->answer;
		give_up(readers, source, fault);
	}
	return NULL;
}
