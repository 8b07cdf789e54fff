/* SPDX-License-Identifier: MIT
 *
 * How large a page of a PDF is, looked at from outside as image_kind.h does: nothing is drawn.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In points: the first crop box, else the first media box, that the file names, also in a packed
 * stream of objects. False if it names none. */
bool plen_pdf_size(const uint8_t *bytes, size_t size, double *w_pt, double *h_pt);
