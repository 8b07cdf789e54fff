/* SPDX-License-Identifier: MIT */
#include "wall_fixture.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "dead_time.h"
#include "metrics.h"
#include "stroke_model.h"

#define STEP_US 8000
#define EPSILON_MM 1e-6

const struct plen_board_size wall_86_inch = {1895, 1066};

/* -- what the board says -- */

static void on_wet_begin(void *data, uint32_t gesture, uint32_t page, enum plen_ink ink,
			 double width_mm, struct plen_board_pt at, double pressure)
{
	struct wall_fixture *wall = data;

	for (uint32_t i = 0; i < wall->wet_count; i++) {
		assert_int_not_equal(wall->wet[i], gesture);
	}
	assert_true(isfinite(at.x_mm) && isfinite(at.y_mm));
	assert_true(pressure >= 0 && pressure <= 1);
	assert_true(wall->wet_count < WET_MAX);
	wall->wet[wall->wet_count++] = gesture;
	wall->wet_begun++;
	wall->wet_page = page;
	wall->wet_ink = ink;
	wall->wet_width_mm = width_mm;
	wall->wet_points = 1;
}

static uint32_t find_wet(const struct wall_fixture *wall, uint32_t gesture)
{
	uint32_t i = 0;

	while (i < wall->wet_count && wall->wet[i] != gesture) {
		i++;
	}
	assert_true(i < wall->wet_count);
	return i;
}

static void on_wet_extend(void *data, uint32_t gesture, struct plen_board_pt at, double pressure)
{
	struct wall_fixture *wall = data;

	find_wet(wall, gesture);
	assert_true(isfinite(at.x_mm) && isfinite(at.y_mm));
	assert_true(pressure >= 0 && pressure <= 1);
	wall->wet_points++;
}

static void on_wet_predict(void *data, uint32_t gesture, const struct plen_board_pt *tail,
			   uint32_t count)
{
	struct wall_fixture *wall = data;

	find_wet(wall, gesture);
	assert_true(count <= PLEN_STROKE_MODEL_TAIL_MAX);
	for (uint32_t i = 0; i < count; i++) {
		assert_true(isfinite(tail[i].x_mm) && isfinite(tail[i].y_mm));
	}
	wall->wet_tail = count;
}

static void on_wet_end(void *data, uint32_t gesture)
{
	struct wall_fixture *wall = data;

	wall->wet[find_wet(wall, gesture)] = wall->wet[wall->wet_count - 1];
	wall->wet_count--;
}

static void on_quit(void *data)
{
	struct wall_fixture *wall = data;

	wall->quits++;
}

static void on_calibrate(void *data)
{
	struct wall_fixture *wall = data;

	wall->calibrations++;
}

void wall_fixture_committed(struct wall_fixture *wall, const struct plen_op *op)
{
	struct plen_op again = *op;
	size_t size;
	uint8_t *body = plen_op_encode(op, &size);

	assert_int_equal(plen_op_decode(&again, body, size), 0);
	assert_int_equal(plen_lesson_apply(wall->mirror, &again), 0);
	plen_op_finish(&again);
	free(body);
	wall->ops[op->kind]++;
	wall->last_op = *op;
}

static void on_committed(void *data, const struct plen_op *op)
{
	wall_fixture_committed(data, op);
}

static void on_wish(void *data, enum plen_board_wish wish, uint32_t value)
{
	struct wall_fixture *wall = data;

	wall->wishes++;
	wall->last_wish = wish;
	wall->last_wish_value = value;
}

static void open_board(struct wall_fixture *wall)
{
	struct plen_board_sink sink = {on_wet_begin, on_wet_extend, on_wet_predict, on_wet_end,
				       on_quit,      on_calibrate,  on_wish,        wall};
	struct plen_lesson_listener listener = {.committed = on_committed, .data = wall};

	plen_lesson_set_listener(wall->lesson, &listener);
	wall->board = plen_board_create(&wall->options, wall->lesson, &sink, wall->time_us);
}

void wall_fixture_init(struct wall_fixture *wall, const struct plen_board_options *options)
{
	*wall = (struct wall_fixture){.options = *options, .time_us = 1000000};
	wall->lesson = plen_lesson_create();
	wall->mirror = plen_lesson_create();
	open_board(wall);
}

