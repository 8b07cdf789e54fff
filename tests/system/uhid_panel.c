/* SPDX-License-Identifier: MIT
 *
 * A touch panel at the command of a text, for a real kernel: commands on standard input become HID
 * reports through /dev/uhid, and the kernel's own drivers do the rest. Answers on standard output:
 * what `say` was given, once everything before it has been sent, or "error ...".
 *
 *   plug, unplug                  the cable
 *   down ID X Y [WxH]             a contact appears (mm), by default a finger of 10x12
 *   move ID X Y [WxH]
 *   up ID
 *   sync                          sends the frame: all contacts as they now are
 *   pen X Y PRESSURE              the pen's tip writes; eraser X Y PRESSURE: its other end rubs
 *   hover X Y, away               the pen is near, or gone
 *   wait MS                       the panel's own pace
 *   say WORD
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/uhid.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "panel_hid.h"

#define LINE_MAX_BYTES 256
#define FINGER_W_MM 10.0
#define FINGER_H_MM 12.0

struct panel {
	int uhid;
	bool plugged;
	int64_t resume_us; /* no command is read before */
	struct panel_contact contacts[PANEL_CONTACTS];
	struct panel_pen pen;
	char line[LINE_MAX_BYTES];
	size_t line_size;
};

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void say(const char *text, const char *detail)
{
	printf("%s%s%s\n", text, detail != NULL ? " " : "", detail != NULL ? detail : "");
	fflush(stdout);
}

static bool uhid_send(struct panel *panel, const struct uhid_event *event)
{
	return write(panel->uhid, event, sizeof(*event)) == (ssize_t)sizeof(*event);
}

static bool send_packet(struct panel *panel, const uint8_t *packet, size_t size)
{
	struct uhid_event event = {.type = UHID_INPUT2};

	memcpy(event.u.input2.data, packet, size);
	event.u.input2.size = (uint16_t)size;
	return panel->plugged && uhid_send(panel, &event);
}

static bool do_plug(struct panel *panel, const char *arguments)
{
	struct uhid_event event = {.type = UHID_CREATE2};
	struct uhid_create2_req *create = &event.u.create2;

	(void)arguments;
	snprintf((char *)create->name, sizeof(create->name), "Plenary Test Panel");
	snprintf((char *)create->phys, sizeof(create->phys), "plenary-test/input0");
	create->rd_size = (uint16_t)panel_hid_descriptor(create->rd_data, sizeof(create->rd_data));
	create->bus = BUS_USB;
	create->vendor = PANEL_VENDOR;
	create->product = PANEL_PRODUCT;
	memset(panel->contacts, 0, sizeof(panel->contacts));
	memset(&panel->pen, 0, sizeof(panel->pen));
	panel->plugged = !panel->plugged && uhid_send(panel, &event);
	return panel->plugged;
}

static bool do_unplug(struct panel *panel, const char *arguments)
{
	struct uhid_event event = {.type = UHID_DESTROY};
	bool done = panel->plugged && uhid_send(panel, &event);

	(void)arguments;
	panel->plugged = false;
	return done;
}

/* "ID X Y [WxH]" */
static bool place_contact(struct panel *panel, const char *arguments, bool expect_down)
{
	struct panel_contact contact = {.down = true, .w_mm = FINGER_W_MM, .h_mm = FINGER_H_MM};
	unsigned id;

	if (sscanf(arguments, "%u %lf %lf %lfx%lf", &id, &contact.x_mm, &contact.y_mm,
		   &contact.w_mm, &contact.h_mm) < 3 ||
	    id >= PANEL_CONTACTS || panel->contacts[id].down != expect_down) {
		return false;
	}
	contact.reported = panel->contacts[id].reported;
	panel->contacts[id] = contact;
	return true;
}

static bool do_down(struct panel *panel, const char *arguments)
{
	return place_contact(panel, arguments, false);
}

static bool do_move(struct panel *panel, const char *arguments)
{
	return place_contact(panel, arguments, true);
}

static bool do_up(struct panel *panel, const char *arguments)
{
	unsigned id;

	if (sscanf(arguments, "%u", &id) != 1 || id >= PANEL_CONTACTS ||
	    !panel->contacts[id].down) {
		return false;
	}
	panel->contacts[id].down = false;
	return true;
}

static bool do_sync(struct panel *panel, const char *arguments)
{
	uint8_t packet[PANEL_PACKET_MAX];
	uint8_t ids[PANEL_CONTACTS];
	size_t total = 0;

	(void)arguments;
	for (unsigned id = 0; id < PANEL_CONTACTS; id++) {
		struct panel_contact *contact = &panel->contacts[id];

		if (contact->down || contact->reported) {
			ids[total++] = (uint8_t)id;
			contact->reported = contact->down;
		}
	}
	for (size_t sent = 0; sent < total; sent += PANEL_CONTACTS_PER_PACKET) {
		size_t left = total - sent;
		size_t count = left < PANEL_CONTACTS_PER_PACKET ? left : PANEL_CONTACTS_PER_PACKET;
		size_t size = panel_hid_touch_packet(packet, panel->contacts, ids + sent, count,
						     sent == 0 ? total : 0);

		if (!send_packet(panel, packet, size)) {
			return false;
		}
	}
	return true;
}

static bool send_pen(struct panel *panel)
{
	uint8_t packet[PANEL_PACKET_MAX];

	return send_packet(panel, packet, panel_hid_pen_packet(packet, &panel->pen));
}

