/* SPDX-License-Identifier: MIT */
/* exit-after-vfork: a child that still runs in its parent's memory calls exit()
 * as if that memory were its own. */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <string.h>
#include <sys/wait.h>

static const char *const ends[] = {"exit", "quick_exit", NULL};

static void
tell(struct findings *out, const struct model *model,
     const struct process *child, const char *function)
{
	struct finding *finding = finding_add(
		out, "exit-after-vfork", severity_at(out, child->forked), child,
		"%s ends with %s(){0? at {0}}, but after vfork(){1? at {1}} it "
		"runs in the memory of its parent: %s() runs the exit "
		"handlers%s of %s",
		who(model, child).text, function, function,
		strcmp(function, "exit") == 0 ? " and flushes the stdio buffers"
					      : "",
		who(model, child->parent).text);

	finding->moment = child->exited;
	finding_source(finding, child->exited, "%s in the child", function);
	finding_source(finding, child->forked, "vfork");
	finding_step(finding, "End such a child with _exit(), or call fork() "
			      "instead of vfork().");
}

void
rule_exit_after_vfork(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];
		const struct event *exited = child->exited;
		const char *function;

		if (!exited || !child->forked || !is_own(child->forked) ||
		    !(exited->flags & EXIT_BORROWED) ||
		    !WIFEXITED(child->status))
			continue;
		function = calls_one_of(out, exited, ends);
		if (function)
			tell(out, model, child, function);
	}
}
