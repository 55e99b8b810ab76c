/*
 * The parts of ipclab that need no process: each by itself. Writes TAP.
 */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/mem.h"
#include "ipclab/base/sha256.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/grade/tap.h"
#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/intake.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/normalise.h"
#include "ipclab/intake/site_name.h"
#include "ipclab/pages/page.h"
#include "ipclab/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>

static int count;
static int failed;

static void
is(const char *got, const char *expected, const char *what)
{
	bool ok = strcmp(got, expected) == 0;

	printf("%sok %d - %s\n", ok ? "" : "not ", ++count, what);
	if (!ok)
		printf("# expected: %s\n# got: %s\n", expected, got);
	failed += !ok;
}

static void
is_number(long got, long expected, const char *what)
{
	char a[32];
	char b[32];

	snprintf(a, sizeof(a), "%ld", got);
	snprintf(b, sizeof(b), "%ld", expected);
	is(a, b, what);
}

/** What print writes, compared. */
static void
prints(void (*print)(FILE *out, const char *text), const char *text,
       const char *expected, const char *what)
{
	char *got = NULL;
	size_t size;
	FILE *out = xmemstream(&got, &size);

	print(out, text);
	fclose(out);
	is(got, expected, what);
	free(got);
}

static void
print_base64(FILE *out, const char *text)
{
	page_base64(out, text, strlen(text));
}

static void
print_indented(FILE *out, const char *text)
{
	print_folded(out, "  ", text);
}

static void
test_sha256(void)
{
	struct sha256_ctx hash;
	char hex[SHA256_HEX];

	/* The example of FIPS 180-4. */
	sha256_init(&hash);
	sha256_update(&hash, 3, (const uint8_t *)"abc");
	sha256_hex(&hash, hex);
	is(hex,
	   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	   "SHA-256 of abc");
}

static void
cleans(const char *bytes, const char *expected, const char *what)
{
	char *clean = text_clean(bytes, strlen(bytes));

	is(clean, expected, what);
	free(clean);
}

static void
names_objects(const char *said, const char *expected, const char *what)
{
	char *text = xstrdup(said);

	text_name_objects(text);
	is(text, expected, what);
	free(text);
}

static void
test_objects(void)
{
	names_objects("ld: /tmp/cciMZJcK.o: in function `main':\n"
		      "ld: /var/tmp/cc0000zz.o:(.text+0x1): x\n",
		      "ld: object.o: in function `main':\n"
		      "ld: object.o:(.text+0x1): x\n",
		      "object files lose their names of chance");
	names_objects("/tmp/ccX.o /tmp/ccabc-ef.o cc123456.o a.c:3: cc",
		      "/tmp/ccX.o /tmp/ccabc-ef.o cc123456.o a.c:3: cc",
		      "other names stay");
	names_objects("/tmp/ccabcdef.o", "object.o", "nothing around it");
	names_objects("", "", "nothing at all");
}

static void
test_text(void)
{
	cleans("t\ta\nb ž€😀", "t\ta\nb ž€😀", "plain text stays");
	cleans("\033[31m\a\177", "\\x1b[31m\\x07\\x7f", "controls are shown");
	cleans("\xff\xc0\x80\xed\xa0\x80x",
	       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
	       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx",
	       "no overlong forms, no surrogates, no stray bytes");
	cleans("\xe2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD", "a cut character");
	cleans("\xc2\x9b\xe2\x80\xae", "\\xc2\\x9b\\xe2\\x80\\xae",
	       "C1 controls and turned text are shown");
	cleans("\xef\xbb\xbf\xe2\x80\x8e\xe2\x80\xa8",
	       "\\xef\\xbb\\xbf\\xe2\\x80\\x8e\\xe2\\x80\\xa8",
	       "a byte order mark, a mark and a line separator are shown");
	prints(html_text, "<a href=\"x\" id='y'>&",
	       "&lt;a href=&quot;x&quot; "
	       "id=&#39;y&#39;&gt;&amp;",
	       "HTML is escaped");
	prints(print_base64, "", "", "base64 of nothing");
	prints(print_base64, "fo", "Zm8=", "base64 of 2 bytes");
	prints(print_base64, "foobar", "Zm9vYmFy", "base64 of 6 bytes");
	prints(csv_field, "a,\"b\"", "\"a,\"\"b\"\"\"", "CSV is quoted");
	prints(csv_field, "=1+1", "\"'=1+1\"", "a CSV formula is none");
	prints(print_indented, "one\ntwo", "  one\n  two\n", "lines stay");
	prints(print_indented,
	       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	       "žžžžžžžžžžžžžžžž b",
	       "  "
	       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	       "žžžžžžžžžžžžžžžž\n  b\n",
	       "folded at 80 characters, not bytes");
	prints(print_indented,
	       "你好你好你好你好你好你好你好你好你好你好你好你好你好你好你好 "
	       "你好你好你好你好你好 b",
	       "  "
	       "你好你好你好你好你好你好你好你好你好你好你好你好你好你好你好\n"
	       "  你好你好你好你好你好 b\n",
	       "folded at 80 columns, of which some characters take two");
}

