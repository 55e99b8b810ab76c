#include "ipclab/bundle.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
bundle_want(struct bundle *bundle, const struct lab *lab)
{
	for (size_t i = 0; i < lab->files.count; i++)
		if (!strlist_has(&bundle->wanted, lab->files.items[i]))
			strlist_add(&bundle->wanted, lab->files.items[i]);
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

bool
bundle_wants(const struct bundle *bundle, const char *path)
{
	return strlist_has(&bundle->wanted, last_part(path));
}

void
bundle_add(struct bundle *bundle, const char *path, char *data, size_t size)
{
	struct bundle_file *file = NULL;

	for (size_t i = 0; i < bundle->count && file == NULL; i++)
		if (strcmp(bundle->files[i].path, path) == 0)
			file = &bundle->files[i];
	if (file == NULL) {
		bundle->files = xrealloc(bundle->files,
					 (bundle->count + 1) * sizeof(*file));
		file = &bundle->files[bundle->count++];
		*file = (struct bundle_file){.path = xstrdup(path)};
	}
	bundle->total += size - file->size;
	free(file->data);
	data[size] = '\0';
	file->data = data;
	file->size = size;
}

void
bundle_note(struct bundle *bundle, const char *format, ...)
{
	va_list ap;
	char text[1024];

	if (bundle->notes.count >= 50)
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	strlist_add(&bundle->notes, text);
}

/**
 * How well does a folder's name fit a lab: 2 its id or short name, 1 its
 * number alone, 0 not at all.
 */
static int
folder_fits(const char *folder, size_t length, const char *id)
{
	const char *dash = strchr(id, '-');
	const char *number = folder;

	if (strncasecmp(folder, id, length) == 0 && id[length] == '\0')
		return 2;
	if (dash == NULL)
		return 0;
	if (strncasecmp(folder, dash + 1, length) == 0 &&
	    dash[1 + length] == '\0')
		return 2;
	while (number < folder + length && !isdigit((unsigned char)*number))
		number++;
	/* "lab2", "lab-02", "02", but not "2026-spring". */
	if (number == folder + length || number - folder > 5)
		return 0;
	for (const char *c = number; c < folder + length; c++)
		if (!isdigit((unsigned char)*c))
			return 0;
	return atoi(number) == atoi(id);
}

/** The best fit of any folder in the path. */
static int
path_fits(const char *path, const char *id)
{
	const char *slash;
	int best = 0;

	while ((slash = strchr(path, '/')) != NULL) {
		int fit = folder_fits(path, slash - path, id);

		if (fit > best)
			best = fit;
		path = slash + 1;
	}
	return best;
}

/** Does another lab's name stand in the path? */
static bool
is_elsewhere(const char *path, const char *id, const struct strlist *ids)
{
	for (size_t i = 0; i < ids->count; i++)
		if (strcmp(ids->items[i], id) != 0 &&
		    path_fits(path, ids->items[i]) > 0)
			return true;
	return false;
}

static int
rank(const char *path, const char *id, const struct strlist *ids)
{
	int fit = path_fits(path, id);

	if (fit > 0)
		return 1 + fit;
	return is_elsewhere(path, id, ids) ? 0 : 1;
}

const struct bundle_file *
bundle_pick(struct bundle *bundle, const struct lab *lab, const char *name)
{
	const struct bundle_file *best = NULL;
	struct strlist ids = {0};
	int best_rank = 0;
	bool tie = false;

	lab_ids(&ids, NULL);
	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_file *file = &bundle->files[i];
		int r;

		if (strcmp(last_part(file->path), name) != 0)
			continue;
		r = rank(file->path, lab->id, &ids);
		if (r == 0 || r < best_rank)
			continue;
		tie = r == best_rank;
		if (best == NULL || r > best_rank ||
		    strcmp(file->path, best->path) < 0)
			best = file;
		best_rank = r;
	}
	if (tie)
		bundle_note(bundle, "%s: there are several; %s was taken", name,
			    best->path);
	strlist_clear(&ids);
	return best;
}

void
bundle_clear(struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->count; i++) {
		free(bundle->files[i].path);
		free(bundle->files[i].data);
	}
	free(bundle->files);
	strlist_clear(&bundle->wanted);
	strlist_clear(&bundle->notes);
	*bundle = (struct bundle){0};
}
