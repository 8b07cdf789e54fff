/* SPDX-License-Identifier: MIT */
#include "decoder_sleepers.h"

#include <stdlib.h>

#include "common/mem.h"

/* The kernel waits for 100 ms, less a part of its slowest tick. */
#define SILENCE_US 90000
/* Of the board's width: the way of a fast hand in a packet. One that has rested is slower. */
#define NEAR 0.02

void plen_sleepers_init(struct plen_sleepers *sleepers, const struct plen_panel_axes *axes)
{
	static const struct plen_sleepers empty;

	*sleepers = empty;
	sleepers->scale = plen_decoder_scale_of(axes);
}

void plen_sleepers_finish(struct plen_sleepers *sleepers)
{
	free(sleepers->asleep);
	free(sleepers->aliases);
	free(sleepers->now);
}

void plen_sleepers_stamp(struct plen_sleepers *sleepers)
{
	sleepers->stamped = true;
}

void plen_sleepers_lose(struct plen_sleepers *sleepers)
{
	sleepers->stamps = false;
}

static void add_alias(struct plen_sleepers *sleepers, uint32_t id, uint32_t shown_id)
{
	struct plen_sleepers_alias alias = {id, shown_id};

	sleepers->aliases = plen_grow(sleepers->aliases, sleepers->alias_count,
				      &sleepers->alias_capacity, sizeof(*sleepers->aliases));
	sleepers->aliases[sleepers->alias_count++] = alias;
}

static void rename_contact(struct plen_sleepers *sleepers, struct plen_panel_contact *contact)
{
	size_t i = 0;

	while (i < sleepers->alias_count && sleepers->aliases[i].id != contact->id) {
		i++;
	}
	if (i == sleepers->alias_count) {
		return;
	}
	contact->id = sleepers->aliases[i].shown_id;
	if ((contact->flags & PLEN_CONTACT_END) != 0) {
		sleepers->aliases[i] = sleepers->aliases[--sleepers->alias_count];
	}
}

static bool all_lift(const struct plen_decoder_out *out)
{
	for (size_t i = 0; i < out->count; i++) {
		if ((out->contacts[i].flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END)) !=
		    PLEN_CONTACT_END) {
			return false;
		}
	}
	return out->count > 0;
}

static bool is_kernels(const struct plen_sleepers *sleepers, const struct plen_decoder_out *out,
		       int64_t arrival_us)
{
	return sleepers->stamps && !sleepers->stamped &&
	       arrival_us - sleepers->stamped_us >= SILENCE_US && all_lift(out);
}

static void fall_asleep(struct plen_sleepers *sleepers, struct plen_decoder_out *out)
{
	for (size_t i = 0; i < out->count; i++) {
		struct plen_sleeper sleeper = {.contact = out->contacts[i]};

		sleeper.contact.flags &= (uint8_t)~PLEN_CONTACT_END;
		out->contacts[i] = sleeper.contact;
		sleepers->asleep = plen_grow(sleepers->asleep, sleepers->count, &sleepers->capacity,
					     sizeof(*sleepers->asleep));
		sleepers->asleep[sleepers->count++] = sleeper;
	}
}

static void take_apart(struct plen_sleepers *sleepers, struct plen_decoder_out *out)
{
	sleepers->now_count = 0;
	for (size_t i = 0; i < out->count; i++) {
		sleepers->now = plen_grow(sleepers->now, sleepers->now_count,
					  &sleepers->now_capacity, sizeof(*sleepers->now));
		sleepers->now[sleepers->now_count++] = out->contacts[i];
	}
	out->count = 0;
}

static bool may_go_on(const struct plen_panel_contact *contact)
{
	return (contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END)) == PLEN_CONTACT_BEGIN;
}

static struct plen_sleeper *nearest_sleeper(const struct plen_sleepers *sleepers,
					    struct plen_dev_pt at)
{
	struct plen_sleeper *nearest = NULL;
	double best = NEAR;

	for (size_t i = 0; i < sleepers->count; i++) {
		struct plen_sleeper *sleeper = &sleepers->asleep[i];
		double far = plen_decoder_scale_distance(&sleepers->scale, sleeper->contact.at, at);
		if (!sleeper->woke && far <= best) {
			best = far;
			nearest = sleeper;
		}
	}
	return nearest;
}

static bool is_nearest(const struct plen_sleepers *sleepers,
		       const struct plen_panel_contact *contact, struct plen_dev_pt at)
{
	double far = plen_decoder_scale_distance(&sleepers->scale, contact->at, at);

	for (size_t i = 0; i < sleepers->now_count; i++) {
		const struct plen_panel_contact *other = &sleepers->now[i];
		if (may_go_on(other) &&
		    plen_decoder_scale_distance(&sleepers->scale, other->at, at) < far) {
			return false;
		}
	}
	return true;
}

/* Goes on with the one that sleeps where it is, if no other does so with more right. */
static void go_on(struct plen_sleepers *sleepers, struct plen_panel_contact *contact,
		  struct plen_decoder_out *out)
{
	struct plen_sleeper *sleeper = nearest_sleeper(sleepers, contact->at);
	struct plen_panel_contact gone = *contact;

	if (sleeper == NULL || !is_nearest(sleepers, contact, sleeper->contact.at)) {
		return;
	}
	sleeper->woke = true;
	add_alias(sleepers, contact->id, sleeper->contact.id);
	contact->id = sleeper->contact.id;
	contact->flags &= (uint8_t)~PLEN_CONTACT_BEGIN;
	gone.flags |= PLEN_CONTACT_END | PLEN_CONTACT_HOVER;
	plen_decoder_out_add(out, &gone);
}

static void end_all_others(struct plen_sleepers *sleepers, struct plen_decoder_out *out)
{
	for (size_t i = 0; i < sleepers->count; i++) {
		struct plen_panel_contact *contact = &sleepers->asleep[i].contact;
		if (!sleepers->asleep[i].woke) {
			contact->flags |= PLEN_CONTACT_END;
			plen_decoder_out_add(out, contact);
		}
	}
	sleepers->count = 0;
}

static void wake(struct plen_sleepers *sleepers, struct plen_decoder_out *out)
{
	take_apart(sleepers, out);
	for (size_t i = 0; i < sleepers->now_count; i++) {
		if (may_go_on(&sleepers->now[i])) {
			go_on(sleepers, &sleepers->now[i], out);
		}
	}
	end_all_others(sleepers, out);
	for (size_t i = 0; i < sleepers->now_count; i++) {
		plen_decoder_out_add(out, &sleepers->now[i]);
	}
}

void plen_sleepers_packet(struct plen_sleepers *sleepers, struct plen_decoder_out *out,
			  int64_t arrival_us)
{
	for (size_t i = 0; i < out->count && sleepers->alias_count > 0; i++) {
		rename_contact(sleepers, &out->contacts[i]);
	}
	if (sleepers->count > 0) {
		wake(sleepers, out);
	} else if (is_kernels(sleepers, out, arrival_us)) {
		fall_asleep(sleepers, out);
	}
	if (sleepers->stamped) {
		sleepers->stamps = true;
		sleepers->stamped_us = arrival_us;
	}
	sleepers->stamped = false;
}
