/* SPDX-License-Identifier: MIT
 *
 * JSON text to a lesson file. Only the operations are read: everything else in the dump follows
 * from them. Strict: each member must be there, be of its type and within its range, and no other
 * may be there; the first fault ends it, named by its place, such as "ops[3].strokes[0].ink".
 */
#include "lesson/formats/json.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "json_base64.h"
#include "json_values.h"
#include "json_words.h"
#include "lesson/draft.h"
#include "report.h"
#include "store_schema.h"

/* The second version brought it; before, it was 0. */
static uint8_t member_mark(struct plen_json_reader *reader, const struct plen_json_place *outer,
			   const json_t *object)
{
	return reader->has_v2 ? (uint8_t)plen_json_member_int(reader, outer, object, "mark", 0,
							      PLEN_MARK_MAX)
			      : 0;
}

static size_t members(const struct plen_json_reader *reader, size_t always, size_t since_v2)
{
	return always + (reader->has_v2 ? since_v2 : 0);
}

/* -- view -- */

#define PANE_MEMBERS 6
#define VIEW_MEMBERS 8

static uint8_t member_palette_ink(struct plen_json_reader *reader,
				  const struct plen_json_place *outer, const json_t *object)
{
	const struct plen_json_place place = {outer, "ink", 0};
	uint8_t ink = plen_json_member_word(reader, outer, object, "ink", &plen_json_inks);

	if (ink >= PLEN_INK_COUNT) {
		plen_json_fault(reader, &place, "is no ink of a pane");
		return 0;
	}
	return ink;
}

static void get_pane(struct plen_json_reader *reader, const struct plen_json_place *place,
		     const json_t *value, struct plen_op_pane *pane)
{
	const struct plen_json_place origin_place = {place, "origin_um", 0};

	plen_json_expect_object(reader, place, value, members(reader, PANE_MEMBERS, 1));
	const json_t *origin =
		plen_json_list(reader, &origin_place, json_object_get(value, "origin_um"), 2, 2);
	pane->page = (uint32_t)plen_json_member_int(reader, place, value, "page", 0, UINT32_MAX);
	pane->origin_x_um = (int32_t)plen_json_int(reader, &origin_place, json_array_get(origin, 0),
						   INT32_MIN, INT32_MAX);
	pane->origin_y_um = (int32_t)plen_json_int(reader, &origin_place, json_array_get(origin, 1),
						   INT32_MIN, INT32_MAX);
	pane->scale_ppm =
		(uint32_t)plen_json_member_int(reader, place, value, "scale_ppm", 0, UINT32_MAX);
	pane->ink = member_palette_ink(reader, place, value);
	pane->rubber = plen_json_member_bool(reader, place, value, "rubber");
	pane->signal = plen_json_member_word(reader, place, value, "signal", &plen_json_signals);
	pane->mark = member_mark(reader, place, value);
}

static size_t get_view(struct plen_json_reader *reader, const struct plen_json_place *place,
		       const json_t *value, struct plen_op *op)
{
	struct plen_op_view *view = &op->u.view;
	const struct plen_json_place dividers_place = {place, "dividers_ppm", 0};
	const struct plen_json_place panes_place = {place, "panes", 0};

	view->mode = plen_json_member_word(reader, place, value, "mode", &plen_json_modes);
	view->group_count = (uint8_t)plen_json_member_int(reader, place, value, "group_count", 2,
							  PLEN_GROUP_MAX);
	view->shown =
		(uint8_t)plen_json_member_int(reader, place, value, "shown", 0, PLEN_GROUP_MAX);
	view->frozen = plen_json_member_bool(reader, place, value, "frozen");
	view->theme = plen_json_member_word(reader, place, value, "theme", &plen_json_themes);
	view->teacher_left = plen_json_member_bool(reader, place, value, "teacher_left");
	const json_t *dividers =
		plen_json_list(reader, &dividers_place, json_object_get(value, "dividers_ppm"),
			       PLEN_GROUP_MAX - 1, PLEN_GROUP_MAX - 1);
	for (size_t i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		const struct plen_json_place at = {&dividers_place, NULL, i};
		view->dividers_ppm[i] = (uint32_t)plen_json_int(
			reader, &at, json_array_get(dividers, i), 0, UINT32_MAX);
	}
	const json_t *panes = plen_json_list(reader, &panes_place, json_object_get(value, "panes"),
					     PLEN_GROUP_COUNT, PLEN_GROUP_COUNT);
	for (size_t i = 0; i < PLEN_GROUP_COUNT; i++) {
		const struct plen_json_place at = {&panes_place, NULL, i};
		get_pane(reader, &at, json_array_get(panes, i), &view->panes[i]);
	}
	return VIEW_MEMBERS;
}

