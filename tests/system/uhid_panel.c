/* SPDX-License-Identifier: MIT
 *
 * Touch panels at the command of a text, for a real kernel. Answers on standard output: what `say`
 * was given, once everything before it has been done, or "error ...".
 *
 *   use KEY                       the panel that the following is about; see panel_model.c
 *   plug, unplug                  the cable
 *   await                         until somebody in the guest reads the panel
 *   down ID X Y [WxH]             a contact appears (mm), by default a finger of 10x12
 *   move ID X Y [WxH]
 *   up ID
 *   above ID X Y                  a finger is near and does not touch
 *   sync                          sends the frame: all contacts as they now are
 *   pen X Y PRESSURE [N]          the pen's tip writes; eraser ...: its other end rubs
 *   hover X Y [N], away [N]       the pen is near, or gone
 *   mouse X Y DOWN                a mouse that jumps, its button down or not
 *   garbage SEED COUNT PAUSE_US   reports of random bytes, with a pause after each few
 *   quiet                         lifts all that garbage may have put down
 *   wait MS                       the panel's own pace
 *   say WORD
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "panel.h"

#define LINE_MAX_BYTES 4096
#define FINGER_W_MM 10.0
#define FINGER_H_MM 12.0
#define PANELS_MAX 16

struct bench {
	struct panel panels[PANELS_MAX];
	struct panel *panel;
	bool awaiting;     /* no command is read before the panel is opened */
	int64_t resume_us; /* nor before this, if it is not 0 */
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

static bool is_hid(const struct panel *panel)
{
	return panel->model->reports != NULL;
}

static const struct panel_way *way(const struct panel *panel)
{
	return is_hid(panel) ? &panel_uhid : &panel_uinput;
}

static bool do_use(struct bench *bench, const char *arguments)
{
	for (size_t i = 0; i < panel_model_count; i++) {
		if (strcmp(panel_models[i].key, arguments) == 0) {
			bench->panel = &bench->panels[i];
			return true;
		}
	}
	return false;
}

static bool do_plug(struct bench *bench, const char *arguments)
{
	struct panel *panel = bench->panel;

	(void)arguments;
	memset(panel->contacts, 0, sizeof(panel->contacts));
	memset(panel->pens, 0, sizeof(panel->pens));
	memset(&panel->mouse, 0, sizeof(panel->mouse));
	return way(panel)->plug(panel);
}

static bool do_unplug(struct bench *bench, const char *arguments)
{
	(void)arguments;
	return way(bench->panel)->unplug(bench->panel);
}

static bool do_await(struct bench *bench, const char *arguments)
{
	(void)arguments;
	bench->awaiting = true;
	return is_hid(bench->panel) && bench->panel->plugged;
}

/* "ID X Y [WxH]" */
static bool place_contact(struct panel *panel, const char *arguments, bool expect_down)
{
	struct panel_sample contact = {.down = true,
				       .near = true,
				       .confident = true,
				       .w_mm = FINGER_W_MM,
				       .h_mm = FINGER_H_MM};
	unsigned id;

	if (sscanf(arguments, "%u %lf %lf %lfx%lf", &id, &contact.x_mm, &contact.y_mm,
		   &contact.w_mm, &contact.h_mm) < 3 ||
	    id >= panel->model->contacts || panel->contacts[id].down != expect_down) {
		return false;
	}
	contact.id = (uint8_t)id;
	contact.reported = panel->contacts[id].reported;
	contact.pressure = 0.5;
	panel->contacts[id] = contact;
	return true;
}

static bool do_down(struct bench *bench, const char *arguments)
{
	return place_contact(bench->panel, arguments, false);
}

static bool do_move(struct bench *bench, const char *arguments)
{
	return place_contact(bench->panel, arguments, true);
}

static bool do_above(struct bench *bench, const char *arguments)
{
	unsigned id = (unsigned)atoi(arguments);

	if (!place_contact(bench->panel, arguments, false)) {
		return false;
	}
	bench->panel->contacts[id].down = false;
	return true;
}

