/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "hand-out"
#include "hand_out.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "files_medium.h"
#include "lesson/handout.h"
#include "lesson_path.h"
#include "shown_name.h"

#define FOLDER_MODE 0755
#define LINE_MAX_BYTES 64
/* For a sentence, which has no room for every name. */
#define SHORT_NAME_BYTES 56
/* To remove what is half written, when the board ends. */
#define GRACE_US (2 * INT64_C(1000000))
/* For a medium to answer. */
#define PATIENCE_US (3 * INT64_C(1000000))

struct plen_hand_out {
	struct plen_store *store;
	char *lesson;
	struct plen_files_medium *medium; /* NULL once it is known where to */
	int64_t patience_us;              /* and then it is beside the lesson */
	enum plen_hand_out_state state;
	int status; /* why it could not begin; 0, or a negative errno */
	bool is_cancelled;
	char *name;                   /* the lesson's, without its folder and suffix */
	struct plen_store_copy *copy; /* of the lesson; NULL until it is known where to */
	char *folder; /* with a slash at the end; NULL until it is known, as is place */
	char *place;
	pid_t pid; /* 0 = not running */
	int fd;    /* where it tells how far it is; -1 = closed */
	char line[LINE_MAX_BYTES];
	size_t line_size;
	uint32_t done, total;
};

/* -- where -- */

static int choose_beside(struct plen_hand_out *hand_out, bool has_locked)
{
	char *beside = plen_lesson_path_folder(hand_out->lesson);
	char *base = plen_asprintf("%s/HANDOUTS", beside);
	int status = mkdir(base, FOLDER_MODE) < 0 && errno != EEXIST ? -errno : 0;

	hand_out->place =
		plen_strdup(has_locked ? "HANDOUTS, beside the lesson: the stick takes no files"
				       : "HANDOUTS, beside the lesson");
	if (status == 0) {
		status = plen_handout_claim(&hand_out->folder, base, hand_out->name,
					    plen_store_uuid(hand_out->store));
	}
	if (status < 0) {
		plen_error("%s: %s", base, strerror(-status));
	}
	free(base);
	free(beside);
	return status;
}

/* "…/media/STICK/NAME/" is called NAME, as short as need be. */
static char *place_on_stick(const char *folder)
{
	char *path = plen_asprintf("%.*s", (int)strlen(folder) - 1, folder);
	char name[SHORT_NAME_BYTES];
	char *place =
		plen_asprintf("%s on the stick",
			      plen_shown_name(name, sizeof(name), plen_lesson_path_name(path)));

	free(path);
	return place;
}

/* A medium if there is exactly one, and it answers; else beside the lesson. */
static int choose_folder(struct plen_hand_out *hand_out)
{
	const char *folder = NULL;
	int status = 0;

	if (plen_files_medium_is_done(hand_out->medium)) {
		folder = plen_files_medium_folder(hand_out->medium, &status);
	}
	if (folder != NULL) {
		hand_out->folder = plen_strdup(folder);
		hand_out->place = place_on_stick(folder);
		return 0;
	}
	if (status < 0 && status != -EROFS) {
		plen_error("the stick: %s", strerror(-status));
		return status;
	}
	return choose_beside(hand_out, status == -EROFS);
}

/* -- the process -- */

/* Beside this program, as it was built and is installed; else wherever programs are. */
static void find_program(char *path, size_t size)
{
	const char *named = getenv("PLENARY_CONVERT");
	ssize_t length = readlink("/proc/self/exe", path, size - 1);

	if (named != NULL) {
		snprintf(path, size, "%s", named);
		return;
	}
	path[length > 0 ? length : 0] = '\0';
	char *slash = strrchr(path, '/');
	if (slash != NULL) {
		snprintf(slash + 1, size - (size_t)(slash + 1 - path), "plenary-convert");
		if (access(path, X_OK) == 0) {
			return;
		}
	}
	snprintf(path, size, "plenary-convert");
}

