/* ipclab submit: pack the files that a lab asks for. */
#include "ipclab/commands/command.h"
#include "ipclab/commands/student_files.h"

#include <archive.h>
#include <archive_entry.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
	"Usage: ipclab submit [LAB] [--work DIR] [--output FILE]\n"
	"Pack the files that LAB asks for, and nothing else, to hand them "
	"in.\n\n"
	"  --work DIR     your files are in DIR (default: as 'ipclab check' "
	"has it)\n"
	"  --output FILE  the archive to write (default: LAB.tar.gz)\n"
	"  --help         show this\n";

static void
must(struct archive *archive, int result, const char *path)
{
	const char *why = archive_error_string(archive);

	if (result == ARCHIVE_OK)
		return;
	unlink(path);
	die(EXIT_GRADER, "%s: %s; name another --output", path,
	    why != NULL ? why : "it can't be written");
}

static void
add(struct archive *archive, const struct lab *lab,
    const struct bundle_file *file, const char *output)
{
	struct archive_entry *entry = archive_entry_new();
	char *path = strf("%s/%s", lab->id, file->path);

	archive_entry_set_pathname(entry, path);
	archive_entry_set_size(entry, file->size);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	must(archive, archive_write_header(archive, entry), output);
	if (archive_write_data(archive, file->data, file->size) !=
	    (la_ssize_t)file->size)
		must(archive, ARCHIVE_FATAL, output);
	archive_entry_free(entry);
	free(path);
}

static void
pack(const struct bundle *bundle, const struct lab *lab, const char *output)
{
	struct archive *archive = archive_write_new();

	archive_write_add_filter_gzip(archive);
	archive_write_set_format_pax_restricted(archive);
	must(archive, archive_write_open_filename(archive, output), output);
	for (size_t i = 0; i < bundle->count; i++)
		add(archive, lab, &bundle->files[i], output);
	must(archive, archive_write_close(archive), output);
	archive_write_free(archive);
}

/** Say what is in it, and what is not. */
static void
tell(const struct bundle *bundle, const struct lab *lab, const char *output)
{
	printf("%s: hand in this file. In it:\n", output);
	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		bool there = false;

		for (size_t k = 0; k < bundle->count; k++)
			there |= strcmp(bundle->files[k].path, name) == 0;
		printf("  %s%s\n", name,
		       there ? "" : "  MISSING: it is not in your folder");
	}
}

int
cmd_submit(int argc, char **argv)
{
	static const struct option longs[] = {
		{"work", required_argument, NULL, 'w'},
		{"output", required_argument, NULL, 'o'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	struct bundle bundle = {0};
	const char *given = NULL;
	char *output = NULL;
	struct lab *lab;
	char *work;
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'w')
			given = optarg;
		else if (option == 'o')
			output = xstrdup(optarg);
		else
			usage(option == 'h' ? EXIT_PASSED : EXIT_USAGE,
			      "submit", help);
	}
	if (argc - optind > 1)
		usage(EXIT_USAGE, "submit", help);
	lab = work_lab(argv[optind]);
	work = work_folder(given, lab);
	work_read(&bundle, lab, work);
	if (output == NULL)
		output = strf("%s.tar.gz", lab->id);
	pack(&bundle, lab, output);
	tell(&bundle, lab, output);
	bundle_clear(&bundle);
	lab_free(lab);
	free(output);
	free(work);
	return EXIT_PASSED;
}
