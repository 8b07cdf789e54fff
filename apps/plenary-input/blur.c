/* SPDX-License-Identifier: MIT */
#include "blur.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <sys/random.h>

#include "common/mem.h"

#define TURN 6.28318530717958647692

/* Farther than letters are large, so that where strokes begin draws no picture. */
#define START_MM 100.0
/* A contact that comes back this soon and this near is the same finger: the driver must see that.
 */
#define RETOUCH_US 150000
#define RETOUCH_MM 40.0
/* Fingers that come down together are one hand; nobody writes with several at once. */
#define HAND_US 100000
#define HAND_MM 250.0
/* No hand is as fast: the panel jumped. */
#define JUMP_MM 25.0
#define JUMP_MM_S 5000.0
/* Longer than a stroke of a letter takes. */
#define SPEED_US 250000.0
#define STILL_MM_S 2.0
#define BEND_US 150000
#define BEND_RAD_S 12.0
/* For axes that do not say; only the shape of the wandering depends on it. */
#define WALL_W_MM 1428.0
#define WALL_H_MM 804.0

struct track {
	uint32_t id;
	bool ended;
	int64_t begun_us, last_us, bend_us;
	double true_x, true_y; /* mm */
	double x, y;           /* mm, as shown */
	double heading, turning;
	double speed; /* mm a second; below 0 = not known yet */
};

struct panel {
	uint32_t device;
	struct plen_panel_axes axes;
	double w_mm, h_mm;
	struct track *tracks;
	size_t count, capacity;
};

struct plen_blur {
	plen_blur_chance chance;
	void *data;
	uint16_t pool[128]; /* of the kernel's numbers */
	size_t pooled;
	struct panel *panels;
	size_t panel_count, panel_capacity;
	struct plen_panel_contact *contacts;
	size_t contact_capacity;
	struct plen_panel_frame frame;
};

/* 32 bits a number: enough for a direction. */
static double kernel_chance(void *data)
{
	struct plen_blur *blur = data;

	if (blur->pooled < 2) {
		ssize_t got = 0;
		do {
			got = getrandom(blur->pool, sizeof(blur->pool), 0);
		} while (got < 0 && errno == EINTR);
		/* The kernel gives as little as this whole, or not at all. */
		if (got != (ssize_t)sizeof(blur->pool)) {
			abort();
		}
		blur->pooled = sizeof(blur->pool) / sizeof(blur->pool[0]);
	}
	blur->pooled -= 2;
	return (blur->pool[blur->pooled] * 65536.0 + blur->pool[blur->pooled + 1]) / 4294967296.0;
}

struct plen_blur *plen_blur_create(plen_blur_chance chance, void *data)
{
	struct plen_blur *blur = plen_calloc(1, sizeof(*blur));

	blur->chance = chance != NULL ? chance : kernel_chance;
	blur->data = chance != NULL ? data : blur;
	return blur;
}

void plen_blur_destroy(struct plen_blur *blur)
{
	if (blur == NULL) {
		return;
	}
	for (size_t i = 0; i < blur->panel_count; i++) {
		free(blur->panels[i].tracks);
	}
	free(blur->panels);
	free(blur->contacts);
	free(blur);
}

static double chance(struct plen_blur *blur, double from, double to)
{
	return from + (to - from) * blur->chance(blur->data);
}

void plen_blur_came(struct plen_blur *blur, uint32_t device, const struct plen_panel_axes *axes)
{
	struct plen_board_size size = plen_panel_claimed_size(axes);
	struct panel panel = {
		.device = device,
		.axes = *axes,
		.w_mm = size.w_mm > 0 ? size.w_mm : WALL_W_MM,
		.h_mm = size.h_mm > 0 ? size.h_mm : WALL_H_MM,
	};

	blur->panels = plen_grow(blur->panels, blur->panel_count, &blur->panel_capacity,
				 sizeof(*blur->panels));
	blur->panels[blur->panel_count++] = panel;
}

static struct panel *find_panel(struct plen_blur *blur, uint32_t device)
{
	for (size_t i = 0; i < blur->panel_count; i++) {
		if (blur->panels[i].device == device) {
			return &blur->panels[i];
		}
	}
	assert(!"a frame of a panel that never came");
	return NULL;
}

static double to_mm(const struct plen_panel_axis *axis, double size_mm, double value)
{
	double range = axis->max - axis->min;

	return range > 0 ? (value - axis->min) / range * size_mm : 0;
}

/* Whole units, as panels send them. */
static double from_mm(const struct plen_panel_axis *axis, double size_mm, double mm)
{
	double range = axis->max - axis->min;
	double value = axis->min + mm / size_mm * range;

	return range >= 100 ? round(value) : value;
}

/* Back from the edge, and on in the mirrored direction. */
static void bounce(struct panel *panel, struct track *track)
{
	if (track->x < 0 || track->x > panel->w_mm) {
		track->x = track->x < 0 ? -track->x : 2 * panel->w_mm - track->x;
		track->heading = TURN / 2 - track->heading;
	}
	if (track->y < 0 || track->y > panel->h_mm) {
		track->y = track->y < 0 ? -track->y : 2 * panel->h_mm - track->y;
		track->heading = -track->heading;
	}
	/* A jump may be longer than the panel is wide. */
	track->x = fmin(fmax(track->x, 0), panel->w_mm);
	track->y = fmin(fmax(track->y, 0), panel->h_mm);
}

static void go(struct panel *panel, struct track *track, double heading, double mm)
{
	track->x += cos(heading) * mm;
	track->y += sin(heading) * mm;
	bounce(panel, track);
}

