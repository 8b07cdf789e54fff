/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/uhid.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "panel.h"
#include "panel_hid.h"

/* So many reports of garbage to a pause: as many as the kernel keeps for a reader. */
#define GARBAGE_BATCH 4

static bool send_event(struct panel *panel, const struct uhid_event *event)
{
	return write(panel->fd, event, sizeof(*event)) == (ssize_t)sizeof(*event);
}

static bool send_packet(struct panel *panel, const uint8_t *packet, size_t size)
{
	struct uhid_event event = {.type = UHID_INPUT2};

	memcpy(event.u.input2.data, packet, size);
	event.u.input2.size = (uint16_t)size;
	panel->packets++;
	/* The kernel asks while it makes the device, and waits for the answer. */
	panel_uhid_answer(panel);
	return panel->plugged && send_event(panel, &event);
}

static bool plug(struct panel *panel)
{
	struct uhid_event event = {.type = UHID_CREATE2};
	struct uhid_create2_req *create = &event.u.create2;

	if (panel->fd < 0) {
		panel->fd = open("/dev/uhid", O_RDWR | O_CLOEXEC | O_NONBLOCK);
	}
	if (panel->fd < 0 || panel->plugged) {
		return false;
	}
	snprintf((char *)create->name, sizeof(create->name), "%s", panel->model->name);
	snprintf((char *)create->phys, sizeof(create->phys), "plenary-test-%s/input0",
		 panel->model->key);
	create->rd_size = (uint16_t)panel_hid_descriptor(create->rd_data, sizeof(create->rd_data),
							 panel->model);
	create->bus = BUS_USB;
	create->vendor = panel->model->vendor;
	create->product = panel->model->product;
	panel->opened = false;
	panel->plugged = send_event(panel, &event);
	return panel->plugged;
}

static bool unplug(struct panel *panel)
{
	struct uhid_event event = {.type = UHID_DESTROY};
	bool done = panel->plugged && send_event(panel, &event);

	panel->plugged = false;
	panel->opened = false;
	return done;
}

/* In steps of 100 us, as Windows wants it. */
static unsigned scan_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return ((unsigned)now.tv_sec * 10000 + (unsigned)now.tv_nsec / 100000) & 0xffff;
}

static bool frame(struct panel *panel)
{
	const struct panel_report *report = panel_model_report(panel->model, PANEL_ROLE_TOUCH, 0);
	struct panel_packet packet = {.report = report, .scan_time = scan_time()};
	const struct panel_sample *samples[PANEL_CONTACTS_MAX];
	uint8_t bytes[PANEL_PACKET_MAX];
	size_t total = 0;

	for (unsigned id = 0; id < panel->model->contacts; id++) {
		struct panel_sample *contact = &panel->contacts[id];
		if (contact->near || contact->reported) {
			samples[total++] = contact;
			contact->reported = contact->near;
		}
	}
	for (size_t sent = 0; sent < total; sent += packet.sample_count) {
		size_t left = total - sent;
		packet.sample_count = left < report->parts ? left : report->parts;
		packet.contact_count = sent == 0 ? (unsigned)total : 0;
		memcpy(packet.samples, samples + sent, packet.sample_count * sizeof(samples[0]));
		if (!send_packet(panel, bytes, panel_hid_packet(bytes, &packet))) {
			return false;
		}
	}
	return true;
}

static bool send_sample(struct panel *panel, enum panel_role role, unsigned number,
			const struct panel_sample *sample)
{
	struct panel_packet packet = {
		.report = panel_model_report(panel->model, role, number),
		.samples = {sample},
		.sample_count = 1,
	};
	uint8_t bytes[PANEL_PACKET_MAX];

	return packet.report != NULL && send_packet(panel, bytes, panel_hid_packet(bytes, &packet));
}

bool panel_uhid_pen(struct panel *panel, unsigned number)
{
	return send_sample(panel, PANEL_ROLE_PEN, number, &panel->pens[number]);
}

bool panel_uhid_mouse(struct panel *panel)
{
	return send_sample(panel, PANEL_ROLE_MOUSE, 0, &panel->mouse);
}

static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static unsigned below(uint64_t *state, unsigned limit)
{
	return (unsigned)(next_random(state) % limit);
}

