/* SPDX-License-Identifier: MIT */
#include "watch_picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "describe.h"

/* A letter of a terminal is about twice as high as wide. */
#define LETTER_SHAPE 2.0
#define ROWS_MIN 10
#define COLUMNS_MIN 32
#define LIST_MAX 12

/* Letters are `columns` a row; rows end where their last letter that is no blank stands. */
struct canvas {
	int rows, columns;
	char *letters;
};

void plen_watch_picture_init(struct plen_watch_picture *picture, struct plen_board_size board)
{
	static const struct plen_watch_picture empty;

	*picture = empty;
	picture->board = board;
}

static struct plen_watch_mark *find(struct plen_watch_picture *picture, uint32_t device,
				    uint32_t id)
{
	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		struct plen_watch_mark *mark = &picture->marks[i];
		if (mark->number != 0 && mark->device == device && mark->contact.id == id) {
			return mark;
		}
	}
	return NULL;
}

/* A mark's place is its number; NULL if all are taken. */
static struct plen_watch_mark *add(struct plen_watch_picture *picture, uint32_t device)
{
	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		struct plen_watch_mark *mark = &picture->marks[i];
		if (mark->number == 0) {
			mark->number = (unsigned)i + 1;
			mark->device = device;
			return mark;
		}
	}
	return NULL;
}

void plen_watch_picture_frame(struct plen_watch_picture *picture,
			      const struct plen_contact_frame *frame)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		struct plen_watch_mark *mark = find(picture, frame->device, contact->id);
		bool ends = (contact->flags & PLEN_CONTACT_END) != 0;

		if (mark == NULL && !ends) {
			mark = add(picture, frame->device);
		}
		if (mark != NULL) {
			mark->contact = *contact;
			mark->number = ends ? 0 : mark->number;
		}
	}
}

void plen_watch_picture_went(struct plen_watch_picture *picture, uint32_t device)
{
	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		if (picture->marks[i].device == device) {
			picture->marks[i].number = 0;
		}
	}
}

static void put(struct canvas *canvas, int row, int column, char letter)
{
	if (row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns) {
		canvas->letters[row * canvas->columns + column] = letter;
	}
}

/* A letter is a column. Those that are not ASCII may be wider, or half of one may be left. */
static void write_text(struct canvas *canvas, int row, int column, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;
		if (byte < 0x80) {
			put(canvas, row, column++, *text);
		} else if (byte >= 0xc0) {
			put(canvas, row, column++, '?');
		}
	}
}

static char letter_of(unsigned number)
{
	static const char letters[] =
		"123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	return number < sizeof(letters) ? letters[number - 1] : '*';
}

/* The inside of the box, which stands at row 2, column 1. */
struct box {
	int rows, columns;
};

static struct box fit(struct plen_board_size board, int rows, int columns)
{
	double shape = board.w_mm / board.h_mm * LETTER_SHAPE;
	struct box box = {rows, (int)(rows * shape)};

	if (box.columns > columns) {
		box.columns = columns;
		box.rows = (int)(columns / shape);
	}
	box.rows = box.rows < 1 ? 1 : box.rows;
	box.columns = box.columns < 1 ? 1 : box.columns;
	return box;
}

static void draw_box(struct canvas *canvas, struct box box)
{
	for (int column = 1; column <= box.columns; column++) {
		put(canvas, 1, column, '-');
		put(canvas, box.rows + 2, column, '-');
	}
	for (int row = 2; row < box.rows + 2; row++) {
		put(canvas, row, 0, '|');
		put(canvas, row, box.columns + 1, '|');
	}
	for (int corner = 0; corner < 4; corner++) {
		put(canvas, corner < 2 ? 1 : box.rows + 2, corner % 2 == 0 ? 0 : box.columns + 1,
		    '+');
	}
}

/* The letters of a row or column that `at_mm` with its extent may reach. */
struct reach {
	int from, to;
};

static int within(double letters, int most)
{
	return !(letters > 0) ? 0 : letters < most ? (int)letters : most;
}

static struct reach reach_of(double at_mm, double extent_mm, double letter_mm, int letters)
{
	struct reach reach = {
		.from = within((at_mm - extent_mm / 2) / letter_mm - 1, letters),
		.to = within((at_mm + extent_mm / 2) / letter_mm + 1, letters),
	};

	return reach;
}

static void draw_extent(struct canvas *canvas, const struct plen_watch_picture *picture,
			struct box box, const struct plen_contact *contact)
{
	double row_mm = picture->board.h_mm / box.rows;
	double column_mm = picture->board.w_mm / box.columns;
	struct reach rows = reach_of(contact->at.y_mm, contact->height_mm, row_mm, box.rows);
	struct reach columns =
		reach_of(contact->at.x_mm, contact->width_mm, column_mm, box.columns);
	char letter = contact->tool == PLEN_CONTACT_PALM ? '#' : '.';

