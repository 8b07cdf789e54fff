/* SPDX-License-Identifier: MIT */
#include "xopp_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formats/formats.h"
#include "sink_text.h"

char *xopp_text(const char *xml, char **lost)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};

	assert_int_equal(plen_xopp_read((const uint8_t *)xml, strlen(xml), &sink, &reading), 0);
	*lost = sink_text_losses(&reading);
	return (char *)text.text.data;
}