/* "X Y [PRESSURE]"; hovering is near without pressure. */
static bool place_pen(struct panel *panel, const char *arguments, bool tip, bool eraser)
{
	struct panel_pen pen = {.near = true, .tip = tip, .eraser = eraser};
	int wanted = tip ? 3 : 2;

	if (sscanf(arguments, "%lf %lf %lf", &pen.x_mm, &pen.y_mm, &pen.pressure) != wanted ||
	    pen.pressure < 0.0 || pen.pressure > 1.0) {
		return false;
	}
	panel->pen = pen;
	return send_pen(panel);
}

static bool do_pen(struct panel *panel, const char *arguments)
{
	return place_pen(panel, arguments, true, false);
}

static bool do_eraser(struct panel *panel, const char *arguments)
{
	return place_pen(panel, arguments, true, true);
}

static bool do_hover(struct panel *panel, const char *arguments)
{
	return place_pen(panel, arguments, false, false);
}

static bool do_away(struct panel *panel, const char *arguments)
{
	(void)arguments;
	panel->pen.near = false;
	panel->pen.tip = false;
	panel->pen.eraser = false;
	panel->pen.pressure = 0.0;
	return send_pen(panel);
}

static bool do_wait(struct panel *panel, const char *arguments)
{
	unsigned ms;

	if (sscanf(arguments, "%u", &ms) != 1) {
		return false;
	}
	panel->resume_us = now_us() + (int64_t)ms * 1000;
	return true;
}

static bool do_say(struct panel *panel, const char *arguments)
{
	(void)panel;
	say("said", arguments);
	return true;
}

static const struct command {
	const char *name;
	bool (*run)(struct panel *panel, const char *arguments);
} commands[] = {
	{"plug", do_plug},   {"unplug", do_unplug}, {"down", do_down}, {"move", do_move},
	{"up", do_up},       {"sync", do_sync},     {"pen", do_pen},   {"eraser", do_eraser},
	{"hover", do_hover}, {"away", do_away},     {"wait", do_wait}, {"say", do_say},
};

static void run_line(struct panel *panel, char *line)
{
	size_t name_size = strcspn(line, " ");
	const char *arguments = line[name_size] == ' ' ? line + name_size + 1 : "";

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strlen(commands[i].name) == name_size &&
		    strncmp(line, commands[i].name, name_size) == 0) {
			if (!commands[i].run(panel, arguments)) {
				say("error", line);
			}
			return;
		}
	}
	say("error", line);
}

/* Runs the lines that are complete, until one of them asks to wait. */
static void run_lines(struct panel *panel)
{
	char *end;

	while (now_us() >= panel->resume_us &&
	       (end = memchr(panel->line, '\n', panel->line_size)) != NULL) {
		size_t used = (size_t)(end - panel->line) + 1;

		*end = '\0';
		run_line(panel, panel->line);
		panel->line_size -= used;
		memmove(panel->line, panel->line + used, panel->line_size);
	}
}

static bool read_commands(struct panel *panel)
{
	size_t room = sizeof(panel->line) - panel->line_size;
	ssize_t got = read(STDIN_FILENO, panel->line + panel->line_size, room);

	if (got <= 0) {
		return got < 0 && errno == EINTR;
	}
	panel->line_size += (size_t)got;
	if (panel->line_size == sizeof(panel->line) &&
	    memchr(panel->line, '\n', panel->line_size) == NULL) {
		say("error", "a line is too long");
		panel->line_size = 0;
	}
	return true;
}

/* hid-multitouch asks how many contacts there can be, and believes ten without an answer. */
static void answer_kernel(struct panel *panel)
{
	struct uhid_event event;
	struct uhid_event reply = {0};

	if (read(panel->uhid, &event, sizeof(event)) <= 0) {
		return;
	}
	if (event.type == UHID_GET_REPORT) {
		reply.type = UHID_GET_REPORT_REPLY;
		reply.u.get_report_reply.id = event.u.get_report.id;
		reply.u.get_report_reply.size = 2;
		reply.u.get_report_reply.data[0] = event.u.get_report.rnum;
		reply.u.get_report_reply.data[1] = PANEL_CONTACTS;
		uhid_send(panel, &reply);
	} else if (event.type == UHID_SET_REPORT) {
		reply.type = UHID_SET_REPORT_REPLY;
		reply.u.set_report_reply.id = event.u.set_report.id;
		uhid_send(panel, &reply);
	}
}

static void serve(struct panel *panel)
{
	bool open = true;

	while (open) {
		int64_t wait_us = panel->resume_us - now_us();
		bool waiting = wait_us > 0;
		struct pollfd fds[] = {
			{.fd = panel->uhid, .events = POLLIN},
			{.fd = waiting ? -1 : STDIN_FILENO, .events = POLLIN},
		};

		poll(fds, 2, waiting ? (int)(wait_us / 1000) + 1 : -1);
		if (fds[0].revents & POLLIN) {
			answer_kernel(panel);
		}
		if (fds[1].revents != 0) {
			open = read_commands(panel);
		}
		run_lines(panel);
	}
}

int main(void)
{
	struct panel panel = {.uhid = open("/dev/uhid", O_RDWR | O_CLOEXEC)};

	if (panel.uhid < 0) {
		perror("/dev/uhid");
		return EXIT_FAILURE;
	}
	say("ready", NULL);
	serve(&panel);
	close(panel.uhid);
	return EXIT_SUCCESS;
}
