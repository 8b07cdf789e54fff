/* SPDX-License-Identifier: MIT
 *
 * Which files of an OpenBoard archive are its pages, and in which order.
 */
#pragma once

#include <stdint.h>

#include "archive.h"

struct plen_ubz_pages {
	const char **names; /* of the archive's */
	uint32_t count;
	char *base; /* the folder they lie in: "", or "lesson/" */
};

/* All files page*.svg of the uppermost folder that has any: numbers may be missing, other programs
 * hide what comes after. By number, or as a table of contents says. */
void plen_ubz_pages_find(struct plen_ubz_pages *pages, struct plen_archive *archive);
void plen_ubz_pages_finish(struct plen_ubz_pages *pages);
