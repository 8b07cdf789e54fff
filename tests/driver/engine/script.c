/* SPDX-License-Identifier: MIT
 *
 * The script knows what is down, so that a line need only say what changes: every frame it makes
 * lists all contacts of its device, as the contract of contact frames asks. What a line says about
 * one contact at one moment is one frame with all else said about its device before time goes on.
 */
#include "script.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "driver/engine.h"

#define CONTACTS_MAX 400
#define DEVICES_MAX 16
#define WORDS_MAX 24
/* What a script has begun may end a moment after its last line. */
#define AFTERMATH_MS 100.0

struct actor {
	uint32_t device;
	bool fresh; /* said in this frame */
	bool gone;  /* missing from this frame on */
	struct plen_contact contact;
};

struct script {
	struct plen_engine *engine;
	FILE *out;
	int64_t time_us;
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t zone_count;
	struct actor actors[CONTACTS_MAX];
	uint32_t actor_count;
	char *error;
	size_t error_size;
	unsigned line;
	unsigned word_count;
	char *words[WORDS_MAX];
	unsigned next_word;
};

static void print_event(void *data, const struct plen_event *event)
{
	struct script *script = data;
	char line[200];

	plen_event_print(event, line, sizeof(line));
	fprintf(script->out, "%" PRId64 "ms %s\n", event->time_us / 1000, line);
}

static bool fail(struct script *script, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static bool fail(struct script *script, const char *format, ...)
{
	int used = snprintf(script->error, script->error_size, "line %u: ", script->line);
	va_list args;

	if (used >= 0 && (size_t)used < script->error_size) {
		va_start(args, format);
		vsnprintf(script->error + used, script->error_size - (size_t)used, format, args);
		va_end(args);
	}
	return false;
}

static const char *next_word(struct script *script)
{
	if (script->next_word == script->word_count) {
		return NULL;
	}
	return script->words[script->next_word++];
}

static bool read_number(struct script *script, double *number)
{
	const char *word = next_word(script);
	char *end = NULL;

	if (word == NULL) {
		return fail(script, "a number is missing");
	}
	*number = strtod(word, &end);
	if (end == word || *end != '\0') {
		return fail(script, "\"%s\" is no number", word);
	}
	return true;
}

static bool read_count(struct script *script, uint32_t *count)
{
	double number = 0.0;

	if (!read_number(script, &number)) {
		return false;
	}
	if (!(number >= 0.0 && number <= UINT32_MAX) || number != (double)(uint32_t)number) {
		return fail(script, "a whole number is needed");
	}
	*count = (uint32_t)number;
	return true;
}

static bool read_name(struct script *script, const char *const *names, uint8_t *value)
{
	const char *word = next_word(script);

	for (uint8_t i = 0; word != NULL && names[i] != NULL; i++) {
		if (strcmp(word, names[i]) == 0) {
			*value = i;
			return true;
		}
	}
	return fail(script, "\"%s\" is not known here", word != NULL ? word : "");
}

static bool is_last_word(struct script *script)
{
	if (script->next_word < script->word_count) {
		return fail(script, "\"%s\" is too much", script->words[script->next_word]);
	}
	return true;
}

/* What was said since time last went on, as one frame for each device it was said of. */
static void send_frame(struct script *script, uint32_t device)
{
	struct plen_contact contacts[CONTACTS_MAX];
	uint32_t count = 0;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < script->actor_count; i++) {
		struct actor actor = script->actors[i];
		if (actor.device == device && !actor.gone) {
			contacts[count++] = actor.contact;
		}
		if (actor.device == device &&
		    (actor.gone || (actor.contact.flags & PLEN_CONTACT_END) != 0)) {
			continue;
		}
		if (actor.device == device) {
			actor.fresh = false;
			actor.contact.flags &= PLEN_CONTACT_HOVER;
		}
		script->actors[kept++] = actor;
	}
	script->actor_count = kept;
	plen_engine_frame(script->engine,
			  &(struct plen_contact_frame){
				  .device = device,
				  .time_us = script->time_us,
				  .count = count,
				  .contacts = contacts,
			  },
			  0);
}

static void flush(struct script *script)
{
	uint32_t i = 0;

	while (i < script->actor_count) {
		if (script->actors[i].fresh) {
			send_frame(script, script->actors[i].device);
			i = 0;
		} else {
			i++;
		}
	}
}

