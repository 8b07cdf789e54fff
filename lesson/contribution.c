/* SPDX-License-Identifier: MIT
 *
 * Of each stroke only lengths are kept, point by point, until the cuts in it are known to hold.
 */
#include "lesson/contribution.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "ranges.h"
#include "stroke_geometry.h"

#define UM 1e3
#define ROWS (PLEN_GROUP_COUNT * PLEN_MARK_COUNT)

struct chain {
	uint64_t id;
	bool is_undone;
};

struct written {
	uint64_t id;
	uint64_t chain;
	uint32_t page;
	uint8_t row;
	uint32_t count;
	float *length_mm; /* up to each point */
};

struct cut {
	uint64_t stroke;
	uint64_t chain;
	uint32_t page, order;
	uint8_t row;
	struct plen_stroke_range range;
};

struct plen_contributions {
	struct chain *chains; /* by id */
	size_t chain_count, chain_capacity;
	struct written *strokes; /* by id */
	size_t stroke_count, stroke_capacity;
	struct cut *cuts;
	size_t cut_count, cut_capacity;
	bool is_part;
	struct plen_contribution rows[ROWS];
	struct plen_contribution list[ROWS];
};

const char *plen_mark_name(uint8_t mark)
{
	static const char *const names[PLEN_MARK_COUNT] = {
		"", "star", "heart", "flower", "fish", "house", "cloud", "boat", "tree",
	};

	return mark < PLEN_MARK_COUNT ? names[mark] : "";
}

struct plen_contributions *plen_contributions_create(void)
{
	return plen_calloc(1, sizeof(struct plen_contributions));
}

void plen_contributions_destroy(struct plen_contributions *contributions)
{
	if (contributions == NULL) {
		return;
	}
	for (size_t i = 0; i < contributions->stroke_count; i++) {
		free(contributions->strokes[i].length_mm);
	}
	free(contributions->strokes);
	free(contributions->cuts);
	free(contributions->chains);
	free(contributions);
}

/* -- finding; all lists grow in the order of the log -- */

static struct chain *find_chain(const struct plen_contributions *all, uint64_t id)
{
	size_t low = 0;
	size_t high = all->chain_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (all->chains[mid].id < id) {
			low = mid + 1;
		} else {
			high = mid;
		}
	}
	return low < all->chain_count && all->chains[low].id == id ? &all->chains[low] : NULL;
}

static bool is_undone(const struct plen_contributions *all, uint64_t id)
{
	const struct chain *chain = find_chain(all, id);

	return chain != NULL && chain->is_undone;
}

/* -- taking -- */

static uint8_t row_of(const struct plen_op *op)
{
	return (uint8_t)(op->group * PLEN_MARK_COUNT + op->mark);
}

static void take_stroke(struct plen_contributions *all, const struct plen_op *op, uint32_t place,
			uint64_t chain)
{
	const struct plen_op_stroke *from = &op->u.edit.strokes[place];
	struct plen_contribution *row = &all->rows[row_of(op)];
	int64_t took_ms = plen_op_stroke_ms(from);
	double mm = 0;

	if (from->count > 1 && took_ms == 0) {
		return;
	}
	all->strokes = plen_grow(all->strokes, all->stroke_count, &all->stroke_capacity,
				 sizeof(*all->strokes));

	struct written *stroke = &all->strokes[all->stroke_count++];
	*stroke = (struct written){.id = plen_op_stroke_id(op->seq, place),
				   .chain = chain,
				   .page = op->u.edit.page,
				   .row = row_of(op),
				   .count = from->count,
				   .length_mm = plen_calloc(from->count, sizeof(float))};
	for (uint32_t i = 1; i < from->count; i++) {
		const struct plen_stroke_point *a = &from->points[i - 1];
		const struct plen_stroke_point *b = &from->points[i];
		mm += hypot((double)b->x_um - a->x_um, (double)b->y_um - a->y_um) / UM;
		stroke->length_mm[i] = (float)mm;
	}
	row->strokes++;
	row->writing_us += took_ms * 1000;
	row->written_mm += stroke->length_mm[from->count - 1];
}

