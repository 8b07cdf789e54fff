/* SPDX-License-Identifier: MIT */
#include "formats/sink.h"

#include <assert.h>
#include <stdio.h>

static const struct {
	const char *one, *many;
} sentences[] = {
	[PLEN_LOSS_TEXT] = {"a text is shown as a picture", "texts are shown as pictures"},
	[PLEN_LOSS_SHAPE] = {"a shape is shown as a picture", "shapes are shown as pictures"},
	[PLEN_LOSS_MEDIA] = {"a sound or film was left out", "sounds or films were left out"},
	[PLEN_LOSS_WIDGET] = {"an interactive thing was left out",
			      "interactive things were left out"},
	[PLEN_LOSS_LINK] = {"a link leads nowhere now", "links lead nowhere now"},
	[PLEN_LOSS_IMAGE] = {"an image cannot be shown", "images cannot be shown"},
	[PLEN_LOSS_CUT] = {"the end of an image is missing", "the ends of images are missing"},
	[PLEN_LOSS_PAPER] = {"the paper of a page is in another file",
			     "pages have their paper in another file"},
	[PLEN_LOSS_STYLE] = {"a styled line became plain", "styled lines became plain"},
	[PLEN_LOSS_LAYER] = {"a page had layers, which are one now",
			     "pages had layers, which are one now"},
	[PLEN_LOSS_BROKEN] = {"a broken part was skipped", "broken parts were skipped"},
	[PLEN_LOSS_LIMIT] = {"a part was too large", "parts were too large"},
	[PLEN_LOSS_AUTHOR] = {"a stroke lost who wrote it", "strokes lost who wrote them"},
	[PLEN_LOSS_PICTURE] = {"a picture was left out", "pictures were left out"},
	[PLEN_LOSS_HISTORY] = {"a page lost how it came to be", "pages lost how they came to be"},
	[PLEN_LOSS_BEHIND] = {"a page lost the one of the class behind it",
			      "pages lost the one of the class behind them"},
	[PLEN_LOSS_TIME] = {"a stroke lost when it was written",
			    "strokes lost when they were written"},
	[PLEN_LOSS_PRESSURE] = {"a stroke lost how hard the pen pressed",
				"strokes lost how hard the pen pressed"},
};

static_assert(sizeof(sentences) / sizeof(sentences[0]) == PLEN_LOSS_COUNT,
	      "a loss has no sentence");

const char *plen_loss_sentence(enum plen_loss loss, uint32_t count, char *text, size_t size)
{
	assert(loss < PLEN_LOSS_COUNT && size > 0);

	text[0] = '\0';
	if (count == 1) {
		snprintf(text, size, "%s", sentences[loss].one);
	} else if (count > 1) {
		snprintf(text, size, "%u %s", count, sentences[loss].many);
	}
	return text;
}
