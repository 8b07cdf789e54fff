/* SPDX-License-Identifier: MIT */
#include "surface_file.h"

#include <errno.h>

cairo_status_t plen_surface_file_write(void *file, const unsigned char *bytes, unsigned int size)
{
	plen_atomic_file_write(file, bytes, size);
	return CAIRO_STATUS_SUCCESS;
}

int plen_surface_file_close(struct plen_atomic_file *file, cairo_status_t drawn,
			    struct plen_atomic_set *set)
{
	/* Without writes that fail, lack of memory is all that is left to go wrong. */
	if (drawn != CAIRO_STATUS_SUCCESS && file->error == 0) {
		plen_atomic_file_abort(file);
		return -ENOMEM;
	}
	return set != NULL ? plen_atomic_set_add(set, file) : plen_atomic_file_commit(file);
}

int plen_surface_file_png(cairo_surface_t *image, const char *path, struct plen_atomic_set *set)
{
	struct plen_atomic_file file;
	int rc = plen_atomic_file_open(&file, path);

	if (rc != 0) {
		return rc;
	}
	return plen_surface_file_close(
		&file, cairo_surface_write_to_png_stream(image, plen_surface_file_write, &file),
		set);
}
