/* SPDX-License-Identifier: MIT */
#include "pdf_size.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "buffer.h"

static bool size_of(const char *text, double *w, double *h)
{
	*w = *h = 0;
	return plen_pdf_size((const uint8_t *)text, strlen(text), w, h);
}

static void test_pdf_size__boxes(void **state)
{
	double w, h;

	(void)state;
	assert_true(size_of("%PDF-1.4 <</MediaBox [ 0 0 20.5 10 ]>>", &w, &h));
	assert_true(w == 20.5 && h == 10);
	assert_true(size_of("<</MediaBox[10 10 5 2]/CropBox\n[1 1 4 5]>>", &w, &h));
	assert_true(w == 3 && h == 4);
	assert_true(size_of("/MediaBox 7 0 R /MediaBox[0 0 8 9]", &w, &h));
	assert_true(w == 8 && h == 9);
	assert_false(size_of("/MediaBox[0 0 0 9]", &w, &h));
	assert_false(size_of("/MediaBox[0 0 9", &w, &h));
	assert_false(size_of("/MediaBox", &w, &h));
	assert_false(size_of("/ObjStm stream", &w, &h));
	assert_false(size_of("/ObjStm stream\n no packed bytes", &w, &h));
	assert_false(size_of("", &w, &h));
}

/* LaTeX packs everything but its pictures. */
static void test_pdf_size__packed(void **state)
{
	static const char objects[] = "1 0 <</Type/Page/MediaBox[0 0 12 34]>>";
	uint8_t packed[256];
	uLongf packed_size = sizeof(packed);
	struct plen_buffer pdf = {0};
	double w = 0, h = 0;

	(void)state;
	assert_int_equal(compress(packed, &packed_size, (const Bytef *)objects, sizeof(objects)),
			 Z_OK);
	plen_buffer_text(&pdf, "%PDF-1.5 1 0 obj <</Type/ObjStm/Length 99>>\nstream\r\n");
	plen_buffer_add(&pdf, packed, packed_size);
	plen_buffer_text(&pdf, "\nendstream");
	assert_true(plen_pdf_size(pdf.data, pdf.size, &w, &h));
	assert_true(w == 12 && h == 34);
	plen_buffer_finish(&pdf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pdf_size__boxes),
		cmocka_unit_test(test_pdf_size__packed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