/* Ids and places that could be, a count that could not. */
static size_t nearly_right(struct panel *panel, const struct panel_report *report, uint64_t *random,
			   uint8_t bytes[PANEL_PACKET_MAX])
{
	struct panel_sample samples[PANEL_CONTACTS_MAX];
	struct panel_packet packet = {
		.report = report,
		.sample_count = report->parts,
		.contact_count = below(random, 256),
		.scan_time = below(random, 65536),
	};

	for (unsigned i = 0; i < report->parts; i++) {
		samples[i] = (struct panel_sample){
			.down = below(random, 4) != 0,
			.near = below(random, 8) != 0,
			.id = (uint8_t)below(random, panel->model->contacts + 2u),
			.x_mm = below(random, PANEL_WIDTH_MM),
			.y_mm = below(random, PANEL_HEIGHT_MM),
			.w_mm = below(random, 200),
			.h_mm = below(random, 200),
			.pressure = 0.5,
		};
		packet.samples[i] = &samples[i];
	}
	return panel_hid_packet(bytes, &packet);
}

static size_t random_bytes(const struct panel_report *report, uint64_t *random,
			   uint8_t bytes[PANEL_PACKET_MAX])
{
	size_t size = panel_hid_packet_size(report);

	bytes[0] = report->id;
	for (size_t i = 1; i < size; i++) {
		bytes[i] = (uint8_t)next_random(random);
	}
	/* One in sixteen is cut short. */
	return below(random, 16) == 0 ? 1 + below(random, (unsigned)size) : size;
}

bool panel_uhid_garbage(struct panel *panel, uint64_t seed, unsigned count, unsigned pause_us)
{
	uint8_t bytes[PANEL_PACKET_MAX];
	uint64_t random = seed;

	for (unsigned i = 0; i < count; i++) {
		const struct panel_report *report =
			&panel->model
				 ->reports[below(&random, (unsigned)panel->model->report_count)];
		bool is_nearly_right = report->role == PANEL_ROLE_TOUCH && below(&random, 2) == 0;
		size_t size = is_nearly_right ? nearly_right(panel, report, &random, bytes)
					      : random_bytes(report, &random, bytes);
		if (!send_packet(panel, bytes, size)) {
			return false;
		}
		if (pause_us != 0 && i % GARBAGE_BATCH == 0) {
			usleep(pause_us);
		}
	}
	return true;
}

/* A frame of contacts that are not there, and that for sure, for each set of ids that a packet has
 * room for. */
static bool lift_all(struct panel *panel, const struct panel_report *report)
{
	struct panel_sample samples[PANEL_CONTACTS_MAX] = {0};
	struct panel_packet packet = {.report = report, .sample_count = report->parts};
	uint8_t bytes[PANEL_PACKET_MAX];

	for (unsigned id = 0; id < 256; id += report->parts) {
		for (unsigned i = 0; i < report->parts; i++) {
			samples[i].id = (uint8_t)(id + i);
			samples[i].confident = true;
			packet.samples[i] = &samples[i];
		}
		packet.contact_count = report->parts;
		packet.scan_time = id;
		if (!send_packet(panel, bytes, panel_hid_packet(bytes, &packet))) {
			return false;
		}
	}
	return true;
}

/* Twice, as the kernel may take the first packets for the rest of a frame that garbage began. */
bool panel_uhid_quiet(struct panel *panel)
{
	bool done = true;

	for (size_t i = 0; i < 2 * panel->model->report_count && done; i++) {
		done = lift_all(panel, &panel->model->reports[i / 2]);
	}
	memset(panel->contacts, 0, sizeof(panel->contacts));
	return done;
}

/* hid-multitouch asks how many contacts there can be, and believes ten without an answer. What it
 * asks of a Windows 8 panel beside that, it does not read. */
static void reply(struct panel *panel, const struct uhid_event *question)
{
	struct uhid_event answer = {0};

	if (question->type == UHID_GET_REPORT) {
		answer.type = UHID_GET_REPORT_REPLY;
		answer.u.get_report_reply.id = question->u.get_report.id;
		answer.u.get_report_reply.size = 1 + PANEL_WINDOWS8_BLOB_SIZE;
		answer.u.get_report_reply.data[0] = question->u.get_report.rnum;
		answer.u.get_report_reply.data[1] = panel->model->contacts;
		send_event(panel, &answer);
	} else if (question->type == UHID_SET_REPORT) {
		answer.type = UHID_SET_REPORT_REPLY;
		answer.u.set_report_reply.id = question->u.set_report.id;
		send_event(panel, &answer);
	}
}

void panel_uhid_answer(struct panel *panel)
{
	struct uhid_event event;

	while (read(panel->fd, &event, sizeof(event)) > 0) {
		if (event.type == UHID_OPEN || event.type == UHID_CLOSE) {
			panel->opened = event.type == UHID_OPEN;
		} else {
			reply(panel, &event);
		}
	}
}

const struct panel_way panel_uhid = {plug, unplug, frame};
