/* SPDX-License-Identifier: MIT
 *
 * A gap keeps a copy of the contact, as the contact itself goes and its number with it.
 */
#include "engine_gap.h"

#include <assert.h>
#include <string.h>

void plen_engine_gap_init(struct plen_engine_gaps *gaps)
{
	gaps->open_count = 0;
	gaps->vacant_count = PLEN_ENGINE_CONTACTS_MAX;
	for (uint32_t i = 0; i < PLEN_ENGINE_CONTACTS_MAX; i++) {
		gaps->vacant[i] = &gaps->places[i];
	}
}

static void insert(struct plen_engine_gaps *gaps, struct plen_engine_gap *gap)
{
	uint32_t index = gaps->open_count++;

	while (index > 0 && gaps->open[index - 1]->until_us > gap->until_us) {
		gaps->open[index] = gaps->open[index - 1];
		index--;
	}
	gaps->open[index] = gap;
}

struct plen_engine_gap *plen_engine_gap_open(struct plen_engine_gaps *gaps,
					     const struct plen_engine_contact *contact,
					     int64_t lifted_us, int64_t until_us)
{
	struct plen_engine_gap *gap = NULL;

	if (gaps->vacant_count == 0) {
		return NULL;
	}
	gap = gaps->vacant[--gaps->vacant_count];
	gap->lost = *contact;
	gap->lost.lost = true;
	gap->lifted_us = lifted_us;
	gap->until_us = until_us;
	if (contact->partner != NULL) {
		contact->partner->partner = &gap->lost;
	}
	insert(gaps, gap);
	return gap;
}

void plen_engine_gap_close(struct plen_engine_gaps *gaps, struct plen_engine_gap *gap)
{
	uint32_t index = 0;

	assert(gap->lost.partner == NULL);
	while (gaps->open[index] != gap) {
		index++;
		assert(index < gaps->open_count);
	}
	gaps->open_count--;
	memmove(&gaps->open[index], &gaps->open[index + 1],
		(gaps->open_count - index) * sizeof(gaps->open[0]));
	gaps->vacant[gaps->vacant_count++] = gap;
}

struct plen_engine_gap *plen_engine_gap_of(const struct plen_engine_gaps *gaps,
					   const struct plen_engine_contact *lost)
{
	uint32_t index = 0;

	while (&gaps->open[index]->lost != lost) {
		index++;
		assert(index < gaps->open_count);
	}
	return gaps->open[index];
}
