/* SPDX-License-Identifier: MIT */
#include "probe/report/report_output.h"
#include <unistd.h>

int
report_output(FILE *out, const struct run_result *result)
{
	const struct model *model = result->model;

	for (size_t i = 0; model && i < model->log_len; i++) {
		const struct event *event = model->log[i];
		size_t len = event->data_len;

		if (event->kind != EVENT_WRITE || event->result <= 0 ||
		    !event->data || !event->ofd || !event->ofd->from_start ||
		    event->ofd->pipe || event->fd == STDERR_FILENO)
			continue;
		if (len > (size_t)event->result)
			len = (size_t)event->result;
		if (fwrite(event->data, 1, len, out) < len)
			return -1;
	}
	return fflush(out) == EOF ? -1 : 0;
}
