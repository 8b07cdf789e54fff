/* SPDX-License-Identifier: MIT
 *
 * The gesture engine: contact frames and time in, gesture events out. Pure: it opens nothing, reads
 * no clock, allocates nothing after create, and two engines in one process know nothing of each
 * other. Not thread-safe; one thread uses an engine at a time.
 *
 * What happens to a contact:
 *
 *      BEGIN on a canvas ──► ink (at once) ──► END: ink-end, unless the finger is soon back
 *         │                    │ with a second finger of the same hand: transform, ink-cancel
 *         │                    │ grows into a palm: ink-cancel, wipe (old ink: ink-end)
 *         │                    └ still for hold_us: hold (and ink goes on)
 *         ├ palm or eraser ──► wipe ──► END: wipe-end, then a lock-out around it
 *         │                    └ beside what is being written: rests until it lifts
 *         └ beside a palm, within the lock-out: refused until it lifts
 *      BEGIN on a control ──► press ──► END on it: tap, release
 *                                   └ slides off: release; comes back: press
 *      BEGIN on a drag zone ► drag
 *      BEGIN on a locked zone, on no zone, or hovering: refused
 *
 * Panels lose contacts for a moment. So the end of ink, transform or wipe may come up to bridge_us
 * after its END, by a deadline; at once when its panel goes. What is pressed or dragged ends with
 * the frame.
 *
 * Two fingers may be one hand or two people. They write until there is a first verdict, which takes
 * hand_judge_us from the landing of the second at most. If it is a hand, its transform begins; but
 * both still write, and the page keeps still, until they have gone some way together: only then is
 * their ink taken back. They are judged on, until both have gone so far that it is beyond doubt, or
 * until hold_us is over; if they are far apart, only if they have kept still till then. A transform
 * that turns out to have been two people's ink ends with the page where it was; what was taken back
 * begins again where they landed: late, but whole.
 *
 * The page never moves under somebody who writes. Nobody can take hold of it meanwhile; if a hand
 * has, its transform rests without updates until the writer has lifted, and goes on from there. It
 * remains one gesture, and ends as usual if the hand lifts first.
 *
 * Every rule looks only at contacts of the same zone: what happens in one zone never changes the
 * events of another. The gesture numbers are the one thing zones share. One exception: a stroke
 * stays with its zone wherever it goes, and so does the finger that goes on with it out there.
 */
#pragma once

#include <stdint.h>

#include "common/contact.h"
#include "common/event.h"
#include "common/zone.h"
#include "driver/touch_size.h"

struct plen_engine;

/* Distances on the wall and times; see plen_engine_default_config. */
struct plen_engine_config {
	double slop_mm;          /* a contact within this of where it was has not moved */
	double hand_span_mm;     /* two fingers of one hand are no further apart */
	int64_t hand_onset_us;   /* ... and come down within this time of each other */
	double hand_wide_mm;     /* ... those as far apart as this may well be two people's: ... */
	int64_t hand_wide_us;    /* ... they come down within this time, and go on as one */
	double hand_ink_mm;      /* ... a contact that has gone further than this writes */
	int64_t hand_judge_us;   /* ... and so long after the second has landed it is decided */
	int64_t bridge_us;       /* a contact lost for no longer than this, and ... */
	double bridge_mm;        /* ... found again as near as this, or on its way, goes on */
	int64_t bridge_sure_us;  /* nobody lifts and lands again within this: ... */
	double bridge_sure_mm;   /* ... found again as near as this, it goes on in any case */
	int64_t hold_us;         /* still this long: hold */
	double palm_mm;          /* on a panel whose fingers are not known: long side at or above */
	double palm_short_mm;    /* ... and short side at or above this: a palm */
	double palm_least_mm;    /* on one whose fingers are: at least this, and ... */
	double palm_factor;      /* ... so many times a finger's size */
	double palm_aspect_max;  /* longer and thinner than this is a frame's artefact, no palm */
	int64_t palm_settle_us;  /* a contact that grows to that size is judged after this time */
	int64_t palm_claim_us;   /* a contact that has written for longer never becomes a rubber */
	uint32_t palm_contacts;  /* where a panel reports no size: so many at once are a palm */
	double palm_reach_mm;    /* around a palm, other contacts of the zone belong to that hand */
	int64_t palm_rest_us;    /* beside what was written no longer ago than this, a palm rests */
	int64_t palm_lockout_us; /* where a palm rubbed, nothing is taken for so long */
	double wipe_min_mm;      /* smallest diameter of a rubber */
	double wipe_max_mm;
	int64_t tap_bounce_us; /* a control takes no second press at the same spot before this */
	double tap_reach_mm;   /* so far outside a control a finger is still on it */
};

