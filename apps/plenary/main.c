/* SPDX-License-Identifier: MIT
 *
 * plenary: the board. This file opens the parts in order, each of which may refuse with one line,
 * runs the board in real or in virtual time, and writes what was asked for at the end.
 *
 * Exit status: 0 good, 1 failed while running, 2 bad command line, settings or file (nothing was
 * written), 10 IT asked for the way out (the kiosk unit then stays down).
 */
#define PLEN_LOG_MODULE "plenary"
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/log.h"
#include "config.h"
#include "display.h"
#include "driver/source_recording.h"
#include "had_lessons.h"
#include "left_lessons.h"
#include "lesson_path.h"
#include "live.h"
#include "options.h"
#include "play.h"
#include "session.h"
#include "shown_name.h"
#include "stats.h"
#include "waiter.h"

enum exit_status {
	EXIT_GOOD = 0,
	EXIT_FAILED = 1,
	EXIT_BAD_INPUT = 2,
	EXIT_QUIT = 10,
};

/* A day has one lesson; if that cannot be had, this many others are tried. */
#define LESSON_ATTEMPTS 9
/* How long a kiosk waits for its screen before it gives up, to be started again. */
#define SCREEN_PATIENCE_US (30 * INT64_C(1000000))
/* Of a sentence, for the lesson's name. */
#define TITLE_BYTES 80
#define WINDOW_WIDTH_PX 1280
#define WINDOW_HEIGHT_PX 720

struct program {
	struct plen_options options;
	struct plen_config config;
	struct plen_config_sources sources;
	struct plen_presenter *presenter;
	enum plen_live_screen screen;
	struct plen_size_claims claims;
	struct plen_source *recording; /* NULL without --play */
	char lesson[PATH_MAX];         /* "" = in memory */
	char other[PATH_MAX];          /* chosen at the wall, to come after it; "" = none */
	bool other_is_copy;            /* made just now, of one on a stick */
	bool has_run;                  /* this is not the first lesson of the board */
	char banner[256];
	char sentence[PLEN_SCENE_TEXT_MAX]; /* to be said once the lesson is open; "": nothing */
	struct plen_session *session;
	struct plen_had_lessons had;
	struct plen_left_lessons *left; /* NULL if the folder is not the board's own */
	bool has_gone_through;          /* all of that folder, today */
	char error[1024];
};

/* The recording is read before anything is opened for writing: a bad one changes nothing. */
static int open_recording(struct program *program)
{
	struct plen_source_recording_options options = {.board = {1000, 1000}};

	if (program->options.play == NULL) {
		return 0;
	}

	int status = plen_source_recording_open(&program->recording, program->options.play,
						&options, program->error, sizeof(program->error));
	if (status == 0) {
		program->claims.recording = plen_source_recording_size(program->recording);
	}
	return status;
}

/* A kiosk may be up before the screen's driver is, and waits for that; no other board does. */
static int create_screen(struct program *program, const struct plen_display_options *options)
{
	const struct timespec pause = {.tv_nsec = 500000000};
	int64_t until_us = plen_clock_monotonic_us() + SCREEN_PATIENCE_US;
	bool has_said = false;

	for (;;) {
		int status = plen_display_open(&program->presenter, options, program->error,
					       sizeof(program->error));
		if (status == 0 || !program->options.kiosk || plen_waiter_is_asked_to_end() ||
		    plen_clock_monotonic_us() >= until_us) {
			return status;
		}
		if (!has_said) {
			plen_info("waiting for a screen: %s", program->error);
			has_said = true;
		}
		nanosleep(&pause, NULL);
	}
}

static int open_screen(struct program *program)
{
	struct plen_display_options options = {
		.config = &program->config,
		.has_window_system = plen_display_has_window_system(),
		/* Crosses are where the panel is only if the picture fills it. */
		.fullscreen = program->options.kiosk || program->options.calibrate,
		.width_px = WINDOW_WIDTH_PX,
		.height_px = WINDOW_HEIGHT_PX,
	};
	bool is_bare = plen_display_choose(&program->config, options.has_window_system) ==
		       PLEN_DISPLAY_KMS;

	if (program->options.headless) {
		program->presenter = plen_presenter_memory_create(program->options.width_px,
								  program->options.height_px);
		program->screen = PLEN_LIVE_MEMORY;
		return 0;
	}

	int status = create_screen(program, &options);
	if (status < 0) {
		return status;
	}
	program->screen = is_bare ? PLEN_LIVE_BARE : PLEN_LIVE_WINDOW;
	/* A window is part of a screen: the screen's size says nothing of it. */
	if (options.fullscreen || is_bare) {
		program->claims.screen = plen_presenter_size(program->presenter);
	}
	return 0;
}

