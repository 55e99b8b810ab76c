#include "ipclab/similar.h"

#include "ipclab/files.h"
#include "ipclab/kit.h"
#include "ipclab/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

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
	for (size_t i = 0; i < s->pair_count; i++) {
		struct pair *pair = &s->pairs[i];

		if ((pair->a == a && pair->b == b) ||
		    (pair->a == b && pair->b == a)) {
			if (percent > pair->percent)
				pair->percent = percent;
			return;
		}
	}
	s->pairs = xrealloc(s->pairs, (s->pair_count + 1) * sizeof(*s->pairs));
	s->pairs[s->pair_count++] = (struct pair){.a = a < b ? a : b,
						  .b = a < b ? b : a,
						  .percent = percent,
						  .lab = s->lab->id};
}

static int
most_alike(const void *a, const void *b)
{
	const struct pair *left = a;
	const struct pair *right = b;

	if (left->percent != right->percent)
		return left->percent < right->percent ? 1 : -1;
	return left->a != right->a
		       ? (left->a > right->a) - (left->a < right->a)
		       : (left->b > right->b) - (left->b < right->b);
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
	if (s->pair_count > 1)
		qsort(s->pairs, s->pair_count, sizeof(*s->pairs), most_alike);
}

int
similar_compare(struct similar *s, const char *sim, long least,
		struct error *error)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = strf("%s/ipclab-XXXXXX", tmp != NULL ? tmp : "/tmp");
	struct strlist argv = {0};
	struct strlist env = {0};
	struct run_end end = {0};
	size_t files = 0;
	int result = 0;

	if (mkdtemp(dir) == NULL) {
		error_set(error,
			  "%s: %s; set TMPDIR to a folder that can be "
			  "written",
			  dir, strerror(errno));
		free(dir);
		return -1;
	}
	strlist_add(&argv, sim);
	strlist_add(&argv, "-peT");
	strlist_take(&argv, strf("-t%ld", least));
	strlist_add(&env, "LC_ALL=C.UTF-8");
	for (size_t i = 0; i < s->count && result == 0; i++) {
		char *path = strf("%s/%zu.c", dir, i);

		if (*s->texts[i] != '\0') {
			result = file_write(path, s->texts[i],
					    strlen(s->texts[i]), error);
			strlist_take(&argv, strf("%zu.c", i));
			files++;
		}
		free(path);
	}
	if (result == 0 && files > 1) {
		struct run run = {.argv = argv.items,
				  .env = env.items,
				  .cwd = dir,
				  .limit_ms = 600000,
				  .output_cap = 64 << 20};

		if (run_wait(&run, &end) < 0 || !WIFEXITED(end.status) ||
		    WEXITSTATUS(end.status) != 0)
			result =
				error_set(error, "%s failed: %.200s", sim,
					  end.output != NULL ? end.output : "");
		else
			parse(s, end.output);
	}
	free(end.output);
	strlist_clear(&argv);
	strlist_clear(&env);
	folder_remove(dir);
	free(dir);
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
