/* SPDX-License-Identifier: MIT
 *
 * All that is known of a lesson but the strokes and pictures themselves, as bytes: pages, assets,
 * the last view, and every chain that can still be undone or redone, each group's in order. Chains
 * that are gone for good are left out: whatever is not known is gone.
 *
 * What is loaded is a stranger's: everything is checked, memory is asked for in proportion to the
 * bytes that are there, and a snapshot has one spelling.
 */
#include "lesson/lesson.h"

#include <errno.h>
#include <stdlib.h>

#include "bytes.h"
#include "common/mem.h"
#include "state.h"

#define VERSION 1

/* The shortest spellings, by which a count is believed. */
#define PAGE_BYTES_MIN 4
#define ASSET_BYTES_MIN 4
#define CHAIN_BYTES_MIN 3

/* A chain's byte: its group, whether it is undone, whether it wanders. */
#define CHAIN_GROUP 0x07u
#define CHAIN_UNDONE 0x08u
#define CHAIN_WANDERS 0x10u
#define CHAIN_BYTE_MAX (CHAIN_GROUP | CHAIN_UNDONE | CHAIN_WANDERS)

/* -- pages -- */

static void put_pages(struct plen_bytes_out *out, const struct plen_lesson *lesson)
{
	uint32_t last = 0;

	plen_bytes_put_varint(out, lesson->pages.count);
	for (size_t i = 0; i < lesson->pages.count; i++) {
		const struct plen_lesson_page *page = &lesson->pages.list[i]->page;
		plen_bytes_put_varint(out, page->id - last);
		plen_bytes_put_u8(out, page->owner);
		plen_bytes_put_u8(out, page->background);
		plen_bytes_put_varint(out, page->behind);
		last = page->id;
	}
}

/* The next number, above the last and not above the lesson's. */
static uint64_t get_next(struct plen_bytes_in *in, uint64_t last, uint64_t max)
{
	uint64_t step = last < max ? plen_bytes_get_varint(in, max - last) : 0;

	in->bad |= step == 0;
	return last + step;
}

static uint32_t get_next_id(struct plen_bytes_in *in, uint32_t last, uint64_t seq)
{
	return (uint32_t)get_next(in, last, seq < UINT32_MAX ? seq : UINT32_MAX);
}

static size_t get_count(struct plen_bytes_in *in, size_t bytes_min)
{
	uint64_t count = plen_bytes_get_varint(in, UINT32_MAX - 1);

	in->bad |= count > plen_bytes_left(in) / bytes_min;
	return in->bad ? 0 : (size_t)count;
}

static bool can_be_behind(const struct plen_lesson *lesson, uint32_t behind)
{
	const struct plen_lesson_page *page = plen_lesson_page(lesson, behind);

	return behind == 0 || (page != NULL && page->owner == PLEN_GROUP_CLASS);
}

static void get_pages(struct plen_bytes_in *in, struct plen_lesson *lesson)
{
	size_t count = get_count(in, PAGE_BYTES_MIN);
	struct plen_lesson_page page = {0};

	for (size_t i = 0; i < count && !in->bad; i++) {
		page.id = get_next_id(in, page.id, lesson->seq);
		page.owner = plen_bytes_get_u8(in, PLEN_GROUP_MAX);
		page.background = plen_bytes_get_u8(in, PLEN_BACKGROUND_COUNT - 1);
		page.behind = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
		in->bad |= !can_be_behind(lesson, page.behind);
		if (!in->bad) {
			plen_state_add_page(lesson, &page);
		}
	}
}

/* -- assets -- */

static void put_assets(struct plen_bytes_out *out, const struct plen_lesson *lesson)
{
	uint32_t last = 0;

	plen_bytes_put_varint(out, lesson->assets.count);
	for (size_t i = 0; i < lesson->assets.count; i++) {
		const struct plen_lesson_asset *asset = &lesson->assets.list[i].what;
		plen_bytes_put_varint(out, asset->id - last);
		plen_bytes_put_u8(out, asset->media);
		plen_bytes_put_varint(out, asset->parts);
		plen_bytes_put_varint(out, asset->size);
		last = asset->id;
	}
}

