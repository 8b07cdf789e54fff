/* SPDX-License-Identifier: MIT
 *
 * Who has a file: so that somebody who is told that a lesson is open elsewhere knows where.
 */
#pragma once

#include "report.h"

/* Fails with -EBUSY and a line that names the program, if the system tells which it is. */
int plen_store_owner_fail(const struct plen_report *report, const char *path);
