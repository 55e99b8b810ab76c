/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/similar_pairs.h"

#include "ipclab/base/json_in.h"
#include "ipclab/pages/page.h"

/** The code of one side; "" where a file says something else. */
static const char *
side(const json_t *code, size_t number)
{
	const char *text = json_string_value(json_array_get(code, number));

	return text != NULL ? text : "";
}

static void
put_side(FILE *page, const char *name, const char *code)
{
	page_print(page,
		   "<div><h3>%s</h3><pre tabindex=\"0\" role=\"region\" "
		   "aria-label=\"Code of %s\">%s</pre></div>\n",
		   name, name, code);
}

static void
put_pair(FILE *page, const json_t *pair)
{
	const json_t *code = json_object_get(pair, "code");
	const char *a = text_in(pair, "a");
	const char *b = text_in(pair, "b");

	if (json_object_get(pair, "more") != NULL) {
		page_print(page,
			   "<p>%s: and %d more, by %d %% or less. "
			   "<code>ipclab similar SUBMISSIONS --labs %s</code> "
			   "lists them all.</p>\n",
			   text_in(pair, "lab"), number_in(pair, "more"),
			   number_in(pair, "percent"), text_in(pair, "lab"));
		return;
	}
	if (code == NULL) {
		page_print(page, "<p>%s: %s and %s, %d %%</p>\n",
			   text_in(pair, "lab"), a, b,
			   number_in(pair, "percent"));
		return;
	}
	page_print(page,
		   "<details><summary>%s: %s and %s, %d %%</summary>\n"
		   "<div class=\"pair\">\n",
		   text_in(pair, "lab"), a, b, number_in(pair, "percent"));
	put_side(page, a, side(code, 0));
	put_side(page, b, side(code, 1));
	fputs("</div></details>\n", page);
}

void
alike_section(FILE *page, const json_t *pairs)
{
	const json_t *pair;
	size_t i;

	fputs("<h2>Alike</h2>\n<p>Where to look; not a verdict. The skeleton's "
	      "own lines are left out.</p>\n",
	      page);
	json_array_foreach (pairs, i, pair)
		put_pair(page, pair);
	if (json_array_size(pairs) == 0)
		fputs("<p>No pair is.</p>\n", page);
}
