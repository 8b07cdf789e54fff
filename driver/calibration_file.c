/* SPDX-License-Identifier: MIT
 *
 * One table of keys serves both forms: a line of the file is one key with its values, the property
 * is all of them in a row.
 */
#include "driver/calibration_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calibration_format.h"
#include "common/atomic_file.h"
#include "common/mem.h"
#include "driver/calibration_print.h"
#include "recording_lines.h"

#define FILE_SIZE_MAX (64 * 1024)
#define LINE_SIZE_MAX 512

struct reading {
	const char *name;
	size_t line;
	char *error;
	size_t error_size;
	struct plen_calibration_table *table;
	struct plen_calibration_record record;
	bool has_first, has_device, has_ended;
	unsigned seen; /* a bit for each key of this device */
};

static int __attribute__((format(printf, 2, 3)))
fail(const struct reading *reading, const char *format, ...)
{
	char what[256];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	if (reading->line > 0) {
		snprintf(reading->error, reading->error_size, "%s:%zu: %s", reading->name,
			 reading->line, what);
	} else {
		snprintf(reading->error, reading->error_size, "%s: %s", reading->name, what);
	}
	return -EINVAL;
}

/* -- values of the file and of the property -- */

static int take_map(struct reading *reading, const char **at)
{
	struct plen_calibration map = plen_calibration_identity();

	for (int i = 0; i < PLEN_CALIBRATION_MAP_NUMBERS; i++) {
		if (!plen_recording_take_number(at, &map.m[i])) {
			return fail(reading, "a map has %d numbers", PLEN_CALIBRATION_MAP_NUMBERS);
		}
	}

	const char *fault = plen_calibration_fault(&map);
	if (fault != NULL) {
		return fail(reading, "this map %s", fault);
	}
	reading->record.map = map;
	reading->record.has_map = true;
	return 0;
}

static int take_size(struct reading *reading, const char **at, double most_mm, double *size_mm)
{
	double value = 0;

	if (!plen_recording_take_number(at, &value) ||
	    !(value >= PLEN_TOUCH_SIZE_MIN_MM && value <= most_mm)) {
		return fail(reading, "not a size from %g to %g mm", PLEN_TOUCH_SIZE_MIN_MM,
			    most_mm);
	}
	*size_mm = value;
	return 0;
}

static int take_nib(struct reading *reading, const char **at)
{
	return take_size(reading, at, PLEN_TOUCH_SIZE_MAX_MM, &reading->record.size.nib_mm);
}

static int take_finger(struct reading *reading, const char **at)
{
	return take_size(reading, at, PLEN_TOUCH_SIZE_MAX_MM, &reading->record.size.finger_mm);
}

static int take_palm(struct reading *reading, const char **at)
{
	return take_size(reading, at, PLEN_TOUCH_SIZE_PALM_MAX_MM, &reading->record.size.palm_mm);
}

/* -- values of the file alone -- */

static int take_strokes(struct reading *reading, const char **at)
{
	long long strokes = 0;

	if (!plen_recording_take_integer(at, 10, 1, UINT32_MAX, &strokes)) {
		return fail(reading, "not a number of strokes");
	}
	reading->record.size.strokes = (uint32_t)strokes;
	return 0;
}

static int take_text(struct reading *reading, const char **at, char *text)
{
	if (strlen(*at) >= PLEN_CALIBRATION_TEXT_MAX) {
		return fail(reading, "longer than %d characters", PLEN_CALIBRATION_TEXT_MAX - 1);
	}
	plen_calibration_set_text(text, *at);
	if (text[0] == '\0') {
		return fail(reading, "nothing follows");
	}
	*at += strlen(*at);
	return 0;
}

static int take_name(struct reading *reading, const char **at)
{
	return take_text(reading, at, reading->record.name);
}

static int take_serial(struct reading *reading, const char **at)
{
	return take_text(reading, at, reading->record.id.serial);
}

static int take_port(struct reading *reading, const char **at)
{
	return take_text(reading, at, reading->record.id.port);
}

static const struct key {
	const char *name;
	int (*take)(struct reading *reading, const char **at);
	bool in_property;
} keys[] = {
	{"map", take_map, true},          {"nib", take_nib, true},
	{"finger", take_finger, true},    {"palm", take_palm, true},
	{"strokes", take_strokes, false}, {"name", take_name, false},
	{"serial", take_serial, false},   {"port", take_port, false},
};

#define KEY_COUNT (sizeof(keys) / sizeof(keys[0]))

