/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/similar_clusters.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>

/** A member's name, with the folder if it is from an earlier year. */
static void
put_member(FILE *page, const json_t *member)
{
	const char *former = text_in(member, "former");

	if (*former != '\0')
		page_print(page, "%s (%s)", text_in(member, "name"), former);
	else
		page_print(page, "%s", text_in(member, "name"));
}

/** The lines of a text; lines that the other text shares are marked. */
static void
put_lines(FILE *page, const json_t *code)
{
	const json_t *same = json_object_get(code, "same");
	struct strlist lines = {0};
	size_t next = 0;

	strlist_split(&lines, text_in(code, "text"), '\n');
	for (size_t i = 0; i < lines.count; i++) {
		json_int_t line =
			json_integer_value(json_array_get(same, next));
		bool marked = line == (json_int_t)i + 1;

		next += marked;
		page_print(page, marked ? "<mark>%s</mark>\n" : "%s\n",
			   lines.items[i]);
	}
	strlist_clear(&lines);
}

static void
put_side(FILE *page, const json_t *member, const json_t *code)
{
	fputs("<div><h3>", page);
	put_member(page, member);
	fputs("</h3><pre tabindex=\"0\" role=\"region\" aria-label=\"Code of ",
	      page);
	put_member(page, member);
	fputs("\">", page);
	put_lines(page, code);
	fputs("</pre></div>\n", page);
}

/** "01-pipe, 98 %: ann, bob", and what the percentage is about. */
static void
put_title(FILE *page, const json_t *cluster)
{
	const json_t *closest = json_object_get(cluster, "closest");
	const json_t *members = json_object_get(cluster, "members");
	const json_t *member;
	size_t i;

	page_print(page, "%s, %d %%: ", text_in(cluster, "lab"),
		   number_in(cluster, "percent"));
	json_array_foreach (members, i, member) {
		fputs(i > 0 ? ", " : "", page);
		put_member(page, member);
	}
	page_print(page, " <span class=\"soft\">(%s %d %%, as a whole %d %%",
		   text_in(closest, "file"), number_in(closest, "file_percent"),
		   number_in(closest, "percent"));
	if (json_array_size(members) > 2)
		page_print(page,
			   "; %d submissions, the least similar pair %d %%",
			   (long)json_array_size(members),
			   number_in(cluster, "least"));
	fputs(")</span>", page);
}

static void
put_cluster(FILE *page, const json_t *cluster)
{
	const json_t *members = json_object_get(cluster, "members");
	const json_t *code = json_object_get(cluster, "code");
	const json_t *closest = json_object_get(cluster, "closest");
	static const char *const sides[] = {"a", "b"};

	fputs(code != NULL ? "<details class=\"alike\"><summary>"
			   : "<p class=\"alike\">",
	      page);
	put_title(page, cluster);
	fputs(code != NULL ? "</summary>\n<div class=\"pair\">\n" : "</p>\n",
	      page);
	for (size_t i = 0; i < 2 && code != NULL; i++)
		put_side(page,
			 json_array_get(members, number_in(closest, sides[i])),
			 json_array_get(code, i));
	if (code != NULL)
		fputs("</div></details>\n", page);
}

void
alike_section(FILE *page, const json_t *clusters)
{
	const json_t *cluster;
	size_t count = 0;
	size_t i;

	fputs("<h2>Similar</h2>\n"
	      "<p>Where to look, not a verdict. Code that everybody was given "
	      "is left out; common lines are marked.</p>\n",
	      page);
	json_array_foreach (clusters, i, cluster) {
		/* An older ipclab kept pairs in this file. */
		if (json_object_get(cluster, "members") == NULL)
			continue;
		put_cluster(page, cluster);
		count++;
	}
	if (count == 0)
		fputs(json_array_size(clusters) > 0
			      ? "<p>An older ipclab looked for them: run "
				"<code>ipclab similar</code> again.</p>\n"
			      : "<p>There are none.</p>\n",
		      page);
}