void wall_fixture_finish(struct wall_fixture *wall)
{
	plen_board_destroy(wall->board);
	plen_lesson_destroy(wall->lesson);
	plen_lesson_destroy(wall->mirror);
}

void wall_fixture_reopen(struct wall_fixture *wall)
{
	struct plen_lesson_listener nobody = {0};

	plen_board_destroy(wall->board);
	/* The old lesson becomes the mirror of the new one: both hold the same operations. */
	struct plen_lesson *lesson = wall->mirror;
	wall->mirror = wall->lesson;
	wall->lesson = lesson;
	plen_lesson_set_listener(wall->mirror, &nobody);
	open_board(wall);
}

/* -- hands -- */

void wall_send(struct wall_fixture *wall, enum plen_event_kind kind, uint32_t zone,
	       uint32_t gesture, double x_mm, double y_mm, double value)
{
	struct plen_event event = {
		.kind = (uint8_t)kind,
		.zone = zone,
		.gesture = gesture,
		.time_us = wall->time_us,
		.at = {x_mm, y_mm},
	};

	if (kind == PLEN_EVENT_WIPE_BEGIN || kind == PLEN_EVENT_WIPE_EXTEND ||
	    kind == PLEN_EVENT_WIPE_END) {
		event.u.extent.w_mm = value;
		event.u.extent.h_mm = value;
	} else {
		event.u.scale = value;
	}
	plen_board_event(wall->board, &event, wall->time_us);
	wall->time_us += STEP_US;
}

void wall_tap(struct wall_fixture *wall, enum plen_board_action action, uint8_t value,
	      uint8_t group)
{
	uint32_t id = plen_board_zone_control(action, value, group);
	struct plen_board_pt at = wall_place(wall, id, 0.5, 0.5);
	uint32_t gesture = ++wall->gesture;

	wall->time_us += PLEN_BOARD_DEAD_TIME_US;
	wall_send(wall, PLEN_EVENT_PRESS, id, gesture, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_TAP, id, gesture, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_RELEASE, id, gesture, at.x_mm, at.y_mm, 0);
}

uint32_t wall_write_on(struct wall_fixture *wall, uint32_t canvas, double x0, double y0, double x1,
		       double y1)
{
	struct plen_board_pt from = wall_place(wall, canvas, x0, y0);
	struct plen_board_pt to = wall_place(wall, canvas, x1, y1);
	uint32_t gesture = ++wall->gesture;

	wall_send(wall, PLEN_EVENT_INK_BEGIN, canvas, gesture, from.x_mm, from.y_mm, -1);
	for (int i = 1; i <= 8; i++) {
		wall_send(wall, PLEN_EVENT_INK_EXTEND, canvas, gesture,
			  from.x_mm + (to.x_mm - from.x_mm) * i / 8,
			  from.y_mm + (to.y_mm - from.y_mm) * i / 8, -1);
	}
	return gesture;
}

void wall_lift(struct wall_fixture *wall, uint32_t gesture)
{
	wall_send(wall, PLEN_EVENT_INK_END, 0, gesture, NAN, NAN, -1);
}

uint32_t wall_write(struct wall_fixture *wall, uint32_t canvas, double x0, double y0, double x1,
		    double y1)
{
	uint32_t gesture = wall_write_on(wall, canvas, x0, y0, x1, y1);

	wall_lift(wall, gesture);
	return gesture;
}

void wall_key(struct wall_fixture *wall, enum plen_key key)
{
	wall_send(wall, PLEN_EVENT_KEY, 0, key, 0, 0, 0);
}

void wall_resize(struct wall_fixture *wall, struct plen_board_size size)
{
	plen_board_set_size(wall->board, size, wall->time_us);
	wall->time_us += STEP_US;
}

/* -- eyes -- */

bool wall_find_zone(struct wall_fixture *wall, uint32_t id, struct plen_zone *zone)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint64_t generation;
	uint32_t count = plen_board_zones(wall->board, zones, &generation);

	for (uint32_t i = 0; i < count; i++) {
		if (zones[i].id == id) {
			*zone = zones[i];
			return true;
		}
	}
	return false;
}

struct plen_board_pt wall_place(struct wall_fixture *wall, uint32_t id, double x, double y)
{
	struct plen_zone zone;

