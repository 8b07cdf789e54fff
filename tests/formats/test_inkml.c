/* SPDX-License-Identifier: MIT
 *
 * InkML: what the recommendation allows, one by one, and whole lessons there and back.
 */
#include "formats/formats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>

#include "roundtrip.h"
#include "sample.h"
#include "sink_text.h"

#define INK(...) "<ink xmlns=\"http://www.w3.org/2003/InkML\">" __VA_ARGS__ "</ink>"
/* A context of this format, used by what follows. */
#define FORMAT(...)                                                                                \
	"<context><inkSource><traceFormat>" __VA_ARGS__ "</traceFormat></inkSource></context>"
#define UM "<channel name=\"X\" units=\"um\"/><channel name=\"Y\" units=\"um\"/>"
#define PAGE "page owner 0 background 0\n"
#define EDIT PAGE "edit group 0 mark 0 time 0\n"
#define BLACK "  stroke group 0 ink 64 rgba 000000ff width 700:"

static void assert_reads(const char *xml, const char *expected, const char *expected_lost)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};

	assert_int_equal(plen_inkml_read((const uint8_t *)xml, strlen(xml), &sink, &reading), 0);
	char *lost = sink_text_losses(&reading);
	assert_string_equal((char *)text.text.data, expected);
	assert_string_equal(lost, expected_lost);
	free(lost);
	plen_buffer_finish(&text.text);
}

static void test_inkml__differences(void **state)
{
	(void)state;
	assert_reads(INK(FORMAT(UM) "<trace>10 20, 30 40, 50 60</trace>"),
		     EDIT BLACK " 10,20 30,40 50,60\n", "lost:");
	/* As the recommendation's own example is spelt: no blanks where a sign parts. */
	assert_reads(INK(FORMAT(UM) "<trace>1125 18432,'23'43,\"7\"-8,3-5,7-3,6 2,6 8,3 6</trace>"),
		     EDIT BLACK " 1125,18432 1148,18475 1178,18510 1211,18540 1251,18567 "
				"1297,18596 1349,18633 1404,18676\n",
		     "lost:");
	/* Back to full values; as the one before; not told. */
	assert_reads(INK(FORMAT(UM) "<trace>'1'1,2 2,!7!7,* 8,? 9,'* 1,\"* 1</trace>"),
		     EDIT BLACK " 1,1 3,3 7,7 7,8 7,9 7,1 7,1\n", "lost:");
	assert_reads(INK(FORMAT(UM) "<trace>#1F #20,T F</trace>"), EDIT BLACK " 31,32 1,0\n",
		     "lost:");
}

static void test_inkml__units(void **state)
{
	(void)state;
	assert_reads(INK("<trace>96 96</trace>"), EDIT BLACK " 25400,25400\n", "lost:");
	assert_reads(
		INK(FORMAT("<channel name=\"Y\" units=\"mm\"/>"
			   "<channel name=\"X\" units=\"in\" orientation=\"-ve\"/>") "<trace>1 "
										     "2</trace>"),
		EDIT BLACK " -50800,1000\n", "lost:");
	assert_reads(INK("<context><inkSource><traceFormat>"
			 "<channel name=\"X\" type=\"integer\" units=\"cm\"/>"
			 "<channel name=\"Y\" type=\"integer\" units=\"cm\"/></traceFormat>"
			 "<channelProperties><channelProperty channel=\"X\" name=\"resolution\" "
			 "value=\"1000\" units=\"1/cm\"/><channelProperty channel=\"Y\" "
			 "name=\"resolution\" value=\"100\" units=\"1/cm\"/></channelProperties>"
			 "</inkSource></context><trace>1000 1000</trace>"),
		     EDIT BLACK " 10000,100000\n", "lost:");
}