static bool do_up(struct bench *bench, const char *arguments)
{
	struct panel *panel = bench->panel;
	unsigned id;

	if (sscanf(arguments, "%u", &id) != 1 || id >= panel->model->contacts ||
	    !panel->contacts[id].near) {
		return false;
	}
	panel->contacts[id].down = false;
	panel->contacts[id].near = false;
	return true;
}

static bool do_sync(struct bench *bench, const char *arguments)
{
	(void)arguments;
	return way(bench->panel)->frame(bench->panel);
}

static bool send_pen(struct panel *panel, const struct panel_sample *pen, unsigned number)
{
	if (!is_hid(panel) || number >= PANEL_PENS_MAX) {
		return false;
	}
	panel->pens[number] = *pen;
	panel->pens[number].id = (uint8_t)number;
	return panel_uhid_pen(panel, number);
}

static bool touch_with_pen(struct panel *panel, const char *arguments, bool eraser)
{
	struct panel_sample pen = {.near = true, .down = true, .eraser = eraser};
	unsigned number = 0;

	return sscanf(arguments, "%lf %lf %lf %u", &pen.x_mm, &pen.y_mm, &pen.pressure, &number) >=
		       3 &&
	       send_pen(panel, &pen, number);
}

static bool do_pen(struct bench *bench, const char *arguments)
{
	return touch_with_pen(bench->panel, arguments, false);
}

static bool do_eraser(struct bench *bench, const char *arguments)
{
	return touch_with_pen(bench->panel, arguments, true);
}

static bool do_hover(struct bench *bench, const char *arguments)
{
	struct panel_sample pen = {.near = true};
	unsigned number = 0;

	return sscanf(arguments, "%lf %lf %u", &pen.x_mm, &pen.y_mm, &number) >= 2 &&
	       send_pen(bench->panel, &pen, number);
}

/* It is gone from where it last was. */
static bool do_away(struct bench *bench, const char *arguments)
{
	unsigned number = (unsigned)atoi(arguments);
	struct panel_sample pen = bench->panel->pens[number % PANEL_PENS_MAX];

	pen.near = pen.down = pen.eraser = false;
	pen.pressure = 0.0;
	return send_pen(bench->panel, &pen, number);
}

static bool do_mouse(struct bench *bench, const char *arguments)
{
	struct panel_sample mouse = {.near = true};
	int down;

	if (sscanf(arguments, "%lf %lf %d", &mouse.x_mm, &mouse.y_mm, &down) != 3) {
		return false;
	}
	mouse.down = down != 0;
	bench->panel->mouse = mouse;
	return is_hid(bench->panel) && panel_uhid_mouse(bench->panel);
}

static bool do_garbage(struct bench *bench, const char *arguments)
{
	unsigned long long seed;
	unsigned count;
	unsigned pause_us;

	return is_hid(bench->panel) &&
	       sscanf(arguments, "%llu %u %u", &seed, &count, &pause_us) == 3 &&
	       panel_uhid_garbage(bench->panel, seed, count, pause_us);
}

static bool do_quiet(struct bench *bench, const char *arguments)
{
	(void)arguments;
	return is_hid(bench->panel) && panel_uhid_quiet(bench->panel);
}

static bool do_wait(struct bench *bench, const char *arguments)
{
	unsigned ms;

	if (sscanf(arguments, "%u", &ms) != 1) {
		return false;
	}
	bench->resume_us = now_us() + (int64_t)ms * 1000;
	return true;
}

static bool do_say(struct bench *bench, const char *arguments)
{
	(void)bench;
	say("said", arguments);
	return true;
}

static const struct command {
	const char *name;
	bool (*run)(struct bench *bench, const char *arguments);
} commands[] = {
	{"use", do_use},     {"plug", do_plug},       {"unplug", do_unplug}, {"await", do_await},
	{"down", do_down},   {"move", do_move},       {"above", do_above},   {"up", do_up},
	{"sync", do_sync},   {"pen", do_pen},         {"eraser", do_eraser}, {"hover", do_hover},
	{"away", do_away},   {"mouse", do_mouse},     {"wait", do_wait},     {"say", do_say},
	{"quiet", do_quiet}, {"garbage", do_garbage},
};