	if (!wall_find_zone(wall, id, &zone)) {
		fail_msg("there is no zone %#x", id);
	}
	return (struct plen_board_pt){zone.rect.x_mm + x * zone.rect.w_mm,
				      zone.rect.y_mm + y * zone.rect.h_mm};
}

const struct plen_op_view *wall_view(const struct wall_fixture *wall)
{
	return plen_lesson_view(wall->lesson);
}

const struct plen_scene *wall_scene(struct wall_fixture *wall)
{
	uint64_t generation;

	return plen_board_scene(wall->board, &generation);
}

struct counts {
	uint32_t strokes, ranges;
};

static bool count_stroke(void *data, const struct plen_stroke *stroke)
{
	struct counts *counts = data;

	counts->strokes++;
	counts->ranges += stroke->kept_count;
	return true;
}

uint32_t wall_count_strokes(const struct wall_fixture *wall, uint32_t page)
{
	struct counts counts = {0};

	plen_lesson_each_stroke(wall->lesson, page, NULL, count_stroke, &counts);
	return counts.strokes;
}

uint32_t wall_count_ranges(const struct wall_fixture *wall, uint32_t page)
{
	struct counts counts = {0};

	plen_lesson_each_stroke(wall->lesson, page, NULL, count_stroke, &counts);
	return counts.ranges;
}

static uint32_t put_sheet(struct wall_fixture *wall, uint32_t page, uint8_t dark)
{
	const uint8_t bytes[] = {1, 2, 3};
	struct plen_op asset = {.kind = PLEN_OP_ASSET, .time_us = wall->time_us};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .time_us = wall->time_us};

	asset.u.asset = (struct plen_op_asset){PLEN_MEDIA_PNG, 1, sizeof(bytes), bytes};
	uint32_t id = (uint32_t)plen_lesson_commit(wall->lesson, &asset);
	const struct plen_op_picture picture = {.asset = id,
						.sheet = 1,
						.dark = dark,
						.w_um = 210000,
						.h_um = 297000,
						.a_ppm = 1000000,
						.d_ppm = 1000000,
						.e_um = 20000,
						.f_um = 30000};
	op.u.edit = (struct plen_op_edit){.page = page, .picture_count = 1, .pictures = &picture};
	plen_lesson_commit(wall->lesson, &op);
	return id;
}

uint32_t wall_put_sheet(struct wall_fixture *wall, uint32_t page)
{
	return put_sheet(wall, page, 0);
}

uint32_t wall_put_dark_sheet(struct wall_fixture *wall, uint32_t page)
{
	return put_sheet(wall, page, 1);
}

/* -- text -- */

static const char *tint_name(uint8_t tint, char *name, size_t size)
{
	static const char *const names[] = {
		[PLEN_TINT_NONE] = "none",           [PLEN_TINT_CHROME] = "chrome",
		[PLEN_TINT_CHROME_EDGE] = "edge",    [PLEN_TINT_TEXT] = "text",
		[PLEN_TINT_TEXT_QUIET] = "quiet",    [PLEN_TINT_ACCENT] = "accent",
		[PLEN_TINT_ON_ACCENT] = "on-accent", [PLEN_TINT_PRESSED] = "pressed",
		[PLEN_TINT_PAPER] = "paper",         [PLEN_TINT_VEIL] = "veil",
	};

	if (tint < PLEN_TINT_INK) {
		return names[tint];
	}
	if (tint == PLEN_TINT_ON_GROUP) {
		return "on-group";
	}
	if (tint >= PLEN_TINT_BAND) {
		snprintf(name, size, "band-%d", tint - PLEN_TINT_BAND);
	} else if (tint >= PLEN_TINT_GROUP) {
		snprintf(name, size, "group-%d", tint - PLEN_TINT_GROUP);
	} else {
		snprintf(name, size, "ink-%d", tint - PLEN_TINT_INK);
	}
	return name;
}

