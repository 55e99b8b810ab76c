/* SPDX-License-Identifier: MIT */
/* The key: who has which pseudonym. */
#include "ipclab/book/pseudonyms.h"

#include "ipclab/base/files.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/book/pseudonyms_parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_BYTES = 16 << 20 };

static char *
key_path(const char *out)
{
	return strf("%s/key.csv", out);
}

bool
pseudonyms_kept(const char *out)
{
	char *path = key_path(out);
	bool kept = access(path, F_OK) == 0;

	free(path);
	return kept;
}

/** Call visit for each line of the key. No field needs quotes. */
static void
each_line(const char *key,
	  void (*visit)(void *context, const char *pseudonym, const char *name),
	  void *context)
{
	const char *end = key != NULL ? strchr(key, '\n') : NULL;

	for (; end != NULL; end = strchr(end + 1, '\n')) {
		const char *first = end + 1;
		size_t length = strcspn(first, ",\n");
		char *pseudonym = xstrndup(first, length);
		char *name =
			first[length] == ','
				? xstrndup(first + length + 1,
					   strcspn(first + length + 1, ",\n"))
				: xstrdup("");

		if (*pseudonym != '\0' && *name != '\0')
			visit(context, pseudonym, name);
		free(pseudonym);
		free(name);
	}
}

static void
take_line(void *context, const char *pseudonym, const char *name)
{
	struct pseudonyms *p = context;

	for (size_t i = 0; i < p->count; i++)
		if (p->people[i].pseudonym == NULL &&
		    strcmp(p->people[i].row.name, name) == 0) {
			p->people[i].pseudonym = xstrdup(pseudonym);
			return;
		}
	strlist_add(&p->dropped, pseudonym);
}

static char *
copy(const char *text)
{
	return text != NULL ? xstrdup(text) : NULL;
}

static int
add_person(const struct submission_row *row, void *context)
{
	struct pseudonyms *p = context;
	struct pseudonym_row *person;

	p->people = xrealloc(p->people, (p->count + 1) * sizeof(*p->people));
	person = &p->people[p->count++];
	*person = (struct pseudonym_row){
		.row = {.name = xstrdup(row->name),
			.raw = xstrdup(row->raw),
			.refused = copy(row->refused),
			.notes = json_incref(row->notes),
			.looks = json_incref(row->looks),
			.origin = json_incref(row->origin)}};
	return 0;
}

/** A pseudonym that was never used. */
static char *
draw(const struct pseudonyms *p, struct error *error)
{
	unsigned number;
	char *drawn;

	if (getrandom(&number, sizeof(number), 0) != sizeof(number)) {
		error_set(error, "no random numbers: %s", strerror(errno));
		return NULL;
	}
	drawn = strf("anon-%06x", number & 0xffffff);
	for (size_t i = 0; i < p->count; i++)
		if ((p->people[i].pseudonym != NULL &&
		     strcmp(p->people[i].pseudonym, drawn) == 0) ||
		    strlist_has(&p->dropped, drawn)) {
			free(drawn);
			return draw(p, error);
		}
	return drawn;
}

static int
compare(const void *a, const void *b)
{
	const struct pseudonym_row *left = a;
	const struct pseudonym_row *right = b;

	return strcmp(left->pseudonym, right->pseudonym);
}

static int
write_key(const struct pseudonyms *p, const char *path, const char *old,
	  struct error *error)
{
	char *text = NULL;
	size_t size;
	FILE *key = xmemstream(&text, &size);
	int done = 0;

	fputs("pseudonym,submission,name\n", key);
	for (size_t i = 0; i < p->count; i++) {
		fprintf(key, "%s,%s,", p->people[i].pseudonym,
			p->people[i].row.name);
		csv_field(key, p->people[i].row.raw);
		fputc('\n', key);
	}
	fclose(key);
	if (old == NULL || strcmp(old, text) != 0)
		done = file_replace(path, text, size, error);
	if (done == 0 && chmod(path, 0600) < 0)
		done = error_set(error, "%s: %s", path, strerror(errno));
	free(text);
	return done;
}

struct pseudonyms *
pseudonyms_open(const struct outdir *out, struct error *error)
{
	struct pseudonyms *p = xcalloc(1, sizeof(*p));
	char *path = key_path(out->path);
	char *old = file_read(path, KEY_BYTES, NULL);
	int done = 0;

	gradebook_submissions(out->book, add_person, p);
	done = gradebook_all_read(out->book, error);
	if (done == 0 && old == NULL && errno != ENOENT)
		done = error_set(error, "%s: %s", path, strerror(errno));
	each_line(old, take_line, p);
	for (size_t i = 0; i < p->count && done == 0; i++)
		if (p->people[i].pseudonym == NULL &&
		    (p->people[i].pseudonym = draw(p, error)) == NULL)
			done = -1;
	if (done == 0) {
		if (p->count > 0)
			qsort(p->people, p->count, sizeof(*p->people), compare);
		done = write_key(p, path, old, error);
	}
	if (done < 0) {
		pseudonyms_free(p);
		p = NULL;
	}
	free(old);
	free(path);
	return p;
}

void
pseudonyms_free(struct pseudonyms *p)
{
	for (size_t i = 0; p != NULL && i < p->count; i++) {
		struct pseudonym_row *person = &p->people[i];

		free(person->pseudonym);
		free((char *)person->row.name);
		free((char *)person->row.raw);
		free((char *)person->row.refused);
		json_decref(person->row.notes);
		json_decref(person->row.looks);
		json_decref(person->row.origin);
	}
	if (p != NULL) {
		strlist_clear(&p->dropped);
		free(p->people);
	}
	free(p);
}

const struct strlist *
pseudonyms_dropped(const struct pseudonyms *p)
{
	return &p->dropped;
}

int
pseudonyms_each(const struct pseudonyms *p,
		int (*visit)(const struct submission_row *row, void *context),
		void *context)
{
	int result = 0;

	for (size_t i = 0; i < p->count && result == 0; i++)
		result = visit(&p->people[i].row, context);
	return result;
}

const char *
pseudonym_of(const struct pseudonyms *p, const char *name)
{
	for (size_t i = 0; i < p->count; i++)
		if (strcmp(p->people[i].row.name, name) == 0 ||
		    strcmp(p->people[i].row.raw, name) == 0)
			return p->people[i].pseudonym;
	return NULL;
}

struct name_wanted {
	const char *pseudonym;
	char *found;
};

static void
look_for(void *context, const char *pseudonym, const char *name)
{
	struct name_wanted *search = context;

	if (search->found == NULL && strcmp(pseudonym, search->pseudonym) == 0)
		search->found = xstrdup(name);
}

char *
pseudonym_whose(const char *out, const char *pseudonym)
{
	struct name_wanted search = {.pseudonym = pseudonym};
	char *path = key_path(out);
	char *key = file_read(path, KEY_BYTES, NULL);

	each_line(key, look_for, &search);
	free(key);
	free(path);
	return search.found;
}
