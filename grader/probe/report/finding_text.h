/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FINDING_TEXT_H
#define PROBE_FINDING_TEXT_H

#include "probe/findings/finding.h"

/**
 * Fill in the places of all sources, and expand the markers in messages and
 * next steps. N is the number of a source, from 0:
 *
 *	{N}          pipe_ls_wc.c:14
 *	{N.line}     line 14
 *	{N.arg}      the call's first argument as written there: pfd
 *	{N.arg2}     the second
 *	{N.fixed}    the first, if it means the same on every line: not p[i]
 *	{N? at {N}}  the text after ?, only if the place of source N is known
 *	{N.arg? {N.arg}[1]}  the text after ?, only if the argument is known
 *	{{ }}        a brace
 *
 * The text after | is used if the value is unknown: {0.arg|its write end}, {0?
 * at {0.line}| somewhere}. Returns 0, or -1 with errno (ENOMEM). Without lines
 * (NULL) no place is known.
 */
int findings_resolve(struct findings *findings, struct lines *lines);

#endif
