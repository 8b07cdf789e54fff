/* SPDX-License-Identifier: MIT
 *
 * Calibration by touch where the only screen is a terminal, maybe far away: the places are named,
 * in mm from the edges of the picture. With a recording, in its own time.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "calibrate.h"
#include "command.h"
#include "common/clock.h"
#include "config.h"
#include "driver/calibration_run.h"
#include "live.h"
#include "no_devices.h"
#include "panel_taken.h"
#include "recorded_source.h"

/* From the edges of the picture: easily measured with a ruler. */
#define INSET_MM 100.0
/* From a panel's coming to what is known of it. */
#define OPENING_US 20000

struct calibrate {
	struct plen_calibration_run *run;
	struct plen_calibration_run_options options;
	uint32_t told_stage, told_point;
	const char *recording; /* NULL: somebody is asked */
	int64_t first_us;      /* of the recording */
	uint32_t opened;       /* the panel that came last and has sent nothing yet; 0 = none */
	int64_t opened_us;
	char told[PLEN_CALIBRATION_LINE_MAX];
};

/* -- what is said -- */

static void ask_for_point(const struct calibrate *calibrate,
			  const struct plen_calibration_state *state)
{
	static const char *const columns[] = {"left", "", "right"};
	static const char *const rows[] = {"upper", "middle", "lower"};
	struct plen_board_size board = calibrate->options.board;
	int column = (int)(state->target.x_mm * 3 / board.w_mm);
	int row = (int)(state->target.y_mm * 3 / board.h_mm);

	printf("%" PRIu32 " of %" PRIu32 ": hold a finger at %.0f mm from the left and %.0f mm "
	       "from the upper edge of the picture (%s%s%s)\n",
	       state->point + 1, state->points, state->target.x_mm, state->target.y_mm, rows[row],
	       column == 1 ? "" : " ", columns[column]);
}

/* Whatever waits in a recording does so in its own time. */
static void tell_message(struct calibrate *calibrate, const struct plen_calibration_state *state)
{
	if (state->message[0] == '\0' || strcmp(state->message, calibrate->told) == 0) {
		return;
	}
	snprintf(calibrate->told, sizeof(calibrate->told), "%s", state->message);
	if (calibrate->recording != NULL) {
		printf("%.1f s into the recording: ",
		       (double)(state->since_us - calibrate->first_us) / 1e6);
	}
	printf("%s\n", state->message);
}

/* A recording is not asked to wait. */
static const char *sentence(const struct calibrate *calibrate, uint8_t stage)
{
	static const char *const sentences[PLEN_CALIBRATION_STAGES][2] = {
		[PLEN_CALIBRATION_STAGE_FINGER] = {"Hold a finger anywhere on the board.",
						   "A finger anywhere on the board."},
		[PLEN_CALIBRATION_STAGE_PALM] = {"Lay the flat hand on the board.",
						 "The flat hand on the board."},
		[PLEN_CALIBRATION_STAGE_NIB] =
			{"Hold a pen's tip on the board; without pens, wait ten seconds.",
			 "A pen's tip on the board, or none."},
	};

	return sentences[stage][calibrate->recording != NULL];
}

static void ask(struct calibrate *calibrate)
{
	const struct plen_calibration_state *state = plen_calibration_run_state(calibrate->run);

	tell_message(calibrate, state);
	if (calibrate->told_stage == state->stage && calibrate->told_point == state->point) {
		return;
	}
	assert(state->stage < PLEN_CALIBRATION_STAGES);
	calibrate->told_stage = state->stage;
	calibrate->told_point = state->point;
	if (state->stage == PLEN_CALIBRATION_STAGE_POINTS) {
		ask_for_point(calibrate, state);
	} else if (sentence(calibrate, state->stage) != NULL) {
		printf("%s\n", sentence(calibrate, state->stage));
	}
	fflush(stdout);
}

static void print_result(const struct plen_calibration_state *state,
			 const struct plen_calibration_record *record)
{
	const struct plen_calibration_fit *fit = &state->fit;

	printf("%s: %s, turned by %.1f degrees%s; off by %.1f mm on average, by %.1f mm at point "
	       "%" PRIu32 "\n",
	       record->name, fit->kind == PLEN_CALIBRATION_AFFINE ? "level" : "seen askew",
	       plen_calibration_turned_deg(&fit->calibration),
	       plen_calibration_is_mirrored(&fit->calibration) ? ", mirrored" : "", fit->rms_mm,
	       fit->max_mm, fit->worst + 1);
}

/* -- what comes in -- */

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct calibrate *calibrate = data;

	calibrate->opened = calibrate->recording == NULL ? device->device : 0;
	calibrate->opened_us = time_us;
	plen_calibration_run_came(calibrate->run, device);
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	(void)time_us;
	plen_calibration_run_went(((struct calibrate *)data)->run, device);
}

/* What was down when a panel was opened begins right then; nobody is so quick. */
static bool was_down(struct calibrate *calibrate, const struct plen_contact_frame *contacts)
{
	bool is_first = contacts->device == calibrate->opened;

	if (is_first) {
		calibrate->opened = 0;
	}
	return is_first && contacts->time_us - calibrate->opened_us <= OPENING_US;
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct calibrate *calibrate = data;

	(void)read_us;
	if (was_down(calibrate, contacts)) {
		plen_calibration_run_was_down(calibrate->run, contacts);
	} else {
		plen_calibration_run_frame(calibrate->run, contacts);
	}
}

