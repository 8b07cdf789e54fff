/* SPDX-License-Identifier: MIT
 *
 * What became of an import, in words: a sentence for whoever opened the file, who wants to know
 * whether it is there, what it lacks, or what to do; and a line for IT, who wants to know why. No
 * word of a sentence comes from a file or from who has read it, and none is longer than the wall
 * shows.
 */
#pragma once

#include "importer/job.h"

/* `why` goes before `status`; `detail` is "" if nobody knows more than these. */
void plen_outcome_of_failure(struct plen_import_result *result, int status,
			     enum plen_unreadable why, const char *detail);
/* `page` is what the first page that came is called, from 1. */
void plen_outcome_of_success(struct plen_import_result *result, uint32_t page);
void plen_outcome_finish(struct plen_import_result *result);
