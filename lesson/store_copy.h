/* SPDX-License-Identifier: MIT
 *
 * A copy of an open lesson, made by a thread of its own that borrows the file for a few pages at a
 * time. What is written meanwhile by the same connection goes into the copy as well, so nothing
 * ever begins anew. store.h has the rest.
 */
#pragma once

#include "store_thread.h"

/* Begins one, beside `path`, which `thread` has open. Both are borrowed. 0 or a negative errno. */
int plen_store_copy_create(struct plen_store_copy **out, struct plen_store_thread *thread,
			   const char *path);
