/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/ink.h"
#include "common/log.h"
#include "common/mem.h"

#define FILE_SIZE_MAX (256 * 1024)
#define LINE_MAX_CHARS 190
#define ALLOWED_MAX 96

enum key_type {
	KEY_CHOICE, /* int: place in `choices` */
	KEY_NUMBER, /* double within min..max */
	KEY_SIZE,   /* the same, or 0 */
	KEY_COUNT,  /* int within min..max */
	KEY_TEXT,   /* char[max] */
};

struct key {
	const char *section, *name;
	enum key_type type;
	size_t offset;
	double min, max;
	const char *choices[5];
};

#define AT(member) offsetof(struct plen_config, member)

static const struct key keys[] = {
	{"board", "theme", KEY_CHOICE, AT(theme), 0, 0, {"light", "dark"}},
	{"board", "teacher-side", KEY_CHOICE, AT(teacher_left), 0, 0, {"right", "left"}},
	{"board", "groups", KEY_COUNT, AT(groups), 2, PLEN_GROUP_MAX, {0}},
	{"board", "width-mm", KEY_SIZE, AT(width_mm), 50, 20000, {0}},
	{"board", "height-mm", KEY_SIZE, AT(height_mm), 50, 20000, {0}},
	{"board", "pen-width-mm", KEY_NUMBER, AT(pen_width_mm), 0.5, 30, {0}},
	{"board", "overlay", KEY_CHOICE, AT(overlay), 0, 0, {"no", "yes"}},
	{"screen", "driver", KEY_CHOICE, AT(screen), 0, 0, {"auto", "window", "kms"}},
	{"screen", "front-buffer", KEY_CHOICE, AT(front_buffer), 0, 0, {"no", "yes"}},
	{"screen",
	 "connector",
	 KEY_TEXT,
	 AT(connector),
	 0,
	 sizeof(((struct plen_config *)0)->connector),
	 {0}},
	{"input", "source", KEY_CHOICE, AT(input), 0, 0, {"auto", "device", "window"}},
	{"input", "grab", KEY_CHOICE, AT(grab), 0, 0, {"no", "yes"}},
	{"input", "seat", KEY_TEXT, AT(seat), 0, sizeof(((struct plen_config *)0)->seat), {0}},
	{"lesson",
	 "folder",
	 KEY_TEXT,
	 AT(folder),
	 0,
	 sizeof(((struct plen_config *)0)->folder),
	 {0}},
	{"log", "level", KEY_CHOICE, AT(log_level), 0, 0, {"error", "warn", "info", "debug"}},
	{"gestures", "hand-span-mm", KEY_NUMBER, AT(hand_span_mm), 10, 500, {0}},
	{"gestures", "hand-onset-ms", KEY_NUMBER, AT(hand_onset_ms), 10, 1000, {0}},
	{"gestures", "hold-ms", KEY_NUMBER, AT(hold_ms), 100, 5000, {0}},
	{"gestures", "palm-mm", KEY_NUMBER, AT(palm_mm), 10, 500, {0}},
	{"gestures", "palm-short-mm", KEY_NUMBER, AT(palm_short_mm), 5, 500, {0}},
};

#define KEY_TOTAL (sizeof(keys) / sizeof(keys[0]))
_Static_assert(KEY_TOTAL <= PLEN_CONFIG_KEYS_MAX, "sources have room for every key");

/* What inih's handler needs; it calls us once a line. */
struct reading {
	struct plen_config *config;
	struct plen_config_sources *sources;
	const char *file;
	char what[256]; /* the first thing that was wrong */
};

void plen_config_init(struct plen_config *config)
{
	struct plen_engine_config engine = plen_engine_default_config();

	*config = (struct plen_config){
		.groups = 2,
		.pen_width_mm = 3.0,
		.grab = 1,
		.seat = "seat0",
		.log_level = PLEN_LOG_INFO,
		.hand_span_mm = engine.hand_span_mm,
		.hand_onset_ms = (double)engine.hand_onset_us / 1000,
		.hold_ms = (double)engine.hold_us / 1000,
		.palm_mm = engine.palm_mm,
		.palm_short_mm = engine.palm_short_mm,
	};
}

static bool set_choice(const struct key *key, void *value, const char *text)
{
	for (int i = 0; key->choices[i] != NULL; i++) {
		if (strcmp(key->choices[i], text) == 0) {
			*(int *)value = i;
			return true;
		}
	}
	return false;
}

