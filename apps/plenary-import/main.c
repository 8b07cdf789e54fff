/* SPDX-License-Identifier: MIT
 *
 * plenary-import: looks into files that strangers made, for a board that does not. It locks itself
 * in before it reads a byte (sandbox.h), answers in a pipe, and ends.
 *
 * Exit status: 0 good, 1 the file cannot be read (the stream's end says why), 2 bad command line,
 * 3 this system does not let it lock itself in, and nothing was read.
 */
#include <errno.h>
#include <glib.h>
#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/limits.h"
#include "formats/stream.h"
#include "input.h"
#include "look.h"
#include "raster.h"
#include "readers.h"
#include "sandbox.h"
#include "sandbox_check.h"

enum exit_status {
	EXIT_GOOD = 0,
	EXIT_UNREADABLE = 1,
	EXIT_BAD_COMMAND = 2,
	EXIT_NO_SANDBOX = 3,
};

/* Whoever waits for a file has given up by then. */
#define READ_CPU_S 100
/* A board asks for pixels all day long, and starts another when this one is used up. */
#define RASTER_CPU_S 600

static void print_help(void)
{
	printf("Usage: plenary-import COMMAND\n"
	       "Looks into files from elsewhere for plenary and plenary-convert, which start "
	       "it.\n\n"
	       "  read SUFFIX   a file on standard input to records in a pipe\n"
	       "  raster        requests for pixels from a pipe, pixels to a pipe\n"
	       "  check [WALL]  try to get through one wall of the sandbox, or list them\n\n"
	       "  --sandbox-report  which walls this system has\n"
	       "  --version         print the version\n"
	       "  --help            print this\n");
}

/* Warnings of libraries quote the file: nobody reads them, and they are not worth a system call. */
static GLogWriterOutput write_nothing(GLogLevelFlags level, const GLogField *fields, gsize count,
				      gpointer data)
{
	(void)level;
	(void)fields;
	(void)count;
	(void)data;
	return G_LOG_WRITER_HANDLED;
}

/* Before the sandbox: less of everything that libraries reserve. */
static void calm_libraries(void)
{
	g_log_set_writer_func(write_nothing, NULL, NULL);
	mallopt(M_ARENA_MAX, 1);
	setenv("RAYON_NUM_THREADS", "1", 1); /* librsvg's filters */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* files are not written: a pipe is told, a file is an error */
}

static int refuse(const char *error)
{
	fprintf(stderr, "plenary-import: %s\n", error);
	return EXIT_NO_SANDBOX;
}

/* What goes back, once each picture has been looked at. */
struct answer {
	struct plen_stream_writer writer; /* first: it is the sink's data */
	struct plen_reading reading;
	struct plen_look look;
};

static bool shows(void *data, const struct plen_op_asset *asset)
{
	struct answer *answer = data;
	enum plen_look_seen seen = plen_look_at(&answer->look, (enum plen_media)asset->media,
						asset->bytes, asset->size);

	answer->reading.losses[PLEN_LOSS_CUT] += seen == PLEN_LOOK_CUT;
	return seen != PLEN_LOOK_BAD;
}

static int read_file(plen_format_read read, const struct plen_sink *sink,
		     struct plen_reading *reading)
{
	uint8_t *bytes = NULL;
	size_t size = 0;
	int status = plen_input_all(STDIN_FILENO, PLEN_LIMIT_FILE_BYTES, &bytes, &size);

	if (status == -E2BIG) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_FILE_BYTES, "larger than %u MB",
					 PLEN_LIMIT_FILE_BYTES >> 20);
	}
	if (status < 0) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_OUT_OF_REACH, "%s",
					 strerror(-status));
	}
	if (size == 0) {
		free(bytes);
		return plen_reading_fail(reading, PLEN_UNREADABLE_EMPTY, "0 bytes");
	}
	status = read(bytes, size, sink, reading);
	free(bytes);
	if (status < 0 && reading->why == PLEN_READABLE) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "%s", strerror(-status));
	}
	return status;
}

static int run_read(const char *suffix)
{
	struct plen_sandbox sandbox = {.cpu_s = READ_CPU_S};
	plen_format_read read = plen_readers_find(suffix);
	struct answer answer = {.look = {PLEN_LOOK_ONE_US, PLEN_LOOK_ALL_US}};
	struct plen_reading *reading = &answer.reading;
	struct plen_sink sink = plen_stream_writer_sink(&answer.writer, STDOUT_FILENO);

	sink.shows = shows;
	if (read == NULL) {
		fprintf(stderr, "plenary-import: %s: not a suffix that can be read\n", suffix);
		return EXIT_BAD_COMMAND;
	}
	if (plen_sandbox_enter(&sandbox, reading->detail, sizeof(reading->detail)) < 0) {
		reading->why = PLEN_UNREADABLE_SANDBOX;
		plen_stream_writer_end(&answer.writer, reading);
		return refuse(reading->detail);
	}
	int status = read_file(read, &sink, reading);
	int end = plen_stream_writer_end(&answer.writer, reading);
	return status < 0 || end < 0 ? EXIT_UNREADABLE : EXIT_GOOD;
}

static int run_raster(void)
{
	struct plen_sandbox sandbox = {.cpu_s = RASTER_CPU_S};
	char error[256];

	if (plen_sandbox_enter(&sandbox, error, sizeof(error)) < 0) {
		return refuse(error);
	}
	return plen_raster_serve(STDIN_FILENO, STDOUT_FILENO) < 0 ? EXIT_UNREADABLE : EXIT_GOOD;
}

static int run(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	if (argc == 3 && strcmp(command, "read") == 0) {
		return run_read(argv[2]);
	}
	if (argc == 2 && strcmp(command, "raster") == 0) {
		return run_raster();
	}
	if (argc <= 3 && strcmp(command, "check") == 0) {
		return plen_sandbox_check(argc == 3 ? argv[2] : NULL);
	}
	if (argc == 2 && strcmp(command, "--sandbox-report") == 0) {
		return plen_sandbox_report(stdout) < 0 ? EXIT_NO_SANDBOX : EXIT_GOOD;
	}
	if (argc == 2 && strcmp(command, "--version") == 0) {
		printf("plenary-import %s\n", PLEN_VERSION);
		return EXIT_GOOD;
	}
	if (argc == 2 && strcmp(command, "--help") == 0) {
		print_help();
		return EXIT_GOOD;
	}
	fprintf(stderr, "plenary-import: needs a command\nTry 'plenary-import --help'.\n");
	return EXIT_BAD_COMMAND;
}

int main(int argc, char **argv)
{
	calm_libraries();
	int status = run(argc, argv);

	/* Nothing is taken down: what libraries would still do is not on the list of calls. */
	if (fflush(stdout) != 0) {
		/* Locked in, it cannot make a file grow either. */
		fputs("plenary-import: cannot write that; give it a terminal or a pipe\n", stderr);
		status = EXIT_BAD_COMMAND;
	}
	_exit(status);
}
