/* SPDX-License-Identifier: MIT
 *
 * Forty writers, two pages, and a teacher who zooms, turns pages and changes the light, while
 * workers draw. Meant for the thread sanitizer: so many events, however long they take.
 */
#include <math.h>
#include <semaphore.h>
#include <stdlib.h>

#include "check.h"
#include "renderer/renderer.h"
#include "sample_ink.h"
#include "sample_scene.h"

#define W 960
#define H 540
#define WRITERS 40
#define ROUNDS 150
#define POINTS_MAX 60
#define PAGES 2

struct hand {
	uint32_t page;
	struct sample_stroke stroke; /* what it has written so far */
	double x_mm, y_mm, turn;
};

struct class
{
	struct plen_lesson *lesson;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_scene scene;
	struct sample_random random;
	sem_t woken;
	uint32_t pages[PAGES];
	struct hand hands[WRITERS];
};

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct class *class = data;

	plen_renderer_page_changed(class->renderer, page, rect, added);
}

static void post(void *data)
{
	sem_post(data);
}

static int set_up(void **state)
{
	struct class *class = calloc(1, sizeof(*class));
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = class};

	class->random = (struct sample_random){81};
	class->lesson = plen_lesson_create();
	for (uint32_t i = 0; i < PAGES; i++) {
		class->pages[i] = sample_ink_page(class->lesson, 0, PLEN_BACKGROUND_SQUARED,
						  i > 0 ? class->pages[0] : 0);
		sample_ink_fill_page(class->lesson, class->pages[i], i);
	}
	class->presenter = plen_presenter_memory_create(W, H);
	class->renderer = plen_renderer_create(class->presenter, class->lesson);
	sem_init(&class->woken, 0, 0);
	plen_renderer_set_wake(class->renderer, post, &class->woken);
	plen_lesson_set_listener(class->lesson, &listener);
	sample_scene_class(&class->scene, PLEN_THEME_LIGHT, class->pages[0]);
	plen_renderer_set_scene(class->renderer, &class->scene);
	*state = class;
	return 0;
}

static int tear_down(void **state)
{
	struct class *class = *state;

	plen_renderer_destroy(class->renderer);
	plen_presenter_destroy(class->presenter);
	plen_lesson_destroy(class->lesson);
	sem_destroy(&class->woken);
	free(class);
	return 0;
}

static struct plen_board_pt on_board(const struct class *class, struct plen_page_pt at)
{
	const struct plen_scene_pane *pane = &class->scene.panes[0];
	const struct plen_board_pt corner = {pane->rect.x_mm, pane->rect.y_mm};

	return plen_geometry_page_to_board(&pane->view, corner, at);
}

static void add_point(struct hand *hand)
{
	struct plen_stroke_point *point = &hand->stroke.points[hand->stroke.op.count++];

	*point = (struct plen_stroke_point){.x_um = (int32_t)lround(hand->x_mm * 1000),
					    .y_um = (int32_t)lround(hand->y_mm * 1000),
					    .pressure = 200};
}

static void put_down(struct class *class, uint32_t index)
{
	struct hand *hand = &class->hands[index];
	double scale = class->scene.panes[0].view.scale;

	hand->page = class->scene.panes[0].page;
	hand->x_mm = 100 + 1600 * sample_random_unit(&class->random);
	hand->y_mm = 100 + 700 * sample_random_unit(&class->random);
	hand->stroke.op = (struct plen_op_stroke){.width_um = 3000,
						  .ink = (uint8_t)(index % PLEN_INK_COUNT),
						  .points = hand->stroke.points};
	add_point(hand);
	plen_renderer_wet_begin(class->renderer, index + 1, hand->page,
				(enum plen_ink)hand->stroke.op.ink, 3 * scale,
				on_board(class, (struct plen_page_pt){hand->x_mm, hand->y_mm}),
				200 / 255.0);
}

static void move(struct class *class, uint32_t index)
{
	struct hand *hand = &class->hands[index];

	hand->turn += sample_random_unit(&class->random) - 0.5;
	hand->x_mm += 6 * cos(hand->turn);
	hand->y_mm += 6 * sin(hand->turn);
	add_point(hand);

	struct plen_board_pt at = on_board(class, (struct plen_page_pt){hand->x_mm, hand->y_mm});
	const struct plen_board_pt tail[] = {{at.x_mm + 3, at.y_mm}, {at.x_mm + 5, at.y_mm + 1}};

	plen_renderer_wet_extend(class->renderer, index + 1, at, 200 / 255.0);
	plen_renderer_wet_predict(class->renderer, index + 1, tail, 2);
}

