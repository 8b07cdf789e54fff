/* SPDX-License-Identifier: MIT
 *
 * The panel as text: a box of its shape with the contacts in it as numbered marks, as large as they
 * are, and a line for each below. Pure: knows neither terminal nor time.
 */
#pragma once

#include <stdio.h>

#include "common/contact.h"
#include "common/geometry.h"

#define PLEN_WATCH_CONTACTS_MAX 128

struct plen_watch_mark {
	uint32_t device;
	unsigned number; /* the lowest that was free when it came, from 1; 0 = no contact */
	struct plen_contact contact;
};

struct plen_watch_picture {
	struct plen_board_size board;
	char title[96];
	char last[160]; /* what happened last */
	struct plen_watch_mark marks[PLEN_WATCH_CONTACTS_MAX];
};

void plen_watch_picture_init(struct plen_watch_picture *picture, struct plen_board_size board);
void plen_watch_picture_frame(struct plen_watch_picture *picture,
			      const struct plen_contact_frame *frame);
/* The device is gone, and its contacts with it. */
void plen_watch_picture_went(struct plen_watch_picture *picture, uint32_t device);

/* Exactly `rows` lines of at most `columns` letters, `line_end` between them. */
void plen_watch_picture_print(const struct plen_watch_picture *picture, int rows, int columns,
			      const char *line_end, FILE *out);