/* Whom the new contact belongs to: a finger that has just left, or one that has just come. */
static struct track *find_kin(struct panel *panel, const struct track *fresh, double *distance_mm)
{
	struct track *kin = NULL;

	for (size_t i = 0; i < panel->count; i++) {
		struct track *other = &panel->tracks[i];
		int64_t since_us =
			fresh->begun_us - (other->ended ? other->last_us : other->begun_us);
		double mm = hypot(fresh->true_x - other->true_x, fresh->true_y - other->true_y);
		bool near = other->ended ? since_us <= RETOUCH_US && mm <= RETOUCH_MM
					 : since_us <= HAND_US && mm <= HAND_MM;
		if (near && (kin == NULL || mm < *distance_mm)) {
			kin = other;
			*distance_mm = mm;
		}
	}
	return kin;
}

static void begin(struct plen_blur *blur, struct panel *panel, struct track *track)
{
	double mm = 0;
	const struct track *kin = find_kin(panel, track, &mm);

	track->heading = chance(blur, 0, TURN);
	track->speed = -1;
	track->x = kin != NULL ? kin->x : track->true_x;
	track->y = kin != NULL ? kin->y : track->true_y;
	if (kin == NULL) {
		/* Even over the disc, not heaped at its middle. */
		mm = START_MM * sqrt(chance(blur, 0, 1));
	}
	go(panel, track, chance(blur, 0, TURN), mm);
}

static void bend(struct plen_blur *blur, struct track *track, int64_t time_us)
{
	if (time_us >= track->bend_us) {
		track->bend_us = time_us + BEND_US;
		track->turning = chance(blur, -BEND_RAD_S, BEND_RAD_S);
	}
}

/* Uses of the true movement its length only. */
static void step(struct plen_blur *blur, struct panel *panel, struct track *track, double mm,
		 int64_t time_us)
{
	double passed_us = fmax((double)(time_us - track->last_us), 1000);
	double speed = mm / passed_us * 1e6;

	bend(blur, track, time_us);
	track->heading += track->turning * passed_us / 1e6;
	if (mm > JUMP_MM && speed > JUMP_MM_S) {
		go(panel, track, chance(blur, 0, TURN), mm);
		return;
	}
	track->speed = track->speed < 0 ? speed
					: track->speed + (speed - track->speed) *
								 -expm1(-passed_us / SPEED_US);
	/* The noise keeps the mean from being undone. */
	double noise = chance(blur, 0.75, 1.25);
	if (track->speed > STILL_MM_S) {
		double shown = exp2(round(log2(track->speed)));
		go(panel, track, track->heading, shown * passed_us / 1e6 * noise);
	}
}

static struct track *find_track(struct panel *panel, uint32_t id)
{
	for (size_t i = 0; i < panel->count; i++) {
		if (panel->tracks[i].id == id && !panel->tracks[i].ended) {
			return &panel->tracks[i];
		}
	}
	return NULL;
}

static void forget_old(struct panel *panel, int64_t now_us)
{
	for (size_t i = 0; i < panel->count;) {
		if (panel->tracks[i].ended && now_us - panel->tracks[i].last_us > RETOUCH_US) {
			panel->tracks[i] = panel->tracks[--panel->count];
		} else {
			i++;
		}
	}
}

static struct track *add_track(struct plen_blur *blur, struct panel *panel, struct track track)
{
	begin(blur, panel, &track);
	panel->tracks =
		plen_grow(panel->tracks, panel->count, &panel->capacity, sizeof(*panel->tracks));
	panel->tracks[panel->count] = track;
	return &panel->tracks[panel->count++];
}

static struct plen_panel_contact blurred(struct plen_blur *blur, struct panel *panel,
					 const struct plen_panel_contact *contact, int64_t time_us)
{
	struct plen_panel_contact out = *contact;
	double x = to_mm(&panel->axes.x, panel->w_mm, contact->at.x);
	double y = to_mm(&panel->axes.y, panel->h_mm, contact->at.y);
	struct track *track = find_track(panel, contact->id);

	if (track == NULL) {
		struct track fresh = {.id = contact->id,
				      .begun_us = time_us,
				      .last_us = time_us,
				      .true_x = x,
				      .true_y = y};
		track = add_track(blur, panel, fresh);
	} else {
		step(blur, panel, track, hypot(x - track->true_x, y - track->true_y), time_us);
	}
	track->last_us = time_us;
	track->true_x = x;
	track->true_y = y;
	track->ended = (contact->flags & PLEN_CONTACT_END) != 0;
	out.at.x = from_mm(&panel->axes.x, panel->w_mm, track->x);
	out.at.y = from_mm(&panel->axes.y, panel->h_mm, track->y);
	if (contact->pressure >= 0) {
		/* Pressure has a rhythm, too. */
		out.pressure = round(contact->pressure * 4) / 4;
	}
	return out;
}

const struct plen_panel_frame *plen_blur_frame(struct plen_blur *blur, uint32_t device,
					       const struct plen_panel_frame *frame)
{
	struct panel *panel = find_panel(blur, device);

	forget_old(panel, frame->time_us);
	for (uint32_t i = 0; i < frame->count; i++) {
		blur->contacts = plen_grow(blur->contacts, i, &blur->contact_capacity,
					   sizeof(*blur->contacts));
		blur->contacts[i] = blurred(blur, panel, &frame->contacts[i], frame->time_us);
	}
	blur->frame = *frame;
	blur->frame.contacts = blur->contacts;
	return &blur->frame;
}