static void lift(struct class *class, uint32_t index)
{
	struct hand *hand = &class->hands[index];

	if (sample_random_int(&class->random, 6) > 0) {
		sample_ink_commit(class->lesson, hand->page, &hand->stroke);
	}
	plen_renderer_wet_end(class->renderer, index + 1);
	hand->page = 0;
}

static void write_on(struct class *class, uint32_t index)
{
	struct hand *hand = &class->hands[index];

	if (hand->page == 0) {
		put_down(class, index);
	} else if (hand->stroke.op.count == POINTS_MAX ||
		   sample_random_int(&class->random, 25) == 0) {
		lift(class, index);
	} else {
		move(class, index);
	}
}

static void undo(struct class *class)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO};

	op.u.chain = plen_lesson_undo_chain(class->lesson, 0, NULL, NULL, NULL);
	if (op.u.chain != 0) {
		plen_lesson_commit(class->lesson, &op);
	}
}

static void erase(struct class *class)
{
	struct plen_page_pt from = {1600 * sample_random_unit(&class->random),
				    900 * sample_random_unit(&class->random)};
	struct plen_page_pt to = {from.x_mm + 80, from.y_mm + 30};
	struct plen_op_cut *cuts = NULL;
	struct plen_op op = {.kind = PLEN_OP_EDIT, .u.edit.page = class->scene.panes[0].page};

	op.u.edit.cut_count =
		plen_lesson_find_cuts(class->lesson, op.u.edit.page, from, to, 20, &cuts);
	op.u.edit.cuts = cuts;
	if (op.u.edit.cut_count > 0) {
		plen_lesson_commit(class->lesson, &op);
	}
	free(cuts);
}

static void teach(struct class *class)
{
	struct plen_scene *scene = &class->scene;

	switch (sample_random_int(&class->random, 24)) {
	case 0:
		scene->panes[0].page = class->pages[sample_random_int(&class->random, PAGES)];
		break;
	case 1:
		scene->panes[0].view.scale = 0.5 + 1.5 * sample_random_unit(&class->random);
		break;
	case 2:
		scene->panes[0].view.origin.x_mm = 200 * sample_random_unit(&class->random);
		break;
	case 3:
		scene->theme = (uint8_t)sample_random_int(&class->random, 2);
		break;
	case 4:
		undo(class);
		return;
	case 5:
	case 6:
		erase(class);
		return;
	default:
		return;
	}
	plen_renderer_set_scene(class->renderer, scene);
}

static void assert_equals_drawing_anew(struct class *class)
{
	struct plen_presenter *presenter = plen_presenter_memory_create(W, H);
	struct plen_renderer *renderer = plen_renderer_create(presenter, class->lesson);
	struct plen_frame frame, anew;

	assert_int_equal(plen_renderer_frame(class->renderer, 0), 0);
	plen_renderer_set_scene(renderer, &class->scene);
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	plen_presenter_frame(class->presenter, &frame);
	plen_presenter_frame(presenter, &anew);
	for (int i = 0; i < W * H; i++) {
		assert_int_equal(((uint32_t *)frame.pixels)[i] & 0xffffff,
				 ((uint32_t *)anew.pixels)[i] & 0xffffff);
	}
	plen_renderer_destroy(renderer);
	plen_presenter_destroy(presenter);
}

static void test_soak__forty_writers_while_workers_draw(void **state)
{
	struct class *class = *state;

	for (int round = 0; round < ROUNDS; round++) {
		for (uint32_t i = 0; i < WRITERS; i++) {
			write_on(class, i);
		}
		teach(class);
		/* At times the board has nothing else to do, and sleeps until workers wake it. */
		if (plen_renderer_frame(class->renderer, 500) == PLEN_RENDERER_BUSY &&
		    round % 4 == 0) {
			sem_wait(&class->woken);
		}
	}
	for (uint32_t i = 0; i < WRITERS; i++) {
		if (class->hands[i].page != 0) {
			lift(class, i);
		}
	}
	assert_equals_drawing_anew(class);
}

/* With jobs out, and things half done. */
static void test_soak__may_end_at_any_time(void **state)
{
	struct class *class = *state;

	for (uint32_t i = 0; i < WRITERS; i++) {
		write_on(class, i);
	}
	plen_renderer_frame(class->renderer, 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_soak__forty_writers_while_workers_draw, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_soak__may_end_at_any_time, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
