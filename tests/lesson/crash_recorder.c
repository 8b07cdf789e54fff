/* SPDX-License-Identifier: MIT */
#include "crash_recorder.h"

#include <assert.h>
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "scratch.h"

struct known {
	char *name;
	uint32_t file;
};

static struct {
	pthread_mutex_t mutex;
	const char *folder;
	struct crash_trace *trace;
	struct crash_trace nowhere; /* gives numbers where there is no trace */
	struct known *known;
	size_t known_count, known_capacity;
	struct crash_promise promise;
	struct crash_fault fault;
	uint64_t calls;
	enum crash_mutant mutant;
	bool is_network;
	bool is_memory; /* the fault is; then these count, without the lock */
	atomic_uint_fast64_t memory_calls, memory_from, memory_until;
} recorder = {.mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP, .memory_from = UINT64_MAX};

void crash_recorder_lock(void)
{
	pthread_mutex_lock(&recorder.mutex);
}

void crash_recorder_unlock(void)
{
	pthread_mutex_unlock(&recorder.mutex);
}

/* -- names -- */

const char *crash_recorder_name(const char *path)
{
	size_t length = recorder.folder != NULL ? strlen(recorder.folder) : 0;

	if (path == NULL || length == 0 || strncmp(path, recorder.folder, length) != 0 ||
	    path[length] != '/') {
		return NULL;
	}
	/* What a reader keeps in a folder of its own is no part of the lesson. */
	return strchr(path + length + 1, '/') == NULL ? path + length + 1 : NULL;
}

bool crash_recorder_is_folder(const char *path)
{
	return recorder.folder != NULL && strcmp(path, recorder.folder) == 0;
}

static struct known *find(const char *name)
{
	for (size_t i = 0; i < recorder.known_count; i++) {
		if (strcmp(recorder.known[i].name, name) == 0) {
			return &recorder.known[i];
		}
	}
	return NULL;
}

uint32_t crash_recorder_file(const char *name)
{
	const struct known *known = find(name);

	return known != NULL ? known->file : CRASH_NOT_WATCHED;
}

static void know(const char *name, uint32_t file)
{
	struct known *known = find(name);

	if (known == NULL) {
		recorder.known = plen_grow(recorder.known, recorder.known_count,
					   &recorder.known_capacity, sizeof(*recorder.known));
		known = &recorder.known[recorder.known_count++];
		known->name = plen_strdup(name);
	}
	known->file = file;
}

static void forget_all(void)
{
	for (size_t i = 0; i < recorder.known_count; i++) {
		free(recorder.known[i].name);
	}
	recorder.known_count = 0;
}

/* -- writing down -- */

static void add(struct crash_event *event)
{
	if (recorder.trace != NULL) {
		event->promise = recorder.promise;
		crash_trace_add(recorder.trace, event);
	}
}

uint32_t crash_recorder_made(const char *name)
{
	struct crash_trace *trace = recorder.trace != NULL ? recorder.trace : &recorder.nowhere;
	struct crash_event event = {
		.call = CRASH_MAKE, .file = trace->files++, .name = (char *)name};

	know(name, event.file);
	add(&event);
	return event.file;
}

void crash_recorder_renamed(const char *name, const char *to)
{
	struct crash_event event = {.call = CRASH_RENAME, .name = (char *)name, .to = (char *)to};

	know(to, crash_recorder_file(name));
	know(name, CRASH_NOT_WATCHED);
	add(&event);
}

void crash_recorder_unlinked(const char *name)
{
	struct crash_event event = {.call = CRASH_UNLINK, .name = (char *)name};

	know(name, CRASH_NOT_WATCHED);
	add(&event);
}

void crash_recorder_did(enum crash_call call, uint32_t file, const void *data, size_t size,
			uint64_t offset)
{
	struct crash_event event = {.call = call,
				    .file = file,
				    .size = size,
				    .offset = offset,
				    .data = (uint8_t *)data};

	add(&event);
}

/* -- control -- */

