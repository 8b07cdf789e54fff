/* SPDX-License-Identifier: MIT */
#include "text_width.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define PER_MILLE 1000.0
#define FIRST ' '
#define LAST '~'
#define MONO 602
#define TAB_BLANKS 8

enum face { FACE_SANS, FACE_SANS_BOLD, FACE_SERIF, FACE_SERIF_BOLD, FACE_MONO };

/* Advances of ASCII in DejaVu, thousandths of the size. */
static const uint16_t advances[][LAST - FIRST + 1] = {
	[FACE_SANS] =
		{
			318, 401, 460, 838, 636,  950, 780, 275, 390, 390, 500, 838, 318, 361,
			318, 337, 636, 636, 636,  636, 636, 636, 636, 636, 636, 636, 337, 337,
			838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
			295, 656, 557, 863, 748,  787, 603, 787, 695, 635, 611, 732, 684, 989,
			685, 611, 685, 390, 337,  390, 838, 500, 500, 613, 635, 550, 635, 615,
			352, 635, 634, 278, 278,  579, 278, 974, 634, 612, 635, 635, 411, 521,
			392, 634, 592, 818, 592,  592, 525, 636, 337, 636, 838,
		},
	[FACE_SANS_BOLD] =
		{
			348, 456, 521, 838, 696,  1002, 872, 306,  457, 457, 523, 838, 380, 415,
			380, 365, 696, 696, 696,  696,  696, 696,  696, 696, 696, 696, 400, 400,
			838, 838, 838, 580, 1000, 774,  762, 734,  830, 683, 683, 821, 837, 372,
			372, 775, 637, 995, 837,  850,  733, 850,  770, 720, 682, 812, 774, 1103,
			771, 724, 725, 457, 365,  457,  838, 500,  500, 675, 716, 593, 716, 678,
			435, 716, 712, 343, 343,  665,  343, 1042, 712, 687, 716, 716, 493, 595,
			478, 712, 652, 924, 645,  652,  582, 712,  365, 712, 838,
		},
	[FACE_SERIF] =
		{
			318, 402, 460, 838,  636,  950, 890, 275, 390, 390, 500, 838, 318, 338,
			318, 337, 636, 636,  636,  636, 636, 636, 636, 636, 636, 636, 337, 337,
			838, 838, 838, 536,  1000, 722, 735, 765, 802, 730, 694, 799, 872, 395,
			401, 747, 664, 1024, 875,  820, 673, 820, 753, 685, 667, 843, 722, 1028,
			712, 660, 695, 390,  337,  390, 838, 500, 500, 596, 640, 560, 640, 592,
			370, 640, 644, 320,  310,  606, 320, 948, 644, 602, 640, 640, 478, 513,
			402, 644, 565, 856,  564,  565, 527, 636, 337, 636, 838,
		},
	[FACE_SERIF_BOLD] =
		{
			348, 439, 521, 838,  696,  950, 903, 306,  473, 473, 523, 838, 348, 415,
			348, 365, 696, 696,  696,  696, 696, 696,  696, 696, 696, 696, 369, 369,
			838, 838, 838, 586,  1000, 776, 845, 796,  867, 762, 710, 854, 945, 468,
			473, 869, 703, 1107, 914,  871, 752, 871,  831, 722, 744, 872, 776, 1123,
			776, 714, 730, 473,  365,  473, 838, 500,  500, 648, 699, 609, 699, 636,
			430, 699, 727, 380,  362,  693, 380, 1058, 727, 667, 699, 699, 527, 563,
			462, 727, 581, 861,  596,  581, 568, 643,  364, 643, 838,
		},
};

static bool names(const char *family, const char *word)
{
	return family != NULL && strcasestr(family, word) != NULL;
}

static enum face face_of(const struct plen_svg_text *text)
{
	static const char *const monos[] = {"mono", "courier", "consolas", "typewriter"};
	static const char *const serifs[] = {"serif", "times", "georgia", "garamond", "cambria"};
	bool serif = false;

	for (size_t i = 0; i < sizeof(monos) / sizeof(monos[0]); i++) {
		if (names(text->family, monos[i])) {
			return FACE_MONO;
		}
	}
	for (size_t i = 0; i < sizeof(serifs) / sizeof(serifs[0]); i++) {
		serif = serif || names(text->family, serifs[i]);
	}
	if (serif && !names(text->family, "sans")) {
		return text->bold ? FACE_SERIF_BOLD : FACE_SERIF;
	}
	return text->bold ? FACE_SANS_BOLD : FACE_SANS;
}

/* Of a character that begins with this byte and is none of ASCII, in thousandths. */
static double beyond_ascii(const unsigned char *at, enum face face)
{
	double letter = face == FACE_MONO ? MONO : 600;

	if (at[0] < 0xc0) {
		return 0; /* a later byte of one */
	}
	if (at[0] == 0xcc || (at[0] == 0xcd && at[1] < 0xb0)) {
		return 0; /* an accent on the letter before */
	}
	if (at[0] < 0xe2 || (at[0] == 0xe2 && at[1] < 0xba)) {
		return letter;
	}
	return at[0] < 0xf0 ? 1000 : 1250;
}

double plen_text_width_of(const struct plen_svg_text *text, const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	enum face face = face_of(text);
	double width;

	if (*byte >= 0x80) {
		width = beyond_ascii(byte, face);
	} else if (*byte < FIRST || *byte > LAST) {
		width = 0;
	} else {
		width = face == FACE_MONO ? MONO : advances[face][*byte - FIRST];
	}
	return width * text->size / PER_MILLE;
}

double plen_text_width_tab(const struct plen_svg_text *text, double x)
{
	double step = TAB_BLANKS * plen_text_width_of(text, " ");

	return step > 0 ? (floor(x / step) + 1) * step : x;
}

double plen_text_width(const struct plen_svg_text *text, const char *at, size_t length)
{
	double x = 0;

	for (size_t i = 0; i < length; i++) {
		x = at[i] == '\t' ? plen_text_width_tab(text, x)
				  : x + plen_text_width_of(text, at + i);
	}
	return x;
}
