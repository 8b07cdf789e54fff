/* SPDX-License-Identifier: MIT */
#include "sample_ink.h"

#include <assert.h>
#include <math.h>
#include <string.h>

double sample_random_unit(struct sample_random *random)
{
	random->state =
		random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(random->state >> 11) / 9007199254740992.0;
}

int sample_random_int(struct sample_random *random, int below)
{
	return (int)(sample_random_unit(random) * below);
}

static void begin(struct sample_stroke *stroke)
{
	memset(stroke, 0, sizeof(*stroke));
	stroke->op.width_um = 3000;
	stroke->op.points = stroke->points;
}

static void add(struct sample_stroke *stroke, double x_mm, double y_mm, double pressure)
{
	assert(stroke->op.count < SAMPLE_POINTS_MAX);
	struct plen_stroke_point *point = &stroke->points[stroke->op.count];

	point->x_um = (int32_t)lround(x_mm * 1000);
	point->y_um = (int32_t)lround(y_mm * 1000);
	point->t_ms = stroke->op.count * 8;
	point->pressure = (uint8_t)lround(fmax(0, fmin(pressure, 1)) * 255);
	stroke->op.count++;
}

void sample_ink_scribble(struct sample_stroke *stroke, struct sample_random *random, uint32_t count,
			 struct plen_page_rect within)
{
	double x = within.x_mm + sample_random_unit(random) * within.w_mm;
	double y = within.y_mm + sample_random_unit(random) * within.h_mm;
	double heading = sample_random_unit(random) * 2 * M_PI, pressure = 0.7;
	double step = 0.5 + sample_random_unit(random) * 4;

	begin(stroke);
	stroke->op.ink = (uint8_t)sample_random_int(random, PLEN_INK_COUNT);
	stroke->op.width_um = 2000 + (uint32_t)sample_random_int(random, 6000);
	for (uint32_t i = 0; i < count; i++) {
		add(stroke, x, y, pressure);
		heading += (sample_random_unit(random) - 0.5) * 1.2;
		if (sample_random_int(random, 20) == 0) {
			heading += M_PI * 0.8;
		}
		pressure = fmax(0.1, fmin(pressure + (sample_random_unit(random) - 0.5) * 0.2, 1));
		x = fmax(within.x_mm, fmin(x + cos(heading) * step, within.x_mm + within.w_mm));
		y = fmax(within.y_mm, fmin(y + sin(heading) * step, within.y_mm + within.h_mm));
	}
}

void sample_ink_writing(struct sample_stroke *stroke, struct sample_random *random, uint32_t count,
			struct plen_page_pt from)
{
	double heading = 0, bend = 0.3, x = from.x_mm, y = from.y_mm;

	begin(stroke);
	stroke->op.ink = (uint8_t)sample_random_int(random, PLEN_INK_COUNT);
	stroke->op.width_um = 2000 + (uint32_t)sample_random_int(random, 2000);
	for (uint32_t i = 0; i < count; i++) {
		add(stroke, x, y, 0.6 + 0.3 * sin(heading));
		/* Now and then the hand loops the other way. */
		if (sample_random_int(random, 15) == 0) {
			bend = (sample_random_unit(random) - 0.5) * 0.8;
		}
		heading += bend;
		x += cos(heading) * 1.5 + 0.2;
		y += sin(heading) * 1.5;
	}
}

void sample_ink_circle(struct sample_stroke *stroke, double x_mm, double y_mm, double radius_mm)
{
	uint32_t count = 40;

	begin(stroke);
	for (uint32_t i = 0; i <= count; i++) {
		double angle = -M_PI / 2 + i * 2 * M_PI / count;

		add(stroke, x_mm + cos(angle) * radius_mm, y_mm + sin(angle) * radius_mm, 1);
	}
}

void sample_ink_line(struct sample_stroke *stroke, const double *xy_mm, uint32_t corners)
{
	begin(stroke);
	for (uint32_t i = 0; i + 1 < corners; i++) {
		for (int k = 0; k < 8; k++) {
			double t = k / 8.0;

			add(stroke, xy_mm[2 * i] + (xy_mm[2 * i + 2] - xy_mm[2 * i]) * t,
			    xy_mm[2 * i + 1] + (xy_mm[2 * i + 3] - xy_mm[2 * i + 1]) * t, 1);
		}
	}
	add(stroke, xy_mm[2 * corners - 2], xy_mm[2 * corners - 1], 1);
}

