/* SPDX-License-Identifier: MIT
 *
 * plenary-input record [--blur] [--play RECORDING] [FILE]: what panels send, in Plenary's own
 * format, until Ctrl-C, or what a recording holds. Holds contacts, no text that anybody typed: of
 * keys only those that mean something to a board. With --blur, not what was written either.
 */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "blur.h"
#include "command.h"
#include "common/log.h"
#include "common/mem.h"
#include "driver/recording_writer.h"
#include "driver/source_recording.h"
#include "live.h"
#include "no_devices.h"
#include "panel_taken.h"

#define BUS_BLUETOOTH 0x0005

struct record {
	struct plen_recording_writer *writer;
	struct plen_blur *blur; /* NULL: as it is */
	FILE *file;
	bool has_panel; /* keys alone make no recording */
	uint64_t frames, keys;
};

static void panel_came(void *data, const struct plen_source_device *device,
		       const struct plen_panel_axes *axes, int64_t time_us)
{
	struct record *record = data;
	struct plen_source_device came = *device;
	char *name = plen_strdup(device->name != NULL ? device->name : "");

	(void)time_us;
	plen_log_clean(name);
	fprintf(stderr, "recording device %u: %s\n", device->device, name);
	free(name);
	if (record->blur != NULL) {
		plen_blur_came(record->blur, device->device, axes);
		/* Bluetooth devices are named by people, often after themselves. */
		came.name = device->bus == BUS_BLUETOOTH ? NULL : device->name;
	}
	record->has_panel = true;
	plen_recording_writer_came(record->writer, &came, axes);
}

static void panel_frame(void *data, uint32_t device, const struct plen_panel_frame *frame)
{
	struct record *record = data;

	record->frames++;
	if (record->blur != NULL) {
		frame = plen_blur_frame(record->blur, device, frame);
	}
	plen_recording_writer_frame(record->writer, device, frame);
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	struct record *record = data;

	fprintf(stderr, "device %u is gone\n", device);
	plen_recording_writer_went(record->writer, device, time_us);
}

static void key(void *data, enum plen_key pressed, int64_t time_us)
{
	struct record *record = data;

	record->keys += record->has_panel;
	plen_recording_writer_key(record->writer, pressed, time_us);
}

/* What was sent so far is in the file even if we are killed. */
static void turned(void *data)
{
	fflush(((struct record *)data)->file);
}

/* Never writes over a recording. */
static FILE *open_file(const char *path)
{
	FILE *file = fopen(path, "wxe");

	if (file == NULL) {
		fprintf(stderr, "plenary-input: %s: %s%s\n", path, strerror(errno),
			errno == EEXIST ? "; give another name, or take it away first" : "");
	}
	return file;
}

/* Until the program ends, only the loop hears them: the file's last line is written after it. */
static void block_signals(void)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGQUIT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, NULL);
}

static int take_devices(struct record *record)
{
	struct plen_source_libinput_options options = {
		.sink = {.went = went, .key = key, .data = record},
		.board = {1, 1},
		.tap = {panel_came, panel_frame, record},
	};
	struct plen_input_live live = {.turned = turned, .data = record};

	block_signals();
	return plen_input_live_run(&options, &live);
}

/* A moment at which a panel says nothing of contacts: a recording begins and ends with packets that
 * may have held none, and what is made of it is as long. */
static void write_moment(struct record *record, uint32_t device, int64_t time_us)
{
	struct plen_panel_frame moment = {.time_us = time_us};

	plen_recording_writer_frame(record->writer, device, &moment);
}

static void recorded_came(void *data, const struct plen_source_device *device,
			  const struct plen_panel_axes *axes, int64_t time_us)
{
	panel_came(data, device, axes, time_us);
	write_moment(data, device->device, time_us);
}

/* That its panels go when it ends is no news: what is down then was down at its end. */
static void recorded_went(void *data, uint32_t device, int64_t time_us)
{
	write_moment(data, device, time_us);
}

static int take_recording(struct record *record, const char *path)
{
	struct plen_source_recording_options options = {
		.sink = {.went = recorded_went, .key = key, .data = record},
		.board = {1, 1},
		.tap = {recorded_came, panel_frame, record},
	};
	struct plen_source *source = NULL;
	char error[512];

	if (plen_source_recording_open(&source, path, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "plenary-input: %s\n", error);
		return PLEN_INPUT_USAGE;
	}
	while (plen_source_dispatch(source) > 0) {
	}
	plen_source_destroy(source);
	return PLEN_INPUT_GOOD;
}

static bool is_empty(const struct record *record)
{
	return record->frames == 0 && record->keys == 0;
}

static int record_into(struct record *record, const char *recording, bool blur)
{
	record->writer = plen_recording_writer_create(record->file);
	record->blur = blur ? plen_blur_create(NULL, NULL) : NULL;

	int status = recording != NULL ? take_recording(record, recording) : take_devices(record);
	int result = plen_recording_writer_finish(record->writer);
	plen_blur_destroy(record->blur);
	if (result < 0) {
		fprintf(stderr, "plenary-input: the recording is not whole: %s\n",
			strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	if (status == PLEN_INPUT_GOOD && is_empty(record)) {
		fprintf(stderr, "plenary-input: nothing came, so nothing is recorded\n");
		return PLEN_INPUT_PROBLEM;
	}
	if (status == PLEN_INPUT_GOOD) {
		fprintf(stderr, "%" PRIu64 " frames recorded%s\n", record->frames,
			blur ? ", blurred: no letter can be read from them" : "");
	}
	return status;
}

static bool can_take_devices(void)
{
	if (!plen_input_has_nodes()) {
		plen_input_say_no_devices(stderr);
		return false;
	}
	return !plen_input_panel_is_taken(PLEN_INPUT_MEND_TAKEN);
}

/* The exit status, that was `status` so far. */
static int close_file(const struct record *record, const char *path, int status)
{
	if (fclose(record->file) != 0) {
		fprintf(stderr, "plenary-input: the recording is not whole: %s\n", strerror(errno));
		status = PLEN_INPUT_PROBLEM;
	}
	if (is_empty(record)) {
		/* A recording of nothing is none; it could not be played. */
		unlink(path);
	}
	return status;
}

int plen_input_record(int argc, char **argv)
{
	struct record record = {.file = stdout};
	const char *path = NULL, *recording = NULL;
	bool blur = false;
	const struct plen_input_option options[] = {
		{.name = "--blur", .flag = &blur},
		{.name = "--play", .text = &recording},
	};
	const struct plen_input_arguments arguments = {options,
						       sizeof(options) / sizeof(options[0]), &path,
						       "record [--blur] [--play RECORDING] [FILE]"};

	if (plen_input_parse(&arguments, argc, argv) != PLEN_INPUT_GOOD) {
		return PLEN_INPUT_USAGE;
	}
	if (recording == NULL && !can_take_devices()) {
		return PLEN_INPUT_PROBLEM;
	}
	if (path != NULL) {
		record.file = open_file(path);
		if (record.file == NULL) {
			return PLEN_INPUT_USAGE;
		}
	}

	int status = record_into(&record, recording, blur);
	return path != NULL ? close_file(&record, path, status) : status;
}