static struct actor *find_actor(struct script *script, uint32_t device, uint32_t id)
{
	for (uint32_t i = script->actor_count; i > 0; i--) {
		struct actor *actor = &script->actors[i - 1];
		if (actor->device == device && actor->contact.id == id) {
			return actor;
		}
	}
	return NULL;
}

static bool read_size(struct script *script, struct actor *actor)
{
	const char *word = next_word(script);

	if (word == NULL ||
	    sscanf(word, "%lfx%lf", &actor->contact.width_mm, &actor->contact.height_mm) != 2) {
		return fail(script, "a size is needed, such as 12x9");
	}
	return true;
}

static bool read_tool(struct script *script, struct actor *actor)
{
	static const char *const tools[] = {"finger", "pen", "eraser", "palm", "mouse", NULL};

	return read_name(script, tools, &actor->contact.tool);
}

static bool read_pressure(struct script *script, struct actor *actor)
{
	return read_number(script, &actor->contact.pressure);
}

/* Belongs to a row, which has gone by it already. */
static bool read_step(struct script *script, struct actor *actor)
{
	double step_mm = 0.0;

	(void)actor;
	return read_number(script, &step_mm) && read_number(script, &step_mm);
}

static bool read_details(struct script *script, struct actor *actor)
{
	static const struct {
		const char *name;
		bool (*read)(struct script *script, struct actor *actor);
	} details[] = {{"size", read_size},
		       {"tool", read_tool},
		       {"pressure", read_pressure},
		       {"by", read_step}};
	const char *word = NULL;

	while ((word = next_word(script)) != NULL) {
		size_t i = 0;
		while (i < sizeof(details) / sizeof(details[0]) &&
		       strcmp(details[i].name, word) != 0) {
			i++;
		}
		if (i == sizeof(details) / sizeof(details[0])) {
			return fail(script, "\"%s\" is not known here", word);
		}
		if (!details[i].read(script, actor)) {
			return false;
		}
	}
	return true;
}

/* "2" is contact 2 of device 1, "3:2" is contact 2 of device 3. */
static bool read_contact(struct script *script, uint32_t *device, uint32_t *id)
{
	const char *word = next_word(script);
	unsigned a = 0;
	unsigned b = 0;
	char rest = '\0';

	if (word != NULL && sscanf(word, "%u:%u%c", &a, &b, &rest) == 2) {
		*device = a;
		*id = b;
		return true;
	}
	if (word != NULL && sscanf(word, "%u%c", &a, &rest) == 1) {
		*device = 1;
		*id = a;
		return true;
	}
	return fail(script, "a contact is needed, such as 2 or 3:2");
}

static bool has_number(const struct script *script)
{
	const char *word = NULL;

	if (script->next_word == script->word_count) {
		return false;
	}
	word = script->words[script->next_word];
	return strchr("-+.0123456789", word[0]) != NULL || strcmp(word, "nan") == 0 ||
	       strcmp(word, "inf") == 0;
}

/* Every line about a contact: which, where, details; `set` flags are raised, `cleared` lowered. */
static bool say(struct script *script, bool is_new, unsigned set, unsigned cleared)
{
	uint32_t device = 0;
	uint32_t id = 0;
	struct actor *actor = NULL;

	if (!read_contact(script, &device, &id)) {
		return false;
	}
	actor = find_actor(script, device, id);
	if (actor != NULL && is_new && (actor->contact.flags & PLEN_CONTACT_END) != 0) {
		actor = NULL; /* the number is given anew within one frame */
	}
	if (actor == NULL && !is_new) {
		return fail(script, "contact %u of device %u is not down", id, device);
	}
	if (actor == NULL) {
		if (script->actor_count == CONTACTS_MAX) {
			return fail(script, "too many contacts");
		}
		actor = &script->actors[script->actor_count++];
		*actor = (struct actor){
			.device = device, .contact.id = id, .contact.pressure = -1.0};
	}
	actor->fresh = true;
	actor->contact.flags = (uint8_t)((actor->contact.flags | set) & ~cleared);
	if (is_new || has_number(script)) {
		if (!read_number(script, &actor->contact.at.x_mm) ||
		    !read_number(script, &actor->contact.at.y_mm)) {
			return false;
		}
	}
	return read_details(script, actor);
}