static void test_inkml__force_and_time(void **state)
{
	(void)state;
	assert_reads(
		INK(FORMAT(
			UM
			"<channel name=\"F\" type=\"integer\" min=\"100\" max=\"1123\"/>"
			"<channel name=\"T\" units=\"s\"/><channel name=\"OTx\"/>") "<trace>0 0 "
										    "100 0 5, 1 1 "
										    "1123 0.5 5, 2 "
										    "2 9999 1 "
										    "5</trace>"),
		EDIT BLACK " 0,0*0 1,1@500 2,2@1000\n", "lost:");
	/* Since some day; without a range; a brush that does not care. */
	assert_reads(
		INK(FORMAT(UM
			   "<channel name=\"F\"/><channel name=\"T\"/>") "<trace>0 0 0.5 "
									 "1700000000000, 1 1 1 "
									 "1700000000008</trace>"),
		EDIT BLACK " 0,0*128 1,1@8\n", "lost:");
	assert_reads(
		INK(FORMAT(UM
			   "<channel name=\"F\"/>") "<brush><brushProperty name=\"ignorePressure\" "
						    "value=\"true\"/></brush>"
						    "<trace>0 0 0.5</trace>"),
		EDIT BLACK " 0,0\n", "lost:");
	/* Channels that come and go. */
	assert_reads(INK(FORMAT(UM "<intermittentChannels><channel name=\"B\" type=\"boolean\"/>"
				   "</intermittentChannels>") "<trace>0 0:T, 1 1, 2 2:F</trace>"),
		     EDIT BLACK " 0,0 1,1 2,2\n", "lost:");
}

static void test_inkml__brushes_and_contexts(void **state)
{
	(void)state;
	assert_reads(
		INK("<definitions><brush xml:id=\"red\"><brushProperty name=\"color\" "
		    "value=\"#FF0000\"/><brushProperty name=\"width\" value=\"1\" units=\"mm\"/>"
		    "</brush><brush id=\"wide\"><brushProperty name=\"width\" value=\"0.5\" "
		    "units=\"cm\"/><brushProperty name=\"rasterOp\" value=\"maskPen\"/>"
		    "<brushProperty name=\"color\" value=\"#ffff00\"/>"
		    "<brushProperty name=\"transparency\" value=\"128\"/></brush>"
		    "<traceFormat xml:id=\"um\">" UM "</traceFormat>"
		    "<context xml:id=\"c\" traceFormatRef=\"#um\" brushRef=\"#red\"/>"
		    "<trace xml:id=\"no\">9 9</trace></definitions>"
		    "<traceGroup contextRef=\"#c\"><trace>0 0,1 1</trace><traceGroup "
		    "brushRef=\"#wide\"><trace>2 2</trace><trace brushRef=\"#red\">3 3</trace>"
		    "<trace brushRef=\"#nobody\">4 4</trace></traceGroup></traceGroup>"
		    "<trace contextRef=\"#red\">5 5</trace>"),
		EDIT "  stroke group 0 ink 64 rgba ff0000ff width 1000: 0,0 1,1\n"
		     "  stroke group 0 ink 65 rgba ffff007f width 5000: 2,2\n"
		     "  stroke group 0 ink 64 rgba ff0000ff width 1000: 3,3\n"
		     "  stroke group 0 ink 64 rgba ff0000ff width 1000: 4,4\n" BLACK " 1323,1323\n",
		"lost:");
}

static void test_inkml__odd_traces(void **state)
{
	(void)state;
	assert_reads(INK(FORMAT(UM) "<trace type=\"penUp\">1 1</trace><trace/>"
				    "<trace>nothing</trace><trace>1 1e99, 3 3</trace>"
				    "<trace>,,4 4</trace>"),
		     EDIT BLACK " 3,3\n" BLACK " 4,4\n", "lost: 3 broken");
	assert_reads(INK(), PAGE, "lost:");
	assert_reads("<ink><trace>0 0</trace></ink>", EDIT BLACK " 0,0\n", "lost:");
}

static void test_inkml__refuses_other_documents(void **state)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};

	(void)state;
	assert_int_equal(plen_inkml_read((const uint8_t *)"<svg/>", 6, &sink, &reading), -EBADMSG);
	assert_string_not_equal(reading.detail, "");
	plen_buffer_finish(&text.text);
}

