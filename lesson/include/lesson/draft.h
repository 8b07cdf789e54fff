/* SPDX-License-Identifier: MIT
 *
 * A draft: a lesson that is made of something else. It is written under another name beside its
 * own (common/temporary.h), which it is given once all of it is on disk: until then there is
 * nothing of that name, and what is given up is gone. Lines on what went wrong speak of the name
 * that it is to have.
 *
 * Main thread only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "lesson/op.h"

struct plen_draft;

/* Asked some times a second, and before the lesson gets its name; false gives it up. */
struct plen_draft_watch {
	bool (*goes_on)(void *data);
	void *data;
};

/* Whether there can be a lesson `path`: 0, or a negative errno with one line in `error`, -EEXIST if
 * there is something already. */
int plen_draft_check(const char *path, char *error, size_t error_size);

/* `lesson` is empty, and must stay until the draft is destroyed. 0, or a negative errno with one
 * line in `error`. */
int plen_draft_create(struct plen_draft **out, const char *path, const uint8_t uuid[16],
		      struct plen_lesson *lesson, char *error, size_t error_size);
/* Each operation that the lesson has taken, in order. */
void plen_draft_append(struct plen_draft *draft, const struct plen_op *op);
/* Waits until all is on disk, and gives the lesson its name. 0, or as above, or -ECANCELED; then
 * only destroy is left. `watch` may be NULL. */
int plen_draft_publish(struct plen_draft *draft, const struct plen_draft_watch *watch, char *error,
		       size_t error_size);
void plen_draft_destroy(struct plen_draft *draft); /* NULL is fine */
