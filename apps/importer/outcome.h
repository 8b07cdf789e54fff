/* SPDX-License-Identifier: MIT
 *
 * What became of an import, in words: a sentence for whoever opened the file, who wants to know
 * whether it is there and what it lacks, and a line for IT, who wants to know why.
 */
#pragma once

#include "importer/job.h"

/* `line` is what the reader said, or "". Keeps a detail that is there already. */
void plen_outcome_of_failure(struct plen_import_result *result, const char *path, int status,
			     const char *line);
void plen_outcome_of_success(struct plen_import_result *result, const char *path);