/* -- edit -- */

#define STROKE_MEMBERS 3 /* besides the ink */
#define CUT_MEMBERS 3
#define EDIT_MEMBERS 4
#define PICTURE_MEMBERS 5

static void get_point(struct plen_json_reader *reader, const struct plen_json_place *place,
		      const json_t *value, struct plen_stroke_point *point)
{
	const json_t *list = plen_json_list(reader, place, value, 4, 4);

	point->x_um = (int32_t)plen_json_int(reader, place, json_array_get(list, 0), INT32_MIN,
					     INT32_MAX);
	point->y_um = (int32_t)plen_json_int(reader, place, json_array_get(list, 1), INT32_MIN,
					     INT32_MAX);
	point->t_ms =
		(uint32_t)plen_json_int(reader, place, json_array_get(list, 2), 0, UINT32_MAX);
	point->pressure =
		(uint8_t)plen_json_int(reader, place, json_array_get(list, 3), 0, UINT8_MAX);
}

static uint32_t member_rgba(struct plen_json_reader *reader, const struct plen_json_place *outer,
			    const json_t *object)
{
	static const char digits[] = "0123456789abcdef";
	const struct plen_json_place place = {outer, "rgba", 0};
	const char *text = json_string_value(json_object_get(object, "rgba"));
	uint32_t rgba = 0;

	if (text == NULL || strlen(text) != 8 || strspn(text, digits) != 8) {
		plen_json_fault(reader, &place, "must be eight hexadecimal digits");
		return 0;
	}
	for (int i = 0; i < 8; i++) {
		rgba = rgba << 4 | (uint32_t)(strchr(digits, text[i]) - digits);
	}
	return rgba;
}

/* Returns how many members it takes. */
static size_t get_ink(struct plen_json_reader *reader, const struct plen_json_place *place,
		      const json_t *value, struct plen_op_stroke *stroke)
{
	stroke->ink = plen_json_member_word(reader, place, value, "ink", &plen_json_inks);
	if (stroke->ink < PLEN_INK_COUNT) {
		return 1;
	}
	stroke->ink = (uint8_t)(stroke->ink - PLEN_INK_COUNT + PLEN_INK_OWN);
	stroke->rgba = member_rgba(reader, place, value);
	return 2;
}

static void get_stroke(struct plen_json_reader *reader, const struct plen_json_place *place,
		       const json_t *value, struct plen_op_stroke *stroke)
{
	const struct plen_json_place points_place = {place, "points_um", 0};

	stroke->group =
		(uint8_t)plen_json_member_int(reader, place, value, "group", 0, PLEN_GROUP_MAX);
	size_t ink = get_ink(reader, place, value, stroke);
	plen_json_expect_object(reader, place, value, STROKE_MEMBERS + ink);
	stroke->width_um = (uint32_t)plen_json_member_int(reader, place, value, "width_um", 1,
							  PLEN_OP_WIDTH_UM_MAX);
	const json_t *list =
		plen_json_list(reader, &points_place, json_object_get(value, "points_um"), 1,
			       PLEN_STROKE_POINTS_MAX);
	if (reader->fault != 0) {
		return;
	}

	size_t count = json_array_size(list);
	struct plen_stroke_point *points = plen_calloc(count, sizeof(*points));
	stroke->points = points;
	stroke->count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		const struct plen_json_place at = {&points_place, NULL, i};
		get_point(reader, &at, json_array_get(list, i), &points[i]);
	}
}

