/* SPDX-License-Identifier: MIT
 *
 * Where cairo's surfaces and the file they end in meet. cairo never hears of a failed write: its
 * PDF surface does not survive one. The error waits in the file until it is closed.
 */
#pragma once

#include <cairo.h>

#include "common/atomic_file.h"

/* A cairo_write_func_t; `file` is a struct plen_atomic_file. */
cairo_status_t plen_surface_file_write(void *file, const unsigned char *bytes, unsigned int size);
/* Hands the file to the set, or commits it if that is NULL; gives it up if the drawing failed. 0 or
 * a negative errno. */
int plen_surface_file_close(struct plen_atomic_file *file, cairo_status_t drawn,
			    struct plen_atomic_set *set);
/* Writes an image to `path`, whole or not at all; `set` as above. 0 or a negative errno. */
int plen_surface_file_png(cairo_surface_t *image, const char *path, struct plen_atomic_set *set);