static bool do_down(struct script *script)
{
	return say(script, true, PLEN_CONTACT_BEGIN, PLEN_CONTACT_HOVER);
}

static bool do_move(struct script *script)
{
	return say(script, false, 0, 0);
}

static bool do_up(struct script *script)
{
	return say(script, false, PLEN_CONTACT_END, 0);
}

static bool do_dot(struct script *script)
{
	return say(script, true, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END, PLEN_CONTACT_HOVER);
}

static bool do_approach(struct script *script)
{
	return say(script, true, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER, 0);
}

static bool do_touch(struct script *script)
{
	return say(script, false, 0, PLEN_CONTACT_HOVER);
}

static bool do_hover(struct script *script)
{
	return say(script, false, PLEN_CONTACT_HOVER, 0);
}

static bool do_appear(struct script *script)
{
	return say(script, true, 0, 0);
}

static bool do_vanish(struct script *script)
{
	uint32_t device = 0;
	uint32_t id = 0;
	struct actor *actor = NULL;

	if (!read_contact(script, &device, &id)) {
		return false;
	}
	actor = find_actor(script, device, id);
	if (actor == NULL) {
		return fail(script, "contact %u of device %u is not down", id, device);
	}
	actor->fresh = true;
	actor->gone = true;
	return is_last_word(script);
}

static bool do_zone(struct script *script)
{
	static const char *const kinds[] = {"canvas", "control", "drag", "locked", NULL};
	struct plen_zone zone = {0};
	uint32_t place = 0;

	if (!read_count(script, &zone.id) || !read_name(script, kinds, &zone.kind) ||
	    !read_number(script, &zone.rect.x_mm) || !read_number(script, &zone.rect.y_mm) ||
	    !read_number(script, &zone.rect.w_mm) || !read_number(script, &zone.rect.h_mm)) {
		return false;
	}
	while (place < script->zone_count && script->zones[place].id != zone.id) {
		place++;
	}
	if (place == PLEN_ZONE_MAX) {
		return fail(script, "too many zones");
	}
	flush(script);
	script->zones[place] = zone;
	script->zone_count += place == script->zone_count;
	plen_engine_set_zones(script->engine, script->zones, script->zone_count);
	return is_last_word(script);
}

static bool do_no_zones(struct script *script)
{
	flush(script);
	script->zone_count = 0;
	plen_engine_set_zones(script->engine, NULL, 0);
	return is_last_word(script);
}

static bool do_plug(struct script *script)
{
	uint32_t device = 0;

	if (!read_count(script, &device)) {
		return false;
	}
	flush(script);
	plen_engine_device_came(script->engine, device, script->time_us);
	return is_last_word(script);
}

/* What is known of how large touches look to a panel; 0 for what is not. */
static bool do_sizes(struct script *script)
{
	struct plen_touch_size size = {0};
	uint32_t device = 0;

	if (!read_count(script, &device) || !read_number(script, &size.nib_mm) ||
	    !read_number(script, &size.finger_mm) || !read_number(script, &size.palm_mm) ||
	    !read_count(script, &size.strokes)) {
		return false;
	}
	flush(script);
	plen_engine_set_touch_size(script->engine, device, &size);
	return is_last_word(script);
}

static bool do_unplug(struct script *script)
{
	uint32_t device = 0;
	uint32_t kept = 0;

	if (!read_count(script, &device)) {
		return false;
	}
	flush(script);
	for (uint32_t i = 0; i < script->actor_count; i++) {
		if (script->actors[i].device != device) {
			script->actors[kept++] = script->actors[i];
		}
	}
	script->actor_count = kept;
	plen_engine_device_went(script->engine, device, script->time_us);
	return is_last_word(script);
}

/* The engine is called at its deadlines, as its thread would do. */
static void pass_time(struct script *script, double passed_ms)
{
	int64_t until_us = script->time_us + llround(passed_ms * 1000.0);
	int64_t deadline_us = 0;

	flush(script);
	while ((deadline_us = plen_engine_deadline_us(script->engine)) <= until_us) {
		plen_engine_advance(script->engine, deadline_us);
	}
	script->time_us = until_us;
}

