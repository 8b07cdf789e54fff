/* SPDX-License-Identifier: MIT */
#include "source_window.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define DEVICE_TOUCH 1
#define DEVICE_MOUSE 2
#define CONTACTS_MAX 64

/* SDL's own number of a finger beside the number we gave the contact. */
struct finger {
	SDL_TouchID touch;
	SDL_FingerID id;
};

struct source_window {
	struct plen_source base;
	struct plen_board_size board;
	int width_px, height_px;
	uint32_t last_id;
	int64_t last_us;
	uint32_t count; /* fingers that are down */
	struct finger fingers[CONTACTS_MAX];
	struct plen_contact contacts[CONTACTS_MAX];
	struct plen_contact mouse;
	bool mouse_down;
};

static int64_t rising(struct source_window *window, int64_t time_us)
{
	if (time_us > window->last_us) {
		window->last_us = time_us;
	}
	return window->last_us;
}

static void send(struct source_window *window, uint32_t device, const struct plen_contact *contacts,
		 uint32_t count, int64_t time_us)
{
	struct plen_contact_frame frame = {
		.device = device,
		.time_us = rising(window, time_us),
		.count = count,
		.contacts = contacts,
	};

	if (window->base.sink.frame != NULL) {
		window->base.sink.frame(window->base.sink.data, &frame, time_us);
	}
}

/* The far edge itself is outside of every zone. */
static double share_of(double share, double size_mm)
{
	return fmin(fmax(share, 0) * size_mm, nextafter(size_mm, 0));
}

static struct plen_board_pt finger_at(const struct source_window *window,
				      const SDL_TouchFingerEvent *event)
{
	return (struct plen_board_pt){share_of((double)event->x, window->board.w_mm),
				      share_of((double)event->y, window->board.h_mm)};
}

static struct plen_board_pt mouse_at(const struct source_window *window, int x_px, int y_px)
{
	return (struct plen_board_pt){(x_px + 0.5) * window->board.w_mm / window->width_px,
				      (y_px + 0.5) * window->board.h_mm / window->height_px};
}

static uint32_t find_finger(const struct source_window *window, const SDL_TouchFingerEvent *event)
{
	uint32_t i = 0;

	while (i < window->count && (window->fingers[i].touch != event->touchId ||
				     window->fingers[i].id != event->fingerId)) {
		i++;
	}
	return i;
}

static void remove_finger(struct source_window *window, uint32_t index)
{
	window->count--;
	window->fingers[index] = window->fingers[window->count];
	window->contacts[index] = window->contacts[window->count];
}

/* Sends all fingers with `flags` on one of them, then clears the flags. */
static void send_fingers(struct source_window *window, uint32_t index, uint8_t flags,
			 int64_t time_us)
{
	window->contacts[index].flags = flags;
	send(window, DEVICE_TOUCH, window->contacts, window->count, time_us);
	window->contacts[index].flags = 0;
	if ((flags & PLEN_CONTACT_END) != 0) {
		remove_finger(window, index);
	}
}

static void finger_down(struct source_window *window, const SDL_TouchFingerEvent *event,
			int64_t time_us)
{
	uint32_t index = find_finger(window, event);

	if (index < window->count) {
		send_fingers(window, index, PLEN_CONTACT_END, time_us);
		index = window->count;
	}
	if (index == CONTACTS_MAX) {
		return;
	}
	window->fingers[index] = (struct finger){event->touchId, event->fingerId};
	window->contacts[index] = (struct plen_contact){
		.id = ++window->last_id,
		.tool = PLEN_CONTACT_FINGER,
		.at = finger_at(window, event),
		.pressure = -1,
	};
	window->count++;
	send_fingers(window, index, PLEN_CONTACT_BEGIN, time_us);
}

static void finger_moved(struct source_window *window, const SDL_TouchFingerEvent *event,
			 uint8_t flags, int64_t time_us)
{
	uint32_t index = find_finger(window, event);

	if (index < window->count) {
		window->contacts[index].at = finger_at(window, event);
		send_fingers(window, index, flags, time_us);
	}
}

static void send_mouse(struct source_window *window, struct plen_board_pt at, uint8_t flags,
		       int64_t time_us)
{
	window->mouse.at = at;
	window->mouse.flags = flags;
	send(window, DEVICE_MOUSE, &window->mouse, 1, time_us);
}

