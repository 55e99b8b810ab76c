# SPDX-License-Identifier: MIT
# Compiler flags for the kit's own programs (not for students' programs).

# IPCLAB_WARNINGS: WARN_CFLAGS has the strict warnings; they are errors only in
# a git checkout, so that a newer compiler never breaks a release.
AC_DEFUN([IPCLAB_WARNINGS], [
AC_ARG_ENABLE([werror],
  [AS_HELP_STRING([--enable-werror],
    [make warnings errors (default: only in a git checkout)])],
  [], [AS_IF([test -e "$srcdir/.git"], [enable_werror=yes],
    [enable_werror=no])])
AX_APPEND_COMPILE_FLAGS([-Wall -Wextra -Wshadow -Wstrict-prototypes dnl
-Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wwrite-strings dnl
-Wvla -Wformat=2 -Wundef], [WARN_CFLAGS], [-Werror])
AS_IF([test "$enable_werror" = yes],
  [AX_APPEND_COMPILE_FLAGS([-Werror], [WARN_CFLAGS])])
AC_SUBST([WARN_CFLAGS])
])

# IPCLAB_SANITIZERS: --enable-sanitizers builds with AddressSanitizer and
# UndefinedBehaviorSanitizer; the first error ends the program.
AC_DEFUN([IPCLAB_SANITIZERS], [
AC_ARG_ENABLE([sanitizers],
  [AS_HELP_STRING([--enable-sanitizers],
    [build with AddressSanitizer and UndefinedBehaviorSanitizer])],
  [], [enable_sanitizers=no])
AS_IF([test "$enable_sanitizers" = yes],
  [AX_CHECK_LINK_FLAG([-fsanitize=address,undefined],
    [SAN_FLAGS="-fsanitize=address,undefined dnl
-fno-sanitize-recover=all -fno-omit-frame-pointer"],
    [AC_MSG_ERROR([--enable-sanitizers: $CC cannot link with dnl
-fsanitize=address,undefined; on Debian, gcc's libasan and libubsan do that])])])
AC_SUBST([SAN_FLAGS])
])

# IPCLAB_COVERAGE: --enable-coverage, for make coverage. (autoconf-archive's
# AX_CODE_COVERAGE writes rules that automake's own -Wall does not take.)
AC_DEFUN([IPCLAB_COVERAGE], [
AC_ARG_ENABLE([coverage],
  [AS_HELP_STRING([--enable-coverage],
    [measure which lines the tests reach, by make coverage])],
  [], [enable_coverage=no])
AC_PATH_PROG([LCOV], [lcov])
AS_IF([test "$enable_coverage" = yes],
  [COVERAGE_FLAGS="--coverage -O0"
  AS_IF([test -z "$LCOV"], [IPCLAB_MISSING([lcov], [lcov])])])
AC_SUBST([COVERAGE_FLAGS])
])
