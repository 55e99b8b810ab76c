/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/packet_write.h"

#include "ipclab/appeal/cover.h"
#include "ipclab/appeal/replay.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/sha256.h"
#include "ipclab/intake/archive_write.h"

#include <stdlib.h>
#include <string.h>

enum { FILES_A_RUN = 3, OTHER_FILES = 2 };

struct contents {
	struct bundle_file *files;
	size_t count;
};

/** Takes path and data. */
static void
add(struct contents *contents, char *path, char *data, size_t size)
{
	contents->files[contents->count++] =
		(struct bundle_file){path, data, size};
}

static int
add_run(struct contents *contents, const struct packed_run *run,
	const char *probe, struct error *error)
{
	struct replayed replayed;

	if (replay(probe, run->recording, run->size, &replayed, error) < 0) {
		replayed_clear(&replayed);
		return -1;
	}
	add(contents, strf("%s.html", run->name), replayed.page,
	    replayed.page_size);
	replayed.page = NULL;
	add(contents, strf("%s.recording", run->name),
	    xstrndup(run->recording, run->size), run->size);
	add(contents, strf("%s.json", run->name),
	    xstrndup(run->text, run->text_size), run->text_size);
	replayed_clear(&replayed);
	return 0;
}

static json_t *
hashes(const struct contents *contents)
{
	json_t *files = json_object();

	for (size_t i = 0; i < contents->count; i++) {
		const struct bundle_file *file = &contents->files[i];
		struct sha256_ctx hash;
		char hex[SHA256_HEX];

		sha256_init(&hash);
		sha256_update(&hash, file->size, (const uint8_t *)file->data);
		sha256_hex(&hash, hex);
		json_object_set_new(files, file->path, json_string(hex));
	}
	return files;
}

/** The name of the folder in the archive: the archive's own, without suffix. */
static char *
folder_of(const char *path)
{
	const char *name = bundle_last_part(path);
	size_t size = strlen(name);

	size -= size > 4 && strcmp(name + size - 4, ".zip") == 0   ? 4
		: size > 4 && strcmp(name + size - 4, ".tgz") == 0 ? 4
								   : 7;
	return xstrndup(name, size);
}

int
packet_write(struct packet *packet, const char *probe, const char *path,
	     struct error *error)
{
	struct contents contents = {
		.files = xcalloc(packet->count * FILES_A_RUN + OTHER_FILES,
				 sizeof(*contents.files))};
	char *folder = folder_of(path);
	char *text = NULL;
	size_t size;
	FILE *cover;
	int done = 0;

	for (size_t i = 0; i < packet->count && done == 0; i++)
		done = add_run(&contents, &packet->runs[i], probe, error);
	if (done == 0) {
		cover = xmemstream(&text, &size);
		cover_page(cover, packet);
		fclose(cover);
		add(&contents, xstrdup("index.html"), text, size);
		json_object_set_new(packet->manifest, "files",
				    hashes(&contents));
		text = json_dumps(packet->manifest, JSON_INDENT(1));
		add(&contents, xstrdup(PACKET_MANIFEST), text, strlen(text));
		done = archive_write_files(path, folder, contents.files,
					   contents.count, error);
	}
	for (size_t i = 0; i < contents.count; i++) {
		free(contents.files[i].path);
		free(contents.files[i].data);
	}
	free(contents.files);
	free(folder);
	return done;
}
