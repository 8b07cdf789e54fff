/* SPDX-License-Identifier: MIT
 *
 * A contact as the engine knows it, and the table of those that are known now. The table never
 * allocates: it has a fixed number of places, with a list of those in use kept in order of device
 * and id. That order, and never a contact's place, decides what is handled first, so that packet
 * order and slot numbers do not change what happens.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "common/zone.h"

/* What a contact is doing. The transitions are those that plen_engine_contact_may lists:
 *
 *   HOVER      in range, not on the glass; also where a contact that has lifted passes through.
 *              Landing leads to any state but TRANSFORM, by zone, tool, size and neighbours.
 *   INK        writes.   Has gone with a second finger: TRANSFORM. Grows: WIPE.
 *                        Crumb of a palm: REFUSED.
 *   TRANSFORM  moves.    The other finger lifts: REFUSED. Grows: WIPE. Palm beside it: REFUSED.
 *                        Turns out to be a pen, or no hand: INK.
 *   WIPE       rubs out. A pen lands in the hand that rubs: REFUSED.
 *   PRESS      on a control. Grows into a palm, or slides off: REFUSED.
 *   DRAG       on a drag zone.
 *   REFUSED    does nothing until it lifts. Left of a hand that rubbed out, or grown into one:
 *                        WIPE. Turns out to be a pen, or somebody who came too soon after such
 *                        a hand and writes: INK. Slides back onto its control: PRESS.
 *
 * Lifting leads from everywhere to HOVER, and from there, unless it stays in range, away. One that
 * comes back after a flicker goes on in the state in which it was lost. */
enum plen_engine_state {
	PLEN_ENGINE_HOVER,
	PLEN_ENGINE_INK,
	PLEN_ENGINE_TRANSFORM,
	PLEN_ENGINE_WIPE,
	PLEN_ENGINE_PRESS,
	PLEN_ENGINE_DRAG,
	PLEN_ENGINE_REFUSED,
	PLEN_ENGINE_STATES,
};

/* Why a contact does nothing. */
enum plen_engine_refusal {
	PLEN_ENGINE_NOT_REFUSED,
	PLEN_ENGINE_REFUSED_NOWHERE, /* no zone there, or no place that makes sense */
	PLEN_ENGINE_REFUSED_LOCKED,
	PLEN_ENGINE_REFUSED_PALM,    /* a palm where palms do nothing: on a control */
	PLEN_ENGINE_REFUSED_CRUMB,   /* belongs to a hand that rubs out or holds a pen */
	PLEN_ENGINE_REFUSED_REST,    /* the heel or sleeve of a hand that writes */
	PLEN_ENGINE_REFUSED_LOCKOUT, /* too soon after such a hand, or a tap, or beside what is left
				      */
	PLEN_ENGINE_REFUSED_SPARE,   /* a third finger of a hand that moves the page */
	PLEN_ENGINE_REFUSED_LEFT,    /* the finger left down after such a move */
	PLEN_ENGINE_REFUSED_OFF,     /* it slid off the control that it pressed */
	PLEN_ENGINE_REFUSED_DOUBLE,  /* it was a pen, which has come on another node */
};

/* Where a contact has been since it landed, for as long as that may still have to be written: in
 * steps of a few mm, until it is full. */
#define PLEN_ENGINE_TRAIL_MAX 48

struct plen_engine_trail {
	uint32_t count;
	struct {
		struct plen_board_pt at;
		double pressure;
	} points[PLEN_ENGINE_TRAIL_MAX];
};

/* How far it had gone from where it met its partner, at moments that both have noted. */
#define PLEN_ENGINE_SWAY_MAX 24

struct plen_engine_sway {
	uint32_t count;
	struct {
		double x_mm, y_mm;
	} points[PLEN_ENGINE_SWAY_MAX];
};

#define PLEN_ENGINE_NEVER INT64_MAX

struct plen_engine_size;

struct plen_engine_contact {
	uint32_t device, id;
	uint8_t state;   /* enum plen_engine_state */
	uint8_t refusal; /* enum plen_engine_refusal, the last one */
	/* The last sample, cleaned: all finite, but for the place of a contact that has never had
	 * one that makes sense. That is not a number, so it is on no zone. */
	struct plen_contact now;
	struct plen_contact before; /* the one before it; differs in something */

	/* Of the frame that is being handled. */
	bool listed;                      /* the frame has it */
	bool leaving;                     /* ... as ended */
	const struct plen_contact *risen; /* ... in hover, though it was on the glass; or NULL */
	bool stirred; /* has moved since it and its partner were last looked at */

	/* Since it landed; the zone is a copy, as the board may replace its zones. */
	struct plen_zone zone;
	struct plen_board_pt start;
	int64_t landed_us;
	int64_t hold_at_us;   /* when it will have been held, or NEVER */
	int64_t palm_at_us;   /* when its size will be taken for a palm's, or NEVER */
	int64_t judge_at_us;  /* when it must be clear whether it and its partner are one hand */
	uint32_t gesture;     /* that it takes part in */
	uint8_t gesture_tool; /* enum plen_contact_tool as its events say */

