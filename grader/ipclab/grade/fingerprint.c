/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/fingerprint.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/pick.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/** Leave out how much students see of a lab's checks: it does not affect
 *  marks. */
static void
leave_shown_out(char *conf, size_t *size)
{
	char *line = strncmp(conf, "hidden", 6) == 0 ? conf : NULL;
	char *found = strstr(conf, "\nhidden");
	size_t length;

	if (line == NULL && found != NULL)
		line = found + 1;
	if (line == NULL)
		return;
	length = strcspn(line, "\n");
	length += line[length] == '\n';
	memmove(line, line + length, conf + *size + 1 - (line + length));
	*size -= length;
}

static void
add_file(struct sha256_ctx *hash, const char *path)
{
	size_t size = 0;
	char *data = file_read(path, 64 << 20, &size);

	if (data != NULL && strcmp(basename(path), "lab.conf") == 0)
		leave_shown_out(data, &size);
	if (data != NULL)
		sha256_add_named(hash, "file", data, size);
	free(data);
}

static void
add_folder(struct sha256_ctx *hash, const char *path)
{
	DIR *dir = opendir(path);
	struct strlist names = {0};
	struct dirent *entry;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			strlist_add(&names, entry->d_name);
	closedir(dir);
	strlist_sort(&names);
	for (size_t i = 0; i < names.count; i++) {
		char *file = strf("%s/%s", path, names.items[i]);

		sha256_add_named(hash, names.items[i], "", 0);
		add_file(hash, file);
		free(file);
	}
	strlist_clear(&names);
}

void
fingerprint_lab(const struct lab *lab, const struct tools *tools,
		char hex[SHA256_HEX])
{
	char *fixtures = strf("%s/fixtures", lab->dir);
	char *provided = strf("%s/provided", lab->dir);
	char *library = kit_path("grader/checks");
	char of_lab[SHA256_HEX];
	struct sha256_ctx hash;

	sha256_init(&hash);
	sha256_add_named(&hash, PACKAGE_VERSION, "", 0);
	add_folder(&hash, library);
	add_file(&hash, tools->probe);
	sha256_hex(&hash, hex);
	sha256_init(&hash);
	add_folder(&hash, lab->dir);
	add_folder(&hash, fixtures);
	add_folder(&hash, provided);
	if (lab->hidden != NULL)
		add_file(&hash, lab->hidden);
	sha256_hex(&hash, of_lab);
	memcpy(hex + SHA256_HEX / 2, of_lab, SHA256_HEX / 2);
	free(fixtures);
	free(provided);
	free(library);
}

void
fingerprint_files(struct bundle *bundle, const struct lab *lab,
		  char hex[SHA256_HEX])
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		const struct bundle_file *file = bundle_pick(bundle, lab, name);

		if (file != NULL)
			sha256_add_named(&hash, name, file->data, file->size);
	}
	sha256_hex(&hash, hex);
}

void
fingerprint_bundle(const struct bundle *bundle, char hex[SHA256_HEX])
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	for (size_t i = 0; i < bundle->count; i++)
		sha256_add_named(&hash, bundle->files[i].path,
				 bundle->files[i].data, bundle->files[i].size);
	sha256_hex(&hash, hex);
}