static void
test_names(void)
{
	struct strlist list = {0};
	char *name = name_escape("a b%\n/ž");
	char *hashed = name_with_hash("x", "folder/x.zip");

	is(name, "a%20b%25%0A%2F%C5%BE", "names are escaped");
	is_number(strlen(hashed), 10, "a hash is short");
	is_number(tidy_archive_suffix("a.tar.gz"), 7, ".tar.gz");
	is_number(tidy_archive_suffix("A.ZIP"), 4, ".ZIP");
	is_number(tidy_archive_suffix(".zip"), 0,
		  "a name must stand before it");
	is_number(tidy_archive_suffix("a.rar"), 0, "no such archive");
	strlist_split(&list, "01-pipe,02-dup2,,03-barrier", ',');
	is_number(list.count, 3, "a split list has no empty items");
	is(nearest(&list, "02-dupp"), "02-dup2", "the nearest");
	is(nearest(&list, "3-barriers"), "03-barrier", "two letters away");
	is(nearest(&list, "zzzz") != NULL ? "some" : "none", "none",
	   "nothing is near");
	strlist_clear(&list);
	free(hashed);
	free(name);
}

/** What a name of a site says: "SITE SUBMISSION FILE", and " late". */
static void
site_is(const char *entry, const char *expected)
{
	struct site_name name;
	char *submission;
	char *got;

	if (!site_name_parse(entry, &name)) {
		is("", expected, entry);
		return;
	}
	submission = site_name_submission(&name);
	got = strf("%s %s %s%s", name.site, submission, name.file,
		   name.late ? " late" : "");
	is(got, expected, entry);
	free(got);
	free(submission);
	site_name_clear(&name);
}

static void
test_site_names(void)
{
	struct site_name early;
	struct site_name late;

	site_is("lee_LATE_7_99_pipe_talk-2.c", "canvas lee_7 pipe_talk.c late");
	site_is("lee_7_99_LATE_1_2_lab.tar.gz",
		"canvas lee_7 LATE_1_2_lab.tar.gz");
	site_is("lee_7_99_lab-1.tar.gz", "canvas lee_7 lab.tar.gz");
	site_is("lee_7_text.html", "canvas lee_7 text.html");
	site_is("anon_x3f9a_LATE_5678_hello.c",
		"canvas anon_x3f9a hello.c late");
	site_is("Ann Lee_12_assignsubmission_file",
		"moodle Ann Lee_12_assignsubmission_file ");
	site_is("Ann Lee_12_assignsubmission_onlinetext_",
		"moodle Ann Lee_12_assignsubmission_file ");
	site_is("Ann Lee_12_assignsubmission_file_my_hello.c",
		"moodle Ann Lee_12_assignsubmission_file my_hello.c");
	site_is("Lab 1_annlee_attempt_2026-11-29-06-28-19_hello.c",
		"blackboard annlee hello.c");
	site_is("Lab 1_annlee_attempt_2026-11-29-06-28-19.txt",
		"blackboard annlee ");
	site_is("pipe_talk.c", "");
	site_is("submission_1234", "");
	site_is("ann", "");
	site_name_parse("lee_7_999_hello.c", &early);
	site_name_parse("lee_7_1000_hello-1.c", &late);
	is_number(site_name_compare(&early, &late) < 0, 1, "uploads in order");
	is_number(site_name_same(&early, &late), 1, "the same student");
	site_name_clear(&early);
	site_name_clear(&late);
}

static void
test_gradescope(void)
{
	static const char metadata[] = "---\n"
				       "submission_12:\n"
				       "  :submitters:\n"
				       "  - :name: Ann Lee\n"
				       "    :sid: '0042'\n"
				       "    :email: ann@example.org\n"
				       "  - :name: \"Bob: Roe\"\n"
				       "  :created_at: 2026-11-29 06:28:19\n"
				       "  :history:\n"
				       "  - :id: 11\n"
				       "    :name: not a student\n"
				       "submission_1:\n"
				       "  :submitters: []\n";
	char *names = gradescope_students(metadata, "submission_12");

	is(names, "Ann Lee, Bob: Roe", "Gradescope: a group");
	free(names);
	is_number(gradescope_students(metadata, "submission_1") == NULL, 1,
		  "Gradescope: nobody");
	is_number(gradescope_students(metadata, "submission_2") == NULL, 1,
		  "Gradescope: no such submission");
}

