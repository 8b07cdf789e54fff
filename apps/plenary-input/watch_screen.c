/* SPDX-License-Identifier: MIT */
#include "watch_screen.h"

#include <stdio.h>

#include "common/log.h"
#include "terminal.h"

/* As often as eyes follow. */
#define CALM_US 40000

/* A sink of the log has no argument of its own. Lines on standard error would be drawn over. */
static struct plen_watch_picture *logged_in;

static void log_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)module;
	if (level <= PLEN_LOG_WARN) {
		snprintf(logged_in->last, sizeof(logged_in->last), "%s", line);
	}
}

static void draw(void *data)
{
	struct plen_watch_screen *screen = data;
	int rows = 0, columns = 0;

	plen_terminal_size(&rows, &columns);
	fputs("\033[H", stdout);
	plen_watch_picture_print(&screen->picture, rows, columns, "\033[K\r\n", stdout);
	/* What is right of the last line and below it is of an older, larger terminal. */
	fputs("\033[J", stdout);
	fflush(stdout);
}

static void show(void *data, bool shown)
{
	if (shown) {
		plen_terminal_enter();
		draw(data);
	} else {
		plen_terminal_leave();
	}
}

static void event(void *data, const struct plen_event *event)
{
	struct plen_watch_screen *screen = data;

	plen_event_print(event, screen->picture.last, sizeof(screen->picture.last));
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct plen_watch_screen *screen = data;

	(void)time_us;
	snprintf(screen->picture.title, sizeof(screen->picture.title), "%s",
		 device->name != NULL ? device->name : "");
	plen_log_clean(screen->picture.title);
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	struct plen_watch_screen *screen = data;

	(void)time_us;
	plen_watch_picture_went(&screen->picture, device);
}

static void frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct plen_watch_screen *screen = data;

	(void)read_us;
	plen_watch_picture_frame(&screen->picture, frame);
}

void plen_watch_screen_stop(struct plen_watch_screen *screen)
{
	if (logged_in == &screen->picture) {
		plen_terminal_leave();
		plen_log_set_sink(NULL);
		logged_in = NULL;
	}
}

struct plen_watch_view plen_watch_screen_start(struct plen_watch_screen *screen,
					       struct plen_board_size board)
{
	struct plen_watch_view view = {
		.watcher = {came, went, frame, NULL, screen},
		.event = event,
		.turned = draw,
		.resized = draw,
		.show = show,
		.calm_us = CALM_US,
		.data = screen,
	};

	plen_watch_picture_init(&screen->picture, board);
	logged_in = &screen->picture;
	plen_log_set_sink(log_line);
	return view;
}
