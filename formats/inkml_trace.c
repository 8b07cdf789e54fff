/* SPDX-License-Identifier: MIT
 *
 * The text of traces: points parted by commas, in each a value for each channel. A value is said in
 * full (!), as the difference to the one before ('), or as the difference of differences ("), and
 * goes on so until another sign comes; blanks may be missing where a sign parts values already.
 */
#include "inkml.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"

#define MINUTE_MS 60000.0
#define RESOLUTION_LEAST 1e-9

/* -- formats -- */

static double time_scale(const char *units)
{
	if (units == NULL || strcmp(units, "ms") == 0) {
		return 1;
	}
	if (strcmp(units, "s") == 0) {
		return 1000;
	}
	return strcmp(units, "us") == 0 ? 1e-3 : strcmp(units, "ns") == 0 ? 1e-6 : 1;
}

/* How many um a step of the channel is, by what its device says: "1000" of "1/cm". */
static double by_resolution(const struct plen_xml_node *source, const char *channel)
{
	const struct plen_xml_node *all = plen_inkml_child(source, "channelProperties");
	const struct plen_xml_node *at = NULL;
	struct inkml_place place = {0};

	while ((at = plen_inkml_next_child(all, "channelProperty", &place)) != NULL) {
		const char *name = plen_xml_tree_attribute(at, "name");
		const char *its = plen_xml_tree_attribute(at, "channel");
		const char *units = plen_xml_tree_attribute(at, "units");
		double value = plen_xml_tree_number(at, "value", RESOLUTION_LEAST, 1e9, 0);

		if (name != NULL && its != NULL && units != NULL && value > 0 &&
		    strcmp(name, "resolution") == 0 && strcmp(its, channel) == 0 &&
		    strncmp(units, "1/", 2) == 0) {
			return plen_inkml_length_um(units + 2) / value;
		}
	}
	return 0;
}

static double length_scale(const struct plen_xml_node *node, const struct plen_xml_node *source,
			   const char *name)
{
	const char *orientation = plen_xml_tree_attribute(node, "orientation");
	double scale = by_resolution(source, name);

	if (scale <= 0) {
		scale = plen_inkml_length_um(plen_xml_tree_attribute(node, "units"));
	}
	if (scale <= 0) {
		/* A device's own units, of which nothing is known: as if they were pixels. */
		scale = plen_inkml_length_um("px");
	}
	return orientation != NULL && strncmp(orientation, "-", 1) == 0 ? -scale : scale;
}

static void set_force(struct inkml_channel *channel, const struct plen_xml_node *node)
{
	const char *type = plen_xml_tree_attribute(node, "type");
	bool whole = type != NULL && strcmp(type, "integer") == 0;
	double most = plen_xml_tree_number(node, "max", -1e9, 1e9, whole ? INKML_FORCE_MAX : 1);

	channel->least = plen_xml_tree_number(node, "min", -1e9, 1e9, 0);
	channel->scale = most > channel->least ? 1 / (most - channel->least) : 0;
}

static void set_channel(struct inkml_channel *channel, const struct plen_xml_node *node,
			const struct plen_xml_node *source)
{
	const char *name = plen_xml_tree_attribute(node, "name");

	*channel = (struct inkml_channel){
		.scale = 1, .by_itself = plen_xml_tree_number(node, "default", -1e15, 1e15, 0)};
	if (name == NULL) {
		return;
	}
	if (strcmp(name, "X") == 0 || strcmp(name, "Y") == 0) {
		channel->meaning = name[0] == 'X' ? INKML_X : INKML_Y;
		channel->scale = length_scale(node, source, name);
	} else if (strcmp(name, "F") == 0) {
		channel->meaning = INKML_FORCE;
		set_force(channel, node);
	} else if (strcmp(name, "T") == 0) {
		channel->meaning = INKML_TIME;
		channel->scale = time_scale(plen_xml_tree_attribute(node, "units"));
	}
}

static bool has(const struct inkml_format *format, enum inkml_meaning meaning)
{
	for (int i = 0; i < format->count; i++) {
		if (format->channels[i].meaning == meaning) {
			return true;
		}
	}
	return false;
}

void plen_inkml_format(struct inkml_format *format, const struct plen_xml_node *trace_format,
		       const struct plen_xml_node *source)
{
	const double px = plen_inkml_length_um("px");

	const struct plen_xml_node *at = NULL;
	struct inkml_place place = {0};

	format->count = 0;
	while (format->count < INKML_CHANNELS_MAX &&
	       (at = plen_inkml_next_child(trace_format, "channel", &place)) != NULL) {
		set_channel(&format->channels[format->count++], at, source);
	}
	if (!has(format, INKML_X) || !has(format, INKML_Y)) {
		format->count = 2;
		format->channels[0] = (struct inkml_channel){.meaning = INKML_X, .scale = px};
		format->channels[1] = (struct inkml_channel){.meaning = INKML_Y, .scale = px};
	}
}