static void record_what_is_there(void)
{
	DIR *folder = opendir(recorder.folder);
	const struct dirent *entry = NULL;

	assert(folder != NULL);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_type != DT_REG) {
			continue;
		}
		char *path = scratch_path(recorder.folder, entry->d_name);
		struct scratch_bytes bytes = scratch_read(path);
		uint32_t file = crash_recorder_made(entry->d_name);
		crash_recorder_did(CRASH_WRITE, file, bytes.data, bytes.size, 0);
		crash_recorder_did(CRASH_SYNC, file, NULL, 0, 0);
		free(bytes.data);
		free(path);
	}
	closedir(folder);
	crash_recorder_did(CRASH_SYNC_FOLDER, CRASH_NOT_WATCHED, NULL, 0, 0);
}

void crash_vfs_watch(const char *folder, struct crash_trace *trace)
{
	crash_recorder_lock();
	if (recorder.folder != NULL) {
		crash_recorder_did(CRASH_END, CRASH_NOT_WATCHED, NULL, 0, 0);
	}
	forget_all();
	recorder.folder = folder;
	recorder.trace = trace;
	if (folder != NULL) {
		record_what_is_there();
	} else {
		free(recorder.known);
		recorder.known = NULL;
		recorder.known_capacity = 0;
	}
	crash_recorder_unlock();
}

void crash_vfs_promise(const struct crash_promise *promise)
{
	crash_recorder_lock();
	recorder.promise = *promise;
	crash_recorder_unlock();
}

void crash_vfs_fail(const struct crash_fault *fault)
{
	bool is_memory = fault->on == CRASH_ON_MEMORY;

	crash_recorder_lock();
	recorder.is_memory = is_memory;
	recorder.fault = *fault;
	recorder.calls = 0;
	atomic_store(&recorder.memory_calls, 0);
	atomic_store(&recorder.memory_from, is_memory ? fault->at : UINT64_MAX);
	atomic_store(&recorder.memory_until, fault->forever ? UINT64_MAX : fault->at);
	crash_recorder_unlock();
}

void crash_vfs_mend(void)
{
	crash_recorder_lock();
	recorder.fault.on = 0;
	atomic_store(&recorder.memory_from, UINT64_MAX);
	crash_recorder_unlock();
}

/* A fault is of memory or of calls. */
uint64_t crash_vfs_calls(void)
{
	crash_recorder_lock();
	uint64_t calls = recorder.is_memory ? atomic_load(&recorder.memory_calls) : recorder.calls;
	crash_recorder_unlock();
	return calls;
}

bool crash_recorder_has_memory(void)
{
	uint64_t call = atomic_fetch_add(&recorder.memory_calls, 1) + 1;

	return call < atomic_load(&recorder.memory_from) ||
	       call > atomic_load(&recorder.memory_until);
}

bool crash_recorder_fails(enum crash_on on, int *error)
{
	const struct crash_fault *fault = &recorder.fault;

	if ((fault->on & on) == 0) {
		return false;
	}
	recorder.calls++;
	*error = fault->error;
	return recorder.calls == fault->at || (fault->forever && recorder.calls > fault->at);
}

/* -- networks and mutants -- */

bool crash_recorder_is_network(void)
{
	return recorder.is_network;
}

void crash_vfs_set_network(bool is_network)
{
	crash_recorder_lock();
	recorder.is_network = is_network;
	crash_recorder_unlock();
}

enum crash_mutant crash_recorder_mutant(void)
{
	return recorder.mutant;
}

void crash_vfs_mutate(enum crash_mutant mutant)
{
	crash_recorder_lock();
	recorder.mutant = mutant;
	crash_recorder_unlock();
}

const char *crash_mutant_name(enum crash_mutant mutant)
{
	static const char *const names[CRASH_MUTANTS] = {
		[CRASH_SOUND] = "the store as it is",
		[CRASH_NO_JOURNAL_SYNC] = "no sync of the journal",
		[CRASH_NO_MAIN_SYNC] = "no sync of the lesson",
		[CRASH_NO_SYNC] = "no sync by SQLite",
		[CRASH_NO_OWN_SYNC] = "no sync by the store itself",
		[CRASH_NO_FOLDER_SYNC] = "no sync of the folder",
		[CRASH_SYNC_OFF] = "synchronous=OFF",
		[CRASH_JOURNAL_OFF] = "journal_mode=OFF",
	};

	return names[mutant];
}
