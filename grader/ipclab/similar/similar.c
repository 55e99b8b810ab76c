/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/similar.h"

#include "ipclab/intake/intake_read.h"
#include "ipclab/intake/pick.h"
#include "ipclab/similar/given.h"

#include <stdlib.h>

enum { LEAST_PRINTS = 12 }; /* with fewer, nothing can be said */

static void
read_work(struct similar *s, struct work *work)
{
	size_t files = s->lab->files.count;
	struct bundle bundle = {0};
	struct error ignored;
	bool read;

	work->texts = xcalloc(files, sizeof(*work->texts));
	work->files = xcalloc(files, sizeof(*work->files));
	bundle_want(&bundle, s->lab);
	read = intake_read(work->of, &bundle, &ignored) == 0;
	for (size_t i = 0; i < files; i++) {
		const struct bundle_file *file =
			read ? bundle_pick(&bundle, s->lab,
					   s->lab->files.items[i])
			     : NULL;
		struct tokens tokens = {0};

		work->texts[i] = xstrdup(file != NULL ? file->data : "");
		tokens_add(&tokens, work->texts[i]);
		prints_mark_given(&s->given, &tokens);
		prints_winnow(&work->files[i], &tokens);
		prints_winnow(&work->whole, &tokens);
		prints_sort(&work->files[i]);
		tokens_clear(&tokens);
	}
	prints_sort(&work->whole);
	bundle_clear(&bundle);
}

static void
add_works(struct similar *s, const struct intake *intake, const char *former)
{
	s->works = xrealloc(s->works,
			    (s->count + intake->count + 1) * sizeof(*s->works));
	for (size_t i = 0; i < intake->count; i++) {
		struct work *work = &s->works[s->count++];

		*work = (struct work){.of = &intake->items[i],
				      .former = former};
		read_work(s, work);
	}
}

/** The fingerprints of the whole work or of one file. */
static const struct prints *
prints_of(const struct work *work, const size_t *file)
{
	return file != NULL ? &work->files[*file] : &work->whole;
}

/** A work that has a certain fingerprint. */
struct holder {
	uint64_t hash;
	size_t work;
};

static int
by_hash(const void *a, const void *b)
{
	const struct holder *left = a;
	const struct holder *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return (left->work > right->work) - (left->work < right->work);
}

/** All fingerprints of all works, by hash. The caller frees. */
static struct holder *
holders_of(const struct similar *s, const size_t *file, size_t *count)
{
	struct holder *holders;
	size_t room = 0;

	for (size_t i = 0; i < s->count; i++)
		room += prints_of(&s->works[i], file)->count;
	holders = xcalloc(room + 1, sizeof(*holders));
	*count = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct prints *prints = prints_of(&s->works[i], file);

		for (size_t k = 0; k < prints->count; k++)
			holders[(*count)++] =
				(struct holder){prints->items[k], i};
	}
	qsort(holders, *count, sizeof(*holders), by_hash);
	return holders;
}

/** How many fingerprints each work of this year shares with each work:
 *  [a][b]. */
static unsigned *
common(const struct similar *s, const size_t *file)
{
	unsigned *both = xcalloc(s->current * s->count + 1, sizeof(*both));
	size_t count;
	struct holder *holders = holders_of(s, file, &count);

	for (size_t i = 0; i < count; i++) {
		if (holders[i].work >= s->current)
			continue;
		for (size_t k = i + 1;
		     k < count && holders[k].hash == holders[i].hash; k++)
			both[holders[i].work * s->count + holders[k].work]++;
	}
	free(holders);
	return both;
}

static long
percent(unsigned both, const struct prints *a, const struct prints *b)
{
	size_t less = a->count < b->count ? a->count : b->count;

	return less < LEAST_PRINTS ? 0 : (long)(100 * (size_t)both / less);
}

long
pair_most(const struct similar_pair *pair)
{
	return pair->percent > pair->file_percent ? pair->percent
						  : pair->file_percent;
}

static void
keep(struct similar *s, const struct similar_pair *pair,
     const struct similar_spec *spec)
{
	const struct work *a = &s->works[pair->a];
	const struct work *b = &s->works[pair->b];

	if (pair_most(pair) < spec->least)
		return;
	if (b->former == NULL && spec->together != NULL &&
	    spec->together(spec->context, a->of->name, b->of->name))
		return;
	if (s->pair_count == s->pair_room) {
		s->pair_room = s->pair_room ? 2 * s->pair_room : 64;
		s->pairs = xrealloc(s->pairs, s->pair_room * sizeof(*s->pairs));
	}
	s->pairs[s->pair_count++] = *pair;
}

static int
most_alike(const void *a, const void *b)
{
	const struct similar_pair *left = a;
	const struct similar_pair *right = b;
	long more = pair_most(right) - pair_most(left);

	if (more == 0)
		more = right->percent - left->percent;
	if (more != 0)
		return more < 0 ? -1 : 1;
	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return (left->b > right->b) - (left->b < right->b);
}

static void
compare(struct similar *s, const struct similar_spec *spec)
{
	size_t files = s->lab->files.count;
	unsigned *whole = common(s, NULL);
	unsigned **by_file = xcalloc(files, sizeof(*by_file));

	for (size_t f = 0; f < files; f++)
		by_file[f] = common(s, &f);
	for (size_t a = 0; a < s->current; a++)
		for (size_t b = a + 1; b < s->count; b++) {
			size_t at = a * s->count + b;
			struct similar_pair pair = {.a = a, .b = b};

			pair.percent = percent(whole[at], &s->works[a].whole,
					       &s->works[b].whole);
			for (size_t f = 0; f < files; f++) {
				long one = percent(by_file[f][at],
						   &s->works[a].files[f],
						   &s->works[b].files[f]);

				if (one > pair.file_percent) {
					pair.file_percent = one;
					pair.file = f;
				}
			}
			keep(s, &pair, spec);
		}
	if (s->pair_count > 0)
		qsort(s->pairs, s->pair_count, sizeof(*s->pairs), most_alike);
	for (size_t f = 0; f < files; f++)
		free(by_file[f]);
	free(by_file);
	free(whole);
}

int
similar_find(struct similar *s, const struct lab *lab,
	     const struct similar_spec *spec, struct error *error)
{
	*s = (struct similar){.lab = lab};
	if (given_read(&s->given, lab, spec->given, error) < 0)
		return -1;
	add_works(s, spec->intake, NULL);
	s->current = s->count;
	for (size_t i = 0; i < spec->years->count; i++)
		add_works(s, &spec->former[i], spec->years->items[i]);
	compare(s, spec);
	return 0;
}

void
similar_clear(struct similar *s)
{
	for (size_t i = 0; i < s->count; i++) {
		struct work *work = &s->works[i];

		for (size_t f = 0; f < s->lab->files.count; f++) {
			free(work->texts[f]);
			prints_clear(&work->files[f]);
		}
		free(work->texts);
		free(work->files);
		prints_clear(&work->whole);
	}
	free(s->works);
	free(s->pairs);
	prints_clear(&s->given);
	*s = (struct similar){0};
}