uint32_t sample_ink_page(struct plen_lesson *lesson, uint8_t owner, uint8_t background,
			 uint32_t behind)
{
	struct plen_op op = {
		.kind = PLEN_OP_PAGE,
		.group = owner,
		.u.page = {.owner = owner, .background = background, .behind = behind},
	};

	return (uint32_t)plen_lesson_commit(lesson, &op);
}

uint64_t sample_ink_commit(struct plen_lesson *lesson, uint32_t page,
			   const struct sample_stroke *stroke)
{
	struct plen_op op = {
		.kind = PLEN_OP_EDIT,
		.group = stroke->op.group,
		.u.edit = {.page = page, .stroke_count = 1, .strokes = &stroke->op},
	};

	return plen_lesson_commit(lesson, &op);
}

static void put(struct plen_lesson *lesson, uint32_t page, struct sample_stroke *stroke,
		enum plen_ink ink)
{
	stroke->op.ink = (uint8_t)ink;
	sample_ink_commit(lesson, page, stroke);
}

static void put_array(struct plen_lesson *lesson, uint32_t page, double x, double y)
{
	struct sample_stroke stroke;

	for (int row = 0; row < 4; row++) {
		for (int column = 0; column < 6; column++) {
			sample_ink_circle(&stroke, x + column * 58, y + row * 58, 15);
			put(lesson, page, &stroke, PLEN_INK_BLUE);
		}
	}
}

static void put_number_line(struct plen_lesson *lesson, uint32_t page, double x, double y)
{
	struct sample_stroke stroke;
	const double axis[] = {x, y, x + 450, y};

	sample_ink_line(&stroke, axis, 2);
	put(lesson, page, &stroke, PLEN_INK_MAIN);
	for (int i = 0; i <= 8; i++) {
		const double tick[] = {x + i * 56, y - 12, x + i * 56, y + 12};

		sample_ink_line(&stroke, tick, 2);
		put(lesson, page, &stroke, PLEN_INK_MAIN);
	}
	for (int i = 0; i < 8; i++) {
		begin(&stroke);
		for (int k = 0; k <= 20; k++) {
			double t = k / 20.0;

			add(&stroke, x + (i + t) * 56, y - 14 - 140 * t * (1 - t), 1);
		}
		put(lesson, page, &stroke, PLEN_INK_ORANGE);
	}
}

/* Looped writing, such as a hurried hand's. */
static void put_writing(struct plen_lesson *lesson, uint32_t page, double x, double y, double size,
			enum plen_ink ink)
{
	struct sample_stroke stroke;

	begin(&stroke);
	for (int i = 0; i < 160; i++) {
		double t = i / 12.0;
		double high = sin(t * 0.7) > 0.5 ? 1.6 : 1;

		add(&stroke, x + t * size * 0.75 + cos(t * 2.4) * size * 0.35,
		    y - sin(t * 2.4) * size * 0.5 * high, 0.6 + 0.4 * sin(t * 2.4));
	}
	put(lesson, page, &stroke, ink);
}

void sample_ink_fill_page(struct plen_lesson *lesson, uint32_t page, uint32_t which)
{
	struct sample_stroke stroke;
	const double frame[] = {1080, 190, 1470, 190, 1470, 450, 1080, 450, 1080, 190};

	put_writing(lesson, page, 120, 130, 40, PLEN_INK_BLUE);
	switch (which % 4) {
	case 0:
		put_array(lesson, page, 1130, 232);
		sample_ink_line(&stroke, frame, 5);
		put(lesson, page, &stroke, PLEN_INK_ORANGE);
		put_writing(lesson, page, 150, 380, 60, PLEN_INK_GREEN);
		put_writing(lesson, page, 150, 520, 30, PLEN_INK_PURPLE);
		break;
	case 1:
		put_array(lesson, page, 110, 240);
		put_writing(lesson, page, 150, 600, 34, PLEN_INK_MAIN);
		break;
	case 2:
		put_number_line(lesson, page, 70, 420);
		break;
	default:
		put_writing(lesson, page, 90, 270, 50, PLEN_INK_GREEN);
		put_writing(lesson, page, 90, 420, 30, PLEN_INK_MAIN);
		put_writing(lesson, page, 90, 540, 20, PLEN_INK_ORANGE);
		break;
	}
}
