/* SPDX-License-Identifier: MIT */
#include "recording_play.h"

#include <stdlib.h>

#include "common/mem.h"

static void add(struct plen_panel_contact **array, size_t *count, size_t *capacity,
		const struct plen_panel_contact *contact)
{
	*array = plen_grow(*array, *count, capacity, sizeof(**array));
	(*array)[(*count)++] = *contact;
}

static void add_out(struct plen_recording_play *play, const struct plen_panel_contact *contact)
{
	add(&play->out, &play->out_count, &play->out_capacity, contact);
}

static size_t find_live(const struct plen_recording_play *play, uint32_t id)
{
	size_t i = 0;

	while (i < play->live_count && play->live[i].id != id) {
		i++;
	}
	return i;
}

/* Keeps the order of the others, so that frames list contacts in order of beginning. */
static void remove_live(struct plen_recording_play *play, size_t index)
{
	for (size_t i = index + 1; i < play->live_count; i++) {
		play->live[i - 1] = play->live[i];
	}
	play->live_count--;
}

static void apply(struct plen_recording_play *play, struct plen_panel_contact contact)
{
	size_t index = find_live(play, contact.id);

	if (index < play->live_count) {
		contact.flags |= play->live[index].flags & PLEN_CONTACT_BEGIN;
		play->live[index] = contact;
	} else {
		add(&play->live, &play->live_count, &play->live_capacity, &contact);
	}
	if ((contact.flags & PLEN_CONTACT_END) != 0) {
		add_out(play, &contact);
		remove_live(play, index);
	}
}

struct plen_panel_frame plen_recording_play_frame(struct plen_recording_play *play,
						  const struct plen_recording_frame *frame,
						  const struct plen_panel_contact *samples)
{
	play->out_count = 0;
	for (uint32_t i = 0; i < frame->count; i++) {
		apply(play, samples[frame->first + i]);
	}
	for (size_t i = 0; i < play->live_count; i++) {
		add_out(play, &play->live[i]);
		play->live[i].flags &= (uint8_t)~PLEN_CONTACT_BEGIN;
	}

	struct plen_panel_frame out = {
		.time_us = frame->time_us,
		.count = (uint32_t)play->out_count,
		.contacts = play->out,
	};
	return out;
}

void plen_recording_play_finish(struct plen_recording_play *play)
{
	free(play->live);
	free(play->out);
}
