/* SPDX-License-Identifier: MIT */
#include "watch_picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct plen_watch_picture picture;

static void frame(uint32_t device, const struct plen_contact *contacts, uint32_t count)
{
	struct plen_contact_frame made = {.device = device, .count = count, .contacts = contacts};

	plen_watch_picture_frame(&picture, &made);
}

static char *print(int rows, int columns)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	plen_watch_picture_print(&picture, rows, columns, "\n", out);
	fclose(out);
	return text;
}

static struct plen_contact contact(uint32_t id, double x_mm, double y_mm)
{
	struct plen_contact made = {.id = id, .at = {x_mm, y_mm}, .pressure = -1};

	return made;
}

static void test_watch_picture__is_shaped_like_the_panel(void **state)
{
	struct plen_contact contacts[3] = {contact(5, 0, 0), contact(6, 500, 250),
					   contact(7, 999, 499)};

	(void)state;
	plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
	strcpy(picture.title, "Some panel");
	strcpy(picture.last, "tap zone 1");
	contacts[1].width_mm = contacts[1].height_mm = 250;
	contacts[1].tool = PLEN_CONTACT_PALM;
	contacts[2].pressure = 0.5;
	contacts[2].flags = PLEN_CONTACT_HOVER;
	frame(1, contacts, 3);

	char *text = print(18, 70);
	assert_string_equal(text, " Some panel  1000 x 500 mm, 3 down.  Ctrl-C ends\n"
				  "+--------------------------------+\n"
				  "|1                               |\n"
				  "|                                |\n"
				  "|             ######             |\n"
				  "|            ########            |\n"
				  "|            ####2###            |\n"
				  "|             ######             |\n"
				  "|                                |\n"
				  "|                               3|\n"
				  "+--------------------------------+\n"
				  " tap zone 1\n"
				  " 1  finger at 0.0 0.0 mm\n"
				  " 2  palm at 500.0 250.0 mm size 250 x 250 mm\n"
				  " 3  finger at 999.0 499.0 mm pressure 0.50 hover\n"
				  "\n"
				  "\n");
	free(text);
}

static void test_watch_picture__numbers_are_the_lowest_that_are_free(void **state)
{
	struct plen_contact one = contact(1, 10, 10), two = contact(2, 20, 20);
	struct plen_contact other = contact(1, 30, 30);

	(void)state;
	plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
	frame(1, &one, 1);
	frame(1, &two, 1);
	frame(2, &other, 1);
	assert_int_equal(picture.marks[2].number, 3);
	one.flags = PLEN_CONTACT_END;
	frame(1, &one, 1);
	assert_int_equal(picture.marks[0].number, 0);
	other.id = 9;
	frame(2, &other, 1);
	assert_int_equal(picture.marks[0].number, 1);
	plen_watch_picture_went(&picture, 2);
	assert_int_equal(picture.marks[0].number, 0);
	assert_int_equal(picture.marks[1].number, 2);
	assert_int_equal(picture.marks[2].number, 0);
}

static void count_lines(const char *text, int rows, int columns)
{
	int lines = 1, column = 0;

	for (; *text != '\0'; text++) {
		column = *text == '\n' ? 0 : column + 1;
		lines += *text == '\n';
		assert_true(column <= columns);
	}
	assert_int_equal(lines, rows);
}

/* More contacts than marks, and any terminal: nothing is written outside. */
static void test_watch_picture__fits_any_terminal(void **state)
{
	static const double shapes[][2] = {{1428, 804}, {804, 1428}, {6000, 50}, {50, 6000}};

	(void)state;
	for (size_t shape = 0; shape < 4; shape++) {
		plen_watch_picture_init(
			&picture, (struct plen_board_size){shapes[shape][0], shapes[shape][1]});
		for (uint32_t i = 0; i < 2 * PLEN_WATCH_CONTACTS_MAX; i++) {
			struct plen_contact made = contact(i, i * 40.0, i * 30.0);
			made.width_mm = made.height_mm = 30;
			frame(1, &made, 1);
		}
		for (int rows = 1; rows < 60; rows += 7) {
			for (int columns = 1; columns < 200; columns += 23) {
				char *text = print(rows, columns);
				count_lines(text, rows, columns);
				free(text);
			}
		}
	}
}

static void test_watch_picture__says_how_many_it_does_not_list(void **state)
{
	(void)state;
	plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
	for (uint32_t i = 0; i < 60; i++) {
		struct plen_contact made = contact(i, i * 16.0, 100);
		frame(1, &made, 1);
	}

	char *text = print(24, 80);
	assert_non_null(strstr(text, "60 down"));
	assert_non_null(strstr(text, " more"));
	free(text);
}

/* Names come from devices: in other letters, and cut anywhere. */
static void test_watch_picture__a_letter_is_a_column(void **state)
{
	(void)state;
	plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
	strcpy(picture.title, "T\xc3\xa4"
			      "fel \xe9\xbb\x91\xe6\x9d\xbf \xe9\xbb");
	char *text = print(18, 70);
	assert_non_null(strstr(text, " T?fel ?? ?  1000 x 500 mm, 0 down.  Ctrl-C ends\n+---"));
	free(text);
}

static size_t count_dots(const char *text)
{
	size_t dots = 0;

	for (; *text != '\0'; text++) {
		dots += *text == '.';
	}
	return dots;
}

/* Only where the contact is; what lies beyond an edge is cut, nothing of it is drawn elsewhere. */
static void test_watch_picture__extents_of_any_size_and_place(void **state)
{
	static const double places[] = {-1e9, -300, 0, 500, 999, 1300, 1e9};
	static const double sizes[] = {0, 1e-3, 10, 400, 3000, 1e12};
	struct plen_contact wide = contact(1, 500, 250);

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
			plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
			wide.at.x_mm = places[i];
			wide.width_mm = wide.height_mm = sizes[k];
			frame(1, &wide, 1);
			free(print(24, 80));
		}
	}
	plen_watch_picture_init(&picture, (struct plen_board_size){1000, 500});
	wide = contact(1, 500, 250);
	wide.width_mm = wide.height_mm = 1e12;
	frame(1, &wide, 1);
	char *text = print(18, 70);
	/* 8 rows of 32, less the mark; the others are those of the texts. */
	assert_true(count_dots(text) >= 8 * 32 - 1);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_watch_picture__is_shaped_like_the_panel),
		cmocka_unit_test(test_watch_picture__numbers_are_the_lowest_that_are_free),
		cmocka_unit_test(test_watch_picture__fits_any_terminal),
		cmocka_unit_test(test_watch_picture__a_letter_is_a_column),
		cmocka_unit_test(test_watch_picture__extents_of_any_size_and_place),
		cmocka_unit_test(test_watch_picture__says_how_many_it_does_not_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
