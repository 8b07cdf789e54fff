/* SPDX-License-Identifier: MIT */
#include "driver/source.h"

#include <stddef.h>

int plen_source_fd(struct plen_source *source)
{
	return source->impl->fd(source);
}

int plen_source_dispatch(struct plen_source *source)
{
	return source->impl->dispatch(source);
}

int64_t plen_source_next_us(const struct plen_source *source)
{
	return source->impl->next_us(source);
}

void plen_source_set_board(struct plen_source *source, struct plen_board_size size)
{
	source->impl->set_board(source, size);
}

void plen_source_calibrate(struct plen_source *source, const struct plen_calibration_table *table,
			   bool raw)
{
	if (source->impl->calibrate != NULL) {
		source->impl->calibrate(source, table, raw);
	}
}

void plen_source_set_sink(struct plen_source *source, struct plen_source_sink sink)
{
	source->sink = sink;
}

void plen_source_destroy(struct plen_source *source)
{
	if (source != NULL) {
		source->impl->destroy(source);
	}
}
