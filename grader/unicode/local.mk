# SPDX-License-Identifier: MIT
# Code points of text that other people wrote, for both programs: which are
# valid, which are unsafe to show, how wide they are. Knows nobody.
unicode_sources = %D%/code_point.c %D%/code_point.h
