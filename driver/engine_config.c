/* SPDX-License-Identifier: MIT
 *
 * Every default names its reason. Panels differ more than hands do, so a value is chosen from what
 * a hand is where possible, and from the spread of real panels where not.
 */
#include "engine_config.h"

#include <math.h>

/* Keeps a time from the outside far from the end of int64_t. */
#define TIME_MAX_US (60 * (int64_t)1000000)
#define LENGTH_MAX_MM 10000.0

static int64_t ms(int64_t value)
{
	return value * 1000;
}

struct plen_engine_config plen_engine_default_config(void)
{
	return (struct plen_engine_config){
		/* Phones take 1.3 mm, or 2.9 mm after complaints; on a wall the arm is not
		 * supported and infrared frames tremble: 3 to 5 mm. */
		.slop_mm = 4.0,
		/* Thumb to forefinger of a grown-up, spread; two pupils stand 600 mm apart. */
		.hand_span_mm = 130.0,
		/* Two fingers put down on purpose come within 100 ms, plus two periods of a slow
		 * panel (26 ms). */
		.hand_onset_us = ms(150),
		/* Pupils who write beside each other are no nearer, give or take the trembling of a
		 * panel. Few hands open so far. */
		.hand_wide_mm = 97.0,
		/* Nearly all fingers put down on purpose; of people who begin whenever they begin,
		 * not so many. */
		.hand_wide_us = ms(80),
		/* Three slops: a finger that has gone further is drawing, not waiting. */
		.hand_ink_mm = 12.0,
		/* A page that follows later feels stuck; two people who write have gone 6 to 20 mm
		 * by then, and a slow panel has sent two packets. */
		.hand_judge_us = ms(60),
		/* Frames lose a finger for one period or some 30 ms, and many for up to 100 ms. */
		.bridge_us = ms(100),
		/* The fastest pupil drumming with a finger has it off the glass for 50 ms. */
		.bridge_sure_us = ms(50),
		/* So what is back sooner has not been lifted, though it may have set off, or turned
		 * a corner: at 600 mm/s it goes that far meanwhile. */
		.bridge_sure_mm = 25.0,
		/* A finger that was still comes back within the frame's trembling, or has set off.
		 * A dot drawn into another that is no further off looks like both. */
		.bridge_mm = 6.0,
		/* What wall-sized products use (phones: 400 to 500 ms): pupils hesitate before
		 * they write. */
		.hold_us = ms(600),
		/* A finger is 12 to 33 mm wide as infrared frames see it; the heel of a hand or
		 * a fist is 60 to 100 mm by 30 to 60 mm. Both sides count, as some frames make
		 * long bars of a finger. */
		.palm_mm = 45.0,
		.palm_short_mm = 25.0,
		/* Such bars have an aspect of 3.3 to 5.6 (95th percentile); a hand's is below 3. */
		.palm_aspect_max = 3.0,
		/* No finger is larger on a panel that sees them as they are: 12 mm, twice that when
		 * pressed flat. */
		.palm_least_mm = 30.0,
		/* Two fingers side by side are twice as long as one; half as long again is a finger
		 * pressed flat. */
		.palm_factor = 2.0,
		/* One packet of the slowest panel: a size that lasts for one packet is noise. */
		.palm_settle_us = ms(30),
		/* A hand that lands finger first has rolled onto its heel by then. What was
		 * written for longer is somebody's work. */
		.palm_claim_us = ms(1000),
		/* Two fingers move the page, a third comes along by accident. */
		.palm_contacts = 4,
		/* Heel of the hand to the fingertips, bent. */
		.palm_reach_mm = 120.0,
		/* Nobody turns a writing hand into a rubbing one so quickly; a pupil who thinks
		 * between two strokes takes longer, but leaves the sleeve where it is. */
		.palm_rest_us = ms(300),
		/* Infrared sees the hand before and after the glass; 100 ms is what classroom
		 * software arrived at, and what browsers keep lifted neighbours for. */
		.palm_lockout_us = ms(100),
		/* A pen's other end, twice as wide as a board marker's line is high. */
		.wipe_min_mm = 30.0,
		/* A hand is not longer; what is larger comes from the panel. */
		.wipe_max_mm = 150.0,
		/* Some infrared frames lose every third finger for up to 30 ms, and a tool that
		 * switches must not switch twice. Nobody taps twice with a pause this short. */
		.tap_bounce_us = ms(50),
		/* Children of 7 miss a target by about a finger's breadth; half of one is still
		 * nearer to this control than to its neighbour. */
		.tap_reach_mm = 8.0,
	};
}