	if (!(contact->width_mm > 0 && contact->height_mm > 0)) {
		return;
	}
	for (int row = rows.from; row < rows.to; row++) {
		for (int column = columns.from; column < columns.to; column++) {
			double x = ((column + 0.5) * column_mm - contact->at.x_mm) * 2;
			double y = ((row + 0.5) * row_mm - contact->at.y_mm) * 2;
			if (hypot(x / contact->width_mm, y / contact->height_mm) <= 1) {
				put(canvas, row + 2, column + 1, letter);
			}
		}
	}
}

static void draw_mark(struct canvas *canvas, const struct plen_watch_picture *picture,
		      struct box box, const struct plen_watch_mark *mark)
{
	int row = (int)(mark->contact.at.y_mm / picture->board.h_mm * box.rows);
	int column = (int)(mark->contact.at.x_mm / picture->board.w_mm * box.columns);

	row = row < box.rows ? row : box.rows - 1;
	column = column < box.columns ? column : box.columns - 1;
	put(canvas, row + 2, column + 1, letter_of(mark->number));
}

/* Extents first, so that they hide no mark. */
static void draw_contacts(struct canvas *canvas, const struct plen_watch_picture *picture,
			  struct box box)
{
	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		if (picture->marks[i].number != 0) {
			draw_extent(canvas, picture, box, &picture->marks[i].contact);
		}
	}
	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		if (picture->marks[i].number != 0) {
			draw_mark(canvas, picture, box, &picture->marks[i]);
		}
	}
}

static int count(const struct plen_watch_picture *picture)
{
	int down = 0;

	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX; i++) {
		down += picture->marks[i].number != 0;
	}
	return down;
}

static void write_list(struct canvas *canvas, const struct plen_watch_picture *picture, int row,
		       int rows)
{
	int left = count(picture);
	char line[192];

	for (size_t i = 0; i < PLEN_WATCH_CONTACTS_MAX && rows > 0; i++) {
		const struct plen_watch_mark *mark = &picture->marks[i];
		char text[128];
		if (mark->number == 0) {
			continue;
		}
		if (rows == 1 && left > 1) {
			snprintf(line, sizeof(line), "and %d more", left);
		} else {
			plen_describe_contact(&mark->contact, text, sizeof(text));
			snprintf(line, sizeof(line), "%c  %s", letter_of(mark->number), text);
		}
		write_text(canvas, row++, 1, line);
		rows--;
		left--;
	}
}

static void draw(struct canvas *canvas, const struct plen_watch_picture *picture)
{
	int list = canvas->rows / 3 < LIST_MAX ? canvas->rows / 3 : LIST_MAX;
	struct box box = fit(picture->board, canvas->rows - list - 4, canvas->columns - 2);
	char title[160];

	snprintf(title, sizeof(title), "%s  %.0f x %.0f mm, %d down.  Ctrl-C ends", picture->title,
		 picture->board.w_mm, picture->board.h_mm, count(picture));
	write_text(canvas, 0, 1, title);
	draw_box(canvas, box);
	draw_contacts(canvas, picture, box);
	write_text(canvas, box.rows + 3, 1, picture->last);
	write_list(canvas, picture, box.rows + 4, canvas->rows - box.rows - 4);
}

static void print_rows(const struct canvas *canvas, const char *line_end, FILE *out)
{
	for (int row = 0; row < canvas->rows; row++) {
		const char *letters = canvas->letters + (size_t)row * (size_t)canvas->columns;
		int length = canvas->columns;
		while (length > 0 && letters[length - 1] == ' ') {
			length--;
		}
		fwrite(letters, 1, (size_t)length, out);
		fputs(row + 1 < canvas->rows ? line_end : "", out);
	}
}

void plen_watch_picture_print(const struct plen_watch_picture *picture, int rows, int columns,
			      const char *line_end, FILE *out)
{
	struct canvas canvas = {rows, columns, NULL};

	if (rows < 1 || columns < 1) {
		return;
	}
	size_t letters = (size_t)rows * (size_t)columns;
	canvas.letters = plen_realloc(NULL, letters, 1);
	memset(canvas.letters, ' ', letters);
	if (rows < ROWS_MIN || columns < COLUMNS_MIN) {
		char text[64];
		snprintf(text, sizeof(text), "%d down; too small a terminal", count(picture));
		write_text(&canvas, 0, 0, text);
	} else {
		draw(&canvas, picture);
	}
	print_rows(&canvas, line_end, out);
	free(canvas.letters);
}
