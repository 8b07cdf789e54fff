/* SPDX-License-Identifier: MIT */
#include "transform.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "formats/limits.h"
#include "number.h"

#define STEPS_MAX 64
#define NUMBERS_MAX 6
#define NUMBER_FARTHEST 1e9
#define RADIANS_PER_DEGREE (3.14159265358979323846 / 180)
#define PPM 1e6

struct plen_matrix plen_matrix_multiply(struct plen_matrix outer, struct plen_matrix inner)
{
	return (struct plen_matrix){
		.a = outer.a * inner.a + outer.c * inner.b,
		.b = outer.b * inner.a + outer.d * inner.b,
		.c = outer.a * inner.c + outer.c * inner.d,
		.d = outer.b * inner.c + outer.d * inner.d,
		.e = outer.a * inner.e + outer.c * inner.f + outer.e,
		.f = outer.b * inner.e + outer.d * inner.f + outer.f,
	};
}

void plen_matrix_apply(const struct plen_matrix *matrix, double *x, double *y)
{
	double from_x = *x, from_y = *y;

	*x = matrix->a * from_x + matrix->c * from_y + matrix->e;
	*y = matrix->b * from_x + matrix->d * from_y + matrix->f;
}

double plen_matrix_scale(const struct plen_matrix *matrix)
{
	return sqrt(fabs(matrix->a * matrix->d - matrix->b * matrix->c));
}

/* -- the words of a list; `n` holds `count` numbers -- */

static struct plen_matrix translate(const double *n, int count)
{
	return (struct plen_matrix){1, 0, 0, 1, n[0], count > 1 ? n[1] : 0};
}

static struct plen_matrix scale(const double *n, int count)
{
	return (struct plen_matrix){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0};
}

static struct plen_matrix rotate(const double *n, int count)
{
	double x = count > 2 ? n[1] : 0, y = count > 2 ? n[2] : 0;
	double sine = sin(n[0] * RADIANS_PER_DEGREE), cosine = cos(n[0] * RADIANS_PER_DEGREE);

	return (struct plen_matrix){
		cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y,
	};
}

static struct plen_matrix skew_x(const double *n, int count)
{
	(void)count;
	return (struct plen_matrix){1, 0, tan(n[0] * RADIANS_PER_DEGREE), 1, 0, 0};
}

static struct plen_matrix skew_y(const double *n, int count)
{
	(void)count;
	return (struct plen_matrix){1, tan(n[0] * RADIANS_PER_DEGREE), 0, 1, 0, 0};
}

static struct plen_matrix whole(const double *n, int count)
{
	(void)count;
	return (struct plen_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

static const struct word {
	const char *name;
	unsigned counts; /* bit n: so many numbers may follow */
	struct plen_matrix (*make)(const double *n, int count);
} words[] = {
	{"translate", 1 << 1 | 1 << 2, translate},
	{"scale", 1 << 1 | 1 << 2, scale},
	{"rotate", 1 << 1 | 1 << 3, rotate},
	{"skewX", 1 << 1, skew_x},
	{"skewY", 1 << 1, skew_y},
	{"matrix", 1 << 6, whole},
};

static const struct word *word_of(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strlen(words[i].name) == length && strncmp(words[i].name, text, length) == 0) {
			return &words[i];
		}
	}
	return NULL;
}

static const char *skip_between(const char *text)
{
	while (isspace((unsigned char)*text) || *text == ',') {
		text++;
	}
	return text;
}

/* One word and its numbers; what follows it, or NULL if it is none. */
static const char *take_step(const char *text, struct plen_matrix *step)
{
	size_t length = 0;
	double numbers[NUMBERS_MAX];
	int count = 0;

	while (isalpha((unsigned char)text[length])) {
		length++;
	}

	const struct word *word = word_of(text, length);
	const char *at = text + length;
	while (isspace((unsigned char)*at)) {
		at++;
	}
	if (word == NULL || *at++ != '(') {
		return NULL;
	}
	for (; count < NUMBERS_MAX; count++) {
		const char *next = plen_number_next(at, &numbers[count]);

		if (next == NULL || fabs(numbers[count]) > NUMBER_FARTHEST) {
			break;
		}
		at = next;
	}
	at = skip_between(at);
	if (*at != ')' || !(word->counts >> count & 1)) {
		return NULL;
	}
	*step = word->make(numbers, count);
	return skip_between(at + 1);
}

static bool is_sane(const struct plen_matrix *m)
{
	const double all[] = {m->a, m->b, m->c, m->d, m->e, m->f};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (!isfinite(all[i]) || fabs(all[i]) > NUMBER_FARTHEST) {
			return false;
		}
	}
	return true;
}

bool plen_transform_parse(const char *text, struct plen_matrix *matrix)
{
	struct plen_matrix all = PLEN_MATRIX_IDENTITY;
	const char *at = text != NULL ? skip_between(text) : "";

	*matrix = PLEN_MATRIX_IDENTITY;
	for (int i = 0; *at != '\0'; i++) {
		struct plen_matrix step;

		at = i < STEPS_MAX ? take_step(at, &step) : NULL;
		if (at == NULL) {
			return false;
		}
		all = plen_matrix_multiply(all, step);
		if (!is_sane(&all)) {
			return false;
		}
	}
	*matrix = all;
	return true;
}

static bool to_int(double value, double unit, int32_t *whole)
{
	double times = round(value * unit);

	if (!(fabs(times) <= INT32_MAX)) {
		return false;
	}
	*whole = (int32_t)times;
	return true;
}

bool plen_transform_place(const struct plen_matrix *matrix, double w_um, double h_um,
			  struct plen_op_picture *place)
{
	double w = round(w_um), h = round(h_um);

	if (!(w >= 1 && w <= PLEN_OP_PICTURE_UM_MAX && h >= 1 && h <= PLEN_OP_PICTURE_UM_MAX) ||
	    !(fabs(matrix->e) <= PLEN_LIMIT_COORDINATE_UM) ||
	    !(fabs(matrix->f) <= PLEN_LIMIT_COORDINATE_UM)) {
		return false;
	}
	place->w_um = (uint32_t)w;
	place->h_um = (uint32_t)h;
	return to_int(matrix->a, PPM, &place->a_ppm) && to_int(matrix->b, PPM, &place->b_ppm) &&
	       to_int(matrix->c, PPM, &place->c_ppm) && to_int(matrix->d, PPM, &place->d_ppm) &&
	       to_int(matrix->e, 1, &place->e_um) && to_int(matrix->f, 1, &place->f_um);
}