static struct plen_board_size wall_size(const struct program *program)
{
	struct plen_frame frame = {.width_px = WINDOW_WIDTH_PX, .height_px = WINDOW_HEIGHT_PX};

	plen_presenter_frame(program->presenter, &frame);
	return plen_size_choose(&program->claims, frame.width_px, frame.height_px);
}

/* The lesson's name from the command line; else today's; else, headless, none. */
static void choose_lesson(struct program *program)
{
	time_t now = time(NULL);
	struct tm day;

	if (program->options.lesson != NULL) {
		snprintf(program->lesson, sizeof(program->lesson), "%s", program->options.lesson);
		return;
	}
	if (program->options.headless || program->options.calibrate) {
		return;
	}
	localtime_r(&now, &day);
	if (plen_lesson_path_today(program->lesson, sizeof(program->lesson), program->config.folder,
				   &day, program->error, sizeof(program->error)) < 0) {
		plen_error("%s", program->error);
		snprintf(program->banner, sizeof(program->banner),
			 "This lesson will not be kept: there is no place to keep it.");
		program->lesson[0] = '\0';
	}
}

static void make_uuid(const struct program *program, uint8_t uuid[16])
{
	if (program->options.fast) {
		uint64_t digest = plen_source_recording_digest(program->recording);
		memset(uuid, 0, 16);
		memcpy(uuid, &digest, sizeof(digest));
	} else if (getrandom(uuid, 16, 0) != 16) {
		abort();
	}
	uuid[6] = (uint8_t)((uuid[6] & 0x0f) | 0x40);
	uuid[8] = (uint8_t)((uuid[8] & 0x3f) | 0x80);
}

/* A desktop tells a window where touches are, and nothing of the panel. A recording is offered all
 * that was offered where it was made. */
static bool can_calibrate(const struct program *program)
{
	return program->screen != PLEN_LIVE_WINDOW || program->recording != NULL ||
	       program->config.input == PLEN_CONFIG_INPUT_DEVICE;
}

static int create_wall(struct program *program, const char *lesson)
{
	struct plen_session_options options = {
		.lesson = lesson,
		.time_us = program->options.fast ? plen_source_next_us(program->recording)
						 : plen_clock_realtime_us(),
		.presenter = program->presenter,
		.overlay = program->config.overlay != 0,
		.is_virtual = program->options.fast,
		.board =
			{
				.size = wall_size(program),
				.group_count = (uint8_t)(program->options.groups != 0
								 ? program->options.groups
								 : program->config.groups),
				/* One that was chosen is shown as it was left. */
				.start_in_groups =
					program->options.groups != 0 && program->other[0] == '\0',
				.theme = (enum plen_theme)program->config.theme,
				.teacher_left = program->config.teacher_left != 0,
				.pen_width_mm = program->config.pen_width_mm,
				.can_calibrate = can_calibrate(program),
				.can_open = true,
			},
	};

	make_uuid(program, options.uuid);
	return plen_session_create(&program->session, &options, program->error,
				   sizeof(program->error));
}

/* Whoever opens a second board on a desktop finds the first one there, with today's lesson; one who
 * has the whole screen, or runs already, has a class before it. */
static bool may_refuse(const struct program *program)
{
	return !program->options.kiosk && !program->has_run;
}

/* Beside today's lesson, which somebody else has, or which the medium does not give. What is
 * damaged opens by itself. */
static int open_another(struct program *program, int status)
{
	const char *why = status == -EBUSY ? "is open elsewhere" : "could not be opened";
	char other[PATH_MAX];

	for (int attempt = 2; attempt <= LESSON_ATTEMPTS && status < 0; attempt++) {
		if (status != -EBUSY) {
			plen_error("%s", program->error);
		}
		plen_lesson_path_other(other, sizeof(other), program->lesson, attempt);
		status = create_wall(program, other);
	}
	if (status == 0) {
		plen_warn("%s %s: this lesson is kept in %s", program->lesson, why, other);
		snprintf(program->lesson, sizeof(program->lesson), "%s", other);
		snprintf(program->banner, sizeof(program->banner),
			 "Today's earlier lesson %s. It is kept; this is a new one.", why);
	}
	return status;
}

/* Opening makes what is missing. */
static int open_if_there(struct program *program, const char *path)
{
	if (access(path, F_OK) < 0) {
		snprintf(program->error, sizeof(program->error), "%s: %s", path, strerror(errno));
		return -ENOENT;
	}
	return create_wall(program, path);
}