static bool asset_is_sound(const struct plen_lesson_asset *asset)
{
	struct plen_op op = {.seq = asset->id, .kind = PLEN_OP_ASSET};

	op.u.asset = (struct plen_op_asset){asset->media, asset->parts, asset->size, NULL};
	return plen_op_is_valid(&op);
}

static void get_assets(struct plen_bytes_in *in, struct plen_lesson *lesson)
{
	size_t count = get_count(in, ASSET_BYTES_MIN);
	struct plen_lesson_asset asset = {0};

	for (size_t i = 0; i < count && !in->bad; i++) {
		asset.id = get_next_id(in, asset.id, lesson->seq);
		asset.media = plen_bytes_get_u8(in, UINT8_MAX);
		asset.parts = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
		asset.size = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
		in->bad |= !asset_is_sound(&asset);
		if (!in->bad) {
			plen_assets_add(&lesson->assets, &asset, NULL);
		}
	}
}

/* -- the view: its operation's number and body; number 0 if there was none -- */

static void put_view(struct plen_bytes_out *out, const struct plen_lesson *lesson)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW, .seq = lesson->view_seq};
	size_t size = 0;

	plen_bytes_put_varint(out, lesson->view_seq);
	if (!lesson->has_view) {
		return;
	}
	op.u.view = lesson->view;
	uint8_t *body = plen_op_encode(&op, &size);
	plen_bytes_put_varint(out, size);
	plen_bytes_put(out, body, size);
	free(body);
}

static bool view_is_sound(const struct plen_lesson *lesson, const struct plen_op_view *view)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		uint32_t page = view->panes[i].page;
		if (page != 0 && plen_lesson_page(lesson, page) == NULL) {
			return false;
		}
	}
	return true;
}

static void get_view(struct plen_bytes_in *in, struct plen_lesson *lesson)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW};

	op.seq = plen_bytes_get_varint(in, lesson->seq);
	if (op.seq == 0) {
		return;
	}
	size_t size = (size_t)plen_bytes_get_varint(in, UINT32_MAX);
	const uint8_t *body = plen_bytes_get(in, size);
	if (body == NULL || plen_op_decode(&op, body, size) != 0 ||
	    !view_is_sound(lesson, &op.u.view)) {
		in->bad = true;
		return;
	}
	lesson->view = op.u.view;
	lesson->view_seq = op.seq;
	lesson->has_view = true;
}

/* -- chains -- */

/* The places that chains will have, without those that are gone. */
static uint32_t *count_chains(const struct plen_history *history, size_t *count)
{
	uint32_t *places = plen_calloc(history->count + 1, sizeof(*places));

	*count = 0;
	for (size_t i = 0; i < history->count; i++) {
		places[i] = (uint32_t)*count;
		*count += history->chains[i].state != PLEN_CHAIN_GONE ? 1 : 0;
	}
	return places;
}

static void put_chain(struct plen_bytes_out *out, const struct plen_chain *chain,
		      const struct plen_chain *last)
{
	unsigned int what = chain->group;

	what |= chain->state == PLEN_CHAIN_UNDONE ? CHAIN_UNDONE : 0;
	what |= chain->wanders ? CHAIN_WANDERS : 0;
	plen_bytes_put_varint(out, chain->id - last->id);
	plen_bytes_put_u8(out, (uint8_t)what);
	plen_bytes_put_zigzag(out, (int64_t)chain->page - last->page);
}

/* From the bottom to the top, each less the one before. */
static void put_list(struct plen_bytes_out *out, const struct plen_history *history, uint32_t top,
		     const uint32_t *places)
{
	uint32_t bottom = top;
	uint64_t count = 0;
	int64_t last = 0;

	for (uint32_t i = top; i != PLEN_CHAIN_NONE; i = history->chains[i].below) {
		bottom = i;
		count++;
	}
	plen_bytes_put_varint(out, count);
	for (uint32_t i = bottom; count > 0; count--, i = history->chains[i].above) {
		plen_bytes_put_zigzag(out, (int64_t)places[i] - last);
		last = places[i];
	}
}

