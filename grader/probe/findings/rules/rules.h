/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FINDINGS_RULES_H
#define PROBE_FINDINGS_RULES_H

/* The rules, by the file they are in. Each is listed in index.c. */
#include "probe/findings/finding.h"

finding_rule rule_stuck_reader;      /* stuck_reader.c */
finding_rule rule_stuck_writer;      /* stuck_writer.c */
finding_rule rule_fifo_open_stall;   /* stuck_other.c */
finding_rule rule_deadlock;          /* stuck_other.c */
finding_rule rule_sequential;        /* sequential.c */
finding_rule rule_leaked_fd_exec;    /* leaked_exec.c */
finding_rule rule_leaked_fd_exit;    /* leaked_exit.c */
finding_rule rule_unreaped_child;    /* unreaped.c */
finding_rule rule_wrong_child;       /* wrong_child.c */
finding_rule rule_crashed;           /* signals.c */
finding_rule rule_killed_by_sigpipe; /* signals.c */
finding_rule rule_signals_all;       /* signals.c */
finding_rule rule_unsafe_in_handler; /* handler.c */
finding_rule rule_exit_after_vfork;  /* vfork.c */
finding_rule rule_server_killed;     /* server.c */
finding_rule rule_exec_failure;      /* exec_failure.c */
finding_rule rule_closes;            /* closes.c */
finding_rule rule_dup2_swapped;      /* dup2.c */
finding_rule rule_stdio_duplicated;  /* stdio.c */
finding_rule rule_stdio_unflushed;   /* stdio.c */
finding_rule rule_unterminated;      /* output.c */
finding_rule find_stale_rest;        /* stale.c, called by output.c */
finding_rule rule_spins;             /* spins.c */
finding_rule find_failed_io;         /* failed_io.c, called by unnoticed.c */
finding_rule find_redirected;        /* redirected.c, called by stdio.c */
finding_rule find_unread;            /* unread.c, called by spins.c */
finding_rule rule_fifo_left_behind;  /* fifo.c */
finding_rule rule_stale_fifo_fatal;  /* fifo.c */
finding_rule rule_reply_dropped;     /* fifo.c */
finding_rule rule_interrupted;       /* interrupted.c */
finding_rule rule_unnoticed;         /* unnoticed.c */
finding_rule rule_short_read;        /* short_read.c */

#endif
