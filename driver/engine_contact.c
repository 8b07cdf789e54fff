/* SPDX-License-Identifier: MIT
 *
 * The table of contacts, and the door through which samples come in: behind it there are no sizes
 * below zero, no places beyond any wall and no tools that do not exist.
 */
#include "engine_contact.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "common/geometry.h"

/* No wall is that large: a place beyond is none, and a stroke is not dragged there. */
#define POSITION_MAX_MM 20000.0
#define SIZE_MAX_MM 2000.0

/* Less is trembling, and makes no other stroke. */
#define STEP_MM 2.0

/* One that has not moved for so long has stopped. */
#define STOPPED_US 50000

#define BIT(state) (1u << (state))

static const uint8_t transitions[PLEN_ENGINE_STATES] = {
	[PLEN_ENGINE_HOVER] = BIT(PLEN_ENGINE_INK) | BIT(PLEN_ENGINE_TRANSFORM) |
			      BIT(PLEN_ENGINE_WIPE) | BIT(PLEN_ENGINE_PRESS) |
			      BIT(PLEN_ENGINE_DRAG) | BIT(PLEN_ENGINE_REFUSED),
	[PLEN_ENGINE_INK] = BIT(PLEN_ENGINE_TRANSFORM) | BIT(PLEN_ENGINE_WIPE) |
			    BIT(PLEN_ENGINE_REFUSED) | BIT(PLEN_ENGINE_HOVER),
	[PLEN_ENGINE_TRANSFORM] = BIT(PLEN_ENGINE_INK) | BIT(PLEN_ENGINE_WIPE) |
				  BIT(PLEN_ENGINE_REFUSED) | BIT(PLEN_ENGINE_HOVER),
	[PLEN_ENGINE_WIPE] = BIT(PLEN_ENGINE_REFUSED) | BIT(PLEN_ENGINE_HOVER),
	[PLEN_ENGINE_PRESS] = BIT(PLEN_ENGINE_REFUSED) | BIT(PLEN_ENGINE_HOVER),
	[PLEN_ENGINE_DRAG] = BIT(PLEN_ENGINE_HOVER),
	[PLEN_ENGINE_REFUSED] = BIT(PLEN_ENGINE_INK) | BIT(PLEN_ENGINE_WIPE) |
				BIT(PLEN_ENGINE_PRESS) | BIT(PLEN_ENGINE_HOVER),
};

void plen_engine_contact_init(struct plen_engine_contacts *contacts)
{
	contacts->live_count = 0;
	contacts->vacant_count = PLEN_ENGINE_CONTACTS_MAX;
	for (uint32_t i = 0; i < PLEN_ENGINE_CONTACTS_MAX; i++) {
		contacts->vacant[i] = &contacts->places[i];
	}
}

