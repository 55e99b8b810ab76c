/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/clusters.h"

#include "ipclab/base/untrusted_text.h"

#include <stdlib.h>
#include <string.h>

enum {
	WITH_CODE = 20, /* clusters of a lab that show code, to keep the page
			   readable */
	CODE_BYTES = 64 << 10,
};

/** All files of a work, each headed by its name. The caller frees. */
static char *
text_of(const struct similar *s, const struct work *work)
{
	char *text = NULL;
	char *clean;
	size_t size;
	FILE *out = xmemstream(&text, &size);

	for (size_t f = 0; f < s->lab->files.count; f++)
		if (*work->texts[f] != '\0')
			fprintf(out, "/* %s */\n%s\n", s->lab->files.items[f],
				work->texts[f]);
	fclose(out);
	clean = text_clean(text, size < CODE_BYTES ? size : CODE_BYTES);
	free(text);
	return clean;
}

/** The lines of a text that are also in the other one, except code given to
 *  everybody. */
static json_t *
lines_same(const struct tokens *tokens, const struct prints *other)
{
	json_t *lines = json_array();
	size_t count;
	uint64_t *grams = grams_of(tokens, GRAM, &count);
	int done = 0;

	for (size_t i = 0; i < count; i++) {
		int line = tokens->items[i].line;

		if (grams[i] == 0 || !prints_have(other, grams[i]))
			continue;
		if (line <= done)
			line = done + 1;
		for (; line <= tokens->items[i + GRAM - 1].line; line++)
			json_array_append_new(lines, json_integer(line));
		done = line - 1 > done ? line - 1 : done;
	}
	free(grams);
	return lines;
}

/** Both texts, with the lines that they share. */
static json_t *
code_of(const struct similar *s, const struct similar_pair *pair)
{
	const size_t sides[2] = {pair->a, pair->b};
	struct tokens tokens[2] = {0};
	struct prints prints[2] = {0};
	char *texts[2];
	json_t *code = json_array();

	for (int i = 0; i < 2; i++) {
		texts[i] = text_of(s, &s->works[sides[i]]);
		tokens_add(&tokens[i], texts[i]);
		prints_mark_given(&s->given, &tokens[i]);
		prints_add_all(&prints[i], &tokens[i], GRAM);
		prints_sort(&prints[i]);
	}
	for (int i = 0; i < 2; i++)
		json_array_append_new(
			code,
			json_pack("{s:o,s:o}", "text", json_text(texts[i]),
				  "same", lines_same(&tokens[i], &prints[!i])));
	for (int i = 0; i < 2; i++) {
		free(texts[i]);
		tokens_clear(&tokens[i]);
		prints_clear(&prints[i]);
	}
	return code;
}

static size_t
root_of(size_t *parent, size_t work)
{
	while (parent[work] != work)
		work = parent[work] = parent[parent[work]];
	return work;
}

/** A cluster of which this is the closest pair. */
static json_t *
cluster_of(const struct similar *s, size_t *parent,
	   const struct similar_pair *closest)
{
	size_t root = root_of(parent, closest->a);
	json_t *members = json_array();
	long least = 100;
	size_t a = 0;
	size_t b = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct work *work = &s->works[i];

		if (root_of(parent, i) != root)
			continue;
		if (i == closest->a)
			a = json_array_size(members);
		if (i == closest->b)
			b = json_array_size(members);
		json_array_append_new(
			members,
			json_pack("{s:o,s:s,s:o}", "name",
				  json_text(work->of->raw), "submission",
				  work->of->name, "former",
				  work->former != NULL ? json_text(work->former)
						       : json_null()));
	}
	for (size_t i = 0; i < s->pair_count; i++)
		if (root_of(parent, s->pairs[i].a) == root &&
		    pair_most(&s->pairs[i]) < least)
			least = pair_most(&s->pairs[i]);
	return json_pack("{s:s,s:I,s:I,s:o,s:{s:I,s:I,s:I,s:s,s:I}}", "lab",
			 s->lab->id, "percent", (json_int_t)pair_most(closest),
			 "least", (json_int_t)least, "members", members,
			 "closest", "a", (json_int_t)a, "b", (json_int_t)b,
			 "percent", (json_int_t)closest->percent, "file",
			 s->lab->files.items[closest->file], "file_percent",
			 (json_int_t)closest->file_percent);
}

void
clusters_add(json_t *clusters, const struct similar *s)
{
	size_t *parent = xcalloc(s->count + 1, sizeof(*parent));
	bool *told = xcalloc(s->count + 1, sizeof(*told));
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		parent[i] = i;
	for (size_t i = 0; i < s->pair_count; i++)
		parent[root_of(parent, s->pairs[i].b)] =
			root_of(parent, s->pairs[i].a);
	/* The pairs are sorted: a cluster's first pair is its closest. */
	for (size_t i = 0; i < s->pair_count; i++) {
		size_t root = root_of(parent, s->pairs[i].a);
		json_t *cluster;

		if (told[root])
			continue;
		told[root] = true;
		cluster = cluster_of(s, parent, &s->pairs[i]);
		if (count++ < WITH_CODE)
			json_object_set_new(cluster, "code",
					    code_of(s, &s->pairs[i]));
		json_array_append_new(clusters, cluster);
	}
	free(told);
	free(parent);
}