static void test_inkml__pages_groups_and_marks(void **state)
{
	(void)state;
	assert_reads(INK(FORMAT(UM) "<traceGroup><annotation type=\"page\">Group 3</annotation>"
				    "<annotation type=\"background\">squared</annotation>"
				    "<traceGroup><annotation type=\"group\">Group 2</annotation>"
				    "<annotation type=\"mark\">4</annotation><trace>1 1</trace>"
				    "</traceGroup><traceGroup><annotation type=\"group\">nobody"
				    "</annotation><annotation type=\"mark\">99</annotation>"
				    "<trace>2 2</trace></traceGroup></traceGroup>"
				    "<traceGroup><annotation type=\"page\">Class</annotation>"
				    "</traceGroup>"),
		     "page owner 3 background 1\n"
		     "edit group 2 mark 4 time 0\n"
		     "  stroke group 2 ink 64 rgba 000000ff width 700: 1,1\n"
		     "edit group 0 mark 0 time 0\n" BLACK " 2,2\n" PAGE,
		     "lost:");
}

static void test_inkml__loses_no_ink(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 30; seed++) {
		struct plen_lesson *lesson = roundtrip_lesson(seed, 60);

		roundtrip_check(plen_inkml_write, plen_inkml_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static void test_inkml__looks_like_this(void **state)
{
	static const double line[] = {1.5, 2, 3.25, 4};
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t losses[PLEN_LOSS_COUNT];
	size_t size = 0;

	(void)state;
	uint32_t page = sample_commit_page(lesson, 2);
	sample_commit_stroke(lesson, 2, page, 3000, 2, line);
	char *text = (char *)roundtrip_write(plen_inkml_write, lesson, &size, losses);
	assert_string_equal(
		text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<ink xmlns=\"http://www.w3.org/2003/InkML\">\n"
		      "<annotation type=\"title\">A lesson &amp; more</annotation>\n"
		      "<definitions>\n"
		      "<context xml:id=\"board\">\n"
		      "<inkSource xml:id=\"pens\">\n"
		      "<traceFormat>\n"
		      "<channel name=\"X\" type=\"decimal\" units=\"mm\"/>\n"
		      "<channel name=\"Y\" type=\"decimal\" units=\"mm\"/>\n"
		      "<channel name=\"F\" type=\"integer\" min=\"0\" max=\"255\" units=\"dev\"/>\n"
		      "<channel name=\"T\" type=\"integer\" units=\"ms\"/>\n"
		      "</traceFormat>\n"
		      "</inkSource>\n"
		      "</context>\n"
		      "<brush xml:id=\"brush1\">\n"
		      "<annotation type=\"ink\">0</annotation>\n"
		      "<brushProperty name=\"width\" value=\"3\" units=\"mm\"/>\n"
		      "<brushProperty name=\"color\" value=\"#1b2430\"/>\n"
		      "<brushProperty name=\"transparency\" value=\"0\"/>\n"
		      "<brushProperty name=\"tip\" value=\"ellipse\"/>\n"
		      "</brush>\n"
		      "</definitions>\n"
		      "<traceGroup contextRef=\"#board\">\n"
		      "<annotation type=\"page\">Group 2</annotation>\n"
		      "<annotation type=\"background\">plain</annotation>\n"
		      "<traceGroup>\n"
		      "<annotation type=\"group\">Group 2</annotation>\n"
		      "<trace brushRef=\"#brush1\">1.5 2 255 0, 3.25 4 255 8</trace>\n"
		      "</traceGroup>\n"
		      "</traceGroup>\n"
		      "</ink>\n");
	free(text);
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inkml__differences),
		cmocka_unit_test(test_inkml__units),
		cmocka_unit_test(test_inkml__force_and_time),
		cmocka_unit_test(test_inkml__brushes_and_contexts),
		cmocka_unit_test(test_inkml__odd_traces),
		cmocka_unit_test(test_inkml__refuses_other_documents),
		cmocka_unit_test(test_inkml__pages_groups_and_marks),
		cmocka_unit_test(test_inkml__loses_no_ink),
		cmocka_unit_test(test_inkml__looks_like_this),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
