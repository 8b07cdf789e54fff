/* SPDX-License-Identifier: MIT
 *
 * The middle of many strokes is a finger, whatever a few of them were: a sleeve, two fingers at
 * once, a nib. What may count is chosen so that those who only lean on the wall never do.
 */
#include "engine_size.h"

#include <math.h>
#include <string.h>

#include "engine_contact.h"

/* What was kept decides nothing before it comes from so many strokes. */
#define STROKES_MIN 20
/* Strokes that count; older ones fade, as a class grows up and a frame gathers dust. */
#define STROKES_MAX 512
/* Shorter is no stroke but a touch, slower is a hand that leans and slides. */
#define STROKE_MIN_MM 20.0
#define STROKE_MIN_MM_PER_S 20.0
#define TAP_MAX_US 300000
/* A palm's short side is never narrower than a finger, with a margin. */
#define PALM_SHORT_FACTOR 1.2
/* Nib and finger are clearly apart. */
#define NIB_FACTOR 1.6
/* A hand that rolls onto its heel is larger than any nib by then. */
#define NIB_US 150000

static bool is_size(double size_mm)
{
	return size_mm > 0.0 && size_mm <= PLEN_ENGINE_SIZE_STEPS;
}

static bool is_measured(const struct plen_touch_size *told)
{
	return told->strokes == 0 && told->finger_mm > 0.0;
}

/* What makes no sense is not known. */
static struct plen_touch_size clean(const struct plen_touch_size *told)
{
	struct plen_touch_size result = *told;

	if (!is_size(told->finger_mm)) {
		result.finger_mm = 0.0;
		result.strokes = 0;
	}
	if (!is_size(told->nib_mm)) {
		result.nib_mm = 0.0;
	}
	if (!(told->palm_mm > result.finger_mm && isfinite(told->palm_mm))) {
		result.palm_mm = 0.0;
	}
	return result;
}

static void set_limits(struct plen_engine_size *size, const struct plen_engine_config *config)
{
	const struct plen_touch_size *told = &size->told;
	bool sure = is_measured(told) || told->strokes >= STROKES_MIN;

	size->palm_mm = config->palm_mm;
	size->palm_short_mm = config->palm_short_mm;
	size->nib_mm = 0.0;
	if (!sure) {
		return;
	}
	/* Half way, as sizes go, where both are known. */
	size->palm_mm = told->palm_mm > 0.0 ? sqrt(told->finger_mm * told->palm_mm)
					    : told->finger_mm * config->palm_factor;
	size->palm_mm = fmax(size->palm_mm, config->palm_least_mm);
	size->palm_short_mm = fmax(size->palm_mm * config->palm_short_mm / config->palm_mm,
				   told->finger_mm * PALM_SHORT_FACTOR);
	if (is_measured(told) && told->finger_mm >= told->nib_mm * NIB_FACTOR) {
		size->nib_mm = sqrt(told->nib_mm * told->finger_mm);
	}
}

void plen_engine_size_init(struct plen_engine_sizes *sizes, const struct plen_engine_config *config)
{
	set_limits(&sizes->unknown, config);
}

/* A place of its own for a device that has none: an unused one, or that of the one which has gone
 * first. NULL if all are in use. */
static struct plen_engine_size *find_room(struct plen_engine_sizes *sizes)
{
	uint32_t index = 0;

	if (sizes->count < PLEN_ENGINE_DEVICES_MAX) {
		return &sizes->list[sizes->count++];
	}
	while (index < sizes->count && sizes->list[index].present) {
		index++;
	}
	return index < sizes->count ? &sizes->list[index] : NULL;
}

struct plen_engine_size *plen_engine_size_of(struct plen_engine_sizes *sizes, uint32_t device)
{
	struct plen_engine_size *size = NULL;

	for (uint32_t i = 0; i < sizes->count; i++) {
		if (sizes->list[i].device == device) {
			sizes->list[i].present = true;
			return &sizes->list[i];
		}
	}
	size = find_room(sizes);
	if (size == NULL) {
		return &sizes->unknown;
	}
	*size = sizes->unknown;
	size->device = device;
	size->present = true;
	return size;
}

const struct plen_engine_size *plen_engine_size_find(const struct plen_engine_sizes *sizes,
						     uint32_t device)
{
	for (uint32_t i = 0; i < sizes->count; i++) {
		if (sizes->list[i].device == device) {
			return &sizes->list[i];
		}
	}
	return &sizes->unknown;
}

