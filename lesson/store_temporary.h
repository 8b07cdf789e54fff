/* SPDX-License-Identifier: MIT
 *
 * Lessons under temporary names: unfinished, or private. Only who has the lesson to himself makes
 * them, or who is about to make it, so that the next one who has it knows that what is there was
 * left by a crash.
 */
#pragma once

/* A name beside `path` that nobody else has. The caller frees it. */
char *plen_store_temporary_name(const char *path);

/* What there is of one, with its journals. */
void plen_store_temporary_remove(const char *name);
