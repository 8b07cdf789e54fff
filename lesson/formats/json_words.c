/* SPDX-License-Identifier: MIT */
#include "json_words.h"

#include <assert.h>

#include "common/ink.h"
#include "lesson/op.h"

#define WORDS(list)                                                                                \
	{                                                                                          \
		list, sizeof(list) / sizeof((list)[0])                                             \
	}

static const char *const kinds[] = {"page", "edit", "undo", "redo", "view", "asset", "gap"};
static const char *const backgrounds[] = {"plain", "squared"};
static const char *const inks[] = {"main",   "blue",   "orange", "green",
				   "purple", "marker", "own",    "own-marker"};
static const char *const modes[] = {"class", "groups", "shared"};
static const char *const signals[] = {"fine", "stuck", "done"};
static const char *const media[] = {"png", "jpeg", "webp", "svg", "pdf"};
static const char *const themes[] = {"light", "dark"};

static_assert(sizeof(kinds) / sizeof(kinds[0]) == PLEN_OP_GAP, "a kind has no word");
static_assert(sizeof(backgrounds) / sizeof(backgrounds[0]) == PLEN_BACKGROUND_COUNT,
	      "a background has no word");
static_assert(sizeof(inks) / sizeof(inks[0]) ==
		      PLEN_INK_COUNT + PLEN_INK_OWN_MARKER - PLEN_INK_OWN + 1,
	      "an ink has no word");
static_assert(sizeof(media) / sizeof(media[0]) == PLEN_MEDIA_COUNT, "a medium has no word");
static_assert(sizeof(modes) / sizeof(modes[0]) == PLEN_MODE_COUNT, "a mode has no word");
static_assert(sizeof(signals) / sizeof(signals[0]) == PLEN_SIGNAL_COUNT, "a signal has no word");

const struct plen_json_words plen_json_kinds = WORDS(kinds);
const struct plen_json_words plen_json_backgrounds = WORDS(backgrounds);
const struct plen_json_words plen_json_inks = WORDS(inks);
const struct plen_json_words plen_json_media = WORDS(media);
const struct plen_json_words plen_json_modes = WORDS(modes);
const struct plen_json_words plen_json_signals = WORDS(signals);
const struct plen_json_words plen_json_themes = WORDS(themes);
