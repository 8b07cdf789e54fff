/* SPDX-License-Identifier: MIT */
#include "hand.h"

#include <math.h>

#define GRID_MM 0.05

const char *hand_name(enum hand_manner manner)
{
	static const char *const names[] = {
		[HAND_LOOPS] = "loops",
		[HAND_ZIGZAG] = "zigzag",
		[HAND_LINE] = "line",
		[HAND_SLOW] = "slow circle",
	};

	return names[manner];
}

/* From 0 to 1 and at rest at both ends, with the least jerk. */
static double reach(double t)
{
	return t * t * t * (10 + t * (6 * t - 15));
}

static struct plen_board_pt zigzag_at(double t)
{
	double leg_s = 0.22, leg = floor(t / leg_s), part = reach(t / leg_s - leg);
	double from = fmod(leg, 2) * 40, to = 40 - from;

	return (struct plen_board_pt){200 + (leg + part) * 14, 300 + from + (to - from) * part};
}

struct plen_board_pt hand_at(enum hand_manner manner, double t)
{
	switch (manner) {
	case HAND_LOOPS:
		return (struct plen_board_pt){200 + 45 * t + 9 * sin(11 * t),
					      300 + 20 * sin(11 * t + 1.2) + 6 * sin(3.1 * t)};
	case HAND_ZIGZAG:
		return zigzag_at(t);
	case HAND_LINE:
		return (struct plen_board_pt){100 + 1200 * reach(fmin(t / 2.2, 1)), 300 + 20 * t};
	default:
		return (struct plen_board_pt){300 + 8 * cos(1.9 * t), 300 + 8 * sin(1.9 * t)};
	}
}

static double unit(struct hand_noise *noise)
{
	noise->state = noise->state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(noise->state >> 33) + 0.5) / 2147483648.0;
}

static double bell(struct hand_noise *noise)
{
	return sqrt(-2 * log(unit(noise))) * cos(2 * M_PI * unit(noise));
}

struct plen_board_pt hand_report(struct hand_noise *noise, struct plen_board_pt at)
{
	double x = at.x_mm + noise->sigma_mm * bell(noise);
	double y = at.y_mm + noise->sigma_mm * bell(noise);

	return (struct plen_board_pt){round(x / GRID_MM) * GRID_MM, round(y / GRID_MM) * GRID_MM};
}
