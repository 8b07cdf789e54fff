/* SPDX-License-Identifier: MIT
 *
 * Lessons there and back through a format, and a text of what is seen of them, so that both compare
 * as strings.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "formats/formats.h"

/* A lesson by dice with pages of all groups, cuts, undos, pictures, own colours and marks. */
struct plen_lesson *roundtrip_lesson(uint64_t seed, int count);
/* Every page of every group, and on it all pictures, if they are asked for, and all seen ink, from
 * below to above: who, with what, through which points, when and how hard. The caller frees it. */
char *roundtrip_show(const struct plen_lesson *lesson, bool pictures);
/* The bytes of the format; the caller frees them. */
uint8_t *roundtrip_write(plen_format_write write, const struct plen_lesson *lesson, size_t *size,
			 uint32_t losses[PLEN_LOSS_COUNT]);
/* What the bytes read as, in a new lesson. */
struct plen_lesson *roundtrip_read(plen_format_read read, const uint8_t *bytes, size_t size,
				   struct plen_reading *reading);
/* Fails the test unless `lesson` shows the same ink in the same order there and back. */
void roundtrip_check(plen_format_write write, plen_format_read read,
		     const struct plen_lesson *lesson);
