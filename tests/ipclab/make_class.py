# SPDX-License-Identifier: MIT
# A class of 60 as a course site delivers it, with the messes of real ones, and
# what must come of it:
#   make_class.py make SITE FOLDER
#   make_class.py check SITE OUT   (OUT: what 'ipclab grade' made of it)
# The lab is 01-hello of mini.bash, with its one check "says" of one point.
import csv, glob, io, json, os, re, subprocess, sys, tarfile, zipfile

RIGHT = b'#include <stdio.h>\nint main(int c, char **v)\n{\n\treturn c > 1 ? printf("hello %s\\n", v[1]) < 0 : 0;\n}\n'
WRONG = RIGHT.replace(b"hello", b"hullo")
NAMES = ["Ann Lee", "Kim Park", "Kim Park", "Zoë Müller", "Seán O'Neil",
         "María-José Ruiz y Ruiz", "Nguyễn Văn An", "王 小明", "Madonna",
         "A very long name that somebody's parents thought of at length"]


def packed(*files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def tarred(name, content):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


# What a student does, and the mark: None is "a person must look".
DEEDS = [
    ("right", 1, [("hello.c", RIGHT)]),
    ("wrong", 0, [("hello.c", WRONG)]),
    ("in a zip, with a Mac's files", 1,
     [("my work.zip", packed(("lab/hello.c", RIGHT), ("__MACOSX/lab/._hello.c", b"\0\5\26\7"),
                             ("lab/.DS_Store", b"Bud1")))]),
    ("in a tar.gz, deep", 1, [("work.tar.gz", tarred("home/me/course/lab1/hello.c", RIGHT))]),
    ("does not compile", 0, [("hello.c", RIGHT.replace(b";", b""))]),
    ("with what nobody asked for", 1,
     [("hello.c", RIGHT), ("report.pdf", b"%PDF-1.4\n"), ("a.out", b"\x7fELF" + bytes(60)),
      ("hello.c~", WRONG)]),
    ("a damaged zip", None, [("work.zip", packed(("hello.c", RIGHT * 50))[:90])]),
    ("another thing", None, [("report.pdf", b"%PDF-1.4\n")]),
    ("twice, wrong at first", 1, [("hello.c", RIGHT)]),
    ("late", 1, [("hello.c", RIGHT)]),
    ("from Windows", 1, [("hello.c", b"\xef\xbb\xbf" + RIGHT.replace(b"\n", b"\r\n"))]),
    ("in Latin-1", 1, [("hello.c", b"/* \xe4\xf6\xfc */\n" + RIGHT)]),
    ("a text of the site's, no file", None, []),
]


class Student:
    def __init__(self, n):
        self.name = NAMES[n % len(NAMES)] + (f" {n}" if n >= len(NAMES) else "")
        self.login = f"st{n:02}"
        self.id = 1000 + 7 * n
        self.deed, self.mark, self.files = DEEDS[n % len(DEEDS)]
        self.late = self.deed == "late"
        self.twice = self.deed.startswith("twice")


def students(site):
    for n in range(60):
        student = Student(n)
        # Elsewhere who handed in nothing is not there.
        if student.files or site in ("moodle", "moodle-flat", "blackboard"):
            yield student


def put(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def make_moodle(at, s):
    for name, content in s.files:
        put(f"{at}/{s.name}_{s.id}_assignsubmission_file/{name}", content)
    if not s.files or s.late:
        put(f"{at}/{s.name}_{s.id}_assignsubmission_onlinetext/onlinetext.html", b"<p>Sorry</p>")


def make_moodle_flat(at, s):
    for name, content in s.files:
        put(f"{at}/{s.name}_{s.id}_assignsubmission_file_{name}", content)
    if not s.files or s.late:
        put(f"{at}/{s.name}_{s.id}_assignsubmission_onlinetext_onlinetext.html", b"<p>Sorry</p>")


def make_canvas(at, s):
    late = "_LATE" if s.late else ""
    if s.twice:
        put(f"{at}/{s.login}_{s.id}_{s.id}1_hello.c", WRONG)
    for k, (name, content) in enumerate(s.files):
        stem, dot, suffix = name.partition(".")
        again = "-1" if s.twice else ""
        put(f"{at}/{s.login}{late}_{s.id}_{s.id + 1}{k}_{stem}{again}{dot}{suffix}", content)


def make_blackboard(at, s):
    attempts = [(WRONG, "2026-11-20-10-00-00")] if s.twice else []
    for content, when in attempts:
        put(f"{at}/Lab 1_{s.login}_attempt_{when}_hello.c", content)
        put(f"{at}/Lab 1_{s.login}_attempt_{when}.txt", b"Name: " + s.name.encode())
    when = "2026-11-21-09-30-00"
    for name, content in s.files:
        put(f"{at}/Lab 1_{s.login}_attempt_{when}_{name}", content)
    put(f"{at}/Lab 1_{s.login}_attempt_{when}.txt", b"Name: " + s.name.encode())


def make_gradescope(at, s):
    for name, content in s.files:
        put(f"{at}/submission_{s.id}/{name}", content)
    name = s.name.replace("'", "''")
    with open(f"{at}/submission_metadata.yml", "a", encoding="utf-8") as data:
        data.write(f"submission_{s.id}:\n  :submitters:\n  - :name: '{name}'\n    :sid: '{s.id}'\n"
                   f"    :email: {s.login}@example.org\n  :created_at: 2026-11-21 10:00:00.5 Z\n")


def make_git(at, s, more=()):
    for name, content in (*s.files, *more):
        put(f"{at}/{s.login}/{name}", content)
    put(f"{at}/{s.login}/.git/HEAD", b"ref: refs/heads/main\n")
    # What a checkout must not be taken for: a file of another commit.
    put(f"{at}/{s.login}/.git/lost-found/other/hello.c", WRONG)


def make_classroom50(at, s):
    make_git(at, s, (("README.md", b"# Lab 1\n"), ("result.json", b"{}\n"),
                     (".github/workflows/grade.yml", b"on: push\n")))


MAKERS = {"moodle": make_moodle, "moodle-flat": make_moodle_flat, "canvas": make_canvas,
          "blackboard": make_blackboard, "gradescope": make_gradescope, "git": make_git,
          "classroom50": make_classroom50}


def make(site, at):
    for student in students(site):
        MAKERS[site](at, student)
    put(f"{at}/grades.csv", b"Identifier,Grade\n")
    put(f"{at}/.DS_Store", b"Bud1")
    put(f"{at}/Thumbs.db", b"\xd0\xcf")


def key_of(site, s):
    """What of a result says whose it is: the origin's number, or the name."""
    return s.login if site in ("blackboard", "git", "classroom50") else str(s.id)


def name_of(site, s):
    return s.name if site in ("moodle", "moodle-flat", "gradescope") else s.login


def whose(site, result):
    origin = result["origin"] or {}
    if site == "gradescope":
        return result["submission"].removeprefix("submission_"), result["display"]
    if site in ("git", "classroom50"):
        return result["submission"], result["display"]
    return origin.get("id"), origin.get("name")


def exported(out, form, *options):
    text = subprocess.run(["ipclab", "export", out, "--format", form, *options],
                          check=True, stdout=subprocess.PIPE).stdout.decode()
    return list(csv.DictReader(io.StringIO(text)))


def posted(out, form, name):
    """The score that a site is given for one of them, None for none."""
    done = subprocess.run(["ipclab", "export", out, "--format", form, "--submission", name],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert done.returncode in (0, 1), (name, done.returncode)
    if done.returncode == 1:
        return None
    said = json.loads(done.stdout)
    assert sum(test["score"] for test in said["tests"]) == said["score"], said
    return said["score"]


# classroom50/result/v1, as its schema and its collector have it.
WORDS = ("classroom", "assignment", "owner", "commit", "release", "review")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")


def collected(out, name, login):
    """What Classroom 50 collects of a repository: (owner, score), None for none."""
    tag = "submit/2026-11-21T09-30-00Z-4f3a2b1"
    runner = {"CLASSROOM": "spring", "ASSIGNMENT": "lab-1", "ASSIGNMENT_TYPE": "individual",
              "OWNER": login, "SUBMISSION_TAG": tag,
              "COMMIT_URL": f"https://example.org/spring-lab-1-{login}/commit/4f3a2b1",
              "RELEASE_URL": f"https://example.org/spring-lab-1-{login}/releases/tag/{tag}"}
    done = subprocess.run(["ipclab", "export", out, "--format", "classroom50", "--submission", name],
                          stdout=subprocess.PIPE, env={**os.environ, **runner})
    assert done.returncode in (0, 1), (name, done.returncode)
    if done.returncode == 1:  # a fault of the infrastructure: there is no result
        assert done.stdout == b"", done.stdout
        return None
    said = json.loads(done.stdout)
    must = {"schema", "assignment_type", "submission", "datetime", "score", "max-score", "tests",
            *WORDS}
    assert said.keys() - {"graded_at", "submitted_by"} == must, said.keys() ^ must
    assert said["schema"] == "classroom50/result/v1" and said["assignment_type"] == "individual"
    assert all(type(said[word]) is str and said[word] for word in WORDS), said
    assert (said["classroom"], said["assignment"]) == ("spring", "lab-1"), said
    assert said["submission"] == tag and INSTANT.fullmatch(said["datetime"]), said
    assert said["datetime"] == "2026-11-21T09:30:00Z", said
    for one in (said, *said["tests"]):
        assert type(one["score"]) is int and type(one["max-score"]) is int, one
        assert 0 <= one["score"] <= one["max-score"], one
    for test in said["tests"]:
        assert type(test["test-name"]) is str and test["test-name"], test
        assert type(test["passed"]) is bool, test
    assert sum(test["score"] for test in said["tests"]) == said["score"], said
    return said["owner"], said["score"]


def check(site, out):
    results = [json.load(open(name, encoding="utf-8"))
               for name in glob.glob(glob.escape(out) + "/results/*.json")]
    found = {}
    for result in results:
        key, name = whose(site, result)
        assert key not in found, f"twice: {key}"
        found[key] = (result, name)
    wanted = {key_of(site, s): s for s in students(site)}
    assert found.keys() == wanted.keys(), found.keys() ^ wanted.keys()
    rows = {row["submission"]: row for row in csv.DictReader(open(out + "/marks.csv", encoding="utf-8"))}
    assert len(rows) == len(wanted), len(rows)
    moodle = exported(out, "moodle")
    canvas = [row for row in exported(out, "canvas", "--assignment", "Lab (1)")
              if row["Student"].strip() != "Points Possible"]
    assert len(moodle) == len(canvas) == len(wanted)
    back = {re.sub("^Participant ", "", row["Identifier"]): row for row in moodle}
    sheet = {row["ID"]: row for row in canvas}
    for key, s in wanted.items():
        result, name = found[key]
        mark = "" if s.mark is None else str(s.mark)
        said = (site, s.deed, key, result)
        assert name == name_of(site, s), said
        assert rows[result["submission"]]["score"] == mark, said
        notes = " ".join(result["notes"])
        if site == "canvas":
            assert ("handed in late" in notes) == s.late, said
            assert sheet[key]["Lab (1)"] == mark, said
        if site == "blackboard":
            assert ("several attempts" in notes) == s.twice, said
        if site == "gradescope":
            assert posted(out, site, result["submission"]) == s.mark, said
        if site == "classroom50":
            assert collected(out, result["submission"], s.login) == (
                None if s.mark is None else (s.login, s.mark)), said
        at = key if site in ("moodle", "moodle-flat") else result["submission"]
        if site != "canvas" and site != "blackboard":
            assert back[at]["Full name"] == name, (said, back[at])
        if at in back:
            assert back[at]["Grade"] == mark, (said, back[at])
            assert back[at]["Maximum Grade"] in ("0", "1"), (said, back[at])
    print(f"{site}: {len(wanted)} students, each once")


{"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
