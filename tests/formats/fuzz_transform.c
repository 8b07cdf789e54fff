/* SPDX-License-Identifier: MIT
 *
 * Transforms, and the numbers they are made of: bounded, whatever is said.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "transform.h"

static void check_numbers(const char *text)
{
	double value = 0;

	while ((text = plen_number_next(text, &value)) != NULL) {
		char again[PLEN_NUMBER_TEXT];

		if (!(fabs(value) <= 1e15) || plen_number_print(again, value, 9) >= sizeof(again)) {
			abort();
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_op_picture place = {.asset = 1};
	struct plen_matrix matrix;
	char *text = malloc(size + 1);

	memcpy(text, data, size);
	text[size] = '\0';
	check_numbers(text);
	if (plen_transform_parse(text, &matrix) &&
	    plen_transform_place(&matrix, 100, 100, &place)) {
		const struct plen_op op = {
			.seq = 1,
			.kind = PLEN_OP_EDIT,
			.u.edit = {.page = 1, .picture_count = 1, .pictures = &place}};

		if (!plen_op_is_valid(&op)) {
			abort();
		}
	}
	free(text);
	return 0;
}
