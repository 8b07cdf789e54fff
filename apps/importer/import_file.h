/* SPDX-License-Identifier: MIT
 *
 * An import file: what is to be imported, opened beside the main thread, as the medium on which it
 * lies may not answer. Only what lies on a disk is opened: a pipe or a device cannot be waited for.
 */
#pragma once

struct plen_import_file;

/* Begins to open it. */
struct plen_import_file *plen_import_file_create(const char *path);
/* Closes it; never waits. NULL is fine. */
void plen_import_file_destroy(struct plen_import_file *file);

/* To be polled for input: there is some once it is open, or failed to. */
int plen_import_file_ready_fd(const struct plen_import_file *file);
/* The open file, borrowed; -EINPROGRESS; or a negative errno: -EISDIR, -EINVAL no plain file,
 * -EBADMSG empty, -E2BIG, others as open(2). */
int plen_import_file_fd(const struct plen_import_file *file);