static bool set_number(const struct key *key, void *value, const char *text)
{
	char *end = NULL;
	double number = strtod(text, &end);

	bool is_within = number >= key->min && number <= key->max;
	if (key->type == KEY_SIZE && number == 0) {
		is_within = true;
	}
	if (end == text || *end != '\0' || !is_within) {
		return false;
	}
	if (key->type == KEY_COUNT) {
		*(int *)value = (int)number;
		return number == floor(number);
	}
	*(double *)value = number;
	return true;
}

static bool set_text(const struct key *key, void *value, const char *text)
{
	size_t size = (size_t)key->max;

	if (strlen(text) >= size) {
		return false;
	}
	snprintf(value, size, "%s", text);
	return true;
}

static bool set_key(const struct key *key, struct plen_config *config, const char *text)
{
	void *value = (char *)config + key->offset;

	switch (key->type) {
	case KEY_CHOICE:
		return set_choice(key, value, text);
	case KEY_NUMBER:
	case KEY_SIZE:
	case KEY_COUNT:
		return set_number(key, value, text);
	case KEY_TEXT:
		return set_text(key, value, text);
	}
	return false;
}

/* inih goes on after an error and reports the first one's line: keep the first one's words too. */
static void __attribute__((format(printf, 2, 3)))
complain(struct reading *reading, const char *format, ...)
{
	va_list args;

	if (reading->what[0] == '\0') {
		va_start(args, format);
		vsnprintf(reading->what, sizeof(reading->what), format, args);
		va_end(args);
	}
}

/* As plenary.conf(5) writes it, which a test compares; "" if it may be anything. */
static void print_allowed(const struct key *key, char *text, size_t size)
{
	size_t length = 0;

	text[0] = '\0';
	switch (key->type) {
	case KEY_CHOICE:
		for (int i = 0; key->choices[i] != NULL && length < size; i++) {
			length += (size_t)snprintf(text + length, size - length, "%s%s",
						   i > 0 ? " | " : "", key->choices[i]);
		}
		break;
	case KEY_NUMBER:
	case KEY_COUNT:
		snprintf(text, size, "%g..%g", key->min, key->max);
		break;
	case KEY_SIZE:
		snprintf(text, size, "0 or %g..%g", key->min, key->max);
		break;
	case KEY_TEXT:
		break;
	}
}

static void complain_of_value(struct reading *reading, const struct key *key, const char *value)
{
	char allowed[ALLOWED_MAX];

	print_allowed(key, allowed, sizeof(allowed));
	complain(reading, "%s = %.80s: not a good value%s%s", key->name, value,
		 allowed[0] != '\0' ? "; may be " : "", allowed);
}

static int handle_line(void *data, const char *section, const char *name, const char *value)
{
	struct reading *reading = data;

	for (size_t i = 0; i < KEY_TOTAL; i++) {
		if (strcmp(keys[i].section, section) != 0 || strcmp(keys[i].name, name) != 0) {
			continue;
		}
		if (!set_key(&keys[i], reading->config, value)) {
			complain_of_value(reading, &keys[i], value);
			return 0;
		}
		if (reading->sources != NULL) {
			snprintf(reading->sources->of_key[i], PLEN_CONFIG_SOURCE_MAX, "%s",
				 reading->file);
		}
		return 1;
	}
	complain(reading, "[%.40s] %.40s: no such setting", section, name);
	return 0;
}

/* inih would take the rest of a longer line for another one. 0 if there is none. */
static int find_long_line(const char *text)
{
	for (int line = 1; *text != '\0'; line++) {
		size_t length = strcspn(text, "\n");
		if (length > LINE_MAX_CHARS) {
			return line;
		}
		text += length + (text[length] == '\n');
	}
	return 0;
}

int plen_config_parse(struct plen_config *config, struct plen_config_sources *sources,
		      const char *name, const char *text, char *error, size_t error_size)
{
	struct reading reading = {.config = config, .sources = sources, .file = name};
	int line = find_long_line(text);

	if (line != 0) {
		snprintf(error, error_size, "%s:%d: a line has at most %d characters", name, line,
			 LINE_MAX_CHARS);
		return -EINVAL;
	}
	line = ini_parse_string(text, handle_line, &reading);
	if (line == 0) {
		return 0;
	}
	snprintf(error, error_size, "%s:%d: %s", name, line,
		 reading.what[0] != '\0' ? reading.what : "not a line of a settings file");
	return -EINVAL;
}

/* Returns NULL with errno set. */
static char *read_file(const char *path)
{
	FILE *file = fopen(path, "re");
	if (file == NULL) {
		return NULL;
	}

	char *text = plen_calloc(FILE_SIZE_MAX + 1, 1);
	errno = 0;
	size_t size = fread(text, 1, FILE_SIZE_MAX + 1, file);
	int failed = ferror(file) != 0 ? errno : 0;
	fclose(file);
	if (failed == 0 && size > FILE_SIZE_MAX) {
		failed = EFBIG;
	}
	if (failed == 0 && memchr(text, '\0', size) != NULL) {
		failed = EILSEQ;
	}
	if (failed != 0) {
		free(text);
		errno = failed;
		return NULL;
	}
	return text;
}