/* The index in the live list of the first contact that does not sort before device and id. */
static uint32_t lower_bound(const struct plen_engine_contacts *contacts, uint32_t device,
			    uint32_t id)
{
	uint32_t low = 0;
	uint32_t high = contacts->live_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct plen_engine_contact *contact = contacts->live[middle];
		if (contact->device < device || (contact->device == device && contact->id < id)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

uint32_t plen_engine_contact_first(const struct plen_engine_contacts *contacts, uint32_t device)
{
	return lower_bound(contacts, device, 0);
}

struct plen_engine_contact *plen_engine_contact_find(const struct plen_engine_contacts *contacts,
						     uint32_t device, uint32_t id)
{
	uint32_t index = lower_bound(contacts, device, id);

	if (index == contacts->live_count || contacts->live[index]->device != device ||
	    contacts->live[index]->id != id) {
		return NULL;
	}
	return contacts->live[index];
}

struct plen_engine_contact *plen_engine_contact_add(struct plen_engine_contacts *contacts,
						    uint32_t device, uint32_t id)
{
	uint32_t index = lower_bound(contacts, device, id);
	struct plen_engine_contact *contact = NULL;

	assert(plen_engine_contact_find(contacts, device, id) == NULL);
	if (contacts->vacant_count == 0) {
		return NULL;
	}
	contact = contacts->vacant[--contacts->vacant_count];
	*contact = (struct plen_engine_contact){
		.device = device,
		.id = id,
		.state = PLEN_ENGINE_HOVER,
		.hold_at_us = PLEN_ENGINE_NEVER,
		.palm_at_us = PLEN_ENGINE_NEVER,
		.judge_at_us = PLEN_ENGINE_NEVER,
		.leap_at_us = PLEN_ENGINE_NEVER,
		.now.at = {NAN, NAN},
	};
	memmove(&contacts->live[index + 1], &contacts->live[index],
		(contacts->live_count - index) * sizeof(contacts->live[0]));
	contacts->live[index] = contact;
	contacts->live_count++;
	return contact;
}

void plen_engine_contact_remove(struct plen_engine_contacts *contacts,
				struct plen_engine_contact *contact)
{
	uint32_t index = lower_bound(contacts, contact->device, contact->id);

	assert(index < contacts->live_count && contacts->live[index] == contact);
	assert(contact->state == PLEN_ENGINE_HOVER && contact->partner == NULL);
	contacts->live_count--;
	memmove(&contacts->live[index], &contacts->live[index + 1],
		(contacts->live_count - index) * sizeof(contacts->live[0]));
	contacts->vacant[contacts->vacant_count++] = contact;
}

bool plen_engine_contact_may(enum plen_engine_state from, enum plen_engine_state to)
{
	assert((unsigned)from < PLEN_ENGINE_STATES && (unsigned)to < PLEN_ENGINE_STATES);
	return (transitions[from] & BIT(to)) != 0;
}

void plen_engine_contact_enter(struct plen_engine_contact *contact, enum plen_engine_state state)
{
	assert(plen_engine_contact_may(contact->state, state));
	assert(contact->state != PLEN_ENGINE_TRANSFORM || contact->partner == NULL);
	contact->state = (uint8_t)state;
	contact->hold_at_us = PLEN_ENGINE_NEVER;
	contact->palm_at_us = PLEN_ENGINE_NEVER;
	if (state == PLEN_ENGINE_HOVER) {
		contact->leap_at_us = PLEN_ENGINE_NEVER; /* else it is still to be believed */
	}
	contact->refusal = PLEN_ENGINE_NOT_REFUSED;
	/* Whatever else it does, it does alone. */
	plen_engine_contact_part(contact);
}

void plen_engine_contact_part(struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;

	assert(contact->claim == 0);
	contact->stirred = false;
	contact->judge_at_us = PLEN_ENGINE_NEVER;
	contact->partner = NULL;
	if (partner != NULL) {
		plen_engine_contact_part(partner);
	}
}

void plen_engine_contact_refuse(struct plen_engine_contact *contact,
				enum plen_engine_refusal refusal)
{
	if (contact->state != PLEN_ENGINE_REFUSED) {
		plen_engine_contact_enter(contact, PLEN_ENGINE_REFUSED);
	}
	contact->refusal = (uint8_t)refusal;
}

static double clean_size(double size_mm)
{
	return size_mm > 0.0 ? fmin(size_mm, SIZE_MAX_MM) : 0.0;
}

/* False for what is not a number, too. */
static bool is_on_a_wall(struct plen_board_pt at)
{
	return fabs(at.x_mm) <= POSITION_MAX_MM && fabs(at.y_mm) <= POSITION_MAX_MM;
}

static struct plen_contact clean(const struct plen_engine_contact *contact,
				 const struct plen_contact *sample)
{
	struct plen_contact result = *sample;

	if (!is_on_a_wall(sample->at)) {
		result.at = contact->now.at;
	}
	result.width_mm = clean_size(sample->width_mm);
	result.height_mm = clean_size(sample->height_mm);
	result.pressure = sample->pressure >= 0.0 ? fmin(sample->pressure, 1.0) : -1.0;
	result.tool = sample->tool <= PLEN_CONTACT_MOUSE ? sample->tool : PLEN_CONTACT_FINGER;
	if (contact->nib && result.tool == PLEN_CONTACT_FINGER) {
		result.tool = PLEN_CONTACT_PEN;
	}
	result.flags = sample->flags & PLEN_CONTACT_HOVER;
	return result;
}

static bool same_place(struct plen_board_pt a, struct plen_board_pt b)
{
	return a.x_mm == b.x_mm && a.y_mm == b.y_mm;
}

static bool same(const struct plen_contact *a, const struct plen_contact *b)
{
	return same_place(a->at, b->at) && a->width_mm == b->width_mm &&
	       a->height_mm == b->height_mm && a->pressure == b->pressure && a->tool == b->tool &&
	       a->flags == b->flags;
}

static void note_size(struct plen_engine_contact *contact)
{
	double size_mm = (contact->now.width_mm + contact->now.height_mm) * 0.5;

	contact->grew = false;
	if (contact->now.width_mm > 0.0 && contact->now.height_mm > 0.0) {
		contact->grew = size_mm > contact->size_max_mm;
		contact->size_sum_mm += size_mm;
		contact->size_max_mm = fmax(contact->size_max_mm, size_mm);
		contact->size_count++;
	}
}

bool plen_engine_contact_update(struct plen_engine_contact *contact,
				const struct plen_contact *sample)
{
	struct plen_contact next = clean(contact, sample);

	if (same(&next, &contact->now)) {
		return false;
	}
	contact->before = contact->now;
	contact->now = next;
	note_size(contact);
	return true;
}

bool plen_engine_contact_moved(const struct plen_engine_contact *contact)
{
	return !same_place(contact->before.at, contact->now.at);
}

static void add_to_trail(struct plen_engine_contact *contact)
{
	struct plen_engine_trail *trail = &contact->trail;

	if (trail->count == PLEN_ENGINE_TRAIL_MAX ||
	    (trail->count > 0 && plen_geometry_distance_mm(trail->points[trail->count - 1].at,
							   contact->now.at) < STEP_MM)) {
		return;
	}
	trail->points[trail->count].at = contact->now.at;
	trail->points[trail->count].pressure = contact->now.pressure;
	trail->count++;
}

void plen_engine_contact_land(struct plen_engine_contact *contact, int64_t now_us)
{
	contact->start = contact->now.at;
	contact->landed_us = now_us;
	contact->moved_us = now_us;
	contact->path_mm = 0.0;
	contact->step_at = contact->now.at;
	contact->vx_mm_per_s = 0.0;
	contact->vy_mm_per_s = 0.0;
	contact->trail.count = 0;
	add_to_trail(contact);
	if (contact->nib && contact->now.tool == PLEN_CONTACT_PEN) {
		contact->now.tool = PLEN_CONTACT_FINGER;
	}
	contact->nib = false;
	contact->size_sum_mm = 0.0;
	contact->size_max_mm = 0.0;
	contact->size_count = 0;
	contact->narrow_mm = fmin(contact->now.width_mm, contact->now.height_mm);
	note_size(contact);
	contact->several = false;
	contact->hand = 0;
	contact->wipe_w_mm = 0.0;
	contact->wipe_h_mm = 0.0;
	contact->wipe_dx_mm = 0.0;
	contact->wipe_dy_mm = 0.0;
}

void plen_engine_contact_follow(struct plen_engine_contact *contact, int64_t now_us)
{
	double passed_s = (double)(now_us - contact->moved_us) * 1e-6;
	double dx_mm = contact->now.at.x_mm - contact->before.at.x_mm;
	double dy_mm = contact->now.at.y_mm - contact->before.at.y_mm;
	double step_mm = 0.0;

	if (!plen_engine_contact_moved(contact)) {
		return;
	}
	step_mm = plen_geometry_distance_mm(contact->step_at, contact->now.at);
	if (step_mm >= STEP_MM) {
		contact->path_mm += step_mm;
		contact->step_at = contact->now.at;
	}
	if (passed_s > 0.0) {
		/* The last steps, half as much each: one alone trembles. */
		bool moves = contact->vx_mm_per_s != 0.0 || contact->vy_mm_per_s != 0.0;
		double keep = moves && passed_s * 1e6 < STOPPED_US ? 0.5 : 0.0;
		contact->vx_mm_per_s =
			contact->vx_mm_per_s * keep + dx_mm / passed_s * (1.0 - keep);
		contact->vy_mm_per_s =
			contact->vy_mm_per_s * keep + dy_mm / passed_s * (1.0 - keep);
	}
	contact->moved_us = now_us;
	add_to_trail(contact);
}

void plen_engine_contact_inherit(struct plen_engine_contact *contact,
				 const struct plen_engine_contact *other)
{
	contact->zone = other->zone;
	contact->start = other->start;
	contact->landed_us = other->landed_us;
	contact->gesture = other->gesture;
	contact->gesture_tool = other->gesture_tool;
	contact->moved_us = other->moved_us;
	contact->path_mm = other->path_mm;
	contact->step_at = other->step_at;
	contact->vx_mm_per_s = other->vx_mm_per_s;
	contact->vy_mm_per_s = other->vy_mm_per_s;
	contact->trail = other->trail;
	contact->size_sum_mm += other->size_sum_mm;
	contact->size_max_mm = fmax(contact->size_max_mm, other->size_max_mm);
	contact->size_count += other->size_count;
	contact->narrow_mm = other->narrow_mm;
	if (other->nib && contact->now.tool == PLEN_CONTACT_FINGER) {
		contact->nib = true;
		contact->now.tool = PLEN_CONTACT_PEN;
	}
	contact->several = other->several;
	contact->hand = other->hand;
	contact->hand_us = other->hand_us;
	contact->wipe_w_mm = other->wipe_w_mm;
	contact->wipe_h_mm = other->wipe_h_mm;
	contact->wipe_dx_mm = other->wipe_dx_mm;
	contact->wipe_dy_mm = other->wipe_dy_mm;
	contact->before = other->now;
}

static int64_t earlier(int64_t a_us, int64_t b_us)
{
	return a_us < b_us ? a_us : b_us;
}

int64_t plen_engine_contact_due_us(const struct plen_engine_contact *contact)
{
	int64_t due_us = earlier(contact->hold_at_us, contact->palm_at_us);

	return earlier(due_us, earlier(contact->judge_at_us, contact->leap_at_us));
}

double plen_engine_contact_distance_mm(const struct plen_engine_contact *a,
				       const struct plen_engine_contact *b)
{
	return plen_geometry_distance_mm(a->now.at, b->now.at);
}
