/* SPDX-License-Identifier: MIT
 *
 * The graphics card that has the display: /dev/dri/card0 and the like. A card is usable if it has
 * dumb buffers and nobody else draws on it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "kms_calls.h"
#include "kms_output.h"

struct plen_kms_card {
	const struct plen_kms_calls *calls;
	int fd;    /* -1 = none is open */
	int index; /* its number */
};

void plen_kms_card_init(struct plen_kms_card *card, const struct plen_kms_calls *calls);
void plen_kms_card_close(struct plen_kms_card *card);

/* Finds a display: on the open card, else on any; then that card is the open one. `wanted` and
 * `asks` as plen_kms_output_find. 0; -ENODEV if there is no display, with a card open if there is
 * one that could have a display; or the errno of the card that was refused, with a line in `error`.
 */
int plen_kms_card_find(struct plen_kms_card *card, const char *wanted, bool asks,
		       struct plen_kms_output *output, char *error, size_t error_size);

/* Makes sure that the card obeys us: 0, or -EACCES while somebody else has the screen. */
int plen_kms_card_take(const struct plen_kms_card *card);

/* Whether there is a display that comes before the built-in one which is lit on the open card. */
bool plen_kms_card_has_better(const struct plen_kms_card *card, const char *wanted);
