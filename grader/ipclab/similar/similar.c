/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/similar.h"

#include "ipclab/base/files.h"
#include "ipclab/base/run_program.h"
#include "ipclab/lab/kit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum {
	LIMIT_MS = 600000,
	/* sim_c's time grows with the fourth power of how many files are much
	 * alike: two batches at a time give the same per cents in n squared. */
	BATCH = 25,
};

/** One comparison of all files in a folder. */
struct comparing {
	const char *sim;
	long least;
	char *dir;
	struct strlist names; /* of the files in dir */
};

/** The lines of the lab's skeleton, trimmed. */
static void
skeleton_lines(const struct lab *lab, struct strlist *lines)
{
	for (size_t i = 0; i < lab->files.count; i++) {
		char *path = kit_path("skeletons/%s/%s", lab->id,
				      lab->files.items[i]);
		char *text = file_read(path, BUNDLE_FILE_BYTES, NULL);
		struct strlist all = {0};

		strlist_split(&all, text != NULL ? text : "", '\n');
		for (size_t k = 0; k < all.count; k++)
			strlist_add(lines,
				    all.items[k] + strspn(all.items[k], " \t"));
		strlist_clear(&all);
		free(text);
		free(path);
	}
}

/** What of a submission's files is not in the skeleton. */
static char *
own_text(struct bundle *bundle, const struct lab *lab,
	 const struct strlist *skeleton)
{
	char *text = NULL;
	size_t size;
	FILE *out = xmemstream(&text, &size);

	for (size_t i = 0; i < lab->files.count; i++) {
		const struct bundle_file *file =
			bundle_pick(bundle, lab, lab->files.items[i]);
		struct strlist lines = {0};

		if (file == NULL)
			continue;
		strlist_split(&lines, file->data, '\n');
		for (size_t k = 0; k < lines.count; k++) {
			const char *line = lines.items[k];

			line += strspn(line, " \t");
			if (*line != '\0' && !strlist_has(skeleton, line))
				fprintf(out, "%s\n", lines.items[k]);
		}
		strlist_clear(&lines);
	}
	fclose(out);
	return text;
}

void
similar_read(struct similar *similar, const struct lab *lab,
	     const struct intake *intake)
{
	struct strlist skeleton = {0};
	struct error ignored;

	*similar = (struct similar){.lab = lab, .count = intake->count};
	similar->texts = xcalloc(intake->count, sizeof(*similar->texts));
	skeleton_lines(lab, &skeleton);
	for (size_t i = 0; i < intake->count; i++) {
		struct bundle bundle = {0};

		bundle_want(&bundle, lab);
		similar->texts[i] =
			intake_read(&intake->items[i], &bundle, &ignored) == 0
				? own_text(&bundle, lab, &skeleton)
				: xstrdup("");
		bundle_clear(&bundle);
	}
	strlist_clear(&skeleton);
}

static void
add_pair(struct similar *s, size_t a, size_t b, long percent)
{
	if (s->pair_count == s->pair_room) {
		s->pair_room = s->pair_room ? 2 * s->pair_room : 64;
		s->pairs = xrealloc(s->pairs, s->pair_room * sizeof(*s->pairs));
	}
	s->pairs[s->pair_count++] = (struct pair){.a = a < b ? a : b,
						  .b = a < b ? b : a,
						  .percent = percent,
						  .lab = s->lab->id};
}

static int
by_number(const struct pair *left, const struct pair *right)
{
	return left->a != right->a
		       ? (left->a > right->a) - (left->a < right->a)
		       : (left->b > right->b) - (left->b < right->b);
}

/** By numbers, and the most alike first. */
static int
by_pair(const void *a, const void *b)
{
	const struct pair *left = a;
	const struct pair *right = b;
	int order = by_number(left, right);

	return order != 0 ? order
			  : (left->percent < right->percent) -
				    (left->percent > right->percent);
}

static int
most_alike(const void *a, const void *b)
{
	const struct pair *left = a;
	const struct pair *right = b;

	if (left->percent != right->percent)
		return left->percent < right->percent ? 1 : -1;
	return by_number(left, right);
}

/** Lines like "12.c consists for 93 % of 4.c material". */
static void
parse(struct similar *s, const char *output)
{
	struct strlist lines = {0};
	size_t a;
	size_t b;
	long percent;

	strlist_split(&lines, output, '\n');
	for (size_t i = 0; i < lines.count; i++)
		if (sscanf(lines.items[i],
			   "%zu.c consists for %ld %% of "
			   "%zu.c material",
			   &a, &percent, &b) == 3 &&
		    a < s->count && b < s->count && a != b)
			add_pair(s, a, b, percent);
	strlist_clear(&lines);
}

