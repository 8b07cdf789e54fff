/* SPDX-License-Identifier: MIT */
#include "drying.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void plen_drying_init(struct plen_drying *drying)
{
	*drying = (struct plen_drying){0};
}

void plen_drying_finish(struct plen_drying *drying)
{
	for (size_t i = 0; i < drying->made; i++) {
		plen_spine_finish(&drying->strokes[i]->spine);
		free(drying->strokes[i]);
	}
	free(drying->strokes);
}

/* Spares keep their memory: in a long lesson writing allocates nothing. */
static struct plen_drying_stroke *take_spare(struct plen_drying *drying)
{
	if (drying->count == drying->made) {
		drying->strokes = plen_grow(drying->strokes, drying->made, &drying->capacity,
					    sizeof(struct plen_drying_stroke *));
		drying->strokes[drying->made] = plen_calloc(1, sizeof(struct plen_drying_stroke));
		plen_spine_init(&drying->strokes[drying->made]->spine);
		drying->made++;
	}
	return drying->strokes[drying->count++];
}

struct plen_drying_stroke *plen_drying_add(struct plen_drying *drying, uint64_t tick, uint32_t page,
					   uint32_t scale_ppm, const struct plen_stroke *stroke)
{
	struct plen_drying_stroke *dries = take_spare(drying);

	assert(stroke->kept_count == 1);
	dries->tick = tick;
	dries->page = page;
	dries->scale_ppm = scale_ppm;
	dries->whole = stroke->kept[0];
	dries->stroke = *stroke;
	dries->stroke.kept = &dries->whole;
	return dries;
}

void plen_drying_drop_until(struct plen_drying *drying, uint64_t tick)
{
	while (drying->count > 0 && drying->strokes[0]->tick <= tick) {
		plen_drying_drop(drying, 0);
	}
}

void plen_drying_drop(struct plen_drying *drying, size_t index)
{
	struct plen_drying_stroke *dropped = drying->strokes[index];

	assert(index < drying->count);
	drying->count--;
	memmove(drying->strokes + index, drying->strokes + index + 1,
		(drying->count - index) * sizeof(struct plen_drying_stroke *));
	drying->strokes[drying->count] = dropped;
}

bool plen_drying_is_whole(const struct plen_drying_stroke *dries, const struct plen_lesson *lesson)
{
	const struct plen_stroke *now = plen_lesson_seen_stroke(lesson, dries->stroke.id);

	return now != NULL && now->kept_count == 1 && now->kept[0].from == dries->whole.from &&
	       now->kept[0].to == dries->whole.to;
}
