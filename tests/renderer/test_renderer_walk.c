/* SPDX-License-Identifier: MIT
 *
 * The renderer as a whole, at random: damage never misses a changed pixel.
 */
#include "renderer/renderer.h"

#include <stdlib.h>

#include "check.h"
#include "sample_wall.h"

/* More seeds take longer, and have found nothing more. */
#define SEEDS 4
#define STEPS 280

/* Layouts squeezed onto a small wall: what is drawn is larger than its rectangle. */
static void distort_item(struct plen_scene_item *item, struct sample_random *random)
{
	item->rect.w_mm *= sample_random_unit(random) * 1.2;
	item->rect.h_mm *= sample_random_unit(random) * 1.2;
	item->size_mm *= (float)(0.3 + sample_random_unit(random) * 2);
	item->radius_mm *= (float)(sample_random_unit(random) * 2);
	item->line_mm *= (float)(1 + sample_random_unit(random) * 5);
}

static void change_scene(struct sample_wall *wall, struct sample_random *random)
{
	struct plen_scene *scene = &wall->scene;
	struct plen_board_size size = scene->size;
	struct plen_scene_pane *pane =
		&scene->panes[sample_random_int(random, (int)scene->pane_count)];
	struct plen_scene_item *item =
		&scene->items[sample_random_int(random, (int)scene->item_count)];

	switch (sample_random_int(random, 8)) {
	case 0:
		pane->view.scale = 0.5 + sample_random_unit(random) * 2;
		break;
	case 1:
		pane->view.origin.x_mm = sample_random_unit(random) * 200 - 100;
		pane->view.origin.y_mm = sample_random_unit(random) * 200 - 100;
		break;
	case 2:
		item->rect.x_mm += sample_random_unit(random) * 14;
		break;
	case 3:
		scene->item_count -= scene->item_count > 5;
		break;
	case 4:
		item->fill = (uint8_t)(PLEN_TINT_INK + sample_random_int(random, PLEN_INK_COUNT));
		break;
	case 5:
		distort_item(item, random);
		break;
	case 6:
		sample_scene_groups(scene, (enum plen_theme)sample_random_int(random, 2),
				    2 + (uint32_t)sample_random_int(random, 2), wall->pages + 1);
		break;
	default:
		sample_scene_class(scene, PLEN_THEME_LIGHT, wall->pages[0]);
		break;
	}
	scene->size = size;
}

static void change_lesson(struct sample_wall *wall, struct sample_random *random)
{
	uint32_t place = (uint32_t)sample_random_int(random, SAMPLE_WALL_GROUPS + 1);
	struct sample_stroke stroke;
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = 0};
	uint32_t page;

	if (sample_random_int(random, 3) > 0) {
		sample_ink_scribble(&stroke, random, 30, (struct plen_page_rect){0, 0, 900, 900});
		sample_ink_commit(wall->lesson, wall->pages[place], &stroke);
		return;
	}
	op.u.chain = plen_lesson_undo_chain(wall->lesson, 0, NULL, NULL, &page);
	if (op.u.chain != 0) {
		plen_lesson_commit(wall->lesson, &op);
	}
}

static void walk(struct sample_wall *wall, struct sample_random *random,
		 struct plen_board_size size)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	wall->scene.size = size;
	for (int step = 0; step < 60; step++) {
		change_scene(wall, random);
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		change_lesson(wall, random);
		plen_renderer_frame(wall->renderer, step % 3 == 0 ? 0 : 300);
		if (step % 6 == 5) {
			sample_wall_rest(wall, 300);
			sample_wall_assert_anew(wall);
		}
	}
}

/* Damage never misses a changed pixel: after any walk the frame is what drawing anew makes. */
static void test_renderer_walk__any_walk_ends_at_the_same_picture(void **state)
{
	/* As drawn, pixels of odd size, far from square both ways. */
	static const struct plen_board_size sizes[] = {
		{1895, 1066}, {1233, 701}, {1895, 7000}, {9000, 1066}};
	struct sample_random random = {53};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		walk(*state, &random, sizes[i]);
	}
}

/* -- ink alone: pages, panes and strokes out of sight -- */

struct writer {
	struct sample_wall *wall;
	struct sample_random random;
	uint32_t gesture;
};

static struct plen_scene_pane *any_pane(struct writer *writer)
{
	struct plen_scene *scene = &writer->wall->scene;

	return &scene->panes[sample_random_int(&writer->random, (int)scene->pane_count)];
}

