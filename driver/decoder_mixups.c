/* SPDX-License-Identifier: MIT */
#include "decoder_mixups.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"

/* In widths of the board, and per second. The fastest hands move 8 m/s, or 7 widths of a 50-inch
 * board; the constant part is for packets that come in bunches. */
#define FAR 0.12
#define FAR_PER_SECOND 8.0
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

static double far_by_now(const struct plen_mixups *mixups, int64_t time_us)
{
	return FAR + (double)(time_us - mixups->time_us) * 1e-6 * FAR_PER_SECOND;
}

/* Frames list what is down in one order, so that the search begins behind the last one found. */
static struct plen_mixup_track *find_track(struct plen_mixups *mixups, uint32_t id, size_t *hint)
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
						     uint32_t count, uint32_t id)
{
	for (uint32_t i = 0; i < count; i++) {
		if (contacts[i].id == id) {
			return &contacts[i];
		}
	}
	return NULL;
}

static bool may_not_jump(const struct plen_panel_contact *before,
			 const struct plen_panel_contact *now)
{
	return ((before->flags | now->flags) & PLEN_CONTACT_HOVER) == 0 &&
	       now->tool != PLEN_CONTACT_MOUSE;
}

/* Whether the place where it is now was another's, who has left it. */
static bool took_a_place(struct plen_mixups *mixups, const struct plen_panel_contact *now,
			 const struct plen_panel_contact *contacts, uint32_t count)
{
	for (size_t i = 0; i < mixups->count; i++) {
		const struct plen_panel_contact *other = &mixups->tracks[i].shown;
		if (other->id == now->id || distance(mixups, other->at, now->at) > NEAR) {
			continue;
		}

		const struct plen_panel_contact *then = find_contact(contacts, count, other->id);
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

/* A frame at the time of the last one: all as it was, but for those that have something to show. */
static void show_between(struct plen_mixups *mixups, plen_decoder_sink sink, void *data)
{
	mixups->between_count = 0;
	for (size_t i = 0; i < mixups->count; i++) {
		struct plen_mixup_track *track = &mixups->tracks[i];
		add_between(mixups, track->holds ? &track->held : &track->shown);
	}

	struct plen_panel_frame frame = {
		.time_us = mixups->time_us,
		.count = (uint32_t)mixups->between_count,
		.contacts = mixups->between,
	};
	sink(data, &frame);
}

/* What happens to a held sample now that the next one is there. True if it is to be shown. */
static bool settle(struct plen_mixups *mixups, struct plen_mixup_track *track,
		   const struct plen_panel_contact *now, double far)
{
	double from_shown = distance(mixups, now->at, track->shown.at);
	bool is_back = (now->flags & PLEN_CONTACT_END) == 0 && from_shown <= far &&
		       from_shown < distance(mixups, now->at, track->held.at);

	track->holds = !is_back;
	return track->holds;
}

static bool settle_all(struct plen_mixups *mixups, const struct plen_panel_contact *contacts,
		       uint32_t count, double far)
{
	bool any = false;

	for (size_t i = 0; i < mixups->count; i++) {
		struct plen_mixup_track *track = &mixups->tracks[i];
		if (track->holds) {
			const struct plen_panel_contact *now =
				find_contact(contacts, count, track->shown.id);
			assert(now != NULL); /* a frame lists all that is down */
			any |= settle(mixups, track, now, far);
		}
	}
	return any;
}

/* Those shown in between are where the panel says now, as if it had always been so. */
static void accept_held(struct plen_mixups *mixups)
{
	for (size_t i = 0; i < mixups->count; i++) {
		struct plen_mixup_track *track = &mixups->tracks[i];
		if (track->holds) {
			track->shown = track->held;
			track->holds = false;
		}
	}
}

/* Contacts that took another's place are put there, hovering, before the frame. */
static bool part_mixed_up(struct plen_mixups *mixups, const struct plen_panel_contact *contacts,
			  uint32_t count, double far)
{
	bool any = false;
	size_t hint = 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct plen_panel_contact *now = &contacts[i];
		struct plen_mixup_track *track = find_track(mixups, now->id, &hint);
		if (track != NULL && (now->flags & PLEN_CONTACT_END) == 0 &&
		    may_not_jump(&track->shown, now) &&
		    distance(mixups, track->shown.at, now->at) > far &&
		    took_a_place(mixups, now, contacts, count)) {
			track->held = *now;
			track->held.flags |= PLEN_CONTACT_HOVER;
			track->holds = true;
			any = true;
		}
	}
	return any;
}

static void keep_track(struct plen_mixups *mixups, const struct plen_mixup_track *track)
{
	mixups->next = plen_grow(mixups->next, mixups->next_count, &mixups->next_capacity,
				 sizeof(*mixups->next));
	mixups->next[mixups->next_count++] = *track;
}

/* Shows a contact, or what it was before a jump of which nothing is known yet. */
static void follow(struct plen_mixups *mixups, struct plen_panel_contact *now,
		   const struct plen_mixup_track *before, double far)
{
	struct plen_mixup_track track = {.shown = *now};

	if ((now->flags & PLEN_CONTACT_END) != 0) {
		return;
	}
	if (before != NULL && may_not_jump(&before->shown, now) &&
	    distance(mixups, before->shown.at, now->at) > far) {
		track.held = *now;
		track.holds = true;
		now->at = before->shown.at;
		track.shown.at = now->at;
	}
	track.shown.flags &= (uint8_t)~PLEN_CONTACT_BEGIN;
	keep_track(mixups, &track);
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

void plen_mixups_frame(struct plen_mixups *mixups, struct plen_panel_contact *contacts,
		       uint32_t count, int64_t time_us, plen_decoder_sink sink, void *data)
{
	double far = far_by_now(mixups, time_us);
	size_t hint = 0;

	if (settle_all(mixups, contacts, count, far)) {
		show_between(mixups, sink, data);
		accept_held(mixups);
	}
	if (part_mixed_up(mixups, contacts, count, far)) {
		show_between(mixups, sink, data);
		accept_held(mixups);
	}
	for (uint32_t i = 0; i < count; i++) {
		follow(mixups, &contacts[i], find_track(mixups, contacts[i].id, &hint), far);
	}
	swap_tracks(mixups);
	mixups->time_us = time_us;

	struct plen_panel_frame frame = {time_us, count, contacts};
	sink(data, &frame);
}
