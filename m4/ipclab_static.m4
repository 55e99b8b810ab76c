# SPDX-License-Identifier: MIT
# IPCLAB_PROBE_LIBS: PROBE_LIBS is what ipcprobe links with. It starts once an
# observation, and loading seven shared libraries is a tenth of what observing
# a small program costs: where the archives are there, they are linked in. From
# Debian 13 on libdw.a misses functions of elfutils' own (eu_tsearch): the test
# must use what pulls them in, and libdw is then shared and the rest is not.
AC_DEFUN([IPCLAB_PROBE_LIBS], [
AC_ARG_ENABLE([static-probe],
  [AS_HELP_STRING([--disable-static-probe],
    [link ipcprobe with shared libraries: it then starts slower])],
  [], [enable_static_probe=yes])
PROBE_LIBS="$SECCOMP_LIBS $DW_LIBS $JANSSON_LIBS"
AS_IF([test "$enable_static_probe" = yes], [
  AC_MSG_CHECKING([which libraries ipcprobe can have linked in])
  ipclab_linked=none
  IPCLAB_TRY_STATIC([all], [libseccomp libdw jansson], [])
  IPCLAB_TRY_STATIC([all but libdw], [libseccomp jansson], [$DW_LIBS])
  AC_MSG_RESULT([$ipclab_linked])
  AS_IF([test "$ipclab_linked" = none],
    [IPCLAB_ABSENT([static libraries], [libbz2-dev], [ipcprobe starts slower])
    enable_static_probe=no])])
AC_SUBST([PROBE_LIBS])
])

# IPCLAB_TRY_STATIC(NAME, MODULES, SHARED-LIBS): if nothing was found so far,
# see whether these modules link statically, beside the shared ones.
AC_DEFUN([IPCLAB_TRY_STATIC], [
AS_IF([test "$ipclab_linked" = none], [
  ipclab_libs="-Wl,-Bstatic dnl
`$PKG_CONFIG --static --libs $2 2>/dev/null |
$SED 's/-l\{0,1\}pthread//g'` -Wl,-Bdynamic $3 -pthread"
  ipclab_saved_LIBS=$LIBS
  LIBS="$ipclab_libs $LIBS"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[
      void *dwfl_begin(const void *), *seccomp_init(unsigned);
      void *json_object(void);
      int dwarf_getsrclines(void *, void *, void *);
      int dwfl_getthread_frames(void *, int, void *, void *);
    ]], [[return !dwfl_begin(0) || !seccomp_init(0) || !json_object() ||
      dwarf_getsrclines(0, 0, 0) || dwfl_getthread_frames(0, 0, 0, 0);]])],
    [PROBE_LIBS=$ipclab_libs ipclab_linked="$1"])
  LIBS=$ipclab_saved_LIBS])
])
