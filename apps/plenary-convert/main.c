/* SPDX-License-Identifier: MIT
 *
 * plenary-convert: lessons into and out of other formats.
 *
 * Exit status: 0 good, 2 bad command line or file (the output is as it was). A signal ends it by
 * that signal, once what is half written has been removed.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/temporary.h"
#include "convert.h"
#include "options.h"

#define EXIT_BAD_INPUT 2
/* As plenary-import. */
#define NICENESS 10

static volatile sig_atomic_t stopped_by;

static void stop(int number)
{
	stopped_by = number;
}

/* The second of them ends the program at once. */
static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sigaction(numbers[i], &action, NULL);
	}
	signal(SIGXFSZ, SIG_IGN); /* a full disk is an error of one write */
	signal(SIGPIPE, SIG_IGN); /* nobody has to listen */
}

struct teller {
	bool is_wanted;
	uint32_t done, total; /* as they were told last */
};

static bool go_on(void *data, uint32_t done, uint32_t total)
{
	struct teller *teller = data;

	if (teller->is_wanted && (done != teller->done || total != teller->total)) {
		printf("%u %u\n", done, total);
		fflush(stdout);
		teller->done = done;
		teller->total = total;
	}
	return stopped_by == 0;
}

/* Lines on files begin with their paths. */
static bool speaks_of_unfinished(const char *line)
{
	char *path = plen_asprintf("%.*s", (int)strcspn(line, ":"), line);
	const char *slash = strrchr(path, '/');
	bool does = plen_temporary_is_one(slash != NULL ? slash + 1 : path);

	free(path);
	return does;
}

/* What goes wrong with a lesson that is not whole yet is told in the end, with its own name. */
static void write_log(enum plen_log_level level, const char *module, const char *line)
{
	if (!speaks_of_unfinished(line)) {
		plen_log_to_stderr(level, module, line);
	}
}

static int fail_usage(const char *what)
{
	fprintf(stderr, "plenary-convert: %s\nTry 'plenary-convert --help'.\n", what);
	return EXIT_BAD_INPUT;
}

/* A program waits for it and has something better to do: a board with pens on it, which may run
 * before all others, and hands that on. */
static void step_back(void)
{
	setpriority(PRIO_PROCESS, 0, NICENESS);
}

static int convert(struct plen_convert_line *line)
{
	struct teller teller = {.is_wanted = line->progress};
	char error[1024] = "";

	if (line->progress) {
		step_back();
	}
	line->options.progress = go_on;
	line->options.data = &teller;
	if (plen_convert(&line->options, error, sizeof(error)) == 0) {
		return 0;
	}
	plen_log_clean(error);
	fprintf(stderr, "plenary-convert: %s\n", error);
	if (stopped_by != 0) {
		signal(stopped_by, SIG_DFL);
		raise(stopped_by);
	}
	return EXIT_BAD_INPUT;
}

int main(int argc, char **argv)
{
	struct plen_convert_line line;
	char error[1024] = "";

	plen_log_set_sink(write_log);
	catch_signals();
	if (plen_convert_parse(&line, argc, argv, error, sizeof(error)) < 0) {
		plen_log_clean(error);
		return fail_usage(error);
	}
	if (line.action == PLEN_CONVERT_HELP) {
		plen_convert_print_help();
		return 0;
	}
	if (line.action == PLEN_CONVERT_VERSION) {
		printf("plenary-convert %s\n", PLEN_VERSION);
		return 0;
	}
	return convert(&line);
}