/* One key and its values. */
static int take_key(struct reading *reading, const char *word, const char **at, bool in_property)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		if (strcmp(word, keys[i].name) != 0 || (in_property && !keys[i].in_property)) {
			continue;
		}
		if ((reading->seen & 1U << i) != 0) {
			return fail(reading, "a second %s", word);
		}
		reading->seen |= 1U << i;
		return keys[i].take(reading, at);
	}
	return fail(reading, "%.40s: not known here", word);
}

/* What the engine would not believe. */
static int check_sizes(const struct reading *reading)
{
	const struct plen_touch_size *size = &reading->record.size;

	if (size->palm_mm > 0 && !(size->palm_mm > size->finger_mm)) {
		return fail(reading, "a palm that is no larger than the finger");
	}
	return 0;
}

/* -- the file -- */

static int end_device(struct reading *reading)
{
	const struct plen_calibration_record *record = &reading->record;
	const struct plen_touch_size *size = &record->size;

	if (!reading->has_device) {
		return 0;
	}
	if (!record->has_map && !(size->nib_mm > 0 || size->finger_mm > 0 || size->palm_mm > 0)) {
		return fail(reading, "a device without map and sizes");
	}
	if (size->strokes > 0 && !(size->finger_mm > 0)) {
		return fail(reading, "strokes without a finger");
	}
	if (check_sizes(reading) < 0) {
		return -EINVAL;
	}
	plen_calibration_table_add(reading->table, record);
	return 0;
}

/* "BUS:VENDOR:PRODUCT", four hexadecimal digits each. */
static bool take_id(const char **at, struct plen_calibration_id *id)
{
	static const char pattern[] = "xxxx:xxxx:xxxx";
	char word[sizeof(pattern)];

	if (!plen_recording_take_word(at, word, sizeof(word)) ||
	    strlen(word) != sizeof(pattern) - 1) {
		return false;
	}
	for (size_t i = 0; i < sizeof(pattern) - 1; i++) {
		bool is_digit = strchr("0123456789abcdefABCDEF", word[i]) != NULL;
		if (pattern[i] == 'x' ? !is_digit : word[i] != ':') {
			return false;
		}
	}
	id->bus = (uint16_t)strtoul(word, NULL, 16);
	id->vendor = (uint16_t)strtoul(word + 5, NULL, 16);
	id->product = (uint16_t)strtoul(word + 10, NULL, 16);
	return true;
}

static int begin_device(struct reading *reading, const char **at,
			enum plen_calibration_sensor sensor)
{
	uint8_t rank = reading->record.rank;
	int result = end_device(reading);

	if (result < 0) {
		return result;
	}
	reading->record = (struct plen_calibration_record){.rank = rank};
	reading->record.id.sensor = (uint8_t)sensor;
	reading->has_device = true;
	reading->seen = 0;
	if (!take_id(at, &reading->record.id)) {
		return fail(reading, "not a device such as 0003:1ff7:0013");
	}
	return 0;
}

static int take_word_of_line(struct reading *reading, const char *word, const char **at)
{
	if (reading->has_ended) {
		return fail(reading, "after the end");
	}
	if (strcmp(word, "touch") == 0) {
		return begin_device(reading, at, PLEN_CALIBRATION_TOUCH);
	}
	if (strcmp(word, "pen") == 0) {
		return begin_device(reading, at, PLEN_CALIBRATION_PEN);
	}
	if (!reading->has_device) {
		return fail(reading, "before any device");
	}
	if (strcmp(word, "end") == 0) {
		reading->has_ended = true;
		return end_device(reading);
	}
	return take_key(reading, word, at, false);
}

static int take_line(struct reading *reading, const char *line)
{
	char word[24];
	const char *at = line;

	if (plen_recording_at_end(line)) {
		return 0;
	}
	if (!reading->has_first) {
		reading->has_first = true;
		return strcmp(line, PLEN_CALIBRATION_FIRST_LINE) == 0
			       ? 0
			       : fail(reading,
				      "the first line is not \"" PLEN_CALIBRATION_FIRST_LINE "\"");
	}
	if (!plen_recording_take_word(&at, word, sizeof(word))) {
		return fail(reading, "not a line of a calibration");
	}

	int result = take_word_of_line(reading, word, &at);
	if (result == 0 && !plen_recording_at_end(at)) {
		return fail(reading, "more than %s takes", word);
	}
	return result;
}

static int take_lines(struct reading *reading, const char *text, size_t size)
{
	size_t at = 0;

	while (at < size) {
		char line[LINE_SIZE_MAX];
		const char *newline = memchr(text + at, '\n', size - at);
		size_t length = newline != NULL ? (size_t)(newline - (text + at)) : size - at;

		reading->line++;
		if (length >= sizeof(line) || memchr(text + at, '\0', length) != NULL) {
			return fail(reading, "not a line of text");
		}
		memcpy(line, text + at, length);
		line[length > 0 && line[length - 1] == '\r' ? length - 1 : length] = '\0';
		at += length + 1;

		int result = take_line(reading, line);
		if (result < 0) {
			return result;
		}
	}
	if (!reading->has_first) {
		reading->line = 0;
		return fail(reading, "is empty");
	}
	return reading->has_ended ? 0 : fail(reading, "cut short: the line \"end\" is missing");
}

