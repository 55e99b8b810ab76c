/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/run_pages.h"

#include "ipclab/appeal/packet.h"
#include "ipclab/appeal/replay.h"
#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/outcome.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *
run_pages_begin(struct error *error)
{
	char *folder = folder_make_temporary(error);

	if (folder != NULL)
		setenv("IPCLAB_RECORD", folder, 1);
	return folder;
}

/** Write the page of the last run that the check made. Returns 0, 1 if it made
    none, or -1 and *error. */
static int
write_page(const char *folder, const char *id, const char *probe,
	   const char *path, struct error *error)
{
	struct packet packet = {.manifest = json_object()};
	struct replayed last = {0};
	int done = packet_collect(&packet, folder, id, error);

	if (done == 0 && packet.count == 0) {
		done = 1;
	} else if (done == 0) {
		const struct packed_run *run = &packet.runs[packet.count - 1];

		done = replay(probe, run->recording, run->size, &last, error);
		if (done == 0)
			done = file_write(path, last.page, last.page_size,
					  error);
	}
	replayed_clear(&last);
	packet_clear(&packet);
	return done;
}

/** As a link from beside it: the last two names of the path. */
static char *
link_to(const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
				    "qrstuvwxyz0123456789-._~/";
	const char *from = path + strlen(path);
	char *text = NULL;
	size_t size;
	FILE *out = xmemstream(&text, &size);

	for (int names = 0; from > path && names < 2; from--)
		names += from[-1] == '/';
	from += *from == '/';
	fputs("./", out);
	for (; *from != '\0'; from++)
		fprintf(out, strchr(plain, *from) != NULL ? "%c" : "%%%02X",
			(unsigned char)*from);
	fclose(out);
	return text;
}

void
run_pages_write(json_t *result, char *folder, const char *html)
{
	size_t size = strlen(html);
	bool ends = size > 5 && strcmp(html + size - 5, ".html") == 0;
	char *to = strf("%.*s-runs", (int)(ends ? size - 5 : size), html);
	char *probe = kit_program("ipcprobe");
	struct error error;
	json_t *check;
	size_t i;

	json_array_foreach (json_object_get(result, "checks"), i, check) {
		const char *id = text_in(check, "id");
		char *path = strf("%s/%s.html", to, id);
		int done = 1;

		unlink(path);
		if (status_in(check) == STATUS_FAIL && probe != NULL) {
			folder_make(to);
			done = write_page(folder, id, probe, path, &error);
		}
		if (done < 0)
			warning("%s", error.text);
		if (done == 0) {
			char *link = link_to(path);

			json_object_set_new(check, "run_page",
					    json_string(link));
			free(link);
		}
		free(path);
	}
	rmdir(to);
	folder_remove(folder);
	free(folder);
	free(probe);
	free(to);
}