static void put_history(struct plen_bytes_out *out, const struct plen_history *history)
{
	const struct plen_chain nothing = {0};
	const struct plen_chain *last = &nothing;
	size_t count = 0;
	uint32_t *places = count_chains(history, &count);

	plen_bytes_put_varint(out, count);
	for (size_t i = 0; i < history->count; i++) {
		if (history->chains[i].state != PLEN_CHAIN_GONE) {
			put_chain(out, &history->chains[i], last);
			last = &history->chains[i];
		}
	}
	for (uint8_t i = 0; i < PLEN_GROUP_COUNT; i++) {
		put_list(out, history, plen_history_top(history, i, PLEN_CHAIN_LIVE), places);
		put_list(out, history, plen_history_top(history, i, PLEN_CHAIN_UNDONE), places);
	}
	free(places);
}

static void get_chain(struct plen_bytes_in *in, const struct plen_lesson *lesson,
		      struct plen_chain *chain)
{
	chain->id = get_next(in, chain->id, lesson->seq);
	unsigned int what = plen_bytes_get_u8(in, CHAIN_BYTE_MAX);
	int64_t last = chain->page;
	chain->page = (uint32_t)(last + plen_bytes_get_zigzag(in, -last, UINT32_MAX - last));
	chain->group = (uint8_t)(what & CHAIN_GROUP);
	chain->state = what & CHAIN_UNDONE ? PLEN_CHAIN_UNDONE : PLEN_CHAIN_LIVE;
	chain->wanders = (what & CHAIN_WANDERS) != 0;

	const struct plen_lesson_page *page = plen_lesson_page(lesson, chain->page);
	in->bad |= page == NULL || chain->group > PLEN_GROUP_MAX;
	chain->owner = in->bad ? 0 : page->owner;
}

/* A chain is in the list that it says, once: `listed` are those that are in one already. */
static void get_list(struct plen_bytes_in *in, struct plen_history *history, uint8_t group,
		     enum plen_chain_state state, bool *listed)
{
	size_t count = get_count(in, 1);
	int64_t place = 0;

	for (size_t i = 0; i < count; i++) {
		place += plen_bytes_get_zigzag(in, -place, (int64_t)history->count - 1 - place);
		if (in->bad || listed[place] || history->chains[place].group != group ||
		    history->chains[place].state != state) {
			in->bad = true;
			return;
		}
		listed[place] = true;
		plen_history_restore_top(history, (uint32_t)place);
	}
}

static void get_lists(struct plen_bytes_in *in, struct plen_history *history)
{
	bool *listed = plen_calloc(history->count + 1, sizeof(*listed));

	for (uint8_t i = 0; i < PLEN_GROUP_COUNT && !in->bad; i++) {
		get_list(in, history, i, PLEN_CHAIN_LIVE, listed);
		get_list(in, history, i, PLEN_CHAIN_UNDONE, listed);
	}
	for (size_t i = 0; i < history->count; i++) {
		in->bad |= !listed[i];
	}
	free(listed);
}

static void get_history(struct plen_bytes_in *in, struct plen_lesson *lesson)
{
	size_t count = get_count(in, CHAIN_BYTES_MIN);
	struct plen_chain chain = {.below = PLEN_CHAIN_NONE, .above = PLEN_CHAIN_NONE};

	for (size_t i = 0; i < count && !in->bad; i++) {
		get_chain(in, lesson, &chain);
		if (!in->bad) {
			plen_history_restore(&lesson->history, &chain);
		}
	}
	if (!in->bad) {
		get_lists(in, &lesson->history);
	}
}

/* -- the whole -- */

uint8_t *plen_lesson_save(const struct plen_lesson *lesson, size_t *size)
{
	struct plen_bytes_out out = {0};

	plen_bytes_put_u8(&out, VERSION);
	plen_bytes_put_varint(&out, lesson->seq);
	put_pages(&out, lesson);
	put_assets(&out, lesson);
	put_view(&out, lesson);
	put_history(&out, &lesson->history);
	*size = out.size;
	return out.data;
}

int plen_lesson_load(struct plen_lesson *lesson, const uint8_t *bytes, size_t size)
{
	struct plen_bytes_in in = {.at = bytes, .end = bytes + size};

	if (size == 0 || plen_bytes_get_u8(&in, UINT8_MAX) != VERSION) {
		return -EBADMSG;
	}
	lesson->seq = plen_bytes_get_varint(&in, PLEN_OP_GAP_END_MAX);
	get_pages(&in, lesson);
	get_assets(&in, lesson);
	get_view(&in, lesson);
	get_history(&in, lesson);
	return in.bad || in.at != in.end ? -EBADMSG : 0;
}
