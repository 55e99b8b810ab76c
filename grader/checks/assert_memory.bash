# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# assert_memory_clean is below, once its converter stands.