static void get_strokes(struct plen_json_reader *reader, const struct plen_json_place *outer,
			const json_t *value, struct plen_op_edit *edit)
{
	const struct plen_json_place place = {outer, "strokes", 0};
	const json_t *list = plen_json_list(reader, &place, json_object_get(value, "strokes"), 0,
					    PLEN_OP_STROKES_MAX);
	size_t count = json_array_size(list);

	if (reader->fault != 0 || count == 0) {
		return;
	}

	struct plen_op_stroke *strokes = plen_calloc(count, sizeof(*strokes));
	edit->strokes = strokes;
	edit->stroke_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		const struct plen_json_place at = {&place, NULL, i};
		get_stroke(reader, &at, json_array_get(list, i), &strokes[i]);
	}
}

static void get_cuts(struct plen_json_reader *reader, const struct plen_json_place *outer,
		     const json_t *value, struct plen_op_edit *edit)
{
	const struct plen_json_place place = {outer, "cuts", 0};
	const json_t *list =
		plen_json_list(reader, &place, json_object_get(value, "cuts"), 0, PLEN_OP_CUTS_MAX);
	size_t count = json_array_size(list);

	if (reader->fault != 0 || count == 0) {
		return;
	}

	struct plen_op_cut *cuts = plen_calloc(count, sizeof(*cuts));
	edit->cuts = cuts;
	edit->cut_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		const struct plen_json_place at = {&place, NULL, i};
		const json_t *cut = json_array_get(list, i);
		plen_json_expect_object(reader, &at, cut, CUT_MEMBERS);
		cuts[i].stroke = (uint64_t)plen_json_member_int(reader, &at, cut, "stroke", 1,
								(int64_t)PLEN_OP_STROKE_ID_MAX);
		cuts[i].range.from =
			(uint32_t)plen_json_member_int(reader, &at, cut, "from", 0, UINT32_MAX);
		cuts[i].range.to =
			(uint32_t)plen_json_member_int(reader, &at, cut, "to", 0, UINT32_MAX);
	}
}

static void get_picture(struct plen_json_reader *reader, const struct plen_json_place *place,
			const json_t *value, struct plen_op_picture *picture)
{
	const struct plen_json_place size_place = {place, "size_um", 0};
	const struct plen_json_place matrix_place = {place, "matrix", 0};
	int32_t matrix[6];

	/* Few are, and dumps of before know nothing of it. */
	bool has_dark = json_object_get(value, "dark") != NULL;

	plen_json_expect_object(reader, place, value, PICTURE_MEMBERS + has_dark);
	const json_t *size =
		plen_json_list(reader, &size_place, json_object_get(value, "size_um"), 2, 2);
	const json_t *list =
		plen_json_list(reader, &matrix_place, json_object_get(value, "matrix"), 6, 6);
	for (size_t i = 0; i < 6; i++) {
		matrix[i] = (int32_t)plen_json_int(reader, &matrix_place, json_array_get(list, i),
						   INT32_MIN, INT32_MAX);
	}
	*picture = (struct plen_op_picture){
		.asset = (uint32_t)plen_json_member_int(reader, place, value, "asset", 1,
							UINT32_MAX),
		.part = (uint32_t)plen_json_member_int(reader, place, value, "part", 0,
						       PLEN_OP_ASSET_PARTS_MAX - 1),
		.sheet = plen_json_member_bool(reader, place, value, "sheet"),
		.dark = has_dark && plen_json_member_bool(reader, place, value, "dark"),
		.w_um = (uint32_t)plen_json_int(reader, &size_place, json_array_get(size, 0), 1,
						PLEN_OP_PICTURE_UM_MAX),
		.h_um = (uint32_t)plen_json_int(reader, &size_place, json_array_get(size, 1), 1,
						PLEN_OP_PICTURE_UM_MAX),
		.a_ppm = matrix[0],
		.b_ppm = matrix[1],
		.c_ppm = matrix[2],
		.d_ppm = matrix[3],
		.e_um = matrix[4],
		.f_um = matrix[5],
	};
}