	/* How it has moved. */
	int64_t moved_us; /* when it last did */
	double path_mm;   /* in steps of a few mm: trembling leads nowhere */
	struct plen_board_pt step_at;
	double vx_mm_per_s, vy_mm_per_s;
	struct plen_engine_trail trail;

	/* Where its panel says that it is, if that is not believed; until when, or NEVER. */
	struct plen_contact leap;
	int64_t leap_at_us;

	/* How large it has been, where its panel says so. */
	struct plen_engine_size *size; /* of its panel; never NULL while it is known */
	double size_sum_mm, size_max_mm;
	uint32_t size_count;
	bool grew;        /* the last sample is larger than any before it */
	double narrow_mm; /* its short side when it landed */
	bool nib;         /* it is a pen by its size, though the panel says finger */

	/* WIPE: what rubs, and how far its middle is from the contact. */
	bool several;    /* it rubs for several contacts of one hand */
	uint32_t hand;   /* the gesture of such a rubber that it belongs to, or 0 */
	int64_t hand_us; /* when that hand had come down */
	double wipe_w_mm, wipe_h_mm;
	double wipe_dx_mm, wipe_dy_mm;

	/* Of two fingers that may be one hand (INK), or are one (TRANSFORM). */
	struct plen_engine_contact *partner; /* the other; may be NULL but in TRANSFORM */
	struct plen_board_pt paired_at;      /* where it was when they met */
	double paired_far_mm;                /* ... and how far away it has been since */
	struct plen_engine_sway sway;        /* ... and on which way, for a while */
	uint32_t claim;                      /* INK: the gesture of that hand, so far; or 0 */
	bool sure;                           /* TRANSFORM: it will not become ink again */
	bool lost;                           /* it is off the glass, but may come back */
	struct plen_board_pt grip;  /* claimed or TRANSFORM: the middle of both at the beginning */
	double span_mm;             /* ... and their distance */
	struct plen_board_pt shown; /* ... the middle as last sent */
	double shown_scale;
	struct plen_board_pt slip; /* ... how far that is off the middle, after a rest */
	bool frozen;               /* ... somebody else writes on the page, so it rests */
};

/* More than the largest panels claim (60), several times over. */
#define PLEN_ENGINE_CONTACTS_MAX 256

struct plen_engine_contacts {
	struct plen_engine_contact places[PLEN_ENGINE_CONTACTS_MAX];
	struct plen_engine_contact *vacant[PLEN_ENGINE_CONTACTS_MAX];
	struct plen_engine_contact *live[PLEN_ENGINE_CONTACTS_MAX]; /* by device, then id */
	uint32_t vacant_count;
	uint32_t live_count;
};

void plen_engine_contact_init(struct plen_engine_contacts *contacts);

/* NULL if it is not known. */
struct plen_engine_contact *plen_engine_contact_find(const struct plen_engine_contacts *contacts,
						     uint32_t device, uint32_t id);
/* A new one, hovering, with all else zero; NULL if there is no room. It must not be known. */
struct plen_engine_contact *plen_engine_contact_add(struct plen_engine_contacts *contacts,
						    uint32_t device, uint32_t id);
void plen_engine_contact_remove(struct plen_engine_contacts *contacts,
				struct plen_engine_contact *contact);
/* Where the live contacts of `device` begin; they go on as long as the device is the same. */
uint32_t plen_engine_contact_first(const struct plen_engine_contacts *contacts, uint32_t device);

/* Whether a contact may go from one state to another. */
bool plen_engine_contact_may(enum plen_engine_state from, enum plen_engine_state to);
void plen_engine_contact_enter(struct plen_engine_contact *contact, enum plen_engine_state state);
void plen_engine_contact_refuse(struct plen_engine_contact *contact,
				enum plen_engine_refusal refusal);
/* Nobody's partner any more. */
void plen_engine_contact_part(struct plen_engine_contact *contact);

/* Takes over a sample, cleaned. False if it says nothing new; then nothing has changed. */
bool plen_engine_contact_update(struct plen_engine_contact *contact,
				const struct plen_contact *sample);
/* Whether the last sample brought another position. */
bool plen_engine_contact_moved(const struct plen_engine_contact *contact);
/* It has landed where its last sample says. */
void plen_engine_contact_land(struct plen_engine_contact *contact, int64_t now_us);
/* Takes note of a move, at most once a sample. */
void plen_engine_contact_follow(struct plen_engine_contact *contact, int64_t now_us);
/* What has been noted since `other` landed is this one's past. */
void plen_engine_contact_inherit(struct plen_engine_contact *contact,
				 const struct plen_engine_contact *other);
/* The next deadline, or NEVER. */
int64_t plen_engine_contact_due_us(const struct plen_engine_contact *contact);

double plen_engine_contact_distance_mm(const struct plen_engine_contact *a,
				       const struct plen_engine_contact *b);