struct plen_engine_config plen_engine_default_config(void);

/* Receives events in order, during the call that causes them. Must not call the engine. */
typedef void (*plen_engine_sink)(void *data, const struct plen_event *event);

struct plen_engine_stats {
	uint64_t contacts_seen;          /* every id that began, hovering ones included */
	uint64_t contacts_lost;          /* no ink, gesture, tap or deliberate refusal: no room */
	uint64_t contacts_open;          /* down or hovering now */
	uint64_t samples;                /* contact samples processed */
	uint64_t sent[PLEN_EVENT_KINDS]; /* events, by kind */
};

/* Never NULL; `config` is copied, NULL takes the default, and so does each value in it that makes
 * no sense. `data` is handed to `sink`. */
struct plen_engine *plen_engine_create(const struct plen_engine_config *config,
				       plen_engine_sink sink, void *data);
/* Does not send events; call plen_engine_device_went first for what is down. NULL is fine. */
void plen_engine_destroy(struct plen_engine *engine);

/* Replaces the zones, at most PLEN_ZONE_MAX; copied. Contacts that are down keep their zone. */
void plen_engine_set_zones(struct plen_engine *engine, const struct plen_zone *zones,
			   uint32_t count);

/* One frame. Deadlines before its time stamp are run first. `read_us` is passed on to events. As
 * several panels may speak at one time, and it must not matter who is heard first, a frame is kept
 * until one with a later time comes, or until it is clear that no other is to come: by a flush, or
 * as with any deadline. The stats know of it only then. */
void plen_engine_frame(struct plen_engine *engine, const struct plen_contact_frame *frame,
		       int64_t read_us);
/* All that was there to be read has been handed over: whatever is kept is judged now. */
void plen_engine_flush(struct plen_engine *engine);

/* A panel has appeared, or vanished: everything on it ends as if lifted where it was. */
void plen_engine_device_came(struct plen_engine *engine, uint32_t device, int64_t time_us);
void plen_engine_device_went(struct plen_engine *engine, uint32_t device, int64_t time_us);

/* How large touches look to the panel: measured by a calibration, or learned on another day. Told
 * before or after the device comes; what touches next is judged by it. What the engine learns while
 * people write changes nothing in this run, or the writing in one zone would move the limits in
 * another; it is for the caller to keep, and to tell when the device comes again. Values that make
 * no sense are taken for not known. Measured ones are never learned anew. */
void plen_engine_set_touch_size(struct plen_engine *engine, uint32_t device,
				const struct plen_touch_size *size);
/* What is known of the device by now, for keeping; all zero if nothing is. After a device has gone
 * it is known until another comes. */
struct plen_touch_size plen_engine_touch_size(const struct plen_engine *engine, uint32_t device);

/* Runs the deadlines up to and including now_us, in the time base of the frames. */
void plen_engine_advance(struct plen_engine *engine, int64_t now_us);

/* The next deadline, or INT64_MAX if none: call plen_engine_advance then, if no frame came. */
int64_t plen_engine_deadline_us(const struct plen_engine *engine);

struct plen_engine_stats plen_engine_stats(const struct plen_engine *engine);
