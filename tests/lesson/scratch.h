/* SPDX-License-Identifier: MIT
 *
 * A folder for one test, gone with everything in it afterwards; and whole files as bytes.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The path of a new, empty folder; in memory where possible, so that tests do not wait for disks.
 * Free with scratch_remove. */
char *scratch_make(void);
void scratch_remove(char *folder);
/* Removes all files in it. */
void scratch_clear(const char *folder);

/* "FOLDER/NAME"; the caller frees it. */
char *scratch_path(const char *folder, const char *name);

struct scratch_bytes {
	uint8_t *data; /* NULL if there is no such file; the caller's to free */
	size_t size;
};

struct scratch_bytes scratch_read(const char *path);
void scratch_write(const char *path, const void *data, size_t size);

/* The names in the folder with each file's size and a sum of its bytes, as text to compare. */
char *scratch_list(const char *folder);
