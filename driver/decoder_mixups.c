/* SPDX-License-Identifier: MIT */
#include "decoder_mixups.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

/* In widths of the board, and per second. The fastest hands move 8 m/s, or 7 widths of a 50-inch
 * board; the constant part is for packets that come in bunches. */
#define FAR 0.12
#define FAR_PER_SECOND 8.0
/* The slowest panel's packet. What has not moved for longer was still, or it was not seen: there is
 * no telling. */
#define PACKET_MAX_US 30000
/* Where the other was, as exact as a finger is in a packet. */
#define NEAR 0.04

void plen_mixups_init(struct plen_mixups *mixups, const struct plen_panel_axes *axes)
{
	static const struct plen_mixups empty;

	*mixups = empty;
	mixups->scale = plen_decoder_scale_of(axes);
}

void plen_mixups_finish(struct plen_mixups *mixups)
{
	free(mixups->tracks);
	free(mixups->next);
	free(mixups->between);
}

static double distance(const struct plen_mixups *mixups, struct plen_dev_pt a, struct plen_dev_pt b)
{
	return plen_decoder_scale_distance(&mixups->scale, a, b);
}

/* Frames list what is down in one order, so that a search begins behind the last one found. */
static const struct plen_mixup_track *find_track(const struct plen_mixups *mixups, uint32_t id,
						 size_t *hint)
{
	for (size_t i = 0; i < mixups->count; i++) {
		size_t at = *hint + i < mixups->count ? *hint + i : *hint + i - mixups->count;
		if (mixups->tracks[at].shown.id == id) {
			*hint = at + 1 < mixups->count ? at + 1 : 0;
			return &mixups->tracks[at];
		}
	}
	return NULL;
}

static const struct plen_panel_contact *find_contact(const struct plen_panel_contact *contacts,
						     uint32_t count, uint32_t id, uint32_t *hint)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = *hint + i < count ? *hint + i : *hint + i - count;
		if (contacts[at].id == id) {
			*hint = at + 1 < count ? at + 1 : 0;
			return &contacts[at];
		}
	}
	return NULL;
}

static bool writes_on(const struct plen_panel_contact *before, const struct plen_panel_contact *now)
{
	return (before->flags & PLEN_CONTACT_HOVER) == 0 &&
	       (now->flags & (PLEN_CONTACT_HOVER | PLEN_CONTACT_END)) == 0 &&
	       now->tool != PLEN_CONTACT_MOUSE;
}

/* By the contact's own time, so that it does not matter who else moves. */
static bool is_far(const struct plen_mixups *mixups, const struct plen_mixup_track *track,
		   const struct plen_panel_contact *now, int64_t time_us)
{
	int64_t passed_us = time_us - track->moved_us;
	double far = FAR + fmin((double)passed_us, PACKET_MAX_US) * 1e-6 * FAR_PER_SECOND;

	return distance(mixups, track->shown.at, now->at) > far;
}

/* Whether the place where it is now was another's, who has left it. */
static bool took_a_place(const struct plen_mixups *mixups, const struct plen_panel_contact *now,
			 const struct plen_panel_contact *contacts, uint32_t count)
{
	uint32_t hint = 0;

	for (size_t i = 0; i < mixups->count; i++) {
		const struct plen_panel_contact *other = &mixups->tracks[i].shown;
		if (other->id == now->id || distance(mixups, other->at, now->at) > NEAR) {
			continue;
		}

		const struct plen_panel_contact *then =
			find_contact(contacts, count, other->id, &hint);
		if (then == NULL || (then->flags & PLEN_CONTACT_END) != 0 ||
		    distance(mixups, then->at, other->at) > NEAR) {
			return true;
		}
	}
	return false;
}

static void add_between(struct plen_mixups *mixups, const struct plen_panel_contact *contact)
{
	mixups->between = plen_grow(mixups->between, mixups->between_count,
				    &mixups->between_capacity, sizeof(*mixups->between));
	mixups->between[mixups->between_count++] = *contact;
}

/* The frame before this one: all as it was, but what took another's place is there, hovering. True
 * if there is anything of that kind. */
static bool part_mixed_up(struct plen_mixups *mixups, const struct plen_panel_contact *contacts,
			  uint32_t count, int64_t time_us)
{
	bool any = false;
	uint32_t hint = 0;

	mixups->between_count = 0;
	for (size_t i = 0; i < mixups->count; i++) {
		const struct plen_mixup_track *track = &mixups->tracks[i];
		const struct plen_panel_contact *now =
			find_contact(contacts, count, track->shown.id, &hint);
		struct plen_panel_contact between = track->shown;
		if (now != NULL && writes_on(&track->shown, now) &&
		    is_far(mixups, track, now, time_us) &&
		    took_a_place(mixups, now, contacts, count)) {
			between = *now;
			between.flags |= PLEN_CONTACT_HOVER;
			any = true;
		}
		add_between(mixups, &between);
	}
	return any;
}

static void keep_track(struct plen_mixups *mixups, const struct plen_panel_contact *now,
		       int64_t time_us, size_t *hint)
{
	const struct plen_mixup_track *before = find_track(mixups, now->id, hint);
	struct plen_mixup_track track = {.shown = *now, .moved_us = time_us};

	if (before != NULL && before->shown.at.x == now->at.x && before->shown.at.y == now->at.y) {
		track.moved_us = before->moved_us;
	}
	track.shown.flags &= (uint8_t)~PLEN_CONTACT_BEGIN;
	mixups->next = plen_grow(mixups->next, mixups->next_count, &mixups->next_capacity,
				 sizeof(*mixups->next));
	mixups->next[mixups->next_count++] = track;
}

static void swap_tracks(struct plen_mixups *mixups)
{
	struct plen_mixup_track *tracks = mixups->tracks;
	size_t capacity = mixups->capacity;

	mixups->tracks = mixups->next;
	mixups->count = mixups->next_count;
	mixups->capacity = mixups->next_capacity;
	mixups->next = tracks;
	mixups->next_capacity = capacity;
	mixups->next_count = 0;
}

void plen_mixups_frame(struct plen_mixups *mixups, const struct plen_panel_contact *contacts,
		       uint32_t count, int64_t time_us, plen_decoder_sink sink, void *data)
{
	struct plen_panel_frame frame = {time_us, count, contacts};
	size_t hint = 0;

	if (part_mixed_up(mixups, contacts, count, time_us)) {
		struct plen_panel_frame between = {time_us, (uint32_t)mixups->between_count,
						   mixups->between};
		sink(data, &between);
	}
	for (uint32_t i = 0; i < count; i++) {
		if ((contacts[i].flags & PLEN_CONTACT_END) == 0) {
			keep_track(mixups, &contacts[i], time_us, &hint);
		}
	}
	swap_tracks(mixups);
	sink(data, &frame);
}