static int start(struct plen_hand_out *hand_out)
{
	char program[PATH_MAX];
	char progress[] = "--progress";
	char *copy = plen_strdup(plen_store_copy_path(hand_out->copy));
	char *const arguments[] = {program, progress, copy, hand_out->folder, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0) {
		int error = -errno;
		free(copy);
		return error;
	}
	find_program(program, sizeof(program));
	sigemptyset(&none);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawnattr_init(&attributes);
	/* The board blocks signals; what it starts shall hear them. */
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	int status =
		posix_spawnp(&hand_out->pid, program, &actions, &attributes, arguments, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	free(copy);
	hand_out->fd = ends[0];
	if (status != 0) {
		hand_out->pid = 0;
		plen_error("%s: %s", program, strerror(status));
	}
	return -status;
}

struct plen_hand_out *plen_hand_out_create(struct plen_store *store, const char *lesson,
					   const char *const *roots)
{
	struct plen_hand_out *hand_out = plen_calloc(1, sizeof(*hand_out));

	hand_out->fd = -1;
	hand_out->store = store;
	hand_out->lesson = plen_strdup(lesson);
	hand_out->name = plen_lesson_path_title(lesson);
	hand_out->medium = plen_files_medium_create(&(struct plen_files_medium_options){
		.name = hand_out->name, .uuid = plen_store_uuid(store), .roots = roots});
	hand_out->patience_us = plen_clock_monotonic_us() + PATIENCE_US;
	return hand_out;
}

static void fail(struct plen_hand_out *hand_out, int status)
{
	if (hand_out->is_cancelled) {
		hand_out->state = PLEN_HAND_OUT_CANCELLED;
		return;
	}
	hand_out->status = status;
	hand_out->state = PLEN_HAND_OUT_FAILED;
}

static void look_for_place(struct plen_hand_out *hand_out)
{
	if (hand_out->is_cancelled) {
		hand_out->state = PLEN_HAND_OUT_CANCELLED;
		return;
	}
	if (!plen_files_medium_is_done(hand_out->medium) &&
	    plen_clock_monotonic_us() < hand_out->patience_us) {
		return;
	}
	int status = choose_folder(hand_out);
	if (status == 0) {
		status = plen_store_copy(hand_out->store, &hand_out->copy);
		if (status < 0) {
			plen_error("the lesson could not be copied: %s", strerror(-status));
		}
	}
	plen_files_medium_destroy(hand_out->medium);
	hand_out->medium = NULL;
	if (status < 0) {
		fail(hand_out, status);
	}
}

static void look_at_copy(struct plen_hand_out *hand_out)
{
	int status = hand_out->is_cancelled ? -ECANCELED : plen_store_copy_status(hand_out->copy);

	if (status == -EINPROGRESS) {
		return;
	}
	if (status == 0) {
		status = start(hand_out);
	} else if (status != -ECANCELED) {
		plen_error("the lesson could not be copied: %s", strerror(-status));
	}
	if (status < 0) {
		fail(hand_out, status);
	}
}

/* -- how far it is -- */

static void take_line(struct plen_hand_out *hand_out)
{
	unsigned int done = 0;
	unsigned int total = 0;

	hand_out->line[hand_out->line_size] = '\0';
	if (sscanf(hand_out->line, "%u %u", &done, &total) == 2 && done <= total) {
		hand_out->done = done;
		hand_out->total = total;
	}
	hand_out->line_size = 0;
}

static void take_byte(struct plen_hand_out *hand_out, char byte)
{
	if (byte == '\n') {
		take_line(hand_out);
	} else if (hand_out->line_size < LINE_MAX_BYTES - 1) {
		hand_out->line[hand_out->line_size++] = byte;
	}
}

static void read_progress(struct plen_hand_out *hand_out)
{
	char bytes[512];
	ssize_t size = 0;

	while ((size = read(hand_out->fd, bytes, sizeof(bytes))) > 0) {
		for (ssize_t i = 0; i < size; i++) {
			take_byte(hand_out, bytes[i]);
		}
	}
}

static void look_at_process(struct plen_hand_out *hand_out)
{
	int status = 0;

	read_progress(hand_out);
	pid_t ended = waitpid(hand_out->pid, &status, WNOHANG);
	if (ended == 0 || (ended < 0 && errno == EINTR)) {
		return;
	}
	hand_out->pid = 0;
	if (ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		hand_out->state = PLEN_HAND_OUT_DONE;
	} else if (hand_out->is_cancelled) {
		hand_out->state = PLEN_HAND_OUT_CANCELLED;
	} else {
		hand_out->state = PLEN_HAND_OUT_FAILED;
		plen_error("plenary-convert ended with %#x", (unsigned int)status);
	}
}

enum plen_hand_out_state plen_hand_out_step(struct plen_hand_out *hand_out)
{
	if (hand_out->state != PLEN_HAND_OUT_RUNNING) {
		return hand_out->state;
	}
	if (hand_out->medium != NULL) {
		look_for_place(hand_out);
	} else if (hand_out->pid == 0) {
		look_at_copy(hand_out);
	} else {
		look_at_process(hand_out);
	}
	return hand_out->state;
}

void plen_hand_out_progress(const struct plen_hand_out *hand_out, uint32_t *done, uint32_t *total)
{
	*done = hand_out->done;
	*total = hand_out->total;
}

/* It removes what is half written, and ends. */
void plen_hand_out_cancel(struct plen_hand_out *hand_out)
{
	if (hand_out->pid != 0 && !hand_out->is_cancelled) {
		kill(hand_out->pid, SIGTERM);
	}
	hand_out->is_cancelled = true;
}

/* It closes the pipe when it ends. */
static void await(const struct plen_hand_out *hand_out)
{
	struct pollfd ends = {.fd = hand_out->fd, .events = POLLIN};
	int64_t until_us = plen_clock_monotonic_us() + GRACE_US;
	int64_t left_us = GRACE_US;
	char bytes[512];

	while (left_us > 0 && poll(&ends, 1, (int)(left_us / 1000)) > 0 &&
	       read(hand_out->fd, bytes, sizeof(bytes)) > 0) {
		left_us = until_us - plen_clock_monotonic_us();
	}
}

static void stop(struct plen_hand_out *hand_out)
{
	if (hand_out->pid == 0) {
		return;
	}
	plen_hand_out_cancel(hand_out);
	await(hand_out);
	kill(hand_out->pid, SIGKILL);
	plen_aside_reap(hand_out->pid);
	hand_out->pid = 0;
}

const char *plen_hand_out_failure(const struct plen_hand_out *hand_out)
{
	switch (-hand_out->status) {
	case ENOSPC:
	case EDQUOT:
		return "Handing out did not work: there is no room left for the files.";
	case EAGAIN:
		return "Not now: saving does not work just now.";
	case EACCES:
	case EPERM:
	case ENOTDIR:
		return "Handing out did not work: there is no place for the files.";
	default:
		return "Handing out did not work. The lesson is as it was.";
	}
}

const char *plen_hand_out_place(const struct plen_hand_out *hand_out)
{
	return hand_out->place != NULL ? hand_out->place : "";
}

void plen_hand_out_destroy(struct plen_hand_out *hand_out)
{
	if (hand_out == NULL) {
		return;
	}
	stop(hand_out);
	if (hand_out->fd >= 0) {
		close(hand_out->fd);
	}
	plen_store_copy_destroy(hand_out->copy);
	plen_files_medium_destroy(hand_out->medium);
	/* If nothing came of it, and nothing was there before. */
	if (hand_out->folder != NULL && hand_out->state != PLEN_HAND_OUT_DONE) {
		plen_aside_rmdir(hand_out->folder);
	}
	free(hand_out->lesson);
	free(hand_out->name);
	free(hand_out->folder);
	free(hand_out->place);
	free(hand_out);
}
