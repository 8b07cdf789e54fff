/* SPDX-License-Identifier: MIT
 *
 * What the panel sees goes through the driver's own mending of mixed-up contacts. Places and sizes
 * are given in tenths of a millimetre, as panels have a grid, too, and so that a
 * script of contacts can say exactly what was sent.
 */
#include "labelled_panel.h"

#include <assert.h>
#include <math.h>

#include "decoder_mixups.h"
#include "driver/panel.h"
#include "traffic.h"

/* Below this nothing has moved, for a panel that is silent then. */
#define STILL_MM 0.35

/* A track may be lost and found some times, each time under another number. */
#define IDS_MAX (PLEN_TEST_TRACKS_MAX * (PLEN_TEST_TRACK_SPANS + 1) + 1)

#define UNITS_PER_MM 10.0

static const struct plen_board_size wall = {1428.0, 804.0};
static const struct plen_panel_axes axes = {{0.0, 14280.0, UNITS_PER_MM},
					    {0.0, 8040.0, UNITS_PER_MM}};

struct sight {
	bool down;
	bool was_seen;
	bool has_jumped;
	struct plen_board_pt noise;
	struct plen_board_pt sent; /* where the last frame had it */
	struct plen_contact contact;
};

struct scan {
	const struct plen_test_panel *panel;
	const struct plen_test_track *tracks;
	uint32_t track_count;
	uint64_t seed;
	uint32_t last_id;
	int64_t time_us;
	bool is_news;
	uint32_t sent_count; /* contacts in the last frame */
	plen_test_panel_sink sink;
	void *data;
	struct plen_mixups mixups;
	uint32_t track_of[IDS_MAX];
	struct sight sights[PLEN_TEST_TRACKS_MAX];
	uint32_t count;
	struct plen_contact contacts[PLEN_TEST_TRACKS_MAX];
};

static double to_grid(double value)
{
	return round(value * 10.0) / 10.0;
}

/* Neighbouring packets are off to the same side, more or less. */
static double next_noise(struct scan *scan, double last)
{
	double noise_mm = scan->panel->noise_mm;

	return 0.5 * last + 0.5 * plen_test_draw_between(&scan->seed, -noise_mm, noise_mm);
}

static double next_size(struct scan *scan, double size_mm)
{
	double off = plen_test_draw_between(&scan->seed, -1.0, 1.0) * scan->panel->size_noise;

	return size_mm > 0.0 ? to_grid(size_mm * (1.0 + off)) : 0.0;
}

static bool is_there(const struct scan *scan, uint32_t i)
{
	const struct plen_test_track *track = &scan->tracks[i];

	if (scan->time_us < track->begin_us || plen_test_track_is_unseen(track, scan->time_us)) {
		return false;
	}
	/* The shortest touch falls between two packets and is seen in one all the same. */
	return scan->time_us <= plen_test_track_end_us(track) || !scan->sights[i].was_seen;
}

static struct plen_board_pt see_place(struct scan *scan, uint32_t i)
{
	const struct plen_test_track *track = &scan->tracks[i];
	struct sight *sight = &scan->sights[i];
	struct plen_board_pt at = plen_test_track_at(track, scan->time_us);

	sight->noise.x_mm = next_noise(scan, sight->noise.x_mm);
	sight->noise.y_mm = next_noise(scan, sight->noise.y_mm);
	at.x_mm += sight->noise.x_mm;
	at.y_mm += sight->noise.y_mm;
	if (scan->time_us >= track->jump_us && !sight->has_jumped) {
		sight->has_jumped = true;
		at.x_mm += track->jump.x_mm;
		at.y_mm += track->jump.y_mm;
	}
	return (struct plen_board_pt){to_grid(at.x_mm), to_grid(at.y_mm)};
}

static void tell(struct scan *scan, uint32_t i)
{
	assert(scan->last_id < IDS_MAX);
	scan->track_of[scan->sights[i].contact.id] = i;
	scan->contacts[scan->count++] = scan->sights[i].contact;
}

static void see(struct scan *scan, uint32_t i)
{
	const struct plen_test_track *track = &scan->tracks[i];
	struct sight *sight = &scan->sights[i];
	struct plen_contact last = sight->contact;
	struct plen_contact next = {
		.id = sight->down ? last.id : ++scan->last_id,
		.tool = scan->time_us >= track->pen_us ? (uint8_t)PLEN_CONTACT_PEN : track->tool,
		.at = see_place(scan, i),
		.pressure = track->pressure,
	};
	struct plen_test_size size = plen_test_track_size_at(track, scan->time_us);

	next.width_mm = next_size(scan, size.width_mm);
	next.height_mm = next_size(scan, size.height_mm);
	if (plen_test_track_is_hovering(track, scan->time_us)) {
		next.flags |= PLEN_CONTACT_HOVER;
	}
	scan->is_news |= !sight->down || ((last.flags ^ next.flags) & PLEN_CONTACT_HOVER) != 0 ||
			 next.tool != last.tool ||
			 plen_geometry_distance_mm(sight->sent, next.at) > STILL_MM;
	if (!sight->down) {
		next.flags |= PLEN_CONTACT_BEGIN;
	}
	sight->contact = next;
	sight->down = true;
	sight->was_seen = true;
	tell(scan, i);
}

