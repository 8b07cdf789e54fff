/* SPDX-License-Identifier: MIT
 *
 * Puts together edits for a sink: strokes point by point, and pictures, in as many edits as the
 * limits of operations ask for. Points that are no numbers or absurdly far away are left out, long
 * strokes are continued as another, and what is above formats/limits.h is counted and skipped.
 *
 * Functions that return int return 0 or what the sink returned; then nothing more is to be added.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "formats/sink.h"

struct plen_ink_in;

struct plen_ink_in *plen_ink_in_create(const struct plen_sink *sink, struct plen_reading *reading);
void plen_ink_in_destroy(struct plen_ink_in *in); /* what was not flushed is lost; NULL is fine */

/* A new page, after everything so far has gone to the one before. -E2BIG above the limit. */
int plen_ink_in_page(struct plen_ink_in *in, uint8_t owner, uint8_t background);
/* Who wrote what follows; nobody in particular (0, 0, 0) at first and after each page. */
int plen_ink_in_author(struct plen_ink_in *in, uint8_t group, uint8_t mark, int64_t time_us);

/* Hands bytes to the sink; *id is the asset's. -E2BIG, without asking the sink, if a lesson cannot
 * hold that: the only error after which one may go on. */
int plen_ink_in_asset(struct plen_ink_in *in, uint8_t media, uint32_t parts, const uint8_t *bytes,
		      size_t size, uint32_t *id);
/* As the sink says of what a stranger has made. */
bool plen_ink_in_shows(const struct plen_ink_in *in, uint8_t media, const uint8_t *bytes,
		       size_t size);
int plen_ink_in_picture(struct plen_ink_in *in, const struct plen_op_picture *picture);

/* A stroke: its look, its points, its end. The width that a point asks for becomes pressure, as far
 * as ink can follow: half the full width at least. Not above 0, or no number: the full width. If
 * points are wider than `width_um`, the widest is the full width. */
void plen_ink_in_begin(struct plen_ink_in *in, uint8_t ink, uint32_t rgba, double width_um);
void plen_ink_in_point(struct plen_ink_in *in, double x_um, double y_um, uint32_t t_ms,
		       double width_um);
/* The same with a pressure of 0..255 in place of a width, for a whole stroke. */
void plen_ink_in_pressed_point(struct plen_ink_in *in, double x_um, double y_um, uint32_t t_ms,
			       uint8_t pressure);
/* A stroke without any point is a broken one, and skipped. */
int plen_ink_in_end(struct plen_ink_in *in);

/* Everything so far goes to the sink. */
int plen_ink_in_flush(struct plen_ink_in *in);
