/* SPDX-License-Identifier: MIT
 *
 * A medium to hand out to: the one that is plugged in and takes files. It may not answer, so a
 * thread of its own looks.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Media are mounted here, or one or two folders below; NULL at the end. */
const char *const *plen_files_medium_roots(void);

struct plen_files_medium_options {
	const char *name;         /* of the folder on it, as plen_handout_claim; copied */
	const uint8_t *uuid;      /* of the lesson, 16 bytes; copied */
	const char *const *roots; /* borrowed for good; NULL: the usual */
};

struct plen_files_medium;

struct plen_files_medium *plen_files_medium_create(const struct plen_files_medium_options *options);
/* Does not wait. NULL is fine. */
void plen_files_medium_destroy(struct plen_files_medium *medium);

bool plen_files_medium_is_done(const struct plen_files_medium *medium);
/* Once it is done: the lesson's folder on the medium, there by now, with a slash at the end. NULL:
 * there is no medium, or more than one; with -EROFS in `status` if there is but what cannot be
 * written to, or another negative errno if the folder could not be made. */
const char *plen_files_medium_folder(const struct plen_files_medium *medium, int *status);
