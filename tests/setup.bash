# SPDX-License-Identifier: MIT
# Loaded first by every .bats file of the kit's own tests:
#   load ../setup
# AM_TESTS_ENVIRONMENT in tests/local.mk sets the variables; for running one
# file by hand see doc/HOWTO_TEST.md.

for name in IPCLAB_SRCDIR IPCLAB_BUILDDIR IPCLAB_DATADIR IPCLAB_PROBE; do
  if [[ -z ${!name:-} ]]; then
    printf '%s is not set: run the tests by make check\n' "$name" >&2
    exit 1
  fi
done
unset name

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert
bats_load_library bats-file