int plen_calibration_file_parse(struct plen_calibration_table *table, const char *name,
				const char *text, size_t size, enum plen_calibration_rank rank,
				char *error, size_t error_size)
{
	struct reading reading = {
		.name = name,
		.error = error,
		.error_size = error_size,
		.table = table,
		.record.rank = (uint8_t)rank,
	};
	size_t count = table->count;
	int result = take_lines(&reading, text, size);

	if (result < 0) {
		table->count = count;
	}
	return result;
}

/* Nothing but a file: a pipe would keep its reader waiting, even while it is opened. */
static int open_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;

	if (fd < 0) {
		return -errno;
	}
	if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
		close(fd);
		return -EINVAL;
	}
	return fd;
}

/* At most FILE_SIZE_MAX bytes; -EFBIG if there are more. */
static int read_all(const char *path, char *text, size_t *size)
{
	int fd = open_file(path);
	ssize_t got = 0;

	*size = 0;
	if (fd < 0) {
		return fd;
	}
	do {
		got = read(fd, text + *size, FILE_SIZE_MAX + 1 - *size);
		*size += got > 0 ? (size_t)got : 0;
	} while (got > 0 || (got < 0 && errno == EINTR));

	int result = got < 0 ? -errno : 0;
	close(fd);
	return *size > FILE_SIZE_MAX ? -EFBIG : result;
}

int plen_calibration_file_read(struct plen_calibration_table *table, const char *path,
			       enum plen_calibration_rank rank, char *error, size_t error_size)
{
	char *text = plen_calloc(FILE_SIZE_MAX + 1, 1);
	size_t size = 0;
	int result = read_all(path, text, &size);

	if (result < 0) {
		snprintf(error, error_size, "%s: %s", path, strerror(-result));
	} else {
		result = plen_calibration_file_parse(table, path, text, size, rank, error,
						     error_size);
	}
	free(text);
	return result;
}

/* -- the property -- */

int plen_calibration_property_parse(struct plen_calibration_record *record, const char *value,
				    char *error, size_t error_size)
{
	struct reading reading = {
		.name = record->id.sensor == PLEN_CALIBRATION_PEN ? PLEN_CALIBRATION_PROPERTY_PEN
								  : PLEN_CALIBRATION_PROPERTY_TOUCH,
		.error = error,
		.error_size = error_size,
		.record = *record,
	};
	const char *at = value;
	char word[24];
	long long version = 0;

	if (!plen_recording_take_integer(&at, 10, 1, 1, &version)) {
		return fail(&reading, "does not begin with its version, 1");
	}
	while (!plen_recording_at_end(at)) {
		if (!plen_recording_take_word(&at, word, sizeof(word))) {
			return fail(&reading, "not a word of a calibration");
		}

		int result = take_key(&reading, word, &at, true);
		if (result < 0) {
			return result;
		}
	}
	if (reading.seen == 0) {
		return fail(&reading, "says nothing");
	}
	if (check_sizes(&reading) < 0) {
		return -EINVAL;
	}
	*record = reading.record;
	return 0;
}

/* -- writing -- */

int plen_calibration_file_make_folders(const char *path)
{
	char folder[PATH_MAX];

	if (snprintf(folder, sizeof(folder), "%s", path) >= (int)sizeof(folder)) {
		return -ENAMETOOLONG;
	}
	for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
			return -errno;
		}
		*slash = '/';
	}
	return 0;
}

int plen_calibration_file_write_all(const char *path, const struct plen_calibration_record *records,
				    size_t count, char *error, size_t error_size)
{
	char *text = plen_calibration_print_file(records, count);
	struct plen_atomic_file file;
	int result = plen_calibration_file_make_folders(path);

	if (result == 0) {
		result = plen_atomic_file_open(&file, path);
	}
	if (result == 0) {
		plen_atomic_file_write(&file, text, strlen(text));
		result = plen_atomic_file_commit(&file);
	}
	if (result < 0) {
		snprintf(error, error_size, "%s: %s", path, strerror(-result));
	}
	free(text);
	return result;
}

int plen_calibration_file_write(const char *path, const struct plen_calibration_record *record,
				char *error, size_t error_size)
{
	return plen_calibration_file_write_all(path, record, 1, error, error_size);
}
