/* SPDX-License-Identifier: MIT
 *
 * The whole state of an engine, for the files that make it up:
 *
 *   engine.c           what engine.h promises; time and deadlines
 *   engine_batch.c     frames of one time, until all of them are there
 *   engine_frame.c     a frame: which contacts moved, ended, began, and in what order that counts
 *   engine_leap.c      places where no hand can be
 *   engine_touch.c     a contact: what landing, moving, lifting and waiting mean in each state
 *   engine_bridge.c    ... flicker: lifting is not the end if it is back at once
 *   engine_control.c   ... pressing and dragging
 *   engine_cluster.c   ... a hand that rubs out on a panel that reports no sizes
 *   engine_palm.c      ... such a hand anywhere, and what else belongs to it
 *   engine_rest.c      ... what is a part of a hand that writes
 *   engine_hand.c      ... two fingers of one hand
 *   engine_pair.c      whether two fingers are one hand, by how they move
 *   engine_ink.c       ... writing
 *   engine_grip.c      ... the page in the grip of two fingers
 *   engine_company.c   who else is in the pane of such a hand
 *   engine_emit.c      events out, gesture numbers, counters
 *   engine_gap.c       the list of contacts that may come back
 *   engine_size.c      how large fingers look to each panel
 *   engine_contact.c   the table of contacts
 *   engine_lockout.c   places that are remembered for a moment
 *   engine_zone.c      the zones
 *   engine_config.c    the thresholds
 *
 * An engine is one flat block of memory; these files share it, and call each other downwards in
 * this list only.
 *
 * No zone disturbs another, and that is by construction: rules compare contacts of one zone only
 * (but for a stroke that flickers where it has strayed beyond its own, see engine_bridge.c);
 * a sample that repeats the last one does nothing, so that a frame which another zone caused is
 * not noticed; what waits for time is done at its deadline, not at the next frame; and what is
 * learned of a panel's sizes changes nothing before it is told from outside. What zones do share is
 * room: places for 256 contacts, for 256 that are waited for and for 256 places to be remembered.
 * No wall of hands fills them within the tenth of a second that those last; whatever does is
 * noticed.
 */
#pragma once

#include "driver/engine.h"
#include "engine_batch.h"
#include "engine_contact.h"
#include "engine_emit.h"
#include "engine_gap.h"
#include "engine_lockout.h"
#include "engine_size.h"
#include "engine_zone.h"

/* A frame with more is cut off there: four times what the kernel's largest panels can send. */
#define PLEN_ENGINE_FRAME_MAX PLEN_ENGINE_BATCH_CONTACTS

struct plen_engine {
	struct plen_engine_config config;
	struct plen_engine_emit emit;
	struct plen_engine_zones zones;
	struct plen_engine_contacts contacts;
	struct plen_engine_lockouts lockouts;
	struct plen_engine_lockouts writings; /* where a palm rests, as somebody has just written */
	struct plen_engine_gaps gaps;
	struct plen_engine_sizes sizes;
	struct plen_engine_batch batch; /* of now */
	struct plen_engine_stats stats;
	int64_t now_us;  /* of the frame or deadline that is being handled; never falls */
	int64_t read_us; /* when the frame being handled was read, 0 for a deadline */
	/* A contact was refused because the table was full. Until the wall is empty, one that
	 * turns up without a beginning is taken for that one, which has been counted. */
	bool crowded;
	/* The frame's contacts by id; NULL where all is done. */
	const struct plen_contact *order[PLEN_ENGINE_FRAME_MAX];
};
