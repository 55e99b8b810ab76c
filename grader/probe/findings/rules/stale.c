/* SPDX-License-Identifier: MIT */
/*
 * unterminated-buffer: a message is printed together with what follows it in
 * the buffer, up to some later NUL byte: the rest of a longer, earlier message.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define PRINTS_MOST 64 /* writes after each */
#define STREAM_MOST 65536

/** A message as it was read, what follows it in the buffer, and how much of
 *  both was printed. */
struct stale {
	const struct process *process;
	const struct event *read;
	const struct event *write; /* the process's write that has both */
	size_t len;                /* bytes of message and rest in it */
};

/** How many bytes at `at` match the message and its rest. */
static size_t
common(const struct event *read, const char *at, size_t len)
{
	size_t same = 0;

	if (len > read->data_len)
		len = read->data_len;
	while (same < len && at[same] == read->data[same])
		same++;
	return same;
}

/**
 * Is so much of the rest no accident? All of it, or most of a long one; and not
 * only digits, unless the message is long enough.
 */
static bool
is_enough(const struct event *read, size_t same)
{
	size_t came = (size_t)read->result;
	size_t rest = same > came ? same - came : 0;
	bool letters = false;

	for (size_t i = came; i < same; i++)
		letters |= isalpha((unsigned char)read->data[i]) != 0;
	if (!letters && (came < 4 || rest == 0 ||
			 !isalnum((unsigned char)read->data[came])))
		return false;
	if (rest >= 4)
		return true;
	return same == read->data_len && (rest >= 2 || came >= 4);
}

/** How many bytes of the message and its rest the write contains; 0 if too
 *  few. */
static size_t
has_rest(const struct event *write, const struct event *read)
{
	size_t came = (size_t)read->result, most = 0;
	const char *at = write->data, *end = at + write->data_len;

	while ((at = memmem(at, (size_t)(end - at), read->data, came))) {
		size_t same = common(read, at, (size_t)(end - at));

		if (same > most)
			most = same;
		at++;
	}
	return is_enough(read, most) ? most : 0;
}

/** Did the process read these bytes one after the other? True also if
 *  unknown. */
static bool
has_got(const struct process *process, const struct stale *stale)
{
	char stream[STREAM_MOST];
	size_t len = 0;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		size_t came = (size_t)event->result;

		if (event->kind != EVENT_READ || event->result <= 0 ||
		    event->fd != stale->read->fd)
			continue;
		if (event->calls > 1 || event->data_len < came ||
		    len + came > sizeof stream)
			return true;
		memcpy(stream + len, event->data, came);
		len += came;
	}
	return memmem(stream, len, stale->read->data, stale->len) != NULL;
}

/** Did it have these bytes before, from elsewhere or its own? */
static bool
had_before(const struct process *process, const struct stale *stale)
{
	for (const struct event *event = process->events;
	     event && event->seq < stale->read->seq; event = event->next) {
		if ((event->kind == EVENT_READ || event->kind == EVENT_WRITE) &&
		    event->data &&
		    memmem(event->data, event->data_len, stale->read->data,
			   stale->len))
			return true;
	}
	return false;
}

/** Find its first write after the read that contains both. */
static bool
find_write(struct stale *stale)
{
	int asked = 0;

	for (const struct event *event = stale->read->next;
	     event && asked < PRINTS_MOST; event = event->next) {
		if (event->kind != EVENT_WRITE || !is_own(event) ||
		    !event->data || event->result <= 0)
			continue;
		asked++;
		stale->len = has_rest(event, stale->read);
		stale->write = event;
		if (stale->len > 0)
			return true;
	}
	return false;
}

/** Another process's output of what this one passed on; or NULL. */
static const struct event *
printed_by_other(const struct model *model, const struct stale *stale)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];
		const struct process *process;

		if (event->seq < stale->write->began_seq ||
		    event->kind != EVENT_WRITE || !event->data ||
		    !is_own(event) || event->pid == stale->process->pid)
			continue;
		process = model_process(model, event->pid);
		if (process && is_output(process, event) &&
		    memmem(event->data, event->data_len, stale->read->data,
			   stale->len))
			return event;
	}
	return NULL;
}

static void
tell(struct findings *out, const struct model *model, const struct stale *stale,
     const struct event *print)
{
	const struct event *read = stale->read;
	bool sends = print != stale->write;
	int came = (int)read->result;
	int rest = (int)stale->len - came;
	char text[128];
	struct finding *finding;

	snprintf(text, sizeof text, "%.*s", rest, read->data + came);
	for (char *at = text; *at; at++)
		if (!isprint((unsigned char)*at))
			*at = '?';
	finding = finding_add(
		out, "unterminated-buffer", SEVERITY_ERROR, stale->process,
		"%s reads %d byte%s{1? at {1}}, and %s %d more with %s{0? at "
		"{0}} (\"%s\"), left over from what its buffer held before",
		who_at(model, stale->process, read).text, came,
		came == 1 ? "" : "s", sends ? "sends" : "prints", rest,
		came == 1 ? "it" : "them", plain_words(text).text);
	finding->fd = stale->write->fd;
	finding->moment = print;
	finding_source(finding, stale->write,
		       sends ? "sent on here" : "printed here");
	finding_source(finding, read, "reads %d byte%s", came,
		       came == 1 ? "" : "s");
	if (sends)
		finding_source(finding, print, "printed here");
	finding_step(finding, "Use the count that read() returned: put a 0 "
			      "byte after that many bytes before using them as "
			      "a string, or print exactly that many.");
}

static void
judge(struct findings *out, const struct model *model,
      const struct process *process, const struct event *read)
{
	struct stale stale = {process, read, NULL, 0};
	const struct event *print;

	if (!find_write(&stale) || had_before(process, &stale) ||
	    has_got(process, &stale))
		return;
	print = is_output(process, stale.write)
			? stale.write
			: printed_by_other(model, &stale);
	if (print)
		tell(out, model, &stale, print);
}

void
find_stale_rest(struct findings *out, const struct model *model)
{
	int asked = 0;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		for (const struct event *event = process->events;
		     event && asked < ASK_MOST; event = event->next) {
			if (event->kind != EVENT_READ || !is_own(event) ||
			    event->result <= 0 || event->calls > 1 ||
			    event->data_len <= (size_t)event->result)
				continue;
			asked++;
			judge(out, model, process, event);
		}
	}
}
