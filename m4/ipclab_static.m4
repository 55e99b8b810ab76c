# IPCLAB_PROBE_LIBS: PROBE_LIBS is what ipcprobe links with. It starts once an
# observation, and loading seven shared libraries is a tenth of what observing
# a small program costs: where the archives are there, they are linked in.
AC_DEFUN([IPCLAB_PROBE_LIBS], [
AC_ARG_ENABLE([static-probe],
  [AS_HELP_STRING([--disable-static-probe],
    [link ipcprobe with shared libraries: it then starts slower])],
  [], [enable_static_probe=yes])
PROBE_LIBS="$SECCOMP_LIBS $DW_LIBS $JANSSON_LIBS"
AS_IF([test "$enable_static_probe" = yes], [
  AC_MSG_CHECKING([whether ipcprobe can have its libraries linked in])
  ipclab_libs="-Wl,-Bstatic dnl
`$PKG_CONFIG --static --libs libseccomp libdw jansson 2>/dev/null |
$SED 's/-l\{0,1\}pthread//g'` -Wl,-Bdynamic -pthread"
  ipclab_saved_LIBS=$LIBS
  LIBS="$ipclab_libs $LIBS"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[
      void *dwfl_begin(const void *), *seccomp_init(unsigned);
      void *json_object(void);
    ]], [[return !dwfl_begin(0) || !seccomp_init(0) || !json_object();]])],
    [AC_MSG_RESULT([yes])
    PROBE_LIBS=$ipclab_libs],
    [AC_MSG_RESULT([no])
    IPCLAB_ABSENT([static libraries], [libbz2-dev], [ipcprobe starts slower])
    enable_static_probe=no])
  LIBS=$ipclab_saved_LIBS])
AC_SUBST([PROBE_LIBS])
])
