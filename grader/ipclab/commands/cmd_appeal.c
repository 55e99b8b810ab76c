/* SPDX-License-Identifier: MIT */
/* ipclab appeal: pack what a verdict depends on, and judge it again. */
#include "ipclab/appeal/packet_read.h"
#include "ipclab/appeal/packet_write.h"
#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/commands/appeal_case.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/intake/archive_write.h"
#include "ipclab/lab/outcome.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct options {
	const char *submissions; /* NULL: the one in the gradebook */
	const char *output;      /* NULL: NAME-LAB-CHECK.zip */
	const char *verify;      /* an archive, or NULL */
};

static const char *
take_archive(void *member, const char *text)
{
	*(const char **)member = text;
	return archive_can_write(text) ? NULL : "FILE.zip or FILE.tar.gz";
}

static const struct option_row rows[] = {
	{"submissions", "DIR", AS_TEXT(submissions),
	 "the class's folder (default: where it was when it was graded)"},
	{"output", "FILE", AS_OWN(output, take_archive),
	 "FILE.zip or FILE.tar.gz (default: NAME-LAB-CHECK.zip)"},
	{"verify", "ARCHIVE", AS_TEXT(verify),
	 "replay the recordings of such an archive, and say whether the "
	 "verdict follows; no program is run"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab appeal",
	.arguments = "[OPTION...] OUT NAME LAB CHECK\n--verify ARCHIVE",
	.about = "Pack the evidence for a verdict that somebody questions: "
		 "judge CHECK of the submission NAME of a graded class again, "
		 "with the same seed and kit, and write one archive with the "
		 "result, the runs (as recordings, and as pages to step "
		 "through) and the hashes. Its index.html opens in any "
		 "browser.",
	.more = "Exit status: 0 packed, or the verdict follows; 1 it does not "
		"follow, or judging again gave a different verdict; 2 wrong "
		"usage; 3 it could not be determined.",
	.rows = rows,
	.least = 0,
	.most = 4,
};

/** Say whether the verdict follows, and from what. Returns an exit status. */
static int
tell(int follows, struct strlist *said)
{
	static const char *const verdicts[] = {
		[FOLLOWS_NOT] = "The verdict does not follow.",
		[FOLLOWS_UNKNOWN] = "The recordings alone do not show whether "
				    "the verdict follows.",
		[FOLLOWS] = "The verdict follows."};
	static const int statuses[] = {[FOLLOWS_NOT] = EXIT_FAILED,
				       [FOLLOWS_UNKNOWN] = EXIT_GRADER,
				       [FOLLOWS] = EXIT_PASSED};

	for (size_t i = 0; i < said->count; i++)
		printf("%s\n", said->items[i]);
	strlist_clear(said);
	puts(verdicts[follows]);
	return statuses[follows];
}

static int
verify(const char *path, const char *probe)
{
	struct packet packet;
	struct strlist said = {0};
	struct error error;
	const json_t *check;
	bool altered;
	int follows;

	if (packet_read(&packet, path, &altered, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	check = json_object_get(packet.manifest, "check");
	printf("%s, %s of %s: %s\n", text_in(packet.manifest, "submission"),
	       text_in(check, "id"),
	       text_in(json_object_get(packet.manifest, "lab"), "id"),
	       text_in(check, "status"));
	follows = packet_judge(&packet, probe, &said, &error);
	if (follows < 0)
		die(EXIT_GRADER, "%s: %s", path, error.text);
	if (altered) {
		strlist_add(&said, "a file is not the one that was packed");
		follows = FOLLOWS_NOT;
	}
	packet_clear(&packet);
	return tell(follows, &said);
}

/** Everything in the packet except its runs. */
static json_t *
manifest_of(const char *name, const struct lab *lab, json_t *mark,
	    json_t *check)
{
	return json_pack("{s:s,s:s,s:s,s:{s:s,s:s},s:O,s:O}", "schema",
			 PACKET_SCHEMA, "submission", name, "kit",
			 PACKAGE_VERSION, "lab", "id", lab->id, "title",
			 lab->title, "mark", mark, "check", check);
}

/** Pack the runs in the folder. Returns an exit status. */
static int
pack(const struct appeal_case *wanted, const struct session *session,
     json_t *verdict, const char *folder, const char *path)
{
	struct packet packet = {.manifest = manifest_of(wanted->name,
							session->labs[0],
							wanted->mark, verdict)};
	struct strlist said = {0};
	struct error error;
	int follows = -1;

	if (packet_collect(&packet, folder, wanted->check, &error) == 0 &&
	    packet_write(&packet, session->tools.probe, path, &error) == 0)
		follows = packet_judge(&packet, session->tools.probe, &said,
				       &error);
	folder_remove(folder);
	interrupt_at_once();
	packet_clear(&packet);
	if (follows < 0)
		die(EXIT_GRADER, "%s", error.text);
	tell(follows, &said);
	printf("%s: its index.html opens in any browser\n", path);
	return EXIT_PASSED;
}

static int
make(char **words, const struct options *options)
{
	struct error error = {0};
	char *folder;
	struct appeal_case wanted;
	struct session session;
	json_t *result;
	json_t *check;
	char *path;
	int status;

	appeal_find(&wanted, words, options->submissions);
	appeal_load(&session, &wanted);
	folder = folder_make_temporary(&error);
	if (folder == NULL)
		die(EXIT_GRADER, "%s", error.text);
	path = options->output != NULL ? xstrdup(options->output)
				       : strf("%s-%s-%s.zip", wanted.name,
					      wanted.lab, wanted.check);
	result = appeal_judge(&session, &wanted, folder);
	check = entry_in(result, "checks", wanted.check);
	if (status_in(check) != status_in(wanted.verdict)) {
		folder_remove(folder);
		die(EXIT_FAILED,
		    "judged again, its status is %s, not %s: nothing was "
		    "packed; grade the submission again",
		    status_name(status_in(check)),
		    status_name(status_in(wanted.verdict)));
	}
	status = pack(&wanted, &session, check, folder, path);
	json_decref(result);
	appeal_clear(&wanted);
	free(folder);
	free(path);
	return status;
}

int
cmd_appeal(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	char *probe;
	int status;

	if ((args[0] == NULL) != (options.verify != NULL) ||
	    (args[0] != NULL &&
	     (args[1] == NULL || args[2] == NULL || args[3] == NULL)))
		command_misused(&usage);
	if (options.verify == NULL)
		return make(args, &options);
	probe = kit_program("ipcprobe");
	if (probe == NULL)
		die(EXIT_GRADER, "ipcprobe was not found beside ipclab nor in "
				 "the PATH; build and install the whole kit");
	status = verify(options.verify, probe);
	free(probe);
	return status;
}
