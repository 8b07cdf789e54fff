/* SPDX-License-Identifier: MIT
 *
 * Many panels say nothing while a finger rests. Of a panel that says nothing for 100 ms Linux
 * believes that it has forgotten its contacts, and lifts them all; when the finger moves, it comes
 * back under another tracking id. Who holds a key, or stops to think in the middle of a line, would
 * be interrupted each time.
 *
 * Where the panel stamps its scans the two can be told apart, for the kernel's own packet has none:
 *
 *   all lift, with a stamp, or soon after one ────► they have lifted
 *   all lift, without a stamp, after a silence ───► they sleep: down, where they were
 *       the next packet has a contact close by ───► that one goes on with it, and the new tracking
 *                                                   id is a contact that hovers and is gone
 *       the next packet has none ─────────────────► it has lifted: so panels tell of the true lift
 *
 * So every tracking id is a contact still, but those that go on are known by their first one's
 * number. Nobody sleeps for longer than the panel is silent; one that lifts a finger and never
 * speaks again leaves it asleep until it goes, as there is no clock here. Without stamps nothing
 * can be done: see the kernel's quirks. Pure.
 */
#pragma once

#include "decoder_kind.h"
#include "decoder_scale.h"

struct plen_sleeper {
	struct plen_panel_contact contact; /* as it was last shown */
	bool woke;
};

/* A tracking id's contact, and the number of the one that it goes on with. */
struct plen_sleepers_alias {
	uint32_t id, shown_id;
};

struct plen_sleepers {
	struct plen_decoder_scale scale;
	bool stamps;  /* the last packets have one each, and none is missing */
	bool stamped; /* the packet being read has one */
	int64_t stamped_us;

	struct plen_sleeper *asleep;
	size_t count, capacity;
	struct plen_sleepers_alias *aliases;
	size_t alias_count, alias_capacity;
	struct plen_panel_contact *now; /* a packet while it is taken apart */
	size_t now_count, now_capacity;
};

void plen_sleepers_init(struct plen_sleepers *sleepers, const struct plen_panel_axes *axes);
void plen_sleepers_finish(struct plen_sleepers *sleepers);

/* The packet being read has a stamp. */
void plen_sleepers_stamp(struct plen_sleepers *sleepers);
/* Packets were lost: what follows them, until there is a stamp again, may not be the kernel's. */
void plen_sleepers_lose(struct plen_sleepers *sleepers);
/* Puts a packet right that arrived then, in place. To be called for empty ones, too. */
void plen_sleepers_packet(struct plen_sleepers *sleepers, struct plen_decoder_out *out,
			  int64_t arrival_us);