static void take_cut(struct plen_contributions *all, const struct plen_op *op, uint32_t index,
		     uint64_t chain)
{
	all->cuts = plen_grow(all->cuts, all->cut_count, &all->cut_capacity, sizeof(*all->cuts));
	all->cuts[all->cut_count] = (struct cut){.stroke = op->u.edit.cuts[index].stroke,
						 .chain = chain,
						 .page = op->u.edit.page,
						 .order = (uint32_t)all->cut_count,
						 .row = row_of(op),
						 .range = op->u.edit.cuts[index].range};
	all->cut_count++;
}

static void take_edit(struct plen_contributions *all, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;
	uint64_t id = edit->chain != 0 ? edit->chain : op->seq;

	if (find_chain(all, id) == NULL && edit->chain == 0) {
		all->chains = plen_grow(all->chains, all->chain_count, &all->chain_capacity,
					sizeof(*all->chains));
		all->chains[all->chain_count++] = (struct chain){.id = id};
	}
	/* What comes right after its page, or began before there was that page, is the page's
	 * beginning and not somebody's work. */
	for (uint32_t i = 0; id > (uint64_t)edit->page + 1 && i < edit->stroke_count; i++) {
		take_stroke(all, op, i, id);
	}
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		take_cut(all, op, i, id);
	}
}

static void set_undone(struct plen_contributions *all, uint64_t id, bool undone)
{
	struct chain *chain = find_chain(all, id);

	if (chain != NULL) {
		chain->is_undone = undone;
	}
}

int plen_contributions_take(void *contributions, const struct plen_op *op)
{
	struct plen_contributions *all = contributions;

	if (op->group >= PLEN_GROUP_COUNT || op->mark >= PLEN_MARK_COUNT) {
		return 0;
	}
	if (op->kind == PLEN_OP_EDIT) {
		take_edit(all, op);
	} else if (op->kind == PLEN_OP_UNDO || op->kind == PLEN_OP_REDO) {
		set_undone(all, op->u.chain, op->kind == PLEN_OP_UNDO);
	} else if (op->kind == PLEN_OP_GAP) {
		all->is_part = true;
	}
	return 0;
}

void plen_contributions_miss(struct plen_contributions *contributions)
{
	contributions->is_part = true;
}

bool plen_contributions_are_whole(const struct plen_contributions *contributions)
{
	return !contributions->is_part;
}

/* -- counting -- */

static double length_to_mm(const struct written *stroke, plen_stroke_pos pos)
{
	uint32_t index = pos / PLEN_STROKE_POS_ONE;
	double part = (double)(pos % PLEN_STROKE_POS_ONE) / PLEN_STROKE_POS_ONE;
	double mm = stroke->length_mm[index];

	return part > 0 ? mm + (stroke->length_mm[index + 1] - mm) * part : mm;
}

static double ranges_mm(const struct written *stroke, const struct plen_ranges *ranges)
{
	double mm = 0;

	for (size_t i = 0; i < ranges->count; i++) {
		mm += length_to_mm(stroke, ranges->list[i].to) -
		      length_to_mm(stroke, ranges->list[i].from);
	}
	return mm;
}

static int compare_cuts(const void *a, const void *b)
{
	const struct cut *x = a;
	const struct cut *y = b;

	if (x->stroke != y->stroke) {
		return x->stroke < y->stroke ? -1 : 1;
	}
	return x->order < y->order ? -1 : x->order > y->order;
}

/* An edit touches its own page only. */
static bool is_on_stroke(const struct written *stroke, const struct cut *cut)
{
	struct plen_stroke_range range = cut->range;

	return cut->page == stroke->page && range.to <= plen_stroke_end(stroke->count) &&
	       (range.from == range.to) == (stroke->count == 1);
}

static bool is_whole(const struct written *stroke, const struct plen_ranges *kept)
{
	return kept->count == 1 && kept->list[0].from == 0 &&
	       kept->list[0].to == plen_stroke_end(stroke->count);
}

