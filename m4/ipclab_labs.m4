# SPDX-License-Identifier: MIT
# IPCLAB_LABS: what the folders of the labs hold, so that a new lab edits no
# list. Found when configure runs: after adding a file, run configure again
# (./config.status --recheck && ./config.status).
#
# LAB_DATA        what students get: labs/, skeletons/, handouts/
# LAB_STAFF_DIST  mutants and alternates, and the table of who asks for what
# LAB_TESTS       tests/labs/NN-name.bats
# LAB_LONG_TESTS  the same in alternates/, mutants/ and ladder/
AC_DEFUN([IPCLAB_LABS], [
LAB_DATA=$(cd "$srcdir" && LC_ALL=C && export LC_ALL &&
  echo $(ls labs/@<:@0-9@:>@*/lab.conf \
    labs/@<:@0-9@:>@*/*.ba*s* \
    labs/@<:@0-9@:>@*/hints.md \
    labs/@<:@0-9@:>@*/bugs/*.c \
    labs/@<:@0-9@:>@*/fixtures/*.@<:@ch@:>@ \
    labs/@<:@0-9@:>@*/fixtures/*.bash \
    labs/@<:@0-9@:>@*/provided/*.@<:@ch@:>@ \
    skeletons/@<:@0-9@:>@*/Makefile \
    skeletons/@<:@0-9@:>@*/*.@<:@ch@:>@ \
    handouts/LICENSE handouts/*.md handouts/*.lua handouts/*.css \
    handouts/figures/*.svg handouts/examples/*.c 2>/dev/null))
LAB_STAFF_DIST=$(cd "$srcdir" && echo $(ls -d labs/@<:@0-9@:>@*/mutants \
  labs/@<:@0-9@:>@*/alternates labs/@<:@0-9@:>@*/CONTRACT.md 2>/dev/null))
LAB_TESTS=$(cd "$srcdir" && echo $(ls tests/labs/@<:@0-9@:>@*.bats 2>/dev/null))
LAB_LONG_TESTS=$(cd "$srcdir" && echo $(ls \
  tests/labs/alternates/@<:@0-9@:>@*.bats \
  tests/labs/mutants/@<:@0-9@:>@*.bats \
  tests/labs/ladder/@<:@0-9@:>@*.bats 2>/dev/null))
AC_SUBST([LAB_DATA])
AC_SUBST([LAB_STAFF_DIST])
AC_SUBST([LAB_TESTS])
AC_SUBST([LAB_LONG_TESTS])
])
