/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "recording"
#include "driver/recording_writer.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"
#include "recording.h"
#include "recording_words.h"

struct open_panel {
	uint32_t device; /* by its source: another one each time that it is plugged in */
	uint32_t number; /* in the file */
	bool gone;

	char *name;
	uint16_t bus, vendor, product;
	uint32_t contacts_max; /* 0 = not written */
	bool reports_size;
	struct plen_panel_axes axes;

	/* What is down, by its last line. */
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

static void write_panel(struct plen_recording_writer *writer, const struct open_panel *panel)
{
	fprintf(writer->file, "\ndevice %" PRIu32 "\n", panel->number);
	if (panel->name[0] != '\0') {
		fprintf(writer->file, "name %s\n", panel->name);
	}
	fprintf(writer->file, "id %04x %04x %04x\n", panel->bus, panel->vendor, panel->product);
	if (panel->contacts_max > 0) {
		fprintf(writer->file, "contacts %" PRIu32 "\n", panel->contacts_max);
	}
	if (panel->reports_size) {
		fprintf(writer->file, "sized\n");
	}
	write_axis(writer, 'x', &panel->axes.x);
	write_axis(writer, 'y', &panel->axes.y);
	fputc('\n', writer->file);
}

static struct open_panel describe(const struct plen_source_device *device,
				  const struct plen_panel_axes *axes)
{
	bool is_told = device->contacts_max <= PLEN_RECORDING_CONTACTS_MAX;
	struct open_panel panel = {
		.device = device->device,
		.number = device->device,
		.name = plen_strdup(device->name != NULL ? device->name : ""),
		.bus = device->bus,
		.vendor = device->vendor,
		.product = device->product,
		.contacts_max = is_told ? device->contacts_max : 0,
		.reports_size = device->reports_size,
		.axes = *axes,
	};

	plen_log_clean(panel.name);
	return panel;
}

static bool is_same_axis(const struct plen_panel_axis *a, const struct plen_panel_axis *b)
{
	return a->min == b->min && a->max == b->max && a->per_mm == b->per_mm;
}

static bool is_same_panel(const struct open_panel *a, const struct open_panel *b)
{
	return strcmp(a->name, b->name) == 0 && a->bus == b->bus && a->vendor == b->vendor &&
	       a->product == b->product && a->contacts_max == b->contacts_max &&
	       a->reports_size == b->reports_size && is_same_axis(&a->axes.x, &b->axes.x) &&
	       is_same_axis(&a->axes.y, &b->axes.y);
}

/* A panel that was gone and for which the description fits as well; NULL if there is none. */
static struct open_panel *find_again(struct plen_recording_writer *writer,
				     const struct open_panel *panel)
{
	for (size_t i = 0; i < writer->panel_count; i++) {
		if (writer->panels[i].gone && is_same_panel(&writer->panels[i], panel)) {
			return &writer->panels[i];
		}
	}
	return NULL;
}

static void add_panel(struct plen_recording_writer *writer, const struct open_panel *panel)
{
	write_panel(writer, panel);
	writer->panels = plen_grow(writer->panels, writer->panel_count, &writer->panel_capacity,
				   sizeof(*writer->panels));
	writer->panels[writer->panel_count++] = *panel;
}

void plen_recording_writer_came(struct plen_recording_writer *writer,
				const struct plen_source_device *device,
				const struct plen_panel_axes *axes)
{
	struct open_panel panel = describe(device, axes);
	struct open_panel *again = find_again(writer, &panel);

	if (again == NULL && writer->panel_count < PLEN_RECORDING_DEVICES_MAX) {
		add_panel(writer, &panel);
		return;
	}
	if (again != NULL) {
		fprintf(writer->file, "# device %" PRIu32 " was plugged in again\n", again->number);
		again->device = device->device;
		again->gone = false;
	} else {
		plen_warn("%s is left out: a recording holds %d panels", panel.name,
			  PLEN_RECORDING_DEVICES_MAX);
	}
	free(panel.name);
}

static struct open_panel *find_panel(struct plen_recording_writer *writer, uint32_t device)
{
	for (size_t i = 0; i < writer->panel_count; i++) {
		if (writer->panels[i].device == device && !writer->panels[i].gone) {
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

static void write_frame_line(struct plen_recording_writer *writer, uint32_t number, int64_t time_us)
{
	fprintf(writer->file, "frame %" PRIu32, number);
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
	write_frame_line(writer, panel->number, frame->time_us);
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

	if (panel == NULL) {
		return;
	}
	panel->gone = true;
	if (panel->count == 0) {
		return;
	}
	write_frame_line(writer, panel->number, time_us);
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
		free(writer->panels[i].name);
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