static void lose(struct scan *scan, uint32_t i)
{
	struct sight *sight = &scan->sights[i];

	scan->is_news = true;
	sight->down = false;
	sight->contact.flags &= PLEN_CONTACT_HOVER;
	sight->contact.flags |= PLEN_CONTACT_END;
	tell(scan, i);
}

/* False when all tracks are over. */
static bool look(struct scan *scan)
{
	bool goes_on = false;

	scan->count = 0;
	scan->is_news = !scan->panel->is_silent;
	for (uint32_t i = 0; i < scan->track_count; i++) {
		bool there = is_there(scan, i);
		goes_on |= there || scan->sights[i].down ||
			   scan->time_us <= plen_test_track_end_us(&scan->tracks[i]);
		if (there) {
			see(scan, i);
		} else if (scan->sights[i].down) {
			lose(scan, i);
		}
	}
	return goes_on;
}

static struct plen_panel_contact to_units(const struct plen_contact *contact)
{
	return (struct plen_panel_contact){
		.id = contact->id,
		.tool = contact->tool,
		.flags = contact->flags,
		.at = {contact->at.x_mm * UNITS_PER_MM, contact->at.y_mm * UNITS_PER_MM},
		.width = contact->width_mm * UNITS_PER_MM,
		.height = contact->height_mm * UNITS_PER_MM,
		.pressure = contact->pressure,
	};
}

static struct plen_contact to_wall(const struct plen_panel_contact *contact)
{
	struct plen_contact there = plen_panel_to_board(&axes, wall, NULL, contact);

	there.at.x_mm = to_grid(there.at.x_mm);
	there.at.y_mm = to_grid(there.at.y_mm);
	there.width_mm = to_grid(there.width_mm);
	there.height_mm = to_grid(there.height_mm);
	return there;
}

/* What has gone through the part of the driver that knows how panels err. */
static void pass_on(void *data, const struct plen_panel_frame *from)
{
	struct scan *scan = data;
	struct plen_contact contacts[PLEN_TEST_TRACKS_MAX];
	uint32_t of[PLEN_TEST_TRACKS_MAX];
	struct plen_contact_frame frame = {
		.device = 1, .time_us = from->time_us, .contacts = contacts};

	for (uint32_t i = 0; i < from->count; i++) {
		const struct plen_panel_contact *contact = &from->contacts[i];
		if (scan->panel->vanishes && (contact->flags & PLEN_CONTACT_END) != 0) {
			continue;
		}
		of[frame.count] = scan->track_of[contact->id];
		contacts[frame.count++] = to_wall(contact);
	}
	scan->sink(scan->data, &frame, of);
}

static void send(struct scan *scan)
{
	struct plen_panel_contact contacts[PLEN_TEST_TRACKS_MAX];

	for (uint32_t i = 0; i < scan->count; i++) {
		contacts[i] = to_units(&scan->contacts[i]);
	}
	plen_mixups_frame(&scan->mixups, contacts, scan->count, scan->time_us, pass_on, scan);
	for (uint32_t i = 0; i < scan->track_count; i++) {
		scan->sights[i].sent = scan->sights[i].contact.at;
		scan->sights[i].contact.flags &= PLEN_CONTACT_HOVER;
	}
}

void plen_test_panel_scan(const struct plen_test_panel *panel, const struct plen_test_track *tracks,
			  uint32_t count, plen_test_panel_sink sink, void *data)
{
	struct scan scan = {
		.panel = panel,
		.tracks = tracks,
		.track_count = count,
		.seed = panel->seed,
		.sink = sink,
		.data = data,
	};

	plen_mixups_init(&scan.mixups, &axes);
	while (look(&scan)) {
		if (scan.is_news && (scan.count > 0 || scan.sent_count > 0)) {
			send(&scan);
			scan.sent_count = scan.count;
		}
		double off = plen_test_draw_between(&scan.seed, -panel->jitter, panel->jitter);
		scan.time_us += (int64_t)((double)panel->period_us * (1.0 + off));
	}
	plen_mixups_finish(&scan.mixups);
}
