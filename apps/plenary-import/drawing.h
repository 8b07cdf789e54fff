/* SPDX-License-Identifier: MIT
 *
 * A drawing: an asset that is open, and gives pixels of any part of it at any size. What is dear
 * to make is kept until it is told to rest: a parsed document, or the decoded image, which is only
 * ever exchanged for a larger one.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

/* Pixels x_px .. x_px + w_px of the whole, drawn whole_w_px wide. */
struct plen_drawing_part {
	uint32_t part; /* page, from 0 */
	uint32_t whole_w_px, whole_h_px;
	uint32_t x_px, y_px, w_px, h_px;
};

struct plen_drawing;

/* Takes the bytes, which are freed with it, or at once if it cannot be opened. 0, or -EBADMSG. */
int plen_drawing_open(struct plen_drawing **out, enum plen_media media, uint8_t *bytes,
		      size_t size);
void plen_drawing_close(struct plen_drawing *drawing); /* NULL is fine */

/* What its decoded image takes beside the bytes. */
size_t plen_drawing_decoded_bytes(const struct plen_drawing *drawing);
/* Lets go of it, until it is drawn again. */
void plen_drawing_rest(struct plen_drawing *drawing);

/* True if the end of an image that was drawn is missing. */
bool plen_drawing_is_cut(const struct plen_drawing *drawing);

/* Into w_px * h_px premultiplied ARGB. 0, -EBADMSG that part cannot be drawn, or -ENOMEM not by
 * this process as it is now. */
int plen_drawing_draw(struct plen_drawing *drawing, const struct plen_drawing_part *part,
		      uint32_t *pixels);
