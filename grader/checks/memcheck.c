/* SPDX-License-Identifier: MIT */
/*
 * ipclab-memcheck --disarm PROGRAM: to be run before Valgrind; see disarm.h.
 *
 * ipclab-memcheck [--killed PIDS] PROGRAM XML...: print the errors in files
 * that Valgrind wrote (--xml-file=...%p, one for each process) as a JSON
 * document with findings like ipcprobe's; nothing if there are none. Lines are
 * in PROGRAM's own code; an error without one, or already reported for the same
 * line, is left out. PIDS (words of one argument) were killed by SIGKILL:
 * Valgrind may have written nothing to PID.xml yet, or only its beginning.
 *
 * Exit status: 0 done; 1 a file can't be read or is not such XML; 2 usage.
 */
#include "disarm.h"
#include "memcheck_xml.h"
#include <errno.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct error_kind {
	const char *valgrind;
	const char *id;
	const char *what; /* what happens at the line */
	const char *next_step;
};

static const struct error_kind kinds[] = {
	{"InvalidRead", "memory-invalid-read", "the read",
	 "compare the index or length with the size that was allocated"},
	{"InvalidJump", "memory-invalid-read", "the call",
	 "find where the function pointer gets its value"},
	{"InvalidWrite", "memory-invalid-write", "the write",
	 "compare the index or length with the size that was allocated; a "
	 "text needs one byte more, for its end"},
	{"Overlap", "memory-invalid-write", "the copy",
	 "use memmove where the two places overlap"},
	{"InvalidFree", "memory-invalid-free", "the free",
	 "free each block once, with the pointer that malloc gave"},
	{"MismatchedFree", "memory-invalid-free", "the free",
	 "free each block with the partner of what allocated it"},
	{"UninitCondition", "memory-uninitialised", "the decision",
	 "give the variable a value on every way that leads here"},
	{"UninitValue", "memory-uninitialised", "the use",
	 "give the variable a value on every way that leads here"},
	{"SyscallParam", "memory-uninitialised", "the call",
	 "fill the whole buffer or struct before you hand it over"},
	{"Leak_DefinitelyLost", "memory-leak", "allocated here",
	 "free it before the last pointer to it is gone"},
};

/* A system call was given memory that is not, or no longer, the program's. */
static const struct error_kind not_ours = {
	"", "memory-invalid-read", "the call",
	"hand over memory that is still yours, and no more of it than there "
	"is"};

/* A function that looks for a string's end reads on if there is none. */
static const struct error_kind no_end = {
	"", "unterminated-buffer", "the text without an end",
	"put a 0 byte behind what read() gave, or print as many bytes as it "
	"counted: fwrite(), or printf(\"%.*s\")"};

static bool
was_freed(const struct memcheck_error *error)
{
	return error->auxwhat && strstr(error->auxwhat, "free'd");
}

static bool
looks_for_end(const struct memcheck_error *error)
{
	static const char *const functions[] = {
		"strlen", "strchrnul", "strchr", "index",  "rawmemchr",
		"strcpy", "stpcpy",    "strcat", "strcmp", "strdup"};

	if (strncmp(error->kind, "Uninit", 6) != 0 &&
	    (strcmp(error->kind, "InvalidRead") != 0 || was_freed(error)))
		return false;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (error->innermost &&
		    strcmp(error->innermost, functions[i]) == 0)
			return true;
	return false;
}

static const struct error_kind *
find_kind(const struct memcheck_error *error)
{
	const char *name = error->kind;

	if (looks_for_end(error))
		return &no_end;
	if (strcmp(name, "SyscallParam") == 0 &&
	    strstr(error->what, "unaddressable"))
		return &not_ours;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].valgrind, name) == 0)
			return &kinds[i];
	return NULL;
}

/** The innermost frame in the program's own code, or NULL. */
static const struct memcheck_frame *
own_frame(const struct memcheck_error *error, unsigned stack,
	  const char *program)
{
	for (unsigned i = 0; i < error->frame_len[stack]; i++) {
		const struct memcheck_frame *frame = &error->frames[stack][i];

		if (frame->object &&
		    strcmp(basename(frame->object), basename(program)) == 0)
			return frame;
	}
	return NULL;
}

static json_t *
source_of(const struct memcheck_frame *frame, const char *what)
{
	return json_pack("{s:s, s:i, s:s}", "file", frame->file, "line",
			 (int)frame->line, "what", what);
}

/** "Address 0x4a43045 is 0 bytes after ..." without the address. */
static const char *
without_address(const char *text)
{
	const char *is = strstr(text, " is ");

	return strncmp(text, "Address ", 8) == 0 && is ? is + 4 : text;
}

