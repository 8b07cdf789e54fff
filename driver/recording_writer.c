/* SPDX-License-Identifier: MIT */
#include "driver/recording_writer.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "recording_words.h"

/* What is down on a panel, by its last line. */
struct open_panel {
	uint32_t device;
	uint32_t count;
	size_t capacity;
	uint32_t *ids;
};

struct plen_recording_writer {
	FILE *file;
	bool has_begun; /* the first time stamp is known */
	int64_t first_us;
	struct open_panel *panels;
	size_t panel_count, panel_capacity;
};

struct plen_recording_writer *plen_recording_writer_create(FILE *file)
{
	struct plen_recording_writer *writer = plen_calloc(1, sizeof(*writer));

	writer->file = file;
	fprintf(file, "plenary-recording 1\n");
	return writer;
}

static void write_time(struct plen_recording_writer *writer, int64_t time_us)
{
	if (!writer->has_begun) {
		writer->has_begun = true;
		writer->first_us = time_us;
	}

	int64_t since_us = time_us > writer->first_us ? time_us - writer->first_us : 0;
	fprintf(writer->file, " %" PRId64 ".%06" PRId64, since_us / 1000000, since_us % 1000000);
}

/* As short as it can be and still read back as the same number. */
static void write_number(struct plen_recording_writer *writer, double value)
{
	char text[40];

	if (value == floor(value) && fabs(value) < 1e15) {
		fprintf(writer->file, " %.0f", value);
		return;
	}
	for (int digits = 5; digits <= 17; digits += 3) {
		snprintf(text, sizeof(text), "%.*g", digits, value);
		if (strtod(text, NULL) == value) {
			break;
		}
	}
	fprintf(writer->file, " %s", text);
}

static void write_axis(struct plen_recording_writer *writer, char name,
		       const struct plen_panel_axis *axis)
{
	fputc(name, writer->file);
	write_number(writer, axis->min);
	write_number(writer, axis->max);
	if (axis->per_mm > 0) {
		write_number(writer, axis->per_mm);
	}
	fputc('\n', writer->file);
}

static void write_name(struct plen_recording_writer *writer, const char *name)
{
	fputs("name ", writer->file);
	for (; *name != '\0'; name++) {
		fputc((unsigned char)*name < ' ' ? '?' : *name, writer->file);
	}
	fputc('\n', writer->file);
}

void plen_recording_writer_came(struct plen_recording_writer *writer,
				const struct plen_source_device *device,
				const struct plen_panel_axes *axes)
{
	struct open_panel panel = {.device = device->device};

	fprintf(writer->file, "\ndevice %" PRIu32 "\n", device->device);
	if (device->name != NULL && device->name[0] != '\0') {
		write_name(writer, device->name);
	}
	fprintf(writer->file, "id %04x %04x %04x\n", device->bus, device->vendor, device->product);
	if (device->contacts_max > 0 && device->contacts_max <= PLEN_RECORDING_CONTACTS_MAX) {
		fprintf(writer->file, "contacts %" PRIu32 "\n", device->contacts_max);
	}
	if (device->reports_size) {
		fprintf(writer->file, "sized\n");
	}
	write_axis(writer, 'x', &axes->x);
	write_axis(writer, 'y', &axes->y);
	fputc('\n', writer->file);
	writer->panels = plen_grow(writer->panels, writer->panel_count, &writer->panel_capacity,
				   sizeof(*writer->panels));
	writer->panels[writer->panel_count++] = panel;
}

static struct open_panel *find_panel(struct plen_recording_writer *writer, uint32_t device)
{
	for (size_t i = 0; i < writer->panel_count; i++) {
		if (writer->panels[i].device == device) {
			return &writer->panels[i];
		}
	}
	return NULL;
}

static void write_contact(struct plen_recording_writer *writer,
			  const struct plen_panel_contact *contact)
{
	fprintf(writer->file, "%s %" PRIu32,
		plen_recording_verbs[contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END)],
		contact->id);
	write_number(writer, contact->at.x);
	write_number(writer, contact->at.y);
	if (contact->tool != PLEN_CONTACT_FINGER) {
		fprintf(writer->file, " %s", plen_recording_tools[contact->tool]);
	}
	if (contact->width > 0) {
		fputs(" size", writer->file);
		write_number(writer, contact->width);
	}
	if (contact->width > 0 && contact->height > 0) {
		write_number(writer, contact->height);
	}
	if (contact->pressure >= 0) {
		fputs(" pressure", writer->file);
		write_number(writer, contact->pressure);
	}
	fputs((contact->flags & PLEN_CONTACT_HOVER) != 0 ? " hover\n" : "\n", writer->file);
}

static void write_frame_line(struct plen_recording_writer *writer, uint32_t device, int64_t time_us)
{
	fprintf(writer->file, "frame %" PRIu32, device);
	write_time(writer, time_us);
	fputc('\n', writer->file);
}

void plen_recording_writer_frame(struct plen_recording_writer *writer, uint32_t device,
				 const struct plen_panel_frame *frame)
{
	struct open_panel *panel = find_panel(writer, device);

	if (panel == NULL) {
		return;
	}
	write_frame_line(writer, device, frame->time_us);
	panel->count = 0;
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *contact = &frame->contacts[i];
		write_contact(writer, contact);
		if ((contact->flags & PLEN_CONTACT_END) == 0) {
			panel->ids = plen_grow(panel->ids, panel->count, &panel->capacity,
					       sizeof(*panel->ids));
			panel->ids[panel->count++] = contact->id;
		}
	}
}

void plen_recording_writer_went(struct plen_recording_writer *writer, uint32_t device,
				int64_t time_us)
{
	struct open_panel *panel = find_panel(writer, device);

	if (panel == NULL || panel->count == 0) {
		return;
	}
	write_frame_line(writer, device, time_us);
	for (uint32_t i = 0; i < panel->count; i++) {
		fprintf(writer->file, "up %" PRIu32 "\n", panel->ids[i]);
	}
	panel->count = 0;
}

void plen_recording_writer_key(struct plen_recording_writer *writer, enum plen_key key,
			       int64_t time_us)
{
	if (writer->panel_count == 0) {
		return;
	}
	fputs("key", writer->file);
	write_time(writer, time_us);
	fprintf(writer->file, " %s\n", plen_recording_keys[key]);
}

int plen_recording_writer_finish(struct plen_recording_writer *writer)
{
	FILE *file = writer->file;

	fprintf(file, "end\n");
	for (size_t i = 0; i < writer->panel_count; i++) {
		free(writer->panels[i].ids);
	}
	free(writer->panels);
	free(writer);
	errno = 0;
	if (fflush(file) != 0 || ferror(file)) {
		return errno != 0 ? -errno : -EIO;
	}
	return 0;
}
