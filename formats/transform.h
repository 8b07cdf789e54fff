/* SPDX-License-Identifier: MIT
 *
 * Matrices of drawings, and lists of transforms such as "translate(3 4) rotate(30)".
 */
#pragma once

#include <stdbool.h>

#include "lesson/op.h"

/* x' = a x + c y + e, y' = b x + d y + f */
struct plen_matrix {
	double a, b, c, d, e, f;
};

#define PLEN_MATRIX_IDENTITY ((struct plen_matrix){1, 0, 0, 1, 0, 0})

/* First `inner`, then `outer`. */
struct plen_matrix plen_matrix_multiply(struct plen_matrix outer, struct plen_matrix inner);
void plen_matrix_apply(const struct plen_matrix *matrix, double *x, double *y);
/* How much longer lengths become, on the average of all directions. */
double plen_matrix_scale(const struct plen_matrix *matrix);

/* translate, scale, rotate (also about a point), skewX, skewY, matrix; at most 64 of them, numbers
 * within +-1e9. NULL and "" are the identity. False, and the identity, for anything else. */
bool plen_transform_parse(const char *text, struct plen_matrix *matrix);

/* The place of a picture whose natural rectangle, w_um by h_um, is moved by `matrix` (um to page
 * um); false if it cannot lie there. Fills everything but asset, part and sheet. */
bool plen_transform_place(const struct plen_matrix *matrix, double w_um, double h_um,
			  struct plen_op_picture *place);