/* Today's is a different one. */
static void tell_name(struct program *program)
{
	char *name = plen_lesson_path_title(program->lesson);
	char shown[TITLE_BYTES];

	snprintf(program->sentence, sizeof(program->sentence),
		 program->other_is_copy
			 ? "This is the lesson %s, copied: the stick may be pulled out."
			 : "This is the lesson %s.",
		 plen_shown_name(shown, sizeof(shown), name));
	free(name);
}

/* The lesson that somebody has chosen at the wall; else the one before it again. */
static int open_chosen(struct program *program)
{
	int status = open_if_there(program, program->other);

	if (status == 0) {
		snprintf(program->lesson, sizeof(program->lesson), "%s", program->other);
		tell_name(program);
		return 0;
	}
	plen_error("%s", program->error);
	snprintf(program->sentence, sizeof(program->sentence), "That lesson %s. This one goes on.",
		 status == -EBUSY ? "is open elsewhere" : "cannot be opened");
	return create_wall(program, program->lesson);
}

/* A lesson that was named is opened or refused. Today's own lesson must never keep a class
 * waiting: if it is open elsewhere, or the medium cannot be read, another one is begun beside it.
 */
static int open_lesson(struct program *program)
{
	if (program->other[0] != '\0' && open_chosen(program) == 0) {
		return 0;
	}
	choose_lesson(program);

	int status = create_wall(program, program->lesson[0] != '\0' ? program->lesson : NULL);
	if (status == 0 || program->options.lesson != NULL ||
	    (status == -EBUSY && may_refuse(program))) {
		return status;
	}
	if (program->lesson[0] != '\0' && open_another(program, status) == 0) {
		return 0;
	}
	plen_error("%s", program->error);
	snprintf(program->banner, sizeof(program->banner),
		 "This lesson will not be kept: there is no place to keep it.");
	return create_wall(program, NULL);
}

static bool write_results(struct program *program, const struct plen_engine_stats *engine)
{
	bool good = true;

	if (program->options.screenshot != NULL) {
		good = plen_session_screenshot(program->session, program->options.screenshot);
	}
	if (program->options.stats != NULL) {
		struct plen_session_stats stats = plen_session_final_stats(program->session);
		good = plen_stats_write(program->options.stats, engine, &stats) && good;
	}
	return good;
}

static enum exit_status run_play(struct program *program)
{
	struct plen_engine_config engine = plen_config_engine(&program->config);
	struct plen_play *play = plen_play_create(program->session, &engine);

	plen_source_set_board(program->recording, wall_size(program));
	int status = plen_play_run(play, program->recording);
	struct plen_engine_stats stats = plen_play_stats(play);
	bool good = write_results(program, &stats) && status == 0;
	if (status < 0) {
		plen_error("%s: %s", program->options.play, strerror(-status));
	}
	plen_play_destroy(play);
	return good ? EXIT_GOOD : EXIT_FAILED;
}

/* When today ends; never, for a lesson that was named. */
static int64_t midnight_us(const struct program *program)
{
	time_t now = time(NULL);
	struct tm day;

	if (program->options.lesson != NULL || program->options.headless ||
	    program->options.calibrate) {
		return INT64_MAX;
	}
	localtime_r(&now, &day);
	day.tm_mday++;
	day.tm_hour = 0;
	day.tm_min = 0;
	day.tm_sec = 0;
	day.tm_isdst = -1;
	return (int64_t)mktime(&day) * 1000000;
}

/* What comes after a lesson that has ended. True: another one, or today's. */
static bool choose_next(struct program *program, enum plen_live_end end)
{
	program->has_run = true;
	if (end == PLEN_LIVE_OTHER) {
		snprintf(program->other, sizeof(program->other), "%s",
			 plen_session_other_lesson(program->session, &program->other_is_copy));
	}
	return end == PLEN_LIVE_OTHER || end == PLEN_LIVE_NEW_DAY;
}

static enum exit_status run_live(struct program *program, bool *goes_on)
{
	struct plen_live_options options = {
		.session = program->session,
		.presenter = program->presenter,
		.screen = program->screen,
		.config = &program->config,
		.claims = program->claims,
		.recording = program->recording,
		.calibrate = program->options.calibrate,
		.midnight_us = midnight_us(program),
	};
	struct plen_live *live = NULL;

	if (plen_live_create(&live, &options, program->error, sizeof(program->error)) < 0) {
		plen_error("%s", program->error);
		return EXIT_FAILED;
	}

	enum plen_live_end end = plen_live_run(live);
	struct plen_engine_stats stats = plen_live_stats(live);
	bool good = write_results(program, &stats);
	plen_live_destroy(live);
	*goes_on = choose_next(program, end);
	if (end == PLEN_LIVE_QUIT) {
		return EXIT_QUIT;
	}
	return good && end != PLEN_LIVE_FAILED ? EXIT_GOOD : EXIT_FAILED;
}

