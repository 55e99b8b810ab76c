/* SPDX-License-Identifier: MIT */
/* The subcommands: one file each. */
#ifndef IPCLAB_COMMAND_H
#define IPCLAB_COMMAND_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

/** argv[0] is the subcommand's name. Returns the exit status. */
typedef int command_main(int argc, char **argv);

command_main cmd_appeal;
command_main cmd_bugs;
command_main cmd_check;
command_main cmd_doctor;
command_main cmd_explain;
command_main cmd_export;
command_main cmd_forget;
command_main cmd_grade;
command_main cmd_hint;
command_main cmd_history;
command_main cmd_internal;
command_main cmd_list;
command_main cmd_mark;
command_main cmd_report;
command_main cmd_similar;
command_main cmd_start;
command_main cmd_submit;
command_main cmd_trace;
command_main cmd_watch;

#endif