static void run_line(struct bench *bench, char *line)
{
	size_t name_size = strcspn(line, " ");
	const char *arguments = line[name_size] == ' ' ? line + name_size + 1 : "";

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strlen(commands[i].name) == name_size &&
		    strncmp(line, commands[i].name, name_size) == 0) {
			if (!commands[i].run(bench, arguments)) {
				say("error", line);
			}
			return;
		}
	}
	say("error", line);
}

static bool is_paused(const struct bench *bench)
{
	return bench->awaiting || bench->resume_us != 0;
}

/* Looks at the clock, and no other does: whoever stopped for a pause is woken when it is over. */
static bool must_pause(struct bench *bench)
{
	bench->awaiting = bench->awaiting && !bench->panel->opened;
	if (now_us() >= bench->resume_us) {
		bench->resume_us = 0;
	}
	return is_paused(bench);
}

/* Runs the lines that are complete, until one of them asks to wait. */
static void run_lines(struct bench *bench)
{
	size_t used = 0;
	char *end;

	while (!must_pause(bench) &&
	       (end = memchr(bench->line + used, '\n', bench->line_size - used)) != NULL) {
		*end = '\0';
		run_line(bench, bench->line + used);
		used = (size_t)(end - bench->line) + 1;
	}
	bench->line_size -= used;
	memmove(bench->line, bench->line + used, bench->line_size);
}

static bool read_commands(struct bench *bench)
{
	size_t room = sizeof(bench->line) - bench->line_size;
	ssize_t got = read(STDIN_FILENO, bench->line + bench->line_size, room);

	if (got <= 0) {
		return got < 0 && errno == EINTR;
	}
	bench->line_size += (size_t)got;
	if (bench->line_size == sizeof(bench->line) &&
	    memchr(bench->line, '\n', bench->line_size) == NULL) {
		say("error", "a line is too long");
		bench->line_size = 0;
	}
	return true;
}

/* Waits for the kernel, and for commands unless one of them is under way. */
static void wait_for_news(struct bench *bench, struct pollfd fds[1 + PANELS_MAX])
{
	int64_t wait_us = bench->resume_us - now_us();
	int wait_ms = bench->resume_us == 0 ? -1 : wait_us > 0 ? (int)(wait_us / 1000) + 1 : 0;
	bool closed = is_paused(bench) || bench->line_size == sizeof(bench->line);

	fds[0] = (struct pollfd){.fd = closed ? -1 : STDIN_FILENO, .events = POLLIN};
	for (size_t i = 0; i < panel_model_count; i++) {
		bool asks = is_hid(&bench->panels[i]) && bench->panels[i].fd >= 0;
		fds[1 + i] =
			(struct pollfd){.fd = asks ? bench->panels[i].fd : -1, .events = POLLIN};
	}
	poll(fds, 1 + panel_model_count, wait_ms);
}

static void serve(struct bench *bench)
{
	struct pollfd fds[1 + PANELS_MAX];
	bool open = true;

	while (open) {
		wait_for_news(bench, fds);
		for (size_t i = 0; i < panel_model_count; i++) {
			if (fds[1 + i].revents & POLLIN) {
				panel_uhid_answer(&bench->panels[i]);
			}
		}
		if (fds[0].revents != 0) {
			open = read_commands(bench);
		}
		run_lines(bench);
	}
}

int main(void)
{
	static struct bench bench;

	for (size_t i = 0; i < panel_model_count; i++) {
		bench.panels[i].model = &panel_models[i];
		bench.panels[i].fd = -1;
	}
	bench.panel = &bench.panels[0];
	say("ready", NULL);
	serve(&bench);
	return EXIT_SUCCESS;
}