static void get_pictures(struct plen_json_reader *reader, const struct plen_json_place *outer,
			 const json_t *value, struct plen_op_edit *edit)
{
	const struct plen_json_place place = {outer, "pictures", 0};

	if (!reader->has_v2) {
		return;
	}
	const json_t *list = plen_json_list(reader, &place, json_object_get(value, "pictures"), 0,
					    PLEN_OP_PICTURES_MAX);
	size_t count = json_array_size(list);
	if (reader->fault != 0 || count == 0) {
		return;
	}

	struct plen_op_picture *pictures = plen_calloc(count, sizeof(*pictures));
	edit->pictures = pictures;
	edit->picture_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		const struct plen_json_place at = {&place, NULL, i};
		get_picture(reader, &at, json_array_get(list, i), &pictures[i]);
	}
}

static size_t get_edit(struct plen_json_reader *reader, const struct plen_json_place *place,
		       const json_t *value, struct plen_op *op)
{
	struct plen_op_edit *edit = &op->u.edit;

	edit->page = (uint32_t)plen_json_member_int(reader, place, value, "page", 1, UINT32_MAX);
	edit->chain = (uint64_t)plen_json_member_int(reader, place, value, "chain", 0,
						     (int64_t)PLEN_OP_SEQ_MAX);
	get_strokes(reader, place, value, edit);
	get_cuts(reader, place, value, edit);
	get_pictures(reader, place, value, edit);
	return members(reader, EDIT_MEMBERS, 1);
}

/* -- operations -- */

#define OP_MEMBERS 4
#define PAGE_MEMBERS 3
#define CHAIN_MEMBERS 1
#define ASSET_MEMBERS 3
#define GAP_MEMBERS 1

static size_t get_page(struct plen_json_reader *reader, const struct plen_json_place *place,
		       const json_t *value, struct plen_op *op)
{
	op->u.page.owner =
		(uint8_t)plen_json_member_int(reader, place, value, "owner", 0, PLEN_GROUP_MAX);
	op->u.page.background =
		plen_json_member_word(reader, place, value, "background", &plen_json_backgrounds);
	op->u.page.behind =
		(uint32_t)plen_json_member_int(reader, place, value, "behind", 0, UINT32_MAX);
	return PAGE_MEMBERS;
}

static size_t get_chain(struct plen_json_reader *reader, const struct plen_json_place *place,
			const json_t *value, struct plen_op *op)
{
	op->u.chain = (uint64_t)plen_json_member_int(reader, place, value, "chain", 1,
						     (int64_t)PLEN_OP_SEQ_MAX);
	return CHAIN_MEMBERS;
}

static size_t get_asset(struct plen_json_reader *reader, const struct plen_json_place *place,
			const json_t *value, struct plen_op *op)
{
	const struct plen_json_place bytes_place = {place, "bytes", 0};
	const json_t *text = json_object_get(value, "bytes");
	struct plen_op_asset *asset = &op->u.asset;
	size_t size = 0;

	asset->media = plen_json_member_word(reader, place, value, "media", &plen_json_media);
	asset->parts = (uint32_t)plen_json_member_int(reader, place, value, "parts", 1,
						      PLEN_OP_ASSET_PARTS_MAX);
	if (json_is_string(text)) {
		asset->bytes =
			plen_json_base64_get(json_string_value(text), json_string_length(text),
					     PLEN_OP_ASSET_BYTES_MAX, &size);
	}
	if (asset->bytes == NULL) {
		plen_json_fault(reader, &bytes_place, "must be base64, and not too much of it");
	}
	asset->size = (uint32_t)size;
	return ASSET_MEMBERS;
}

