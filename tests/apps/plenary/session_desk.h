/* SPDX-License-Identifier: MIT
 *
 * A session with its file, in a folder of its own, and hands that press what zones there are.
 */
#pragma once

#include "common/event.h"
#include "common/zone.h"
#include "session.h"
#include "zone_id.h"

#define WIDTH_PX 640
#define HEIGHT_PX 360
#define WALL_W_MM 1895
#define WALL_H_MM 1066
/* A turn is quick; what the store and other processes do takes many of them. */
#define TURNS_MAX 200000

struct desk {
	char *folder, *path;
	struct plen_presenter *presenter;
	struct plen_session *session;
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t zone_count, gesture;
	int64_t time_us;
	bool is_virtual;
};

/* What was last said at the wall. */
extern char desk_said[PLEN_SCENE_TEXT_MAX];

int desk_set_up(void **state);
int desk_tear_down(void **state);
/* The session anew, of the same file. */
void desk_open(struct desk *desk);

void desk_turn(struct desk *desk);
void desk_wait_for(struct desk *desk, uint32_t zone);
/* NULL: it is not on the wall. */
const struct plen_zone *desk_find(const struct desk *desk, uint32_t id);
struct plen_board_pt desk_within(const struct plen_zone *zone, double x, double y);
void desk_send(struct desk *desk, enum plen_event_kind kind, uint32_t zone,
	       struct plen_board_pt at);
void desk_tap(struct desk *desk, enum plen_board_action action, uint8_t value, uint8_t group);
void desk_write_line(struct desk *desk, uint8_t canvas, double y);
/* Of the class's panel. */
void desk_open_lesson_page(struct desk *desk);

struct held {
	uint32_t pages, written, seen, pictures; /* of an owner's pages */
	uint32_t scale_ppm;
	uint32_t shown; /* which of them is in the owner's pane */
};

/* An open lesson is nobody else's to read: it is closed for that. */
struct held desk_read_file(struct desk *desk, uint8_t owner);
