/* SPDX-License-Identifier: MIT */
#include "recording_words.h"

#include "common/contact.h"
#include "common/event.h"

const char *const plen_recording_tools[PLEN_RECORDING_TOOLS] = {
	[PLEN_CONTACT_FINGER] = "finger", [PLEN_CONTACT_PEN] = "pen",
	[PLEN_CONTACT_ERASER] = "eraser", [PLEN_CONTACT_PALM] = "palm",
	[PLEN_CONTACT_MOUSE] = "mouse",
};

const char *const plen_recording_keys[PLEN_RECORDING_KEYS] = {
	[PLEN_KEY_OTHER] = "other",
	[PLEN_KEY_PAGE_NEXT] = "next",
	[PLEN_KEY_PAGE_PREVIOUS] = "previous",
	[PLEN_KEY_UNDO] = "undo",
};

const char *const plen_recording_verbs[PLEN_RECORDING_VERBS] = {
	[0] = "move",
	[PLEN_CONTACT_BEGIN] = "down",
	[PLEN_CONTACT_END] = "up",
	[PLEN_CONTACT_BEGIN | PLEN_CONTACT_END] = "tap",
};