static void
test_tidy_names(void)
{
	static const char *const fit[] = {
		"pipe_copy.c",         "Pipe_Copy.C",
		"pipe_copy (1).c",     "pipe_copy(12).c",
		"pipe-copy.c",         "pipe copy.c",
		"pipe_copy.c.txt",     "pipe_copy - Copy.c",
		"Copy of pipe_copy.c", "pipe_copy - Copy (2).c",
		"PIPE_COPY (3).c.TXT", "PipeCopy.c",
		" pipe_copy.c ",       "pipe_co py.c.",
		"pipe.copy..c"};
	static const char *const other[] = {
		"pipe_copy2.c", "pipe_copy.h",     "pipe_copy",
		"pipe.c",       "my_pipe_copy.c",  "pipe_copy.c.bak",
		"(1).c",        "pipe_copy_old.c", "pipe_copy ().c",
		".c",           "Copy of .c",      "copy of"};

	for (size_t i = 0; i < sizeof(fit) / sizeof(*fit); i++)
		is_number(name_fit(fit[i], "pipe_copy.c") >= NAME_NEAR, 1,
			  fit[i]);
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		is_number(name_fit(other[i], "pipe_copy.c") >= NAME_NEAR, 0,
			  other[i]);
	is_number(name_fit("makefile", "Makefile"), 0, "no suffix");
	is_number(name_fit("pipe_copy_v2.c", "pipe_copy.c"), NAME_WITH_WORDS,
		  "a version");
	is_number(name_fit("smith_Pipe_Copy.c", "pipe_copy.c"), NAME_WITH_WORDS,
		  "a student's name");
	is_number(name_fit("pipe_copy2.c", "pipe_copy.c"), NAME_WITH_WORDS,
		  "a number");
	is_number(name_fit("pipe_copy_old.c", "pipe_copy.c"), NAME_ASIDE,
		  "an old one");
	is_number(name_fit("test-pipe_copy.c", "pipe_copy.c"), NAME_ASIDE,
		  "a test");
	is_number(name_fit("pipe_copying.c", "pipe_copy.c"), NAME_OTHER,
		  "another word");
	is_number(name_fit("mypipe_copy.c", "pipe_copy.c"), NAME_OTHER,
		  "grown together");
}

static void
tidy_is(const char *bytes, size_t size, const char *expected, const char *what)
{
	char *data = xcalloc(size + 1, 1);
	const char *done;

	memcpy(data, bytes, size);
	data = tidy_text(data, &size, &done);
	is(data, expected, what);
	is_number(size, strlen(expected), what);
	free(data);
}

static void
test_tidy_text(void)
{
	tidy_is("a\r\nb\rc\r\n", 8, "a\nb\rc\n", "Windows' line ends");
	tidy_is("a\r", 2, "a\r", "a lone return at the end");
	tidy_is("\xef\xbb\xbfint x;", 9, "int x;", "UTF-8 with a mark");
	tidy_is("\xff\xfeh\0\xe4\0\xac\x20\x3d\xd8\0\xde\r\0\n\0", 16,
		"h\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\n", "UTF-16LE");
	tidy_is("\xfe\xff\0h\0i", 6, "hi", "UTF-16BE");
	tidy_is("\xff\xfe\x3d\xd8x\0y", 7, "\xef\xbf\xbdx",
		"half a pair, half a unit");
	tidy_is("i\0n\0t\0;\0", 8, "int;", "UTF-16LE without a mark");
	tidy_is("\0i\0n\0t\0;", 8, "int;", "UTF-16BE without a mark");
	tidy_is("i\0\0\0n\0\0\0t\0\0\0", 12, "int", "UTF-32LE without a mark");
	tidy_is("\0\0\xfe\xff\0\0\0h\0\1\xf6\0", 12, "h\xf0\x9f\x98\x80",
		"UTF-32BE");
	tidy_is("a\r\n\x1a", 4, "a\n", "the Ctrl-Z at the end");
	tidy_is("\x1a\n", 2, "\x1a\n", "a Ctrl-Z elsewhere");
	tidy_is("", 0, "", "nothing");
	tidy_is("\xff\xfe", 2, "", "a mark alone");
}

static void
test_tap(void)
{
	struct tap tap;

	tap_parse(&tap, "1..3\nnoise\nok 1 it works\nnot ok 2 it # fails\n"
			"# why\n# and how\nok 3 later # skip no tool\nok x\n");
	is_number(tap.count, 3, "TAP: three verdicts");
	is_number(tap_find(&tap, "it works")->ok, 1, "TAP: one passed");
	is(tap_find(&tap, "it # fails")->diagnosis, "why\nand how",
	   "TAP: the diagnosis");
	is_number(tap_find(&tap, "later")->skipped, 1, "TAP: one skipped");
	is(tap_find(&tap, "later")->diagnosis, "no tool", "TAP: why skipped");
	tap_clear(&tap);
	tap_parse(&tap, "");
	is_number(tap.count, 0, "TAP: nothing");
	tap_clear(&tap);
}

int
main(void)
{
	test_sha256();
	test_text();
	test_objects();
	test_names();
	test_site_names();
	test_gradescope();
	test_tidy_names();
	test_tidy_text();
	test_tap();
	printf("1..%d\n", count);
	return failed > 0;
}