static int load_file(struct plen_config *config, struct plen_config_sources *sources,
		     const char *path, bool required, char *error, size_t error_size)
{
	char *text = read_file(path);

	if (text == NULL) {
		int code = errno;
		if (!required && (code == ENOENT || code == ENOTDIR)) {
			return 0;
		}
		snprintf(error, error_size, "%s: %s", path,
			 code == EILSEQ ? "not a text file" : strerror(code));
		return -code;
	}

	int status = plen_config_parse(config, sources, path, text, error, error_size);
	free(text);
	return status;
}

static int is_conf(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot != NULL && dot != entry->d_name && strcmp(dot, ".conf") == 0;
}

static int load_folder(struct plen_config *config, struct plen_config_sources *sources,
		       const char *folder, char *error, size_t error_size)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_conf, alphasort);
	int status = 0;

	if (count < 0 && errno != ENOENT && errno != ENOTDIR) {
		status = -errno;
		snprintf(error, error_size, "%s: %s", folder, strerror(errno));
	}
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX];
		snprintf(path, sizeof(path), "%s/%s", folder, entries[i]->d_name);
		if (status == 0) {
			status = load_file(config, sources, path, true, error, error_size);
		}
		free(entries[i]);
	}
	free(entries);
	return status;
}

static void user_file(char *path, size_t size)
{
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (base != NULL && base[0] == '/') {
		snprintf(path, size, "%s/plenary/plenary.conf", base);
	} else if (home != NULL && home[0] == '/') {
		snprintf(path, size, "%s/.config/plenary/plenary.conf", home);
	} else {
		path[0] = '\0';
	}
}

int plen_config_load(struct plen_config *config, struct plen_config_sources *sources,
		     const char *path, char *error, size_t error_size)
{
	char user[PATH_MAX];
	int status = 0;

	plen_config_init(config);
	if (sources != NULL) {
		*sources = (struct plen_config_sources){0};
	}
	if (path != NULL) {
		return load_file(config, sources, path, true, error, error_size);
	}

	user_file(user, sizeof(user));
	status = load_file(config, sources, "/usr/share/plenary/plenary.conf", false, error,
			   error_size);
	if (status == 0) {
		status = load_file(config, sources, "/etc/plenary/plenary.conf", false, error,
				   error_size);
	}
	if (status == 0) {
		status = load_folder(config, sources, "/etc/plenary/conf.d", error, error_size);
	}
	if (status == 0 && user[0] != '\0') {
		status = load_file(config, sources, user, false, error, error_size);
	}
	return status;
}

static void print_value(const struct key *key, const struct plen_config *config)
{
	const void *value = (const char *)config + key->offset;

	switch (key->type) {
	case KEY_CHOICE:
		printf("%s = %s", key->name, key->choices[*(const int *)value]);
		break;
	case KEY_COUNT:
		printf("%s = %d", key->name, *(const int *)value);
		break;
	case KEY_NUMBER:
	case KEY_SIZE:
		printf("%s = %g", key->name, *(const double *)value);
		break;
	case KEY_TEXT:
		printf("%s = %s", key->name, (const char *)value);
		break;
	}
}

void plen_config_print(const struct plen_config *config, const struct plen_config_sources *sources)
{
	const char *section = "";

	for (size_t i = 0; i < KEY_TOTAL; i++) {
		if (strcmp(section, keys[i].section) != 0) {
			section = keys[i].section;
			printf("%s[%s]\n", i > 0 ? "\n" : "", section);
		}
		const char *source = sources->of_key[i];
		char allowed[ALLOWED_MAX];

		print_allowed(&keys[i], allowed, sizeof(allowed));
		printf("; %s%s%s\n", source[0] != '\0' ? source : "built in",
		       allowed[0] != '\0' ? "; " : "", allowed);
		print_value(&keys[i], config);
		printf("\n");
	}
}

struct plen_engine_config plen_config_engine(const struct plen_config *config)
{
	struct plen_engine_config engine = plen_engine_default_config();

	engine.hand_span_mm = config->hand_span_mm;
	engine.hand_onset_us = (int64_t)(config->hand_onset_ms * 1000);
	engine.hold_us = (int64_t)(config->hold_ms * 1000);
	engine.palm_mm = config->palm_mm;
	engine.palm_short_mm = config->palm_short_mm;
	return engine;
}
