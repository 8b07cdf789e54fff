/* SPDX-License-Identifier: MIT
 *
 * plenary-input record [FILE]: what panels send, in Plenary's own format, until Ctrl-C. Holds
 * contacts, no text that anybody typed: of keys only those that mean something to a board.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "driver/recording_writer.h"
#include "live.h"
#include "no_devices.h"

struct record {
	struct plen_recording_writer *writer;
	FILE *file;
	uint64_t frames;
};

static void panel_came(void *data, const struct plen_source_device *device,
		       const struct plen_panel_axes *axes, int64_t time_us)
{
	struct record *record = data;

	(void)time_us;
	fprintf(stderr, "recording device %u: %s\n", device->device, device->name);
	plen_recording_writer_came(record->writer, device, axes);
}

static void panel_frame(void *data, uint32_t device, const struct plen_panel_frame *frame)
{
	struct record *record = data;

	record->frames++;
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
	plen_recording_writer_key(((struct record *)data)->writer, pressed, time_us);
}

/* What was sent so far is in the file even if the power goes. */
static void turned(void *data)
{
	fflush(((struct record *)data)->file);
}

/* Never writes over a recording. */
static FILE *open_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (file == NULL) {
		fprintf(stderr, "plenary-input: %s: %s\n", path, strerror(errno));
	}
	return file;
}

static int record_into(struct record *record)
{
	struct plen_source_libinput_options options = {
		.sink = {.went = went, .key = key, .data = record},
		.board = {1, 1},
		.tap = {panel_came, panel_frame, record},
	};
	struct plen_input_live live = {.turned = turned, .data = record};

	record->writer = plen_recording_writer_create(record->file);

	int status = plen_input_live_run(&options, &live);
	int result = plen_recording_writer_finish(record->writer);
	if (result < 0) {
		fprintf(stderr, "plenary-input: the recording is not whole: %s\n",
			strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	if (status == PLEN_INPUT_GOOD) {
		fprintf(stderr, "%" PRIu64 " frames recorded\n", record->frames);
	}
	return status;
}

int plen_input_record(int argc, char **argv)
{
	struct record record = {.file = stdout};

	if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
		return plen_input_usage("record [FILE]");
	}
	if (!plen_input_has_nodes()) {
		plen_input_say_no_devices(stderr);
		return PLEN_INPUT_PROBLEM;
	}
	if (argc == 2) {
		record.file = open_file(argv[1]);
		if (record.file == NULL) {
			return PLEN_INPUT_USAGE;
		}
	}

	int status = record_into(&record);
	if (argc == 2) {
		fclose(record.file);
		if (record.frames == 0) {
			/* A recording of nothing is none; it could not be played. */
			unlink(argv[1]);
		}
	}
	return status;
}
