/* SPDX-License-Identifier: MIT */
/* unsafe-in-handler: calls that a signal handler must not make. */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <string.h>

/** Some of what signal-safety(7) does not list as safe: functions people
 *  call. */
static const char *const unsafe[] = {
	"printf", "fprintf", "vprintf", "vfprintf", "dprintf", "puts",
	"fputs",  "putchar", "putc",    "fputc",    "fwrite",  "fflush",
	"fopen",  "fclose",  "fgets",   "perror",   "psignal", "malloc",
	"calloc", "realloc", "free",    "exit",     "syslog",  "system",
	"popen",  "pclose",  "sprintf", "snprintf", NULL,
};

static bool
told(const struct findings *out, const struct process *process)
{
	for (size_t i = 0; i < out->len; i++) {
		if (out->list[i]->process == process &&
		    strcmp(out->list[i]->id, "unsafe-in-handler") == 0)
			return true;
	}
	return false;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct event *event,
     const char *function)
{
	struct words name = who_at(model, process, event);
	struct finding *finding = finding_add(
		out, "unsafe-in-handler", SEVERITY_ERROR, process,
		"%s calls %s() in a signal handler{0?, at {0}}: the signal may "
		"have interrupted that very function halfway, which can then "
		"hang or corrupt its data",
		name.text, function);

	finding->moment = event;
	finding_source(finding, event, "%s called in a handler", function);
	finding_step(finding, "In the handler only set a volatile "
			      "sig_atomic_t, or use write() and _exit(); do "
			      "the rest in the main loop.");
}

void
rule_unsafe_in_handler(struct findings *out, const struct model *model)
{
	int asked = 0;

	for (size_t i = 0; i < model->log_len && asked < ASK_MOST; i++) {
		const struct event *event = model->log[i];
		const struct process *process;
		const char *function;

		/* what is let in by a wait interrupts nothing else */
		if (!event->in_handler || event->let_in || !is_own(event))
			continue;
		process = model_process(model, event->pid);
		if (!process || told(out, process))
			continue;
		asked++;
		function = handler_calls(out, event, unsafe);
		if (function)
			tell(out, model, process, event, function);
	}
}
