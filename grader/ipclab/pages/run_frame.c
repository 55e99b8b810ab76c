/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/run_frame.h"

#include "ipclab/base/json_in.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>
#include <string.h>

/** Add the page's script, which is the last thing in it. */
static void
add_script(const char *html, struct strlist *scripts)
{
	static const char begin[] = "<script>";
	const char *script = NULL;
	const char *end;
	char *text;

	while ((html = strstr(html, begin)) != NULL)
		script = html += strlen(begin);
	end = script != NULL ? strstr(script, "</script>") : NULL;
	if (end == NULL)
		return;
	text = xstrndup(script, end - script);
	if (strlist_has(scripts, text))
		free(text);
	else
		strlist_take(scripts, text);
}

void
run_frame_scripts(const json_t *result, struct strlist *scripts)
{
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			add_script(text_in(check, "run_page"), scripts);
}

/** Print an attribute's value in single quotes, which are rare in pages. */
static void
put_attribute(FILE *page, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '&')
			fputs("&amp;", page);
		else if (*text == '\'')
			fputs("&#39;", page);
		else
			fputc(*text, page);
}

/* The frame has no origin, so all that its content can do is run its script. */
bool
run_frame(FILE *page, const json_t *lab, const json_t *check)
{
	const char *html = text_in(check, "run_page");
	const char *of = text_in(lab, "id");
	const char *id = text_in(check, "id");

	if (*html == '\0')
		return false;
	page_print(page,
		   "<p class=\"next\"><a href=\"#run-%s-%s\">Step through the "
		   "run it failed at</a></p>\n",
		   of, id);
	page_print(page,
		   "<div class=\"run\" id=\"run-%s-%s\"><p><a "
		   "href=\"#check-%s-%s\">Back to the feedback</a></p>\n",
		   of, id, of, id);
	page_print(page,
		   "<iframe loading=\"lazy\" sandbox=\"allow-scripts\" "
		   "title=\"The run that failed: %s\" srcdoc='",
		   text_in(check, "title"));
	put_attribute(page, html);
	fputs("'></iframe></div>\n", page);
	return true;
}