static bool close_lesson(struct program *program)
{
	bool kept = plen_session_destroy(program->session);

	program->session = NULL;
	if (!kept) {
		plen_error("%s: the last ink could not be written, see above", program->lesson);
	}
	return kept;
}

/* In the folder where each day begins a lesson; not beside one that was named, wherever that is. */
static void follow_left_lessons(struct program *program)
{
	if (program->options.lesson == NULL && program->lesson[0] != '\0' &&
	    !program->has_gone_through) {
		program->left = plen_left_lessons_create(program->lesson, &program->had);
	}
}

static void end_left_lessons(struct program *program)
{
	if (program->left != NULL) {
		program->has_gone_through = plen_left_lessons_is_done(program->left);
		plen_left_lessons_destroy(program->left);
		program->left = NULL;
	}
}

/* Where another one was chosen nothing has ended. With the day all end that the board has had, in
 * the folder that is then gone through. */
static void note_had(struct program *program)
{
	if (program->other[0] != '\0' && program->lesson[0] != '\0') {
		plen_had_lessons_add(&program->had, program->lesson);
	} else if (program->other[0] == '\0') {
		plen_had_lessons_drop(&program->had);
		program->has_gone_through = false;
	}
}

/* One lesson from opening to closing. */
static enum exit_status run_lesson(struct program *program, bool *goes_on)
{
	program->banner[0] = '\0';
	program->sentence[0] = '\0';
	if (open_lesson(program) < 0) {
		plen_error("%s", program->error);
		return EXIT_BAD_INPUT;
	}
	program->other[0] = '\0';
	plen_session_set_banner(program->session, program->banner);
	if (program->sentence[0] != '\0') {
		plen_session_say(program->session, program->sentence, plen_clock_realtime_us());
	}
	if (program->options.file != NULL && !program->has_run) {
		plen_session_open(program->session, program->options.file);
	}

	follow_left_lessons(program);
	enum exit_status status =
		program->options.fast ? run_play(program) : run_live(program, goes_on);
	end_left_lessons(program);
	if (!close_lesson(program) && status == EXIT_GOOD) {
		status = EXIT_FAILED;
	}
	if (*goes_on) {
		note_had(program);
	}
	return status;
}

static enum exit_status run_board(struct program *program)
{
	enum exit_status status = EXIT_FAILED;
	bool goes_on = false;

	program->claims.option = program->options.panel_mm;
	program->claims.config =
		(struct plen_board_size){program->config.width_mm, program->config.height_mm};
	if (open_recording(program) < 0) {
		plen_error("%s", program->error);
		return EXIT_BAD_INPUT;
	}
	plen_waiter_block_signals();
	if (open_screen(program) < 0) {
		/* Whoever ends a board that still waits must not find a failed one. */
		if (plen_waiter_is_asked_to_end()) {
			status = EXIT_GOOD;
		} else {
			plen_error("%s", program->error);
		}
	} else {
		do {
			goes_on = false;
			status = run_lesson(program, &goes_on);
		} while (goes_on);
		plen_had_lessons_end(&program->had, program->lesson);
	}
	plen_presenter_destroy(program->presenter);
	plen_source_destroy(program->recording);
	return status;
}

int main(int argc, char **argv)
{
	static struct program program;

	/* A full disk or a reader that has gone is an error of one write, not the end of the board.
	 */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (plen_options_parse(&program.options, argc, argv, program.error, sizeof(program.error)) <
	    0) {
		fprintf(stderr, "plenary: %s\nTry 'plenary --help'.\n", program.error);
		return EXIT_BAD_INPUT;
	}
	if (program.options.action == PLEN_OPTIONS_HELP) {
		plen_options_print_help();
		return EXIT_GOOD;
	}
	if (program.options.action == PLEN_OPTIONS_VERSION) {
		printf("plenary %s\n", PLEN_VERSION);
		return EXIT_GOOD;
	}
	if (plen_config_load(&program.config, &program.sources, program.options.config,
			     program.error, sizeof(program.error)) < 0) {
		plen_log_clean(program.error);
		fprintf(stderr, "plenary: %s\n", program.error);
		return EXIT_BAD_INPUT;
	}
	if (program.options.action == PLEN_OPTIONS_PRINT_CONFIG) {
		plen_config_print(&program.config, &program.sources);
		return EXIT_GOOD;
	}
	if (program.options.action == PLEN_OPTIONS_CHECK_CONFIG) {
		return EXIT_GOOD;
	}
	if (program.options.calibrate) {
		program.config.input = PLEN_CONFIG_INPUT_DEVICE;
	}
	plen_log_set_level((enum plen_log_level)program.config.log_level);
	return run_board(&program);
}
