/* SPDX-License-Identifier: MIT
 *
 * A document of Xournal++ that is much larger than any of its pages.
 */
#include "formats/formats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <malloc.h>
#include <stdlib.h>

#include "buffer.h"
#include "gzip.h"

#define LARGE_PAGES 40u
#define PAGE_STROKES 400u

static uint8_t *large_document(size_t *unpacked, size_t *size)
{
	struct plen_buffer xml = {0};

	plen_buffer_text(&xml, "<xournal>");
	for (unsigned i = 0; i < LARGE_PAGES; i++) {
		plen_buffer_text(&xml, "<page width=\"100\" height=\"100\"><layer>");
		for (unsigned j = 0; j < PAGE_STROKES; j++) {
			plen_buffer_text(&xml, "<stroke tool=\"pen\" color=\"black\" width=\"1\">");
			for (unsigned k = 0; k < 100; k++) {
				plen_buffer_printf(&xml, "%u.%05u %u ", k, i * j, j);
			}
			plen_buffer_text(&xml, "</stroke>");
		}
		plen_buffer_text(&xml, "</layer></page>");
	}
	plen_buffer_text(&xml, "</xournal>");
	*unpacked = xml.size;
	uint8_t *packed = plen_gzip_deflate(xml.data, xml.size, size);
	plen_buffer_finish(&xml);
	return packed;
}

struct memory {
	size_t most;
	uint32_t pages, done;
};

static int measure_page(void *data, uint8_t owner, uint8_t background)
{
	struct memory *memory = data;

	(void)owner;
	(void)background;
	memory->pages++;
	return 0;
}

static int measure_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	(void)data;
	(void)asset;
	*id = 1;
	return 0;
}

static int measure_edit(void *data, const struct plen_op *edit)
{
	const struct mallinfo2 now = mallinfo2(); /* all 0 in a sanitizer's build */
	struct memory *memory = data;

	(void)edit;
	if (now.uordblks + now.hblkhd > memory->most) {
		memory->most = now.uordblks + now.hblkhd;
	}
	return 0;
}

static int measure_progress(void *data, uint32_t done, uint32_t total)
{
	struct memory *memory = data;

	assert_true(done >= memory->done && done <= total);
	memory->done = done;
	return 0;
}

/* Neither what is unpacked nor what was read is there all at once. */
static void test_xopp_large__takes_the_memory_of_a_page(void **state)
{
	struct memory memory = {0};
	const struct plen_sink sink = {measure_progress, measure_page, measure_asset,
				       measure_edit,     &memory,      NULL};
	struct plen_reading reading = {0};
	size_t unpacked = 0, size = 0;
	uint8_t *packed = large_document(&unpacked, &size);
	const struct mallinfo2 before = mallinfo2();

	(void)state;
	assert_int_equal(plen_xopp_read(packed, size, &sink, &reading), 0);
	assert_int_equal(memory.pages, LARGE_PAGES);
	assert_true(unpacked > (size_t)16 << 20);
	assert_true(memory.most <= before.uordblks + before.hblkhd + ((size_t)6 << 20));
	free(packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xopp_large__takes_the_memory_of_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
