/* SPDX-License-Identifier: MIT */
/* ipclab explain: a page of the index of findings. */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/run_program.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/lab/kit.h"
#include "ipclab/terminal/markdown.h"
#include "ipclab/terminal/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	const char *page;
};

static const struct option_row rows[] = {
	{"page", "FILE", AS_TEXT(page),
	 "run both programs, and write a page to step through them"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab explain",
	.arguments = "[ID [--page FILE.html]]",
	.about = "Explain a finding: what it means, a wrong and a right "
		 "program, why, and how to see it by hand. Without ID, list "
		 "all findings. Lines that differ between the two programs are "
		 "marked - or +. On a terminal, $PAGER shows the page, or less "
		 "if it is not set.",
	.rows = rows,
	.most = 1,
};

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

/** $PAGER, else less, if the output is for a person at a terminal; otherwise
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
		/* As git does: quit if it fits on the screen, leave the text
		   there, allow colours. */
		setenv("LESS", "FRX", 0);
		signal(SIGPIPE, SIG_IGN); /* the pager may end first */
		out = popen(pager, "w");
		signal(SIGINT, SIG_IGN); /* it means something to a pager */
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

static char *
read_page(const char *id)
{
	char *path = kit_path("explain/%s.md", id);
	char *text = file_read(path, 1 << 20, NULL);

	if (text == NULL)
		die(EXIT_GRADER, "%s: %s", path, strerror(errno));
	free(path);
	return text;
}

static void
explain(const struct strlist *ids, const char *id)
{
	const char *near = nearest(ids, id);
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
	text = read_page(id);
	out = pager_open();
	markdown_print(out, text);
	fprintf(out,
		"\nSee it, step by step: ipclab explain %s --page %s.html\n",
		id, id);
	pager_close(out);
	free(text);
}

/** The first sentence of a page, which says what the finding is. */
static char *
first_sentence(const char *page)
{
	char *sentence, *to;

	/* Skip headings and comments, which have lines of their own. */
	while (*page == '#' || *page == '<' || *page == '\n') {
		page += strcspn(page, "\n");
		page += *page != '\0';
	}
	sentence = to = xstrdup(page);
	for (char c; (c = *page) != '\0' && !(c == '\n' && page[1] == '\n');) {
		if (c != '`' && c != '*') /* Markdown's marks */
			*to++ = c == '\n' ? ' ' : c;
		page++;
		if (c == '.' && (*page == ' ' || *page == '\n'))
			break;
	}
	*to = '\0';
	return sentence;
}

static void
list(const struct strlist *ids)
{
	FILE *out = pager_open();

	for (size_t i = 0; i < ids->count; i++) {
		char *page = read_page(ids->items[i]);
		char *sentence = first_sentence(page);

		fprintf(out, "%s%s%s\n", style_bold(), ids->items[i],
			style_off());
		print_folded(out, "    ", sentence);
		free(sentence);
		free(page);
	}
	pager_close(out);
}

/** Run the programs on that page, and write a page that shows them side by
 *  side. All temporary files go to the folder. */
static void
see_it(const char *id, const char *page, const char *folder,
       struct run_end *end)
{
	enum { LIMIT_MS = 120000, OUTPUT_BYTES = 4096 };
	char *bash = kit_tool("bash");
	char *script = kit_path("explain/see-it");
	char *probe = kit_program("ipcprobe");
	char *argv[] = {bash, script, (char *)id, (char *)page, NULL};
	struct program_run run = {
		.argv = argv, .limit_ms = LIMIT_MS, .output_cap = OUTPUT_BYTES};

	if (bash == NULL || probe == NULL) {
		folder_remove(folder);
		die(EXIT_GRADER, "%s is not there",
		    bash == NULL ? "bash" : "ipcprobe");
	}
	setenv("IPCLAB_DATADIR", kit_datadir(), 1);
	setenv("IPCLAB_PROBE", probe, 1);
	setenv("TMPDIR", folder, 1);
	run.env = environ;
	if (run_wait(&run, end) < 0) {
		int saved = errno;

		folder_remove(folder);
		die(EXIT_GRADER, "%s: %s", script, strerror(saved));
	}
	free(probe);
	free(script);
	free(bash);
}

static void
write_page(const char *id, const char *path)
{
	struct error error;
	struct run_end end;
	char *folder;
	char *page;
	int copied = 0;

	interrupt_catch();
	folder = folder_make_temporary(&error);
	if (folder == NULL)
		die(EXIT_GRADER, "%s", error.text);
	page = strf("%s/page.html", folder);
	see_it(id, page, folder, &end);
	if (interrupt_caught() == 0 && !end.timed_out && end.status == 0)
		copied = file_copy(page, path, &error);
	folder_remove(folder);
	interrupt_end();
	if (end.timed_out || end.status != 0)
		die(EXIT_GRADER, "%s can't be made: %s", path, end.output);
	if (copied < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%s: open it in a browser; the arrow keys step from event to "
	       "event\n",
	       path);
	free(end.output);
	free(page);
	free(folder);
}

int
cmd_explain(int argc, char **argv)
{
	struct options options = {0};
	const char *id = command_line(&usage, argc, argv, &options)[0];
	struct strlist ids = {0};

	terminal_start(stdout);
	read_ids(&ids);
	if (options.page != NULL && id == NULL)
		command_misused(&usage);
	if (options.page != NULL && strlist_has(&ids, id))
		write_page(id, options.page);
	else if (id != NULL)
		explain(&ids, id);
	else
		list(&ids);
	strlist_clear(&ids);
	return EXIT_PASSED;
}