static void turn_page(struct writer *writer)
{
	struct sample_wall *wall = writer->wall;
	const uint32_t pages[] = {wall->pages[1],
				  wall->pages[1 + sample_random_int(&writer->random, 2)],
				  wall->pages[3]};

	if (sample_random_int(&writer->random, 2) == 0) {
		sample_scene_class(&wall->scene, PLEN_THEME_LIGHT,
				   wall->pages[sample_random_int(&writer->random, 2)]);
	} else {
		/* At times two panes show the same page. */
		sample_scene_groups(&wall->scene, PLEN_THEME_LIGHT, 3, pages);
	}
}

static void move_page(struct writer *writer)
{
	static const double scales[] = {1, 1, 1, 0.6, 1.7};
	struct plen_view *view = &any_pane(writer)->view;

	if (sample_random_int(&writer->random, 2) == 0) {
		view->origin.x_mm = 512.0 * sample_random_int(&writer->random, 5) - 512;
	} else {
		view->scale = scales[sample_random_int(&writer->random, 5)];
	}
}

static void take_back(struct writer *writer)
{
	struct plen_lesson *lesson = writer->wall->lesson;
	bool undo = sample_random_int(&writer->random, 2) == 0;
	struct plen_op op = {.kind = undo ? PLEN_OP_UNDO : PLEN_OP_REDO};

	op.u.chain = undo ? plen_lesson_undo_chain(lesson, 0, NULL, NULL, NULL)
			  : plen_lesson_redo_chain(lesson, 0, NULL, NULL, NULL);
	if (op.u.chain != 0) {
		plen_lesson_commit(lesson, &op);
	}
}

static void rub_out(struct writer *writer)
{
	struct plen_page_pt from = {1600 * sample_random_unit(&writer->random),
				    900 * sample_random_unit(&writer->random)};
	struct plen_page_pt to = {from.x_mm + 80, from.y_mm + 30};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .u.edit.page = any_pane(writer)->page};
	struct plen_op_cut *cuts = NULL;

	op.u.edit.cut_count =
		plen_lesson_find_cuts(writer->wall->lesson, op.u.edit.page, from, to, 30, &cuts);
	op.u.edit.cuts = cuts;
	if (op.u.edit.cut_count > 0) {
		plen_lesson_commit(writer->wall->lesson, &op);
	}
	free(cuts);
}

/* Kept on the page where it was written, given up, or kept on another. */
static void write_stroke(struct writer *writer)
{
	const double left = 300.0 * sample_random_int(&writer->random, 8) - 600;
	struct sample_wall *wall = writer->wall;
	uint32_t pane = (uint32_t)sample_random_int(&writer->random, (int)wall->scene.pane_count);
	uint32_t page = wall->scene.panes[pane].page;
	int what = sample_random_int(&writer->random, 5);
	struct sample_stroke stroke;

	sample_ink_scribble(&stroke, &writer->random, 40,
			    (struct plen_page_rect){left, 0, 900, 900});
	sample_wall_write(wall, ++writer->gesture, &stroke, pane, what % 2 == 0);
	if (what == 1) {
		page = wall->pages[sample_random_int(&writer->random, SAMPLE_WALL_GROUPS + 1)];
	}
	if (what != 0) {
		sample_ink_commit(wall->lesson, page, &stroke);
	}
	plen_renderer_wet_end(wall->renderer, writer->gesture);
}

static void step(struct writer *writer)
{
	static void (*const deeds[])(struct writer * writer) = {turn_page, move_page, take_back,
								rub_out};
	static const int64_t budgets_us[] = {0, 1, 300, 1000};
	size_t what = (size_t)sample_random_int(&writer->random, 9);

	if (what < sizeof(deeds) / sizeof(deeds[0])) {
		deeds[what](writer);
		plen_renderer_set_scene(writer->wall->renderer, &writer->wall->scene);
	} else {
		write_stroke(writer);
	}
	if (sample_random_int(&writer->random, 3) > 0) {
		plen_renderer_frame(writer->wall->renderer,
				    budgets_us[sample_random_int(&writer->random, 4)]);
	}
}

/* Pages are left with ink that is not yet in their tiles, and come back. */
static void test_renderer_walk__any_ink_ends_at_the_same_picture(void **state)
{
	struct writer writer = {.wall = *state};

	sample_wall_show_class(writer.wall);
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		writer.random.state = seed;
		for (int i = 0; i < STEPS; i++) {
			step(&writer);
			if (i % 7 == 6) {
				sample_wall_rest(writer.wall, 300);
				sample_wall_assert_anew(writer.wall);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_renderer_walk__any_ink_ends_at_the_same_picture, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_walk__any_walk_ends_at_the_same_picture, sample_wall_set_up,
			sample_wall_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
