/* SPDX-License-Identifier: MIT
 *
 * Writing: what a contact on a canvas does at once, until something else claims it.
 */
#pragma once

#include "engine_state.h"

void plen_engine_ink_begin(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Begins late, when something else has let go of the contact, and yet where it landed. */
void plen_engine_ink_catch_up(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Goes on with the stroke of another contact, whose past the contact has. */
void plen_engine_ink_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			    const struct plen_engine_contact *stroke);
void plen_engine_ink_move(struct plen_engine *engine, struct plen_engine_contact *contact);
/* It has kept still for long enough; it writes on. */
void plen_engine_ink_hold(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Keeps the ink, or takes it back; a claim on the page is given up. The caller says what the
 * contact does next. */
void plen_engine_ink_end(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_ink_cancel(struct plen_engine *engine, struct plen_engine_contact *contact);
