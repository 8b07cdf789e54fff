/* SPDX-License-Identifier: MIT */
#include "frame_text.h"

static const char *const tools[] = {"finger", "pen", "eraser", "palm", "mouse"};

static double seconds(int64_t time_us)
{
	return (double)time_us / 1e6;
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	fprintf(data, "%.6f came %u \"%s\" %04x:%04x:%04x contacts %u size %.0fx%.0f%s\n",
		seconds(time_us), device->device, device->name, device->bus, device->vendor,
		device->product, device->contacts_max, device->width_mm, device->height_mm,
		device->reports_size ? " sized" : "");
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	fprintf(data, "%.6f went %u\n", seconds(time_us), device);
}

static void print_contact(FILE *out, const struct plen_contact *contact)
{
	static const char *const verbs[] = {"move", "down", "up", "tap"};

	fprintf(out, "  %s %u %s at %.1f %.1f",
		verbs[contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END)], contact->id,
		tools[contact->tool], contact->at.x_mm, contact->at.y_mm);
	if (contact->width_mm > 0 || contact->height_mm > 0) {
		fprintf(out, " size %.1f %.1f", contact->width_mm, contact->height_mm);
	}
	if (contact->pressure >= 0) {
		fprintf(out, " pressure %.2f", contact->pressure);
	}
	if (contact->tilt_x_deg != 0 || contact->tilt_y_deg != 0) {
		fprintf(out, " tilt %d %d", contact->tilt_x_deg, contact->tilt_y_deg);
	}
	fprintf(out, "%s\n", (contact->flags & PLEN_CONTACT_HOVER) != 0 ? " hover" : "");
}

static void frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	(void)read_us;
	fprintf(data, "%.6f frame %u\n", seconds(frame->time_us), frame->device);
	for (uint32_t i = 0; i < frame->count; i++) {
		print_contact(data, &frame->contacts[i]);
	}
}

static void key(void *data, enum plen_key key, int64_t time_us)
{
	static const char *const names[] = {"other", "next", "previous", "undo"};

	fprintf(data, "%.6f key %s\n", seconds(time_us), names[key]);
}

struct plen_source_sink frame_text_sink(FILE *out)
{
	struct plen_source_sink sink = {came, went, frame, key, out};

	return sink;
}
