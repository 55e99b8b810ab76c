/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/page_links.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** Print a path for a link: all but letters, digits and /-._~ become %XX. */
static void
put_encoded(FILE *out, const char *path)
{
	for (; *path != '\0'; path++)
		if (isalnum((unsigned char)*path) || strchr("/-._~", *path))
			putc(*path, out);
		else
			fprintf(out, "%%%02X", (unsigned char)*path);
}

static bool
ends_part(char c)
{
	return c == '/' || c == '\0';
}

/** Print the relative path from one folder to another, both absolute. */
static void
put_relative(FILE *out, const char *to, const char *from)
{
	size_t same = 0; /* bytes of the path that both share */
	size_t i = 0;
	const char *up = "..";

	for (; from[i] != '\0' && from[i] == to[i]; i++)
		if (from[i] == '/')
			same = i;
	if (ends_part(from[i]) && ends_part(to[i]))
		same = i;
	for (const char *c = from + same; *c != '\0'; c++)
		if (*c == '/') {
			fputs(up, out);
			up = "/..";
		}
	if (from[same] == '\0')
		putc('.', out);
	put_encoded(out, to + same);
}

/** Is the target relative to the page's folder? It is not if it is a place in
 *  the page, or has a scheme such as https:. */
static bool
is_relative(const char *target)
{
	size_t scheme = strspn(target, "abcdefghijklmnopqrstuvwxyz"
				       "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return *target != '\0' && strchr("#/)\"", *target) == NULL &&
	       target[scheme] != ':';
}

/** size: of the target, in bytes. as_url: as a file:// URL, else as a relative
 *  path. */
static void
put_target(FILE *out, const struct page_move *move, const char *target,
	   size_t size, bool as_url)
{
	size_t own = strlen(move->page);
	char *folder;

	if (!is_relative(target)) {
		fwrite(target, 1, size, out);
		return;
	}
	if (size >= own && memcmp(target, move->page, own) == 0 &&
	    (size == own || target[own] == '#')) {
		if (size == own)
			putc('#', out);
		fwrite(target + own, 1, size - own, out);
		return;
	}
	folder = xstrdup(move->from);
	for (; size >= 3 && memcmp(target, "../", 3) == 0; size -= 3) {
		char *last = strrchr(folder, '/');

		if (last != NULL)
			*last = '\0';
		target += 3;
	}
	if (as_url) {
		fputs("file://", out);
		put_encoded(out, folder);
	} else {
		put_relative(out, folder, move->to);
	}
	fprintf(out, "/%.*s", (int)size, target);
	free(folder);
}

/** The size in bytes of the code that begins here: a span or a fenced block; 0:
 *  none does. */
static size_t
code_size(const char *text)
{
	size_t fence = strspn(text, "`");
	const char *end = text + fence;
	size_t run;

	while (fence > 0 && *end != '\0') {
		end += strcspn(end, fence < 3 ? "`\n" : "`");
		run = strspn(end, "`");
		if (run == fence)
			return (size_t)(end - text) + run;
		if (run == 0 && strncmp(end, "\n\n", 2) == 0)
			break; /* code does not cross a paragraph's end */
		end += run > 0 ? run : *end != '\0';
	}
	return fence;
}

char *
markdown_moved(const struct page_move *move, const char *text,
	       struct strlist *figures)
{
	char *moved;
	size_t size;
	FILE *out = xmemstream(&moved, &size);

	while (*text != '\0') {
		size_t part = code_size(text);
		bool is_link = part == 0 && strncmp(text, "](", 2) == 0;

		part = part > 0 ? part : is_link ? 2 : 1;
		fwrite(text, 1, part, out);
		text += part;
		if (!is_link)
			continue;
		part = strcspn(text, ") \n");
		if (strncmp(text, "figures/", 8) == 0) {
			char *figure = xstrndup(text, part);

			if (!strlist_has(figures, figure))
				strlist_add(figures, figure);
			free(figure);
			fwrite(text, 1, part, out);
		} else {
			put_target(out, move, text, part, false);
		}
		text += part;
	}
	fclose(out);
	return moved;
}

char *
html_moved(const struct page_move *move, const char *text)
{
	static const char link[] = "href=\"";
	char *moved;
	size_t size;
	FILE *out = xmemstream(&moved, &size);
	const char *at;

	while ((at = strstr(text, link)) != NULL) {
		at += strlen(link);
		fwrite(text, 1, (size_t)(at - text), out);
		text = at + strcspn(at, "\"");
		put_target(out, move, at, (size_t)(text - at), true);
	}
	fputs(text, out);
	fclose(out);
	return moved;
}
