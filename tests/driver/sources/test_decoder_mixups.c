/* SPDX-License-Identifier: MIT
 *
 * Panels that mix up their contacts: what is shown, as lines of "id@x,y", one line a frame; '~'
 * marks what hovers, '.' what ends.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decoder_mixups.h"

struct fixture {
	struct plen_mixups mixups;
	int64_t time_us;
	char *text;
	size_t size;
	FILE *out;
};

static int set_up(void **state)
{
	static const struct plen_panel_axes axes = {{0, 1000, 0}, {0, 1000, 0}};
	struct fixture *f = calloc(1, sizeof(*f));

	plen_mixups_init(&f->mixups, &axes);
	f->out = open_memstream(&f->text, &f->size);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	plen_mixups_finish(&f->mixups);
	fclose(f->out);
	free(f->text);
	free(f);
	return 0;
}

static void take(void *data, const struct plen_panel_frame *frame)
{
	struct fixture *f = data;

	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *c = &frame->contacts[i];
		fprintf(f->out, "%s%u@%.0f,%.0f%s%s", i > 0 ? " " : "", c->id, c->at.x, c->at.y,
			(c->flags & PLEN_CONTACT_HOVER) != 0 ? "~" : "",
			(c->flags & PLEN_CONTACT_END) != 0 ? "." : "");
	}
	fputc('\n', f->out);
}

struct at {
	uint32_t id;
	double x, y;
	uint8_t flags, tool;
};

static void frame(struct fixture *f, const struct at *at, uint32_t count)
{
	struct plen_panel_contact contacts[8] = {{0}};

	for (uint32_t i = 0; i < count; i++) {
		contacts[i].id = at[i].id;
		contacts[i].at.x = at[i].x;
		contacts[i].at.y = at[i].y;
		contacts[i].flags = at[i].flags;
		contacts[i].tool = at[i].tool;
	}
	plen_mixups_frame(&f->mixups, contacts, count, f->time_us, take, f);
	f->time_us += 10000;
}

#define FRAME(f, ...)                                                                              \
	do {                                                                                       \
		const struct at at[] = {__VA_ARGS__};                                              \
		frame(f, at, sizeof(at) / sizeof(at[0]));                                          \
	} while (0)

#define BEGIN PLEN_CONTACT_BEGIN
#define END PLEN_CONTACT_END

static void check(struct fixture *f, const char *wanted)
{
	fflush(f->out);
	assert_string_equal(f->text, wanted);
}

static void test_decoder_mixups__two_that_exchange_their_places_begin_new_strokes(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN, 0}, {2, 800, 500, BEGIN, 0});
	FRAME(f, {1, 110, 100, 0, 0}, {2, 800, 510, 0, 0});
	FRAME(f, {1, 801, 520, 0, 0}, {2, 120, 100, 0, 0});
	FRAME(f, {1, 802, 530, 0, 0}, {2, 130, 100, 0, 0});
	check(f, "1@100,100 2@800,500\n1@110,100 2@800,510\n"
		 "1@801,520~ 2@120,100~\n1@801,520 2@120,100\n1@802,530 2@130,100\n");
}

/* Frames that number what they see anew: the first lifts, and the second goes on as the first. */
static void test_decoder_mixups__one_that_goes_on_where_another_lifted(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN, 0}, {2, 800, 500, BEGIN, 0}, {3, 500, 900, BEGIN, 0});
	FRAME(f, {2, 800, 500, END, 0}, {1, 795, 500, 0, 0}, {3, 500, 900, 0, 0});
	check(f, "1@100,100 2@800,500 3@500,900\n"
		 "1@795,500~ 2@800,500 3@500,900\n2@800,500. 1@795,500 3@500,900\n");
}

/* Far and fast is passed as it is, at once: only another's place makes it a mix-up. */
static void test_decoder_mixups__a_coarse_stroke_is_whole(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN, 0});
	FRAME(f, {1, 400, 100, 0, 0});
	FRAME(f, {1, 900, 900, 0, 0});
	FRAME(f, {1, 120, 100, 0, 0});
	FRAME(f, {1, 120, 100, END, 0});
	check(f, "1@100,100\n1@400,100\n1@900,900\n1@120,100\n1@120,100.\n");
}

/* Beside another one, which stays: that is no exchange. */
static void test_decoder_mixups__may_jump_beside_another(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN, 0}, {2, 800, 500, BEGIN, 0});
	FRAME(f, {1, 790, 500, 0, 0}, {2, 800, 500, 0, 0});
	check(f, "1@100,100 2@800,500\n1@790,500 2@800,500\n");
}

static void test_decoder_mixups__what_hovers_and_mice_may_jump(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN | PLEN_CONTACT_HOVER, PLEN_CONTACT_PEN},
	      {2, 100, 900, BEGIN, PLEN_CONTACT_MOUSE});
	FRAME(f, {1, 900, 100, 0, PLEN_CONTACT_PEN}, {2, 900, 900, 0, PLEN_CONTACT_MOUSE});
	check(f, "1@100,100~ 2@100,900\n1@900,100 2@900,900\n");
}

/* By its own time: whether others go on meanwhile changes nothing. */
static void test_decoder_mixups__one_that_was_still_is_far_as_well(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 100, BEGIN, 0}, {2, 800, 500, BEGIN, 0}, {3, 500, 900, BEGIN, 0});
	f->time_us += 500000;
	FRAME(f, {1, 100, 100, 0, 0}, {2, 800, 500, 0, 0}, {3, 501, 900, 0, 0});
	FRAME(f, {1, 300, 100, 0, 0}, {2, 800, 500, 0, 0}, {3, 502, 900, 0, 0});
	FRAME(f, {1, 800, 510, 0, 0}, {2, 800, 500, END, 0}, {3, 510, 900, 0, 0});
	check(f, "1@100,100 2@800,500 3@500,900\n1@100,100 2@800,500 3@501,900\n"
		 "1@300,100 2@800,500 3@502,900\n1@800,510~ 2@800,500 3@502,900\n"
		 "1@800,510 2@800,500. 3@510,900\n");
}

/* 10 m/s on a 65-inch board that reports every 26 ms, to where another has just lifted. */
static void test_decoder_mixups__fast_hands_are_let_pass(void **state)
{
	struct fixture *f = *state;

	FRAME(f, {1, 100, 500, BEGIN, 0}, {2, 280, 500, BEGIN, 0});
	f->time_us += 16000;
	FRAME(f, {1, 280, 500, 0, 0}, {2, 280, 500, END, 0});
	check(f, "1@100,500 2@280,500\n1@280,500 2@280,500.\n");
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_decoder_mixups__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(two_that_exchange_their_places_begin_new_strokes),
		CASE(one_that_goes_on_where_another_lifted),
		CASE(a_coarse_stroke_is_whole),
		CASE(may_jump_beside_another),
		CASE(what_hovers_and_mice_may_jump),
		CASE(one_that_was_still_is_far_as_well),
		CASE(fast_hands_are_let_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
