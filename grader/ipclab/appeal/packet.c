/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/packet.h"

#include "ipclab/appeal/replay.h"
#include "ipclab/base/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void
run_clear(struct packed_run *run)
{
	free(run->name);
	free(run->recording);
	free(run->text);
}

static int
run_read(struct packed_run *run, const char *base, struct error *error)
{
	char *recording = strf("%s.recording", base);
	char *seen = strf("%s.json", base);
	int done = 0;

	run->recording = file_read(recording, PACKET_BYTES, &run->size);
	run->text = run->recording == NULL
			    ? NULL
			    : file_read(seen, PACKET_BYTES, &run->text_size);
	if (run->text == NULL)
		done = error_set(error, "the recording of a run: %s",
				 strerror(errno));
	free(recording);
	free(seen);
	return done;
}

/** List a check's runs in order: paths without suffixes. */
static int
list_runs(struct strlist *bases, const char *folder, const char *check,
	  struct error *error)
{
	struct strlist names = {0};

	if (folder_names(folder, ".recording", &names) < 0)
		return error_set(error, "%s: %s", folder, strerror(errno));
	for (size_t i = 1; i <= PACKET_RUNS && bases->count < names.count;
	     i++) {
		char *name = strf("%s.%zu", check, i);

		if (strlist_has(&names, name))
			strlist_take(bases, strf("%s/%s", folder, name));
		free(name);
	}
	strlist_clear(&names);
	return 0;
}

int
packet_collect(struct packet *packet, const char *folder, const char *check,
	       struct error *error)
{
	struct strlist bases = {0};
	size_t bytes = 0;
	size_t first;
	int done = list_runs(&bases, folder, check, error);

	packet->runs = xcalloc(bases.count + 1, sizeof(*packet->runs));
	packet->count = bases.count;
	/* Backwards from the last run, which is the one that failed. */
	for (first = bases.count; first > 0 && done == 0; first--) {
		struct packed_run *run = &packet->runs[first - 1];

		if (run_read(run, bases.items[first - 1], error) < 0) {
			if (first == bases.count)
				done = -1;
			break;
		}
		run->name = strf("run-%zu", first);
		bytes += run->size + run->text_size;
		if (bytes > PACKET_BYTES)
			break;
	}
	if (done == 0 && first > 0 && first == bases.count)
		done = error_set(error,
				 "its last run's recording has more "
				 "than %d MiB",
				 PACKET_BYTES >> 20);
	for (size_t i = 0; i < first; i++)
		run_clear(&packet->runs[i]);
	packet->count -= first;
	memmove(packet->runs, packet->runs + first,
		packet->count * sizeof(*packet->runs));
	json_object_set_new(packet->manifest, "left_out",
			    json_integer((json_int_t)first));
	strlist_clear(&bases);
	return done;
}

int
packet_judge(const struct packet *packet, const char *probe,
	     struct strlist *said, struct error *error)
{
	size_t count = packet->count;
	struct judged_run *runs = xcalloc(count + 1, sizeof(*runs));
	struct replayed *replays = xcalloc(count + 1, sizeof(*replays));
	json_t **seen = xcalloc(count + 1, sizeof(json_t *));
	int done = 0;

	for (size_t i = 0; i < count && done == 0; i++) {
		const struct packed_run *run = &packet->runs[i];
		json_error_t what;

		seen[i] = json_loadb(run->text, run->text_size, JSON_ALLOW_NUL,
				     &what);
		if (replay(probe, run->recording, run->size, &replays[i],
			   error) < 0)
			done = -1;
		runs[i] = (struct judged_run){
			run->name, seen[i], replays[i].seen, replays[i].output};
	}
	if (done == 0)
		done = verdict_follows(
			json_object_get(packet->manifest, "check"), runs, count,
			said);
	for (size_t i = 0; i < count; i++) {
		replayed_clear(&replays[i]);
		json_decref(seen[i]);
	}
	free(seen);
	free(replays);
	free(runs);
	return done;
}

void
packet_clear(struct packet *packet)
{
	for (size_t i = 0; i < packet->count; i++)
		run_clear(&packet->runs[i]);
	free(packet->runs);
	json_decref(packet->manifest);
	*packet = (struct packet){0};
}