/* -- values -- */

void plen_inkml_cursor_init(struct inkml_cursor *cursor, const struct inkml_format *format,
			    const char *text)
{
	*cursor = (struct inkml_cursor){.format = format, .at = text};
	for (int i = 0; i < format->count; i++) {
		cursor->mode[i] = '!';
		cursor->value[i] = format->channels[i].by_itself;
	}
}

static void skip_space(struct inkml_cursor *cursor)
{
	while (isspace((unsigned char)*cursor->at)) {
		cursor->at++;
	}
}

/* A number, also "#1F" and "T" and "F" for yes and no. */
static bool take_number(struct inkml_cursor *cursor, double *value)
{
	if (*cursor->at == '#') {
		char *end = NULL;

		*value = (double)strtoul(cursor->at + 1, &end, 16);
		cursor->at = end;
		return true;
	}
	if (*cursor->at == 'T' || *cursor->at == 'F') {
		*value = *cursor->at++ == 'T';
		return true;
	}
	/* A comma would begin the next point. */
	const char *end = *cursor->at != ',' ? plen_number_next(cursor->at, value) : NULL;
	if (end == NULL) {
		return false;
	}
	cursor->at = end;
	return true;
}

static void set_value(struct inkml_cursor *cursor, int channel, double value)
{
	double *now = &cursor->value[channel], *speed = &cursor->speed[channel];

	switch (cursor->mode[channel]) {
	case '\'':
		*speed = value;
		*now += value;
		break;
	case '"':
		*speed += value;
		*now += *speed;
		break;
	default:
		*speed = value - *now;
		*now = value;
		break;
	}
}

/* False if no value begins here. */
static bool take_value(struct inkml_cursor *cursor, int channel)
{
	double value = 0;

	skip_space(cursor);
	if (*cursor->at == '!' || *cursor->at == '\'' || *cursor->at == '"') {
		cursor->mode[channel] = *cursor->at++;
		skip_space(cursor);
	}
	if (*cursor->at == '*') {
		/* As the one before. */
		cursor->at++;
		set_value(cursor, channel,
			  cursor->mode[channel] == '!' ? cursor->value[channel] : 0);
		return true;
	}
	if (*cursor->at == '?') {
		cursor->at++;
		return true;
	}
	if (!take_number(cursor, &value)) {
		return false;
	}
	set_value(cursor, channel, value);
	return true;
}

static void read_channels(const struct inkml_cursor *cursor, struct inkml_point *point)
{
	*point = (struct inkml_point){.force = -1};
	for (int i = 0; i < cursor->format->count; i++) {
		const struct inkml_channel *channel = &cursor->format->channels[i];
		double value = cursor->value[i] * channel->scale;

		switch (channel->meaning) {
		case INKML_X:
			point->x_um = value;
			break;
		case INKML_Y:
			point->y_um = value;
			break;
		case INKML_FORCE:
			point->force = fmax(0, fmin(value - channel->least * channel->scale, 1));
			break;
		case INKML_TIME:
			point->t_ms = value;
			break;
		case INKML_OTHER:
			break;
		}
	}
}

/* How many values make a point: those up to both X and Y. */
static int needed(const struct inkml_format *format)
{
	int last = 0;

	for (int i = 0; i < format->count; i++) {
		enum inkml_meaning meaning = format->channels[i].meaning;

		last = meaning == INKML_X || meaning == INKML_Y ? i : last;
	}
	return last + 1;
}

/* The values up to the next comma; how many there are. */
static int take_values(struct inkml_cursor *cursor)
{
	int taken = 0;

	while (taken < cursor->format->count && take_value(cursor, taken)) {
		taken++;
	}
	/* What else the point holds is of channels that come and go, or of none. */
	cursor->at += strcspn(cursor->at, ",");
	cursor->at += *cursor->at == ',';
	return taken;
}

bool plen_inkml_next(struct inkml_cursor *cursor, struct inkml_point *point)
{
	for (skip_space(cursor); *cursor->at != '\0'; skip_space(cursor)) {
		bool empty = *cursor->at == ',';

		if (take_values(cursor) >= needed(cursor->format)) {
			read_channels(cursor, point);
			return true;
		}
		cursor->broken = cursor->broken || !empty;
	}
	return false;
}
