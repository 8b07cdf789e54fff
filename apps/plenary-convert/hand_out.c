/* SPDX-License-Identifier: MIT */
#include "hand_out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/atomic_file.h"
#include "common/mem.h"
#include "lesson/handout.h"
#include "lesson_in.h"
#include "renderer/export.h"

#define FOLDER_MODE 0777

/* Several files, whose pages are counted together. */
struct hand_out {
	const struct plen_convert_options *options;
	struct plen_lesson_in in;
	struct plen_atomic_set set;
	uint32_t done, total;
	char *error;
	size_t error_size;
};

bool plen_hand_out_knows(const char *path)
{
	size_t length = strlen(path);

	return length > 0 && path[length - 1] == '/';
}

/* -- progress -- */

static uint32_t count_pages(const struct plen_lesson *lesson)
{
	uint32_t groups = 0, most = 0, overview = 0;

	for (uint8_t group = 1; group <= PLEN_GROUP_MAX; group++) {
		uint32_t count = plen_lesson_page_count(lesson, group);

		groups += count;
		most = count > most ? count : most;
	}
	overview = plen_lesson_page_count(lesson, PLEN_GROUP_CLASS) + most;
	return groups + (overview > 0 ? overview : 1);
}

static bool tell(void *data, uint32_t done, uint32_t total)
{
	const struct hand_out *hand_out = data;
	const struct plen_convert_options *options = hand_out->options;

	(void)total;
	return options->progress == NULL ||
	       options->progress(options->data, hand_out->done + done, hand_out->total);
}

/* -- files -- */

static void complain(struct hand_out *hand_out, const char *path, int status)
{
	snprintf(hand_out->error, hand_out->error_size, "%s: %s", path, strerror(-status));
}

static struct plen_export_options export_of(struct hand_out *hand_out, int group)
{
	return (struct plen_export_options){
		.group = group,
		.theme = hand_out->options->theme,
		.set = &hand_out->set,
		.pictures = &hand_out->in.pictures,
		.progress = tell,
		.data = hand_out,
	};
}

static int write_group(struct hand_out *hand_out, int group)
{
	const struct plen_export_options export = export_of(hand_out, group);
	uint32_t count = plen_lesson_page_count(hand_out->in.lesson, (uint8_t)group);

	if (count == 0) {
		return 0;
	}

	char *path = plen_asprintf("%sgroup-%d.pdf", hand_out->options->out, group);
	plen_atomic_file_sweep(path);
	int status = plen_export_write(hand_out->in.lesson, path, PLEN_LESSON_IN_SCREEN, &export,
				       hand_out->error, hand_out->error_size);
	hand_out->done += count;
	free(path);
	return status;
}

static int write_class(struct hand_out *hand_out)
{
	const struct plen_export_options export = export_of(hand_out, -1);
	char *path = plen_asprintf("%sclass.pdf", hand_out->options->out);
	plen_atomic_file_sweep(path);
	int status = plen_export_overview(hand_out->in.lesson, path, PLEN_LESSON_IN_SCREEN, &export,
					  hand_out->error, hand_out->error_size);

	free(path);
	return status;
}

static int write_text(struct hand_out *hand_out, const char *name, const char *text)
{
	char *path = plen_asprintf("%s%s", hand_out->options->out, name);
	struct plen_atomic_file file;

	plen_atomic_file_sweep(path);
	int status = plen_atomic_file_open(&file, path);
	if (status == 0) {
		plen_atomic_file_write(&file, text, strlen(text));
		status = plen_atomic_set_add(&hand_out->set, &file);
	}
	if (status < 0) {
		complain(hand_out, path, status);
	}
	free(path);
	return status;
}

static int write_who_did_what(struct hand_out *hand_out)
{
	char *text = plen_contributions_csv(hand_out->in.contributions);
	int status = write_text(hand_out, "who-did-what.csv", text);

	free(text);
	return status;
}

/* The first that is put in its place: what has a part of the files is this lesson's, too. */
static int write_mark(struct hand_out *hand_out)
{
	char text[PLEN_HANDOUT_TEXT_MAX];

	plen_handout_text(text, hand_out->in.uuid);
	return write_text(hand_out, PLEN_HANDOUT_MARK, text);
}

static int write_each(struct hand_out *hand_out)
{
	int status = write_mark(hand_out);

	hand_out->total = count_pages(hand_out->in.lesson);
	for (int group = 1; group <= PLEN_GROUP_MAX && status == 0; group++) {
		status = write_group(hand_out, group);
	}
	if (status == 0) {
		status = write_class(hand_out);
	}
	return status == 0 ? write_who_did_what(hand_out) : status;
}

static int put_in_place(struct hand_out *hand_out)
{
	int status = plen_atomic_set_commit(&hand_out->set);

	if (status < 0) {
		complain(hand_out, hand_out->options->out, status);
	}
	return status;
}

/* All files, or none; nor the folder, if it was not there before. */
static int write_all(struct hand_out *hand_out)
{
	const char *folder = hand_out->options->out;
	bool is_ours = mkdir(folder, FOLDER_MODE) == 0;

	if (!is_ours && errno != EEXIST) {
		int status = -errno;
		complain(hand_out, folder, status);
		return status;
	}

	int status = write_each(hand_out);
	if (status == 0) {
		status = put_in_place(hand_out);
	} else {
		plen_atomic_set_abort(&hand_out->set);
	}
	if (status < 0 && is_ours) {
		rmdir(folder);
	}
	return status;
}

int plen_hand_out_write(const struct plen_convert_options *options, char *error, size_t error_size)
{
	struct hand_out hand_out = {.options = options, .error = error, .error_size = error_size};

	int status = plen_lesson_in_open(&hand_out.in, options, error, error_size);
	if (status == 0) {
		status = write_all(&hand_out);
		plen_lesson_in_tell_missing(&hand_out.in, options->out);
	}
	plen_lesson_in_close(&hand_out.in);
	return status;
}
