# SPDX-License-Identifier: MIT
# Things the kit needs from the system, and the Debian package that has each.
#
# Every probe goes through these macros, so that configure can name all that is
# missing at once, with one apt-get line, instead of stopping at the first.
# packages.txt lists the same packages; tests/release/packages.bats compares.

# IPCLAB_MISSING(WHAT, DEBIAN-PACKAGE): remember a required thing as missing.
AC_DEFUN([IPCLAB_MISSING], [
ipclab_missing="$ipclab_missing
  $1: Debian package $2"
AS_CASE([" $ipclab_missing_packages "], [*" $2 "*], [],
  [ipclab_missing_packages="$ipclab_missing_packages $2"])
])

# IPCLAB_ABSENT(WHAT, DEBIAN-PACKAGE, WHAT-GOES-WITHOUT): remember an optional
# thing as absent; the summary at the end of configure tells what that costs.
AC_DEFUN([IPCLAB_ABSENT], [
ipclab_absent="$ipclab_absent
  without $1 (Debian package $2): $3"
])

# IPCLAB_NEED_LIB(VARIABLE, PKG-CONFIG-MODULE, DEBIAN-PACKAGE)
AC_DEFUN([IPCLAB_NEED_LIB], [
PKG_CHECK_MODULES([$1], [$2], [], [IPCLAB_MISSING([$2], [$3])])
])

# IPCLAB_NEED_PROG(VARIABLE, PROGRAM, DEBIAN-PACKAGE)
AC_DEFUN([IPCLAB_NEED_PROG], [
AC_ARG_VAR([$1], [path of $2])
AC_PATH_PROG([$1], [$2])
AS_IF([test -z "$$1"], [IPCLAB_MISSING([$2], [$3])])
])

# IPCLAB_WANT_PROG(VARIABLE, PROGRAM, DEBIAN-PACKAGE, WHAT-GOES-WITHOUT)
AC_DEFUN([IPCLAB_WANT_PROG], [
AC_ARG_VAR([$1], [path of $2])
AC_PATH_PROG([$1], [$2])
AS_IF([test -z "$$1"], [IPCLAB_ABSENT([$2], [$3], [$4])])
])

# IPCLAB_NEED_BATS_LIBRARY(NAME): a Bats library, named as its package is.
# Looked for where bats_load_library looks.
AC_DEFUN([IPCLAB_NEED_BATS_LIBRARY], [
AC_MSG_CHECKING([for the Bats library $1])
ipclab_found=no
ipclab_save_IFS=$IFS
IFS=:
for ipclab_dir in ${BATS_LIB_PATH-/usr/lib/bats}; do
  AS_IF([test -f "$ipclab_dir/$1/load.bash"], [ipclab_found=$ipclab_dir/$1])
done
IFS=$ipclab_save_IFS
AC_MSG_RESULT([$ipclab_found])
AS_IF([test "$ipclab_found" = no], [IPCLAB_MISSING([$1], [$1])])
])

# IPCLAB_REQUIRE_ALL: stop if anything required is missing, naming all of it.
AC_DEFUN([IPCLAB_REQUIRE_ALL], [
AS_IF([test -n "$ipclab_missing"],
  [AC_MSG_ERROR([not found:$ipclab_missing
Install what is missing, then run configure again:
  apt-get install$ipclab_missing_packages])])
])