/** Leave out "in loss record 1 of 1", which helps nobody. */
static int
sentence_length(const char *what)
{
	const char *rest = strstr(what, " in loss record");

	return (int)(rest ? (size_t)(rest - what) : strlen(what));
}

static json_t *
finding_of(const struct memcheck_error *error, const struct error_kind *kind,
	   const struct memcheck_frame *own, const char *program)
{
	const struct memcheck_frame *from = own_frame(error, 1, program);
	const char *aux = error->auxwhat ? without_address(error->auxwhat) : "";
	const char *origin = was_freed(error) ? "freed here" : "allocated here";
	const char *next_step = kind->next_step;
	json_t *source = json_array();

	if (was_freed(error) && strcmp(kind->valgrind, "InvalidFree") != 0)
		next_step = "free it after its last use";
	json_array_append_new(source, source_of(own, kind->what));
	if (from)
		json_array_append_new(source, source_of(from, origin));
	return json_pack(
		"{s:s, s:s, s:o, s:s, s:o}", "id", kind->id, "severity",
		"error", "message",
		kind == &no_end
			? json_sprintf("%s(), as called in %s(), looks for "
				       "the 0 byte at the end of a text, and "
				       "reads on behind what was stored there",
				       error->innermost,
				       own->function ? own->function : "?")
			: json_sprintf("%.*s in %s()%s%s",
				       sentence_length(error->what),
				       error->what,
				       own->function ? own->function : "?",
				       *aux ? ": the place is " : "", aux),
		"next_step", next_step, "source", source);
}

static bool
told_already(const json_t *findings, const json_t *finding)
{
	const json_t *told;
	size_t i;

	json_array_foreach (findings, i, told) {
		if (json_equal(json_object_get(told, "id"),
			       json_object_get(finding, "id")) &&
		    json_equal(json_object_get(told, "source"),
			       json_object_get(finding, "source")))
			return true;
	}
	return false;
}

static void
add_findings(json_t *findings, const struct memcheck_errors *errors,
	     const char *program)
{
	for (unsigned i = 0; i < errors->len; i++) {
		const struct memcheck_error *error = &errors->errors[i];
		const struct error_kind *kind = find_kind(error);
		const struct memcheck_frame *own = own_frame(error, 0, program);
		json_t *finding;

		if (!kind || !own)
			continue;
		finding = finding_of(error, kind, own, program);
		if (!told_already(findings, finding))
			json_array_append(findings, finding);
		json_decref(finding);
	}
}

/* Is PATH one of these processes' file? */
static bool
is_of(const char *path, const char *pids)
{
	const char *name = basename(path);
	size_t len = strspn(name, "0123456789");

	while (len > 0 && strcmp(name + len, ".xml") == 0 && *pids) {
		size_t word = strcspn(pids, " ");

		if (word == len && strncmp(pids, name, len) == 0)
			return true;
		pids += word + strspn(pids + word, " ");
	}
	return false;
}

static int
read_file(struct memcheck_errors *errors, const char *path, const char *killed)
{
	FILE *in = fopen(path, "re");
	int result = in ? memcheck_read(errors, in) : -1;

	if (result == -1 && errno == EINVAL && is_of(path, killed))
		result = 0;
	else if (result == -1)
		fprintf(stderr, "ipclab-memcheck: %s: %s\n", path,
			errno == EINVAL ? "not what Valgrind writes"
					: strerror(errno));
	if (in)
		fclose(in);
	return result;
}

static int
usage(void)
{
	fprintf(stderr, "usage: ipclab-memcheck --disarm PROGRAM\n"
			"       ipclab-memcheck [--killed PIDS] PROGRAM "
			"XML...\n");
	return 2;
}

static int
disarm_program(const char *path)
{
	if (disarm(path) >= 0)
		return 0;
	fprintf(stderr, "ipclab-memcheck: %s: %s\n", path, strerror(errno));
	return 1;
}

int
main(int argc, char *argv[])
{
	struct memcheck_errors errors = {0};
	const char *killed = "";
	json_t *findings, *document;
	int status = 0;

	if (argc == 3 && strcmp(argv[1], "--disarm") == 0)
		return disarm_program(argv[2]);
	if (argc > 2 && strcmp(argv[1], "--killed") == 0) {
		killed = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc < 3 || argv[1][0] == '-')
		return usage();
	findings = json_array();
	for (int i = 2; i < argc; i++)
		if (read_file(&errors, argv[i], killed) == -1)
			status = 1;
	add_findings(findings, &errors, argv[1]);
	document = json_pack("{s:o}", "findings", findings);
	if (json_array_size(findings) > 0 &&
	    (json_dumpf(document, stdout, JSON_INDENT(2)) == -1 ||
	     putchar('\n') == EOF))
		status = 1;
	json_decref(document);
	memcheck_errors_free(&errors);
	return status;
}
