/* SPDX-License-Identifier: MIT
 *
 * What all readers do with struct plen_reading.
 */
#pragma once

#include "formats/sink.h"

/* Keeps the line and returns `rc`. */
int plen_reading_fail(struct plen_reading *reading, int rc, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void plen_reading_lose(struct plen_reading *reading, enum plen_loss loss);