static const char *icon_name(uint8_t icon)
{
	static const char *const names[PLEN_ICON_COUNT] = {
		[PLEN_ICON_ERASER] = "eraser", [PLEN_ICON_UNDO] = "undo",
		[PLEN_ICON_REDO] = "redo",     [PLEN_ICON_PREVIOUS] = "previous",
		[PLEN_ICON_NEXT] = "next",     [PLEN_ICON_ADD_PAGE] = "add-page",
		[PLEN_ICON_MORE] = "more",     [PLEN_ICON_GROUPS] = "groups",
		[PLEN_ICON_CLASS] = "class",   [PLEN_ICON_SHARED] = "shared",
		[PLEN_ICON_SHOW] = "show",     [PLEN_ICON_GATHER] = "gather",
		[PLEN_ICON_FREEZE] = "freeze", [PLEN_ICON_HAND] = "hand",
		[PLEN_ICON_TICK] = "tick",     [PLEN_ICON_SUN] = "sun",
		[PLEN_ICON_MOON] = "moon",     [PLEN_ICON_BEHIND] = "behind",
		[PLEN_ICON_COPY] = "copy",     [PLEN_ICON_BLANK] = "blank",
		[PLEN_ICON_SIDE] = "side",     [PLEN_ICON_WARN] = "warn",
		[PLEN_ICON_CLOSE] = "close",   [PLEN_ICON_ALIGN] = "align",
	};

	return names[icon];
}

static void print_rect(FILE *out, const char *what, struct plen_board_rect rect)
{
	fprintf(out, "%s %.1f %.1f %.1f x %.1f", what, rect.x_mm + 0.0, rect.y_mm + 0.0, rect.w_mm,
		rect.h_mm);
}

static void print_item(FILE *out, const struct plen_scene_item *item)
{
	static const char *const kinds[] = {
		[PLEN_SCENE_BOX] = "box",     [PLEN_SCENE_DOT] = "dot",
		[PLEN_SCENE_ICON] = "icon",   [PLEN_SCENE_LABEL] = "label",
		[PLEN_SCENE_BADGE] = "badge",
	};
	char fill[16];
	char line[16];

	print_rect(out, kinds[item->kind], item->rect);
	if (item->kind == PLEN_SCENE_ICON) {
		fprintf(out, " %s", icon_name(item->icon));
	}
	fprintf(out, " %s", tint_name(item->fill, fill, sizeof(fill)));
	if (item->line != PLEN_TINT_NONE) {
		fprintf(out, " line %s", tint_name(item->line, line, sizeof(line)));
	}
	if (item->line_mm > 0) {
		fprintf(out, " %.1f", item->line_mm);
	}
	if (item->radius_mm > 0) {
		fprintf(out, " radius %.1f", item->radius_mm);
	}
	if (item->size_mm > 0) {
		fprintf(out, " size %.1f", item->size_mm);
	}
	if (item->text[0] != '\0') {
		fprintf(out, " \"%s\"", item->text);
	}
	fprintf(out, "%s%s%s%s\n", item->bold ? " bold" : "", item->shadow ? " shadow" : "",
		item->align == PLEN_ALIGN_START ? " start" : "",
		item->other_theme ? " other-theme" : "");
}

static void print_zone(FILE *out, const struct plen_zone *zone)
{
	static const char *const kinds[] = {
		[PLEN_ZONE_CANVAS] = "canvas",
		[PLEN_ZONE_CONTROL] = "control",
		[PLEN_ZONE_DRAG] = "drag",
		[PLEN_ZONE_LOCKED] = "locked",
	};
	char what[32];

	snprintf(what, sizeof(what), "zone %#x %s", zone->id, kinds[zone->kind]);
	print_rect(out, what, zone->rect);
	fprintf(out, "\n");
}

char *wall_print(struct wall_fixture *wall)
{
	const struct plen_scene *scene = wall_scene(wall);
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint64_t generation;
	uint32_t zone_count = plen_board_zones(wall->board, zones, &generation);
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	fprintf(out, "wall %.1f x %.1f %s\n", scene->size.w_mm, scene->size.h_mm,
		scene->theme == PLEN_THEME_DARK ? "dark" : "light");
	for (uint32_t i = 0; i < scene->pane_count; i++) {
		const struct plen_scene_pane *pane = &scene->panes[i];
		print_rect(out, "pane", pane->rect);
		fprintf(out, " page %u from %.2f %.2f scale %.4f\n", pane->page,
			pane->view.origin.x_mm + 0.0, pane->view.origin.y_mm + 0.0,
			pane->view.scale);
	}
	for (uint32_t i = 0; i < scene->item_count; i++) {
		print_item(out, &scene->items[i]);
	}
	for (uint32_t i = 0; i < zone_count; i++) {
		print_zone(out, &zones[i]);
	}
	assert_int_equal(fclose(out), 0);
	return text;
}

