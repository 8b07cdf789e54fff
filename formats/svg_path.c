/* SPDX-License-Identifier: MIT */
#include "svg_path.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "formats/limits.h"
#include "number.h"

#define ARGUMENTS_MAX 7
#define SEPARATORS " \t\r\n,"

void plen_svg_box_add(struct plen_svg_box *box, double x, double y)
{
	if (plen_svg_box_is_empty(box)) {
		*box = (struct plen_svg_box){x, y, x, y};
		return;
	}
	box->left = fmin(box->left, x);
	box->right = fmax(box->right, x);
	box->top = fmin(box->top, y);
	box->bottom = fmax(box->bottom, y);
}

bool plen_svg_box_is_empty(const struct plen_svg_box *box)
{
	return box->left > box->right;
}

struct pen {
	double x, y, start_x, start_y;
	double control_x, control_y; /* of the curve that came last, else the point itself */
	bool relative;
	struct plen_svg_box *box;
};

/* The point at argument i. */
static double x_at(const struct pen *pen, const double *a, int i)
{
	return a[i] + (pen->relative ? pen->x : 0);
}

static double y_at(const struct pen *pen, const double *a, int i)
{
	return a[i + 1] + (pen->relative ? pen->y : 0);
}

static void go(struct pen *pen, double x, double y)
{
	pen->x = pen->control_x = x;
	pen->y = pen->control_y = y;
	plen_svg_box_add(pen->box, x, y);
}

/* A curve to the point at argument `to`, whose last control point is at argument `control`. */
static void bend(struct pen *pen, const double *a, int control, int to)
{
	double x = x_at(pen, a, control), y = y_at(pen, a, control);

	plen_svg_box_add(pen->box, x, y);
	go(pen, x_at(pen, a, to), y_at(pen, a, to));
	pen->control_x = x;
	pen->control_y = y;
}

/* Smooth curves begin with the mirror image of the last control point. */
static void mirror_control(struct pen *pen)
{
	pen->control_x = 2 * pen->x - pen->control_x;
	pen->control_y = 2 * pen->y - pen->control_y;
	plen_svg_box_add(pen->box, pen->control_x, pen->control_y);
}

static void move_to(struct pen *pen, const double *a)
{
	go(pen, x_at(pen, a, 0), y_at(pen, a, 0));
	pen->start_x = pen->x;
	pen->start_y = pen->y;
}

static void line_to(struct pen *pen, const double *a)
{
	go(pen, x_at(pen, a, 0), y_at(pen, a, 0));
}

static void across(struct pen *pen, const double *a)
{
	go(pen, x_at(pen, a, 0), pen->y);
}

static void down(struct pen *pen, const double *a)
{
	go(pen, pen->x, a[0] + (pen->relative ? pen->y : 0));
}

static void curve_to(struct pen *pen, const double *a)
{
	plen_svg_box_add(pen->box, x_at(pen, a, 0), y_at(pen, a, 0));
	bend(pen, a, 2, 4);
}

static void smooth_to(struct pen *pen, const double *a)
{
	mirror_control(pen);
	bend(pen, a, 0, 2);
}

static void quad_to(struct pen *pen, const double *a)
{
	bend(pen, a, 0, 2);
}

static void smooth_quad_to(struct pen *pen, const double *a)
{
	mirror_control(pen);

	double x = pen->control_x, y = pen->control_y;
	go(pen, x_at(pen, a, 0), y_at(pen, a, 0));
	pen->control_x = x;
	pen->control_y = y;
}

static void arc_to(struct pen *pen, const double *a)
{
	double x = x_at(pen, a, 5), y = y_at(pen, a, 5);
	double far = fmax(2 * fmax(fabs(a[0]), fabs(a[1])), hypot(x - pen->x, y - pen->y));

	plen_svg_box_add(pen->box, pen->x - far, pen->y - far);
	plen_svg_box_add(pen->box, pen->x + far, pen->y + far);
	go(pen, x, y);
}

static void close_path(struct pen *pen, const double *a)
{
	(void)a;
	pen->x = pen->start_x;
	pen->y = pen->start_y;
}

static const struct command {
	char letter;
	int arguments;
	void (*draw)(struct pen *pen, const double *a);
} commands[] = {
	{'M', 2, move_to},  {'L', 2, line_to},    {'H', 1, across},  {'V', 1, down},
	{'C', 6, curve_to}, {'S', 4, smooth_to},  {'Q', 4, quad_to}, {'T', 2, smooth_quad_to},
	{'A', 7, arc_to},   {'Z', 0, close_path},
};

static const struct command *command_of(char letter)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (commands[i].letter == toupper((unsigned char)letter)) {
			return &commands[i];
		}
	}
	return NULL;
}

/* The flags of an arc may stand without anything between them. */
static const char *flag_of(const char *data, double *value)
{
	data += strspn(data, SEPARATORS);
	*value = data[0] == '1';
	return data[0] == '0' || data[0] == '1' ? data + 1 : NULL;
}

static const char *arguments_of(const char *data, const struct command *command, double *a)
{
	for (int i = 0; i < command->arguments && data != NULL; i++) {
		bool flag = command->letter == 'A' && (i == 3 || i == 4);
		data = flag ? flag_of(data, &a[i]) : plen_number_next(data, &a[i]);
	}
	return data;
}

static bool is_near(const struct plen_svg_box *box)
{
	return fabs(box->left) < PLEN_LIMIT_COORDINATE_UM &&
	       fabs(box->right) < PLEN_LIMIT_COORDINATE_UM &&
	       fabs(box->top) < PLEN_LIMIT_COORDINATE_UM &&
	       fabs(box->bottom) < PLEN_LIMIT_COORDINATE_UM;
}

bool plen_svg_path_box(const char *data, struct plen_svg_box *box)
{
	const struct command *command = NULL;
	struct pen pen = {.box = box};
	double a[ARGUMENTS_MAX] = {0};

	*box = PLEN_SVG_BOX_EMPTY;
	for (;;) {
		data += strspn(data, SEPARATORS);
		if (data[0] == '\0') {
			return !plen_svg_box_is_empty(box);
		}

		const struct command *next = command_of(data[0]);

		if (next != NULL) {
			pen.relative = islower((unsigned char)data[0]) != 0;
			command = next;
			data++;
		} else if (command == NULL || command->arguments == 0) {
			return false;
		}
		data = arguments_of(data, command, a);
		if (data == NULL) {
			return false;
		}
		command->draw(&pen, a);
		if (!is_near(box)) {
			return false;
		}
		command = command->letter == 'M' ? command_of('L') : command;
	}
}
