/* SPDX-License-Identifier: MIT
 *
 * ZIP archives in memory. Nothing is ever unpacked to a file: names are only names to be asked for.
 *
 * Entries whose name could lead anywhere but down (.., absolute, drives, backslashes, control
 * characters), a second one of a name, symbolic links and other specials are refused: it is as if
 * they were not there. Sizes are counted as they come out of the inflater, each and all together
 * (formats/limits.h); what the directory of the archive says about them is not believed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/sink.h"

struct plen_archive;

/* True for bytes that begin as archives do. */
bool plen_archive_is(const uint8_t *bytes, size_t size);
/* `bytes` must stay until close. 0, or a negative errno as plen_reading_fail: -EBADMSG,
 * -E2BIG for too many entries, -EACCES with a password. Refused entries are counted as
 * PLEN_LOSS_BROKEN. */
int plen_archive_open(struct plen_archive **archive, const uint8_t *bytes, size_t size,
		      struct plen_reading *reading);
void plen_archive_close(struct plen_archive *archive); /* NULL is fine */

/* Files in the archive's own order, folders and refused ones left out; NULL at the end. */
const char *plen_archive_name(const struct plen_archive *archive, uint32_t index);
bool plen_archive_has(const struct plen_archive *archive, const char *name);
/* A whole file in a new buffer that the caller frees, a NUL behind it. 0, -ENOENT, -EBADMSG damaged
 * or packed in an unusual manner, -E2BIG. */
int plen_archive_read(struct plen_archive *archive, const char *name, uint8_t **bytes,
		      size_t *size);

/* The same for a file that will be read once more: it counts by itself in what comes out. */
int plen_archive_peek(struct plen_archive *archive, const char *name, uint8_t **bytes,
		      size_t *size);
/* What it means for the whole that plen_archive_read returned `rc` for a part that has to be there.
 * As plen_reading_fail. */
int plen_archive_fail(struct plen_reading *reading, int rc, const char *what);

/* -- writing: the same files make the same bytes, whenever and wherever -- */

struct plen_archive_writer;

struct plen_archive_writer *plen_archive_writer_create(void);
void plen_archive_writer_destroy(struct plen_archive_writer *writer); /* NULL is fine */
/* Takes over `bytes`, which must come from the heap. `packed` false for what is packed already, and
 * for the first entry of formats that want it so. Each name once. */
void plen_archive_writer_add(struct plen_archive_writer *writer, const char *name, uint8_t *bytes,
			     size_t size, bool packed);
/* The archive in a new buffer that the caller frees. 0 or a negative errno. */
int plen_archive_writer_finish(struct plen_archive_writer *writer, uint8_t **bytes, size_t *size);