/* "+40ms": time goes on. */
static bool go_on(struct script *script, const char *word)
{
	char *end = NULL;
	double passed_ms = strtod(word + 1, &end);

	if (end == word + 1 || strcmp(end, "ms") != 0 || !(passed_ms >= 0.0 && passed_ms <= 1e9)) {
		return fail(script, "\"%s\" is no time, such as +40ms", word);
	}
	pass_time(script, passed_ms);
	return is_last_word(script);
}

static bool run_command(struct script *script)
{
	static const struct {
		const char *name;
		bool (*run)(struct script *script);
	} commands[] = {
		{"down", do_down},         {"move", do_move},     {"up", do_up},
		{"dot", do_dot},           {"zone", do_zone},     {"no-zones", do_no_zones},
		{"approach", do_approach}, {"touch", do_touch},   {"hover", do_hover},
		{"appear", do_appear},     {"vanish", do_vanish}, {"plug", do_plug},
		{"unplug", do_unplug},     {"sizes", do_sizes},
	};
	const char *word = next_word(script);

	if (word[0] == '+') {
		return go_on(script, word);
	}
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(word, commands[i].name) == 0) {
			return commands[i].run(script);
		}
	}
	return fail(script, "\"%s\" is no command", word);
}

/* "down 1..60 20 300 by 23 0": the same of many contacts, each a step further on. */
static bool run_row(struct script *script, unsigned first, unsigned last)
{
	char words[3][32];
	double numbers[4] = {0}; /* place, step */
	bool steps = script->word_count >= 7 && strcmp(script->words[4], "by") == 0;

	for (unsigned i = 0; i < 2 && steps; i++) {
		numbers[i] = strtod(script->words[2 + i], NULL);
		numbers[2 + i] = strtod(script->words[5 + i], NULL);
	}
	for (unsigned id = first; id <= last; id++) {
		snprintf(words[0], sizeof(words[0]), "%u", id);
		script->words[1] = words[0];
		for (unsigned i = 0; i < 2 && steps; i++) {
			double place_mm = numbers[i] + (id - first) * numbers[2 + i];
			snprintf(words[1 + i], sizeof(words[1 + i]), "%.1f", place_mm);
			script->words[2 + i] = words[1 + i];
		}
		script->next_word = 0;
		if (!run_command(script)) {
			return false;
		}
	}
	return true;
}

static bool run_line(struct script *script)
{
	unsigned first = 0;
	unsigned last = 0;
	char rest = '\0';

	if (script->word_count > 1 &&
	    sscanf(script->words[1], "%u..%u%c", &first, &last, &rest) == 2) {
		return run_row(script, first, last);
	}
	return run_command(script);
}

/* Cuts the line into words, in place; what follows a '#' is for the reader. */
static void cut_words(struct script *script, char *line)
{
	char *rest = NULL;

	line[strcspn(line, "#")] = '\0';
	script->word_count = 0;
	script->next_word = 0;
	for (char *word = strtok_r(line, " \t\r", &rest);
	     word != NULL && script->word_count < WORDS_MAX;
	     word = strtok_r(NULL, " \t\r", &rest)) {
		script->words[script->word_count++] = word;
	}
}

static bool run_text(struct script *script, char *text)
{
	while (text != NULL) {
		char *line = strsep(&text, "\n");
		script->line++;
		if (strcmp(line, "---") == 0) {
			break;
		}
		cut_words(script, line);
		if (script->word_count > 0 && !run_line(script)) {
			return false;
		}
	}
	pass_time(script, AFTERMATH_MS);
	return true;
}

static void print_counters(struct script *script)
{
	struct plen_engine_stats stats = plen_engine_stats(script->engine);

	fprintf(script->out, "contacts %" PRIu64 " seen, %" PRIu64 " lost, %" PRIu64 " open\n",
		stats.contacts_seen, stats.contacts_lost, stats.contacts_open);
}

bool plen_test_script_play(const char *text, FILE *out, char *error, size_t error_size)
{
	struct script *script = plen_calloc(1, sizeof(*script));
	char *copy = plen_strdup(text);
	bool good = false;

	script->out = out;
	script->error = error;
	script->error_size = error_size;
	script->engine = plen_engine_create(NULL, print_event, script);
	good = run_text(script, copy);
	if (good) {
		print_counters(script);
	}
	plen_engine_destroy(script->engine);
	free(copy);
	free(script);
	return good;
}