static size_t get_gap(struct plen_json_reader *reader, const struct plen_json_place *place,
		      const json_t *value, struct plen_op *op)
{
	op->u.count = (uint64_t)plen_json_member_int(reader, place, value, "count", 1,
						     (int64_t)PLEN_OP_SEQ_MAX);
	return GAP_MEMBERS;
}

/* Each returns how many members are its own. */
static size_t (*const get[])(struct plen_json_reader *reader, const struct plen_json_place *place,
			     const json_t *value, struct plen_op *op) = {
	[PLEN_OP_PAGE] = get_page,  [PLEN_OP_EDIT] = get_edit, [PLEN_OP_UNDO] = get_chain,
	[PLEN_OP_REDO] = get_chain, [PLEN_OP_VIEW] = get_view, [PLEN_OP_ASSET] = get_asset,
	[PLEN_OP_GAP] = get_gap,
};

/* Finish the operation in any case. */
static void get_op(struct plen_json_reader *reader, const struct plen_json_place *place,
		   const json_t *value, struct plen_op *op)
{
	*op = (struct plen_op){
		.seq = (uint64_t)plen_json_member_int(reader, place, value, "seq", 1,
						      (int64_t)PLEN_OP_SEQ_MAX),
		.time_us = plen_json_member_int(reader, place, value, "time_us", 0,
						PLEN_OP_TIME_US_MAX),
		.group = (uint8_t)plen_json_member_int(reader, place, value, "group", 0,
						       PLEN_GROUP_MAX),
		.mark = member_mark(reader, place, value),
		.kind = (uint8_t)(PLEN_OP_PAGE + plen_json_member_word(reader, place, value, "kind",
								       &plen_json_kinds)),
	};
	if (reader->fault != 0) {
		return;
	}
	size_t own = get[op->kind](reader, place, value, op);
	plen_json_expect_object(reader, place, value, members(reader, OP_MEMBERS, 1) + own);
}

struct maker {
	struct plen_json_reader reader;
	struct plen_lesson *lesson;
	struct plen_draft *draft;
	const struct plen_draft_watch *watch;
};

static void make_op(struct maker *maker, const struct plen_json_place *place, const json_t *value)
{
	struct plen_op op;

	get_op(&maker->reader, place, value, &op);
	if (maker->reader.fault == 0 && plen_lesson_apply(maker->lesson, &op) != 0) {
		plen_json_fault(&maker->reader, place, "cannot have happened here");
	}
	if (maker->reader.fault == 0) {
		plen_draft_append(maker->draft, &op);
	}
	plen_op_finish(&op);
}

static void make_ops(struct maker *maker, const json_t *root)
{
	const struct plen_json_place place = {NULL, "ops", 0};
	const json_t *ops = json_object_get(root, "ops");

	if (!json_is_array(ops)) {
		plen_json_fault(&maker->reader, &place, "must be a list");
	}
	for (size_t i = 0; maker->reader.fault == 0 && i < json_array_size(ops); i++) {
		const struct plen_json_place at = {&place, NULL, i};
		make_op(maker, &at, json_array_get(ops, i));
	}
}

/* -- the head -- */