void plen_engine_size_gone(struct plen_engine_sizes *sizes, uint32_t device)
{
	for (uint32_t i = 0; i < sizes->count; i++) {
		if (sizes->list[i].device == device) {
			sizes->list[i].present = false;
		}
	}
}

static uint32_t count_strokes(const struct plen_engine_size *size)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < PLEN_ENGINE_SIZE_STEPS; i++) {
		count += size->steps[i];
	}
	return count;
}

static void add_strokes(struct plen_engine_size *size, double size_mm, uint32_t count)
{
	uint32_t step = (uint32_t)fmin(size_mm, PLEN_ENGINE_SIZE_STEPS - 1);

	size->steps[step] = (uint16_t)(size->steps[step] + count);
	if (count_strokes(size) > STROKES_MAX) {
		for (uint32_t i = 0; i < PLEN_ENGINE_SIZE_STEPS; i++) {
			size->steps[i] /= 2;
		}
	}
}

void plen_engine_size_tell(struct plen_engine_size *size, const struct plen_touch_size *told,
			   const struct plen_engine_config *config)
{
	size->told = clean(told);
	size->has_learnt = false;
	memset(size->steps, 0, sizeof(size->steps));
	if (size->told.strokes > 0) {
		uint32_t strokes =
			size->told.strokes < STROKES_MAX / 2 ? size->told.strokes : STROKES_MAX / 2;
		add_strokes(size, size->told.finger_mm, strokes);
	}
	set_limits(size, config);
}

/* The size that half of the strokes do not exceed. */
static double find_middle(const struct plen_engine_size *size)
{
	double half = count_strokes(size) / 2.0;
	uint32_t step = 0;

	while (half > size->steps[step]) {
		half -= size->steps[step++];
	}
	return step + half / size->steps[step];
}

struct plen_touch_size plen_engine_size_known(const struct plen_engine_size *size)
{
	struct plen_touch_size known = size->told;

	if (size->has_learnt && !is_measured(&size->told)) {
		known.finger_mm = find_middle(size);
		known.strokes = count_strokes(size);
	}
	return known;
}

static bool is_ordinary(const struct plen_engine_contact *stroke, int64_t lifted_us,
			const struct plen_engine_config *config)
{
	double lasted_s = (double)(lifted_us - stroke->landed_us) * 1e-6;

	if (stroke->gesture_tool != PLEN_CONTACT_FINGER ||
	    stroke->now.tool != PLEN_CONTACT_FINGER || stroke->size_count == 0) {
		return false;
	}
	if (stroke->path_mm >= STROKE_MIN_MM) {
		return stroke->path_mm >= lasted_s * STROKE_MIN_MM_PER_S;
	}
	return stroke->path_mm <= config->slop_mm && lifted_us - stroke->landed_us <= TAP_MAX_US;
}

void plen_engine_size_learn(const struct plen_engine_contact *stroke, int64_t lifted_us,
			    const struct plen_engine_config *config)
{
	struct plen_engine_size *size = stroke->size;
	double size_mm = stroke->size_sum_mm / fmax(stroke->size_count, 1.0);

	if (size->present && is_size(size_mm) && is_ordinary(stroke, lifted_us, config)) {
		add_strokes(size, size_mm, 1);
		size->has_learnt = true;
	}
}

/* All fingers begin small, and a palm does: one that is small for as long as those take to grow, or
 * has written that way, is neither. */
static bool shows_nib(const struct plen_engine_contact *contact, int64_t now_us,
		      const struct plen_engine_config *config)
{
	return contact->now.tool == PLEN_CONTACT_FINGER && contact->size_count > 0 &&
	       contact->size_max_mm <= contact->size->nib_mm &&
	       (now_us - contact->landed_us >= NIB_US || contact->path_mm >= config->hand_ink_mm);
}

void plen_engine_size_judge(struct plen_engine_contact *contact, int64_t now_us,
			    const struct plen_engine_config *config)
{
	if (contact->nib && contact->size_max_mm > contact->size->nib_mm) {
		contact->nib = false;
		if (contact->now.tool == PLEN_CONTACT_PEN) {
			contact->now.tool = PLEN_CONTACT_FINGER;
		}
	} else if (!contact->nib && shows_nib(contact, now_us, config)) {
		contact->nib = true;
		contact->now.tool = PLEN_CONTACT_PEN;
	}
}
