/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/markdown.h"

#include "ipclab/base/mem.h"
#include "ipclab/terminal/changed_lines.h"
#include "ipclab/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>

struct printer {
	FILE *out;
	char *paragraph; /* lines gathered so far, or NULL */
	const char *indent;
	bool code;
	char *wrong, *right; /* a sign for each line of the two programs */
	const char *signs;   /* for the next lines; "": no signs */
};

/** The lines of the first code block below a heading. */
static void
read_program(struct strlist *lines, const char *text, const char *heading)
{
	const char *at = strstr(text, heading);

	at = at != NULL ? strstr(at, "\n```") : NULL;
	at = at != NULL ? strchr(at + 1, '\n') : NULL;
	while (at != NULL && *++at != '\0' && strncmp(at, "```", 3) != 0) {
		strlist_take(lines, xstrndup(at, strcspn(at, "\n")));
		at = strchr(at, '\n');
	}
}

/** Mark what is different in the correct program. */
static void
compare_programs(struct printer *p, const char *text)
{
	struct strlist wrong = {0};
	struct strlist right = {0};

	read_program(&wrong, text, "\n## Wrong\n");
	read_program(&right, text, "\n## Right\n");
	changed_lines(&wrong, &right, &p->wrong, &p->right);
	strlist_clear(&wrong);
	strlist_clear(&right);
}

/** Remove ** and ` marks, which a terminal does not need. */
static void
plain(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++) {
		if (*text == '`')
			continue;
		if (text[0] == '*' && text[1] == '*') {
			text++;
			continue;
		}
		*to++ = *text;
	}
	*to = '\0';
}

/** If a link to a page begins here: its middle, "](", and its last character;
    else NULL. */
static const char *
link_middle(const char *text, const char **end)
{
	const char *middle = *text == '[' ? strstr(text, "](") : NULL;
	const char *page = middle != NULL ? strstr(middle, ".md") : NULL;

	*end = middle != NULL ? strchr(middle, ')') : NULL;
	return page != NULL && *end != NULL && page < *end &&
			       strcspn(text + 1, "[]") ==
				       (size_t)(middle - text - 1)
		       ? middle
		       : NULL;
}

/** Replace links by words, in place: [01-pipe](../01-pipe.md#common-mistakes)
    becomes "01-pipe, common mistakes". */
static void
links_to_words(char *text)
{
	const char *from = text;
	const char *middle, *end, *anchor;
	char *to = text;

	while (*from != '\0') {
		middle = link_middle(from, &end);
		if (middle == NULL) {
			*to++ = *from++;
			continue;
		}
		anchor = memchr(middle, '#', (size_t)(end - middle));
		while (++from < middle)
			*to++ = *from;
		if (anchor != NULL) {
			*to++ = ',';
			for (*to++ = ' '; ++anchor < end;)
				*to++ = *anchor == '-' ? ' ' : *anchor;
		}
		from = end + 1;
	}
	*to = '\0';
}

static void
end_paragraph(struct printer *p)
{
	if (p->paragraph == NULL)
		return;
	links_to_words(p->paragraph);
	plain(p->paragraph);
	print_folded(p->out, p->indent, p->paragraph);
	free(p->paragraph);
	p->paragraph = NULL;
	p->indent = "";
}

static void
gather(struct printer *p, const char *line)
{
	char *more;

	line += strspn(line, " ");
	more = p->paragraph != NULL ? strf("%s %s", p->paragraph, line)
				    : xstrdup(line);
	free(p->paragraph);
	p->paragraph = more;
}

static void
heading(struct printer *p, const char *line)
{
	end_paragraph(p);
	p->signs = strcmp(line, "## Wrong") == 0   ? p->wrong
		   : strcmp(line, "## Right") == 0 ? p->right
						   : "";
	fprintf(p->out, "%s%s%s\n", style_bold(), line + strspn(line, "# "),
		style_off());
}

static void
print_line(struct printer *p, const char *line)
{
	if (strncmp(line, "```", 3) == 0) {
		end_paragraph(p);
		p->code = !p->code;
	} else if (p->code) {
		char sign = *p->signs != '\0' ? *p->signs++ : ' ';

		fprintf(p->out, "%s%c   %s%s\n",
			sign == ' ' ? "" : style_bold(), sign, line,
			sign == ' ' ? "" : style_off());
	} else if (strncmp(line, "<!--", 4) == 0) {
		end_paragraph(p);
	} else if (line[0] == '#') {
		heading(p, line);
	} else if (line[0] == '\0') {
		end_paragraph(p);
		fputc('\n', p->out);
	} else if (strncmp(line, "- ", 2) == 0) {
		end_paragraph(p);
		gather(p, line);
	} else if (strncmp(line, "    ", 4) == 0 && p->paragraph == NULL) {
		fprintf(p->out, "%s\n", line);
	} else {
		gather(p, line);
	}
}

void
markdown_print(FILE *out, const char *text)
{
	struct printer p = {.out = out, .indent = "", .signs = ""};
	bool blank = true;

	compare_programs(&p, text);
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");
		char *line = xstrndup(text, size);

		/* Never two blank lines, even where a comment was. */
		if (p.code || *line != '\0' || !blank)
			print_line(&p, line);
		blank = *line == '\0' ||
			(!p.code && strncmp(line, "<!--", 4) == 0);
		text += size + (text[size] != '\0');
		free(line);
	}
	end_paragraph(&p);
	free(p.wrong);
	free(p.right);
}
