/* SPDX-License-Identifier: MIT */
#include "recorded_source.h"

#include <stdio.h>

/* A 65-inch panel, for recordings that do not say. */
static const struct plen_board_size usual_board = {1428, 804};

struct plen_source *plen_input_recorded_source(const char *path,
					       const struct plen_source_sink *sink,
					       struct plen_board_size *board)
{
	struct plen_source_recording_options options = {.sink = *sink, .board = usual_board};
	struct plen_source *source = NULL;
	char error[512];

	if (plen_source_recording_open(&source, path, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "plenary-input: %s\n", error);
		return NULL;
	}
	*board = plen_source_recording_size(source);
	if (!(board->w_mm > 0)) {
		*board = usual_board;
	}
	plen_source_set_board(source, *board);
	return source;
}
