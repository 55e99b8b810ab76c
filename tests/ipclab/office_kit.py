# SPDX-License-Identifier: MIT
# A kit whose labs' checks read a number, and so take hardly any time: what
# random-sequences and many-graders grade by.
import os

import office_model as model

LAB = """title = "{0}"
files = {{"{0}.c"}}
"""
CHECK = """# bats test_tags=id:{id},points:{points},visibility:public
@test "{id} of {lab}" {{
# fact {id} {lab} {least} {blind}
}}
"""
# Bats would take nine tenths of the time: this reads the facts above instead.
# In awk, for a shell reads byte by byte.
BATS = """#!/bin/sh
while [ $# -gt 1 ]; do shift; done
exec awk -v bats="$0" '
$2 == "fact" {
  id = $3; lab = $4; least = $5; blind = $6
  source = ENVIRON["IPCLAB_SRC"] "/" lab ".c"
  getline line <source
  split(line, work, " ")
  getline serial <source
  close(source)
  print lab, id, serial >>(bats ".ran")
  n++
  if (work[3] == "odd" && blind == "true") {
    print "{\\"status\\": \\"error\\", \\"message\\": \\"no eyes\\"}" \\
      >(ENVIRON["IPCLAB_OUT"] "/" id ".json")
    print "not ok " n " " id
  } else if (work[2] >= least + 0) {
    print "ok " n " " id
  } else {
    print "not ok " n " " id
  }
}' "$1"
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def make_kit(kit):
    """Labs whose checks read a number: no compiler, hardly any time."""
    for name, text in (("ipcprobe", "#!/bin/sh\nexit 125\n"), ("bats", BATS)):
        write(f"{kit}/bin/{name}", text)
        os.chmod(f"{kit}/bin/{name}", 0o755)
    write(f"{kit}/calibration/lab.conf", LAB.format("subject"))
    write(f"{kit}/calibration/subject.c", "level 1 even\n")
    write(f"{kit}/calibration/checks.bats", CHECK.format(
        id="reads", points=1, lab="subject", least=1, blind="false"))
    for folder in ("explain", "grader/checks", "handouts"):
        os.makedirs(f"{kit}/{folder}")


def write_lab(kit, lab, least):
    """least: (low, high, blind), as office_model.Mark has it."""
    folder, short = f"{kit}/labs/{lab}", lab[3:]
    write(f"{folder}/lab.conf", LAB.format(short))
    write(f"{folder}/checks.bats", "".join(
        CHECK.format(id=check, points=points, lab=short, least=number,
                     blind="true" if number == least[1] and least[2] else "false")
        for (check, points), number in zip(model.CHECKS, least)))
    write(f"{kit}/skeletons/{lab}/{short}.c", "level 0 even\n")


def hand_in(folder, lab, level, odd=False, serial=0):
    """At once: a grader may be reading."""
    new = f"{os.path.dirname(os.path.dirname(folder))}/new"
    os.makedirs(folder, exist_ok=True)
    write(new, f"level {level} {'odd' if odd else 'even'}\n{serial}\n")
    os.rename(new, f"{folder}/{lab[3:]}.c")


def environment(kit):
    env = {**os.environ, "IPCLAB_DATADIR": kit, "TZ": "UTC",
           "PATH": f"{kit}/bin:{os.environ['PATH']}"}
    env.pop("TMPDIR", None)
    return env
