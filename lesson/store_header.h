/* SPDX-License-Identifier: MIT
 *
 * The first bytes of a lesson file, which is a database: what can be told of it without SQLite. The
 * format is that of SQLite, "Database File Format", section 1.3.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store_guard.h"

#define PLEN_STORE_HEADER_SIZE 100
/* How it is journalled; more than PLEN_STORE_HEADER_WAL is of a newer SQLite, or damage. */
#define PLEN_STORE_HEADER_WRITE_VERSION 18
#define PLEN_STORE_HEADER_READ_VERSION 19
#define PLEN_STORE_HEADER_WAL 2

/* Of the file that is guarded; what is not there is zero. 0 or -EIO. */
int plen_store_header_read(const struct plen_store_guard *guard,
			   uint8_t header[PLEN_STORE_HEADER_SIZE]);

bool plen_store_header_is_database(const uint8_t header[PLEN_STORE_HEADER_SIZE]);
uint32_t plen_store_header_application(const uint8_t header[PLEN_STORE_HEADER_SIZE]);

/* True if it is not damage that makes it another number than ours: that would not change most of
 * its bytes and nothing else. */
bool plen_store_header_is_foreign(uint32_t application_id);

/* Whether a file that does not read whole is a damaged lesson, and not one of another kind that
 * holds parts of a lesson, as the image of a disk does: it has a lesson's name or a lesson's
 * number.
 */
bool plen_store_header_is_of_lesson(const char *path, const uint8_t header[PLEN_STORE_HEADER_SIZE]);