static int64_t deadline_us(void *data)
{
	return plen_calibration_run_deadline_us(((struct calibrate *)data)->run);
}

static void due(void *data, int64_t now_us)
{
	plen_calibration_run_advance(((struct calibrate *)data)->run, now_us);
	ask(data);
}

static bool done(void *data)
{
	return plen_calibration_run_state(((struct calibrate *)data)->run)->stage >=
	       PLEN_CALIBRATION_STAGE_DONE;
}

static struct plen_source_sink sink_of(struct calibrate *calibrate)
{
	return (struct plen_source_sink){
		.came = came, .went = went, .frame = frame, .data = calibrate};
}

/* -- who touches -- */

static struct plen_board_size board_size(const char **why)
{
	struct plen_config config;
	char error[512];

	if (plen_config_load(&config, NULL, NULL, error, sizeof(error)) == 0 &&
	    config.width_mm > 0 && config.height_mm > 0) {
		*why = "by the settings";
		return (struct plen_board_size){config.width_mm, config.height_mm};
	}
	return plen_input_live_board(why);
}

static int from_panels(struct calibrate *calibrate)
{
	struct plen_source_libinput_options options = {
		.sink = sink_of(calibrate), .grab = true, /* what is touched now is for us alone */
	};
	struct plen_input_live live = {.deadline_us = deadline_us,
				       .due = due,
				       .done = done,
				       .raw = true,
				       .data = calibrate};
	const char *why = "";

	if (!plen_input_has_nodes()) {
		plen_input_say_no_devices(stderr);
		return PLEN_INPUT_PROBLEM;
	}
	if (plen_input_panel_is_taken("if it is the board: sudo plenary-input calibrate "
				      "--on-board")) {
		return PLEN_INPUT_PROBLEM;
	}
	options.board = calibrate->options.board = board_size(&why);
	printf("The picture is taken for %.0f x %.0f mm, %s. If it is not: width-mm and height-mm "
	       "in /etc/plenary/plenary.conf. Ctrl-C ends, and all stays as it was.\n",
	       options.board.w_mm, options.board.h_mm, why);
	calibrate->run =
		plen_calibration_run_create(&calibrate->options, plen_clock_monotonic_us());
	ask(calibrate);
	return plen_input_live_run(&options, &live);
}

/* Whoever waits for a cross to be touched when nothing follows waits in vain; for a size, that is
 * an answer. */
static bool is_in_vain(const struct calibrate *calibrate, const struct plen_source *source)
{
	return plen_source_next_us(source) == INT64_MAX &&
	       plen_calibration_run_state(calibrate->run)->stage == PLEN_CALIBRATION_STAGE_POINTS;
}

static int play(struct calibrate *calibrate, struct plen_source *source)
{
	while (!done(calibrate) && !is_in_vain(calibrate, source)) {
		int64_t deadline = deadline_us(calibrate);
		if (deadline <= plen_source_next_us(source)) {
			due(calibrate, deadline);
		} else {
			plen_source_dispatch(source);
			ask(calibrate);
		}
	}
	if (!done(calibrate)) {
		const struct plen_calibration_state *state =
			plen_calibration_run_state(calibrate->run);
		fflush(stdout);
		fprintf(stderr,
			"%s: ends before point %" PRIu32 " of %" PRIu32
			" is touched: nothing comes of it\n",
			calibrate->recording, state->point + 1, state->points);
		return PLEN_INPUT_PROBLEM;
	}
	return PLEN_INPUT_GOOD;
}

static int from_recording(struct calibrate *calibrate, const char *path)
{
	struct plen_source_sink sink = sink_of(calibrate);
	int status = PLEN_INPUT_GOOD;
	struct plen_source *source =
		plen_input_recorded_source(path, &sink, &calibrate->options.board);

	if (source == NULL) {
		return PLEN_INPUT_USAGE;
	}
	calibrate->recording = path;
	calibrate->first_us = plen_source_next_us(source);
	calibrate->run = plen_calibration_run_create(&calibrate->options, calibrate->first_us);
	ask(calibrate);
	status = play(calibrate, source);
	plen_source_destroy(source);
	return status;
}

int plen_calibrate_by_touch(const struct plen_calibrate_options *options,
			    struct plen_calibration_record *record)
{
	struct calibrate calibrate = {
		.options =
			{
				.points = options->points,
				.inset_mm = INSET_MM,
				.sizes = !options->no_sizes,
			},
		.told_stage = PLEN_CALIBRATION_STAGES,
	};
	int status = options->play != NULL ? from_recording(&calibrate, options->play)
					   : from_panels(&calibrate);

	if (status == PLEN_INPUT_GOOD) {
		if (plen_calibration_run_record(calibrate.run, record)) {
			print_result(plen_calibration_run_state(calibrate.run), record);
		} else {
			ask(&calibrate);
			status = PLEN_INPUT_PROBLEM;
		}
	}
	plen_calibration_run_destroy(calibrate.run);
	return status;
}
