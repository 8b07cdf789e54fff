/* SPDX-License-Identifier: MIT
 *
 * New lesson files, made complete under another name first, so that nobody ever finds half a one.
 */
#pragma once

#include <sqlite3.h>
#include <stdint.h>

#include "report.h"
#include "store_schema.h"

/* A new file of an empty lesson, all at once; it replaces an empty file, and no other (-EEXIST). */
int plen_store_make(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
		    const struct plen_report *report);

/* The same under a name that nobody opens, and that there is no file of. */
int plen_store_make_unnamed(const char *name, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			    const struct plen_report *report);
