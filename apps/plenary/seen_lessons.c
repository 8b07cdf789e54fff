/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "left"
#include "seen_lessons.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

#define FIRST_LINE "plenary-looked-through 1\n"
#define LINE_FORMAT "%" PRId64 " %" PRId64 " %" PRId64 " "
/* What changes within the tick of a file system's clock looks unchanged. */
#define TICK_S 2
#define NS_PER_S INT64_C(1000000000)

struct plen_seen_lesson {
	char *name;
	int64_t changed_ns, written_ns, size;
};

static int64_t to_ns(struct timespec at)
{
	return at.tv_sec * NS_PER_S + at.tv_nsec;
}

static struct plen_seen_lesson describe(const char *name, const struct stat *info)
{
	return (struct plen_seen_lesson){
		.name = plen_strdup(name),
		.changed_ns = to_ns(info->st_ctim),
		.written_ns = to_ns(info->st_mtim),
		.size = info->st_size,
	};
}

static bool is_same(const struct plen_seen_lesson *a, const struct plen_seen_lesson *b)
{
	return strcmp(a->name, b->name) == 0 && a->changed_ns == b->changed_ns &&
	       a->written_ns == b->written_ns && a->size == b->size;
}

/* -- reading -- */

static bool parse(char *line, struct plen_seen_lesson *lesson)
{
	int at = 0;

	line[strcspn(line, "\n")] = '\0';
	if (sscanf(line, LINE_FORMAT "%n", &lesson->changed_ns, &lesson->written_ns, &lesson->size,
		   &at) != 3 ||
	    at == 0 || line[at] == '\0') {
		return false;
	}
	lesson->name = plen_strdup(line + at);
	return true;
}

static void read_all(struct plen_seen_lessons *seen, FILE *in)
{
	struct plen_seen_lesson lesson;
	size_t capacity = 0;
	size_t size = 0;
	char *line = NULL;

	if (getline(&line, &size, in) > 0 && strcmp(line, FIRST_LINE) == 0) {
		while (getline(&line, &size, in) > 0 && parse(line, &lesson)) {
			seen->before = plen_grow(seen->before, seen->before_count, &capacity,
						 sizeof(*seen->before));
			seen->before[seen->before_count++] = lesson;
		}
	}
	free(line);
}

void plen_seen_lessons_load(struct plen_seen_lessons *seen, const char *folder)
{
	char *path = plen_asprintf("%s/" PLEN_SEEN_LESSONS_FILE, folder);
	FILE *in = fopen(path, "re");
	struct stat info;

	*seen = (struct plen_seen_lessons){0};
	if (in != NULL) {
		read_all(seen, in);
		fclose(in);
	}
	seen->has_file = plen_atomic_file_open(&seen->file, path) == 0;
	if (seen->has_file && fstat(seen->file.fd, &info) == 0) {
		seen->begun = info.st_mtim;
	}
	free(path);
}

/* -- asking -- */

static void remember(struct plen_seen_lessons *seen, const struct plen_seen_lesson *lesson)
{
	seen->now = plen_grow(seen->now, seen->count, &seen->capacity, sizeof(*seen->now));
	seen->now[seen->count++] = *lesson;
}

bool plen_seen_lessons_keep(struct plen_seen_lessons *seen, const char *name,
			    const struct stat *info)
{
	struct plen_seen_lesson lesson = describe(name, info);

	for (size_t i = 0; i < seen->before_count; i++) {
		if (is_same(&seen->before[i], &lesson)) {
			remember(seen, &lesson);
			return true;
		}
	}
	free(lesson.name);
	return false;
}

void plen_seen_lessons_add(struct plen_seen_lessons *seen, const char *name,
			   const struct stat *info)
{
	int64_t until_ns = to_ns(seen->begun) - TICK_S * NS_PER_S;
	struct plen_seen_lesson lesson;

	if (strchr(name, '\n') != NULL || to_ns(info->st_ctim) > until_ns ||
	    to_ns(info->st_mtim) > until_ns) {
		return;
	}
	lesson = describe(name, info);
	remember(seen, &lesson);
	seen->has_news = true;
}

/* -- writing -- */

static void write_all(struct plen_seen_lessons *seen)
{
	plen_atomic_file_write(&seen->file, FIRST_LINE, strlen(FIRST_LINE));
	for (size_t i = 0; i < seen->count; i++) {
		const struct plen_seen_lesson *lesson = &seen->now[i];
		char *line = plen_asprintf(LINE_FORMAT "%s\n", lesson->changed_ns,
					   lesson->written_ns, lesson->size, lesson->name);
		plen_atomic_file_write(&seen->file, line, strlen(line));
		free(line);
	}
	int status = plen_atomic_file_commit(&seen->file);
	if (status < 0) {
		plen_info("which lessons were looked through is not kept: %s", strerror(-status));
	}
}

static void free_all(struct plen_seen_lesson *lessons, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(lessons[i].name);
	}
	free(lessons);
}

void plen_seen_lessons_save(struct plen_seen_lessons *seen)
{
	bool is_new = seen->has_news || seen->count != seen->before_count;

	if (seen->has_file && is_new) {
		write_all(seen);
	} else if (seen->has_file) {
		plen_atomic_file_abort(&seen->file);
	}
	free_all(seen->before, seen->before_count);
	free_all(seen->now, seen->count);
	*seen = (struct plen_seen_lessons){0};
}
