/* SPDX-License-Identifier: MIT */
/* ipclab explain: a page of the index of findings. */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/files.h"
#include "ipclab/commands/command.h"
#include "ipclab/lab/kit.h"
#include "ipclab/terminal/markdown.h"
#include "ipclab/terminal/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab explain [ID]\n"
	"Explain a finding: what it means, a wrong and a right program, why, "
	"and how to\n"
	"see it by hand. Without ID, list the findings there are. On a "
	"terminal "
	"the page\n"
	"is shown by $PAGER or less.\n";

static void
read_ids(struct strlist *ids)
{
	char *path = kit_path("explain");

	if (folder_names(path, ".md", ids) < 0)
		die(EXIT_GRADER,
		    "%s: %s; the kit is not complete: install it "
		    "again",
		    path, strerror(errno));
	free(path);
}

/** $PAGER or less where a person looks at it, unless it fits the screen; else
    standard output. */
static FILE *
pager_open(void)
{
	const char *pager = getenv("PAGER");
	char *less = kit_tool("less");
	FILE *out = NULL;

	if (pager == NULL && less != NULL)
		pager = less;
	if (terminal_is_screen() && pager != NULL && *pager != '\0') {
		/* As git does: quit if it fits, leave it there, colours. */
		setenv("LESS", "FRX", 0);
		signal(SIGPIPE, SIG_IGN); /* it may end before us */
		out = popen(pager, "w");
	}
	free(less);
	return out != NULL ? out : stdout;
}

static void
pager_close(FILE *out)
{
	if (out != stdout)
		pclose(out);
}

static void
explain(const struct strlist *ids, const char *id)
{
	const char *near = nearest(ids, id);
	char *path;
	char *text;
	FILE *out;

	if (!strlist_has(ids, id)) {
		if (near != NULL)
			die(EXIT_USAGE,
			    "there is no finding '%s'; did you "
			    "mean %s?",
			    id, near);
		die(EXIT_USAGE,
		    "there is no finding '%s'; 'ipclab explain' "
		    "lists them",
		    id);
	}
	path = kit_path("explain/%s.md", id);
	text = file_read(path, 1 << 20, NULL);
	if (text == NULL)
		die(EXIT_GRADER, "%s: %s", path, strerror(errno));
	out = pager_open();
	markdown_print(out, text);
	pager_close(out);
	free(text);
	free(path);
}

int
cmd_explain(int argc, char **argv)
{
	struct strlist ids = {0};

	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		usage(EXIT_PASSED, "explain", help);
	if (argc > 2 || (argc == 2 && argv[1][0] == '-'))
		usage(EXIT_USAGE, "explain", help);
	terminal_start(stdout);
	read_ids(&ids);
	if (argc == 2) {
		explain(&ids, argv[1]);
	} else {
		for (size_t i = 0; i < ids.count; i++)
			puts(ids.items[i]);
	}
	strlist_clear(&ids);
	return EXIT_PASSED;
}