/* What each cut that holds has taken: it is the first cut's where two of them lie on each other. */
static void count_stroke(struct plen_contributions *all, const struct written *stroke,
			 const struct cut *cuts, size_t cut_count, struct plen_ranges *kept)
{
	struct plen_contribution *row = &all->list[stroke->row];
	double left_mm = stroke->length_mm[stroke->count - 1];

	if (is_undone(all, stroke->chain)) {
		row->taken_back_mm += left_mm;
		return;
	}
	plen_ranges_set_without(kept, plen_stroke_end(stroke->count), NULL, 0);
	for (size_t i = 0; i < cut_count; i++) {
		if (is_undone(all, cuts[i].chain) || !is_on_stroke(stroke, &cuts[i])) {
			continue;
		}
		struct plen_contribution *by = &all->list[cuts[i].row];
		plen_ranges_subtract(kept, cuts[i].range);
		double now_mm = ranges_mm(stroke, kept);
		*(by == row ? &by->rubbed_own_mm : &by->rubbed_others_mm) += left_mm - now_mm;
		left_mm = now_mm;
	}
	row->seen_mm += left_mm;
	row->seen_whole += is_whole(stroke, kept);
	row->seen_part += kept->count > 0 && !is_whole(stroke, kept);
}

static void count_strokes(struct plen_contributions *all)
{
	struct plen_ranges kept = {0};
	size_t at = 0;

	for (size_t i = 0; i < all->stroke_count; i++) {
		const struct written *stroke = &all->strokes[i];
		while (at < all->cut_count && all->cuts[at].stroke < stroke->id) {
			at++;
		}
		size_t end = at;
		while (end < all->cut_count && all->cuts[end].stroke == stroke->id) {
			end++;
		}
		count_stroke(all, stroke, &all->cuts[at], end - at, &kept);
		at = end;
	}
	plen_ranges_finish(&kept);
}

static bool has_done_something(const struct plen_contribution *row)
{
	return row->strokes > 0 || row->rubbed_others_mm > 0;
}

const struct plen_contribution *plen_contributions_list(struct plen_contributions *contributions,
							size_t *count)
{
	struct plen_contributions *all = contributions;

	memcpy(all->list, all->rows, sizeof(all->list));
	if (all->cut_count > 0) {
		qsort(all->cuts, all->cut_count, sizeof(*all->cuts), compare_cuts);
	}
	count_strokes(all);

	*count = 0;
	for (size_t i = 0; i < ROWS; i++) {
		struct plen_contribution row = all->list[i];
		row.group = (uint8_t)(i / PLEN_MARK_COUNT);
		row.mark = (uint8_t)(i % PLEN_MARK_COUNT);
		if (has_done_something(&row)) {
			all->list[(*count)++] = row;
		}
	}
	return all->list;
}

/* -- as a table -- */

static void write_row(FILE *out, const struct plen_contribution *row)
{
	if (row->group == PLEN_GROUP_CLASS) {
		fputs("class", out);
	} else {
		fprintf(out, "%u", row->group);
	}
	fprintf(out, ",%s,%u,%lld.%lld,%lld,%u,%u,%lld,%lld,%lld,%lld\n", plen_mark_name(row->mark),
		row->strokes, (long long)(row->writing_us / 1000000),
		(long long)(row->writing_us / 100000 % 10), llround(row->written_mm),
		row->seen_whole, row->seen_part, llround(row->seen_mm), llround(row->taken_back_mm),
		llround(row->rubbed_own_mm), llround(row->rubbed_others_mm));
}

char *plen_contributions_csv(struct plen_contributions *contributions)
{
	char *text = NULL;
	size_t size = 0;
	size_t count = 0;
	const struct plen_contribution *rows = plen_contributions_list(contributions, &count);
	FILE *out = open_memstream(&text, &size);

	if (out == NULL) {
		abort();
	}
	fputs("group,mark,strokes,writing_s,written_mm,strokes_seen_whole,strokes_seen_in_part,"
	      "seen_mm,taken_back_mm,rubbed_out_own_mm,rubbed_out_others_mm\n",
	      out);
	for (size_t i = 0; i < count; i++) {
		write_row(out, &rows[i]);
	}
	if (contributions->is_part) {
		fputs("Some of it was cleared or could not be read.,,,,,,,,,,\n", out);
	}
	if (fclose(out) != 0) {
		abort();
	}
	return text;
}
