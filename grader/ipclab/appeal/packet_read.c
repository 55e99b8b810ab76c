/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/packet_read.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/sha256.h"
#include "ipclab/intake/archive.h"

#include <stdlib.h>
#include <string.h>

/** The file with exactly that path; NULL if there is none. */
static struct bundle_file *
file_at(const struct bundle *bundle, const char *folder, const char *name)
{
	char *path = strf("%s%s", folder, name);
	struct bundle_file *found = NULL;

	for (size_t i = 0; i < bundle->count; i++)
		if (strcmp(bundle->files[i].path, path) == 0)
			found = &bundle->files[i];
	free(path);
	return found;
}

/** The folder in the archive, "NAME/", that holds the manifest, whose bytes go
    to packet. Returns NULL and *error if there is none. The caller frees. */
static char *
read_manifest(struct packet *packet, const char *path, struct error *error)
{
	struct bundle bundle = {.file_bytes = PACKET_BYTES};
	const struct bundle_file *file = NULL;
	char *folder = NULL;
	json_error_t what;

	strlist_add(&bundle.wanted, PACKET_MANIFEST);
	if (bundle_read_archive(&bundle, path, "", error) < 0) {
		bundle_clear(&bundle);
		return NULL;
	}
	for (size_t i = 0; i < bundle.count; i++)
		if (strcmp(bundle_last_part(bundle.files[i].path),
			   PACKET_MANIFEST) == 0)
			file = &bundle.files[i];
	if (file != NULL)
		packet->manifest = json_loadb(file->data, file->size, 0, &what);
	if (file != NULL &&
	    strcmp(text_in(packet->manifest, "schema"), PACKET_SCHEMA) == 0)
		folder = xstrndup(file->path,
				  strlen(file->path) - strlen(PACKET_MANIFEST));
	else
		error_set(error, "%s: this is no packet of ipclab appeal",
			  bundle_last_part(path));
	bundle_clear(&bundle);
	return folder;
}

/** The bytes of a file, which the caller then owns; NULL if it is missing.
 *  *altered: its hash differs from the manifest's. */
static char *
take(struct bundle *bundle, const struct packet *packet, const char *folder,
     const char *name, size_t *size, bool *altered)
{
	const json_t *files = json_object_get(packet->manifest, "files");
	struct bundle_file *file = file_at(bundle, folder, name);
	struct sha256_ctx hash;
	char hex[SHA256_HEX];
	char *data;

	if (file == NULL)
		return NULL;
	sha256_init(&hash);
	sha256_update(&hash, file->size, (const uint8_t *)file->data);
	sha256_hex(&hash, hex);
	*altered = *altered || strcmp(hex, text_in(files, name)) != 0;
	data = file->data;
	*size = file->size;
	file->data = NULL;
	return data;
}

/** Take the runs that the manifest names. */
static int
take_runs(struct packet *packet, struct bundle *bundle, const char *folder,
	  bool *altered, struct error *error)
{
	const json_t *files = json_object_get(packet->manifest, "files");

	packet->runs = xcalloc(PACKET_RUNS + 1, sizeof(*packet->runs));
	for (size_t i = 1; i <= PACKET_RUNS; i++) {
		struct packed_run *run = &packet->runs[packet->count];
		char *recording = strf("run-%zu.recording", i);
		char *text = strf("run-%zu.json", i);
		bool named = json_object_get(files, recording) != NULL;

		if (named) {
			run->name = strf("run-%zu", i);
			run->recording = take(bundle, packet, folder, recording,
					      &run->size, altered);
			run->text = take(bundle, packet, folder, text,
					 &run->text_size, altered);
			packet->count++;
		}
		free(recording);
		free(text);
		if (named && (run->recording == NULL || run->text == NULL))
			return error_set(error,
					 "%s is not in it as it should be",
					 run->name);
	}
	return 0;
}

int
packet_read(struct packet *packet, const char *path, bool *altered,
	    struct error *error)
{
	struct bundle bundle = {.file_bytes = PACKET_BYTES};
	char *folder;
	int done;

	*packet = (struct packet){0};
	*altered = false;
	folder = read_manifest(packet, path, error);
	if (folder == NULL)
		return -1;
	for (size_t i = 1; i <= PACKET_RUNS; i++) {
		strlist_take(&bundle.wanted, strf("run-%zu.recording", i));
		strlist_take(&bundle.wanted, strf("run-%zu.json", i));
	}
	done = bundle_read_archive(&bundle, path, "", error);
	if (done == 0)
		done = take_runs(packet, &bundle, folder, altered, error);
	bundle_clear(&bundle);
	free(folder);
	return done;
}