/** Keep the most that is said of a pair; put the most alike first. */
static void
put_in_order(struct similar *s)
{
	size_t kept = 0;

	if (s->pair_count == 0)
		return;
	qsort(s->pairs, s->pair_count, sizeof(*s->pairs), by_pair);
	for (size_t i = 0; i < s->pair_count; i++)
		if (i == 0 || by_number(&s->pairs[kept - 1], &s->pairs[i]) != 0)
			s->pairs[kept++] = s->pairs[i];
	s->pair_count = kept;
	qsort(s->pairs, s->pair_count, sizeof(*s->pairs), most_alike);
}

/** Write each text to DIR/NUMBER.c, but none that is empty. */
static int
write_texts(const struct similar *s, const char *dir, struct strlist *names,
	    struct error *error)
{
	int result = 0;

	for (size_t i = 0; i < s->count && result == 0; i++) {
		char *path = strf("%s/%zu.c", dir, i);

		if (*s->texts[i] != '\0') {
			result = file_write(path, s->texts[i],
					    strlen(s->texts[i]), error);
			strlist_take(names, strf("%zu.c", i));
		}
		free(path);
	}
	return result;
}

static void
add_batch(struct strlist *argv, const struct strlist *names, size_t batch)
{
	for (size_t i = batch * BATCH; i < (batch + 1) * BATCH; i++)
		if (i < names->count)
			strlist_add(argv, names->items[i]);
}

/** Compare the files of two batches (which may be one), all with all. */
static int
compare_batches(struct similar *s, const struct comparing *c, size_t one,
		size_t other, struct error *error)
{
	struct strlist argv = {0};
	struct strlist env = {0};
	struct run_end end = {0};
	struct run run = {
		.cwd = c->dir, .limit_ms = LIMIT_MS, .output_cap = 64 << 20};
	int result = 0;

	strlist_add(&argv, c->sim);
	strlist_add(&argv, "-peT");
	strlist_take(&argv, strf("-t%ld", c->least));
	add_batch(&argv, &c->names, one);
	if (other != one)
		add_batch(&argv, &c->names, other);
	strlist_add(&env, "LC_ALL=C.UTF-8");
	run.argv = argv.items;
	run.env = env.items;
	if (run_wait(&run, &end) < 0)
		result = error_set(error, "%s: %s", c->sim, strerror(errno));
	else if (end.timed_out)
		result = error_set(error,
				   "%s: still not done after %d minutes; ask "
				   "for more alike ones only: --least 90",
				   c->sim, LIMIT_MS / 60000);
	else if (!WIFEXITED(end.status) || WEXITSTATUS(end.status) != 0)
		result = error_set(error, "%s failed: %.200s", c->sim,
				   end.output);
	else
		parse(s, end.output);
	free(end.output);
	strlist_clear(&argv);
	strlist_clear(&env);
	return result;
}

static int
compare_all(struct similar *s, const struct comparing *c, struct error *error)
{
	size_t batches = (c->names.count + BATCH - 1) / BATCH;
	int result = 0;

	/* Two batches together compare each with itself as well. */
	if (batches == 1)
		result = compare_batches(s, c, 0, 0, error);
	for (size_t i = 0; i < batches; i++)
		for (size_t k = i + 1; k < batches && result == 0; k++)
			result = compare_batches(s, c, i, k, error);
	return result;
}

int
similar_compare(struct similar *s, const char *sim, long least,
		struct error *error)
{
	const char *tmp = getenv("TMPDIR");
	struct comparing c = {.sim = sim, .least = least};
	int result;

	c.dir = strf("%s/ipclab-XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(c.dir) == NULL) {
		error_set(error,
			  "%s: %s; set TMPDIR to a folder that can be "
			  "written",
			  c.dir, strerror(errno));
		free(c.dir);
		return -1;
	}
	result = write_texts(s, c.dir, &c.names, error);
	if (result == 0)
		result = compare_all(s, &c, error);
	if (result == 0)
		put_in_order(s);
	strlist_clear(&c.names);
	folder_remove(c.dir);
	free(c.dir);
	return result;
}

void
similar_clear(struct similar *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->texts[i]);
	free(s->texts);
	free(s->pairs);
	*s = (struct similar){0};
}