static double length_or(double value_mm, double low_mm, double standard_mm)
{
	/* The order of the comparison sends NaN to the default. */
	return value_mm >= low_mm && value_mm <= LENGTH_MAX_MM ? value_mm : standard_mm;
}

static int64_t time_or(int64_t value_us, int64_t standard_us)
{
	return value_us >= 0 && value_us <= TIME_MAX_US ? value_us : standard_us;
}

struct plen_engine_config plen_engine_config_clean(const struct plen_engine_config *config)
{
	const struct plen_engine_config standard = plen_engine_default_config();
	struct plen_engine_config clean = *config;

	clean.slop_mm = length_or(config->slop_mm, 0.0, standard.slop_mm);
	clean.hand_span_mm = length_or(config->hand_span_mm, 0.0, standard.hand_span_mm);
	clean.hand_onset_us = time_or(config->hand_onset_us, standard.hand_onset_us);
	clean.hand_wide_mm = length_or(config->hand_wide_mm, 0.0, standard.hand_wide_mm);
	clean.hand_wide_us = time_or(config->hand_wide_us, standard.hand_wide_us);
	clean.hand_ink_mm = length_or(config->hand_ink_mm, 0.0, standard.hand_ink_mm);
	clean.hand_judge_us = time_or(config->hand_judge_us, standard.hand_judge_us);
	clean.bridge_us = time_or(config->bridge_us, standard.bridge_us);
	clean.bridge_sure_us = time_or(config->bridge_sure_us, standard.bridge_sure_us);
	clean.bridge_sure_mm = length_or(config->bridge_sure_mm, 0.0, standard.bridge_sure_mm);
	clean.bridge_mm = length_or(config->bridge_mm, 0.0, standard.bridge_mm);
	clean.hold_us = time_or(config->hold_us, standard.hold_us);
	clean.palm_mm = length_or(config->palm_mm, 1.0, standard.palm_mm);
	clean.palm_short_mm = length_or(config->palm_short_mm, 1.0, standard.palm_short_mm);
	clean.palm_aspect_max = length_or(config->palm_aspect_max, 1.0, standard.palm_aspect_max);
	clean.palm_least_mm = length_or(config->palm_least_mm, 1.0, standard.palm_least_mm);
	clean.palm_factor = length_or(config->palm_factor, 1.0, standard.palm_factor);
	clean.palm_settle_us = time_or(config->palm_settle_us, standard.palm_settle_us);
	clean.palm_claim_us = time_or(config->palm_claim_us, standard.palm_claim_us);
	if (config->palm_contacts < 2) {
		clean.palm_contacts = standard.palm_contacts;
	}
	clean.palm_reach_mm = length_or(config->palm_reach_mm, 0.0, standard.palm_reach_mm);
	clean.palm_rest_us = time_or(config->palm_rest_us, standard.palm_rest_us);
	clean.palm_lockout_us = time_or(config->palm_lockout_us, standard.palm_lockout_us);
	clean.wipe_min_mm = length_or(config->wipe_min_mm, 1.0, standard.wipe_min_mm);
	clean.wipe_max_mm = length_or(config->wipe_max_mm, 1.0, standard.wipe_max_mm);
	clean.wipe_max_mm = fmax(clean.wipe_min_mm, clean.wipe_max_mm);
	clean.tap_bounce_us = time_or(config->tap_bounce_us, standard.tap_bounce_us);
	clean.tap_reach_mm = length_or(config->tap_reach_mm, 0.0, standard.tap_reach_mm);
	return clean;
}