static int hex(char digit)
{
	if (digit >= '0' && digit <= '9') {
		return digit - '0';
	}
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static bool parse_uuid(const char *text, uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t digits = 0;

	if (text == NULL || strlen(text) != sizeof(form) - 1) {
		return false;
	}
	memset(uuid, 0, PLEN_STORE_UUID_SIZE);
	for (size_t i = 0; form[i] != '\0'; i++) {
		if (form[i] == '-' ? text[i] != '-' : hex(text[i]) < 0) {
			return false;
		}
		if (form[i] == 'x') {
			uuid[digits / 2] = (uint8_t)(uuid[digits / 2] << 4 | hex(text[i]));
			digits++;
		}
	}
	return true;
}

static bool is_head_member(const char *name)
{
	static const char *const names[] = {"format", "version", "uuid", "view", "pages", "ops"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(name, names[i]) == 0) {
			return true;
		}
	}
	return false;
}

static void get_head(struct plen_json_reader *reader, json_t *root,
		     uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	const struct plen_json_place format_place = {NULL, "format", 0};
	const struct plen_json_place version_place = {NULL, "version", 0};
	const struct plen_json_place uuid_place = {NULL, "uuid", 0};
	const char *format = json_string_value(json_object_get(root, "format"));
	const json_t *version = json_object_get(root, "version");
	const char *name = NULL;
	json_t *value = NULL;

	if (format == NULL || strcmp(format, PLEN_JSON_FORMAT) != 0) {
		plen_json_fault(reader, &format_place,
				"must be \"" PLEN_JSON_FORMAT "\"; not a lesson");
	}
	if (json_is_integer(version) && json_integer_value(version) > PLEN_JSON_VERSION) {
		plen_json_fault(reader, &version_place,
				"is of a newer Plenary; update Plenary to read it");
	}
	reader->has_v2 = plen_json_int(reader, &version_place, version, 1, PLEN_JSON_VERSION) >= 2;
	if (!parse_uuid(json_string_value(json_object_get(root, "uuid")), uuid)) {
		plen_json_fault(reader, &uuid_place,
				"must be 32 hexadecimal digits in five groups");
	}
	json_object_foreach(root, name, value)
	{
		const struct plen_json_place place = {NULL, name, 0};
		if (!is_head_member(name)) {
			plen_json_fault(reader, &place, "is not known");
		}
	}
}

/* -- the file -- */

static int fill(struct maker *maker, const json_t *root)
{
	const struct plen_report *report = maker->reader.report;

	make_ops(maker, root);
	return maker->reader.fault != 0
		       ? maker->reader.fault
		       : plen_draft_publish(maker->draft, maker->watch, report->text, report->size);
}

static int make_lesson(const struct plen_report *report, json_t *root, const char *path,
		       const struct plen_draft_watch *watch)
{
	struct maker maker = {.reader = {.report = report}, .watch = watch};
	uint8_t uuid[PLEN_STORE_UUID_SIZE];

	get_head(&maker.reader, root, uuid);
	if (maker.reader.fault != 0) {
		return maker.reader.fault;
	}

	maker.lesson = plen_lesson_create();
	int error = plen_draft_create(&maker.draft, path, uuid, maker.lesson, report->text,
				      report->size);
	if (error == 0) {
		error = fill(&maker, root);
	}
	plen_draft_destroy(maker.draft);
	plen_lesson_destroy(maker.lesson);
	return error;
}

int plen_json_read(const char *json_path, const char *path, const struct plen_draft_watch *watch,
		   char *error, size_t error_size)
{
	const struct plen_report report = {json_path, error, error_size};
	json_error_t place;
	int failed = plen_draft_check(path, error, error_size);

	if (failed != 0) {
		return failed;
	}
	FILE *in = fopen(json_path, "rbe");
	if (in == NULL) {
		failed = -errno;
		return plen_report_fail(&report, failed, "%s", strerror(-failed));
	}

	json_t *root = json_loadf(in, JSON_REJECT_DUPLICATES, &place);
	fclose(in);
	if (root == NULL) {
		return plen_report_fail(&report, -EBADMSG, "line %d, column %d: %s", place.line,
					place.column, place.text);
	}
	failed = make_lesson(&report, root, path, watch);
	json_decref(root);
	return failed;
}