static void mouse_button(struct source_window *window, const SDL_MouseButtonEvent *event,
			 int64_t time_us)
{
	struct plen_board_pt at = mouse_at(window, event->x, event->y);

	/* Not the mouse that SDL makes of touches: those come as fingers already. */
	if (event->button != SDL_BUTTON_LEFT || event->which == SDL_TOUCH_MOUSEID) {
		return;
	}
	if (event->state == SDL_PRESSED && !window->mouse_down) {
		window->mouse = (struct plen_contact){
			.id = ++window->last_id,
			.tool = PLEN_CONTACT_MOUSE,
			.pressure = -1,
		};
		window->mouse_down = true;
		send_mouse(window, at, PLEN_CONTACT_BEGIN, time_us);
	} else if (event->state == SDL_RELEASED && window->mouse_down) {
		window->mouse_down = false;
		send_mouse(window, at, PLEN_CONTACT_END, time_us);
	}
}

static void mouse_motion(struct source_window *window, const SDL_MouseMotionEvent *event,
			 int64_t time_us)
{
	if (window->mouse_down && event->which != SDL_TOUCH_MOUSEID) {
		send_mouse(window, mouse_at(window, event->x, event->y), 0, time_us);
	}
}

static void key_down(struct source_window *window, const SDL_KeyboardEvent *event, int64_t time_us)
{
	enum plen_key key = PLEN_KEY_OTHER;

	switch (event->keysym.sym) {
	case SDLK_PAGEDOWN:
	case SDLK_RIGHT:
		key = PLEN_KEY_PAGE_NEXT;
		break;
	case SDLK_PAGEUP:
	case SDLK_LEFT:
		key = PLEN_KEY_PAGE_PREVIOUS;
		break;
	case SDLK_z:
		key = (event->keysym.mod & KMOD_CTRL) != 0 ? PLEN_KEY_UNDO : PLEN_KEY_OTHER;
		break;
	default:
		break;
	}
	if (key != PLEN_KEY_OTHER && window->base.sink.key != NULL) {
		window->base.sink.key(window->base.sink.data, key, rising(window, time_us));
	}
}

void plen_source_window_handle(struct plen_source *source, const SDL_Event *event, int64_t time_us)
{
	struct source_window *window = (struct source_window *)source;

	switch (event->type) {
	case SDL_FINGERDOWN:
		finger_down(window, &event->tfinger, time_us);
		break;
	case SDL_FINGERMOTION:
		finger_moved(window, &event->tfinger, 0, time_us);
		break;
	case SDL_FINGERUP:
		finger_moved(window, &event->tfinger, PLEN_CONTACT_END, time_us);
		break;
	case SDL_MOUSEBUTTONDOWN:
	case SDL_MOUSEBUTTONUP:
		mouse_button(window, &event->button, time_us);
		break;
	case SDL_MOUSEMOTION:
		mouse_motion(window, &event->motion, time_us);
		break;
	case SDL_KEYDOWN:
		key_down(window, &event->key, time_us);
		break;
	default:
		break;
	}
}

void plen_source_window_set_pixels(struct plen_source *source, int width_px, int height_px)
{
	struct source_window *window = (struct source_window *)source;

	window->width_px = width_px;
	window->height_px = height_px;
}

/* SDL brings the events; there is nothing to wait for or to dispatch here. */
static int window_fd(struct plen_source *source)
{
	(void)source;
	return -1;
}

static int window_dispatch(struct plen_source *source)
{
	(void)source;
	return 0;
}

static int64_t window_next_us(const struct plen_source *source)
{
	(void)source;
	return INT64_MAX;
}

static void window_set_board(struct plen_source *source, struct plen_board_size size)
{
	struct source_window *window = (struct source_window *)source;

	window->board = size;
}

static void window_destroy(struct plen_source *source)
{
	free(source);
}

static const struct plen_source_impl impl = {
	.name = "window",
	.fd = window_fd,
	.dispatch = window_dispatch,
	.next_us = window_next_us,
	.set_board = window_set_board,
	.destroy = window_destroy,
};

struct plen_source *plen_source_window_create(const struct plen_source_sink *sink,
					      struct plen_board_size board, int width_px,
					      int height_px)
{
	struct source_window *window = plen_calloc(1, sizeof(*window));

	window->base.impl = &impl;
	window->base.sink = *sink;
	window->board = board;
	window->width_px = width_px;
	window->height_px = height_px;
	return &window->base;
}
