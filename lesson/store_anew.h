/* SPDX-License-Identifier: MIT
 *
 * A lesson's file made anew: what is to be in it is put together elsewhere, and then takes the
 * place of all that was in it, in one transaction. The file is then as if nothing else had ever
 * been in it: SQLite overwrites what is deleted, but not what it copies from page to page when it
 * shares rows out anew, and leaves that between those that stay.
 */
#pragma once

#include <sqlite3.h>
#include <stdint.h>

#include "lesson/op.h"

struct plen_store_anew;

/* `db` is the lesson's connection, borrowed. 0 or a negative errno. */
int plen_store_anew_begin(struct plen_store_anew **out, sqlite3 *db);

/* In order. 0 or a negative errno. */
int plen_store_anew_put(struct plen_store_anew *anew, const struct plen_op *op);
/* The row of this number, as it is in the lesson, whose body may be large. */
int plen_store_anew_keep(struct plen_store_anew *anew, uint64_t seq);

/* No statement of the lesson's connection may be under way. All or nothing, also after a power cut.
 */
int plen_store_anew_take(struct plen_store_anew *anew);

void plen_store_anew_destroy(struct plen_store_anew *anew); /* NULL is fine */