/* -- golden files -- */

static char *read_file(const char *path)
{
	FILE *in = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;

	if (in == NULL) {
		return plen_strdup("");
	}
	if (getdelim(&text, &size, '\0', in) < 0) {
		free(text);
		text = plen_strdup("");
	}
	fclose(in);
	return text;
}

static void write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static void show_first_difference(const char *path, const char *want, const char *have)
{
	int line = 1;

	while (*want != '\0' && *have != '\0') {
		size_t want_length = strcspn(want, "\n");
		size_t have_length = strcspn(have, "\n");
		if (want_length != have_length || strncmp(want, have, want_length) != 0) {
			break;
		}
		want += want_length + (want[want_length] == '\n');
		have += have_length + (have[have_length] == '\n');
		line++;
	}
	print_error("%s:%d differs\n  want %.*s\n  have %.*s\n", path, line,
		    (int)strcspn(want, "\n"), want, (int)strcspn(have, "\n"), have);
}

void wall_assert_golden(struct wall_fixture *wall, const char *name)
{
	char *path = plen_asprintf("golden/%s.txt", name);
	char *have = wall_print(wall);

	if (getenv("PLENARY_GOLDEN_UPDATE") != NULL) {
		write_file(path, have);
	}

	char *want = read_file(path);
	bool same = strcmp(want, have) == 0;
	if (!same) {
		show_first_difference(path, want, have);
	}
	free(want);
	free(have);
	free(path);
	assert_true(same);
}

/* -- soundness -- */

static bool overlap(struct plen_board_rect a, struct plen_board_rect b)
{
	return a.x_mm + EPSILON_MM < b.x_mm + b.w_mm && b.x_mm + EPSILON_MM < a.x_mm + a.w_mm &&
	       a.y_mm + EPSILON_MM < b.y_mm + b.h_mm && b.y_mm + EPSILON_MM < a.y_mm + a.h_mm;
}

static void assert_inside(const struct plen_zone *zone, struct plen_board_size size)
{
	struct plen_board_rect rect = zone->rect;

	if (rect.x_mm < -EPSILON_MM || rect.y_mm < -EPSILON_MM || !(rect.w_mm > 0) ||
	    !(rect.h_mm > 0) || rect.x_mm + rect.w_mm > size.w_mm + EPSILON_MM ||
	    rect.y_mm + rect.h_mm > size.h_mm + EPSILON_MM) {
		fail_msg("zone %#x at %.1f %.1f, %.1f x %.1f is not on the wall", zone->id,
			 rect.x_mm, rect.y_mm, rect.w_mm, rect.h_mm);
	}
}

static bool takes_taps(const struct plen_zone *zone)
{
	return zone->kind == PLEN_ZONE_CONTROL || zone->kind == PLEN_ZONE_DRAG;
}

void wall_assert_zones_sound(struct wall_fixture *wall)
{
	const struct plen_scene *scene = wall_scene(wall);
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint64_t generation;
	uint32_t count = plen_board_zones(wall->board, zones, &generation);

	for (uint32_t i = 0; i < count; i++) {
		assert_inside(&zones[i], scene->size);
		if (takes_taps(&zones[i]) &&
		    (zones[i].rect.w_mm < PLEN_BOARD_TARGET_MIN_MM - EPSILON_MM ||
		     zones[i].rect.h_mm < PLEN_BOARD_TARGET_MIN_MM - EPSILON_MM)) {
			fail_msg("zone %#x is too small", zones[i].id);
		}
		for (uint32_t j = 0; j < i; j++) {
			if (zones[i].id == zones[j].id) {
				fail_msg("zone %#x is there twice", zones[i].id);
			}
			if (takes_taps(&zones[i]) && takes_taps(&zones[j]) &&
			    overlap(zones[i].rect, zones[j].rect)) {
				fail_msg("zones %#x and %#x overlap", zones[j].id, zones[i].id);
			}
		}
	}
}
