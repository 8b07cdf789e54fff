/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"

static bool parse_seconds(const char *text, double *seconds)
{
	char *end = NULL;
	double value = strtod(text, &end);

	if (end == text || *end != '\0' || !(value >= 0.1 && value <= 3600)) {
		return false;
	}
	*seconds = value;
	return true;
}

static const struct plen_input_option *find(const struct plen_input_arguments *arguments,
					    const char *name)
{
	for (size_t i = 0; i < arguments->count; i++) {
		if (strcmp(arguments->options[i].name, name) == 0) {
			return &arguments->options[i];
		}
	}
	return NULL;
}

/* "-" is a word: standard output. */
static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

/* How many words were taken; 0 if the option makes no sense. */
static int take_option(const struct plen_input_option *option, int left, char **words)
{
	if (option->flag != NULL) {
		*option->flag = true;
		return 1;
	}
	if (left < 2 || is_option(words[1])) {
		return 0;
	}
	if (option->text != NULL) {
		*option->text = words[1];
		return 2;
	}
	return parse_seconds(words[1], option->seconds) ? 2 : 0;
}

int plen_input_parse(const struct plen_input_arguments *arguments, int argc, char **argv)
{
	for (int i = 1; i < argc;) {
		const struct plen_input_option *option = find(arguments, argv[i]);
		int taken = 0;

		if (option != NULL) {
			taken = take_option(option, argc - i, argv + i);
		} else if (arguments->file != NULL && *arguments->file == NULL &&
			   argv[i][0] != '-') {
			*arguments->file = argv[i];
			taken = 1;
		}
		if (taken == 0) {
			return plen_input_usage(arguments->usage);
		}
		i += taken;
	}
	return PLEN_INPUT_GOOD;
}
