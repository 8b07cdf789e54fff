/* SPDX-License-Identifier: MIT */
#include "crash_script.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "crash_vfs.h"
#include "scratch.h"

#define HANDS 40
#define GROUPS 3
#define WAIT_MS 20000
#define BEGINS_US INT64_C(1700000000000000)

static const uint8_t uuid[16] = {0xc, 0x4a, 0x54};

/* -- the player -- */

static void promise(struct crash_player *player)
{
	crash_vfs_promise(&player->promise);
}

static void on_committed(void *data, const struct plen_op *op)
{
	struct crash_player *player = data;

	crash_book_add(&player->book, op);
	if (player->other.count > 0) {
		crash_book_add(&player->other, op);
	}
	player->promise.asked = op->seq;
	promise(player);
	plen_store_append(player->store, op);
}

void crash_player_init(struct crash_player *player, const char *folder, uint64_t seed)
{
	*player = (struct crash_player){
		.folder = folder,
		.path = scratch_path(folder, "lesson.plenary"),
		.dice = {seed},
	};
	promise(player);
}

void crash_player_finish(struct crash_player *player)
{
	crash_player_close(player);
	crash_book_finish(&player->book);
	crash_book_finish(&player->other);
	for (int i = 0; i < CRASH_CLEARS_MAX; i++) {
		crash_book_finish(&player->before[i]);
	}
	free(player->path);
	*player = (struct crash_player){0};
}

/* Pages sleep on the store's shelf, and what is done goes to the store. */
static void connect(struct crash_player *player)
{
	const struct plen_lesson_listener listener = {.committed = on_committed, .data = player};
	const struct plen_lesson_shelf shelf = plen_store_shelf(player->store);

	plen_lesson_set_shelf(player->lesson, &shelf);
	plen_lesson_set_listener(player->lesson, &listener);
}

int crash_player_open(struct crash_player *player)
{
	player->lesson = plen_lesson_create();
	int error = plen_store_open(&player->store, player->path, uuid, player->lesson,
				    player->error, sizeof(player->error));
	player->refused = error;
	if (error != 0) {
		plen_lesson_destroy(player->lesson);
		player->lesson = NULL;
		return error;
	}
	connect(player);
	player->promise.exists = true;
	player->promise.kept = plen_store_status(player->store).committed;
	promise(player);
	crash_book_cut(&player->book, player->promise.kept);
	crash_book_cut(&player->other, player->promise.kept);
	return 0;
}

bool crash_player_close(struct crash_player *player)
{
	bool all = true;

	if (player->store != NULL) {
		all = plen_store_close(player->store);
		player->store = NULL;
		plen_lesson_destroy(player->lesson);
		player->lesson = NULL;
	}
	if (all) {
		player->promise.kept = player->promise.asked;
		promise(player);
	}
	return all;
}

bool crash_player_settle(struct crash_player *player)
{
	struct plen_store_status status;

	/* Makes a store that waits for better times try at once. */
	plen_store_flush(player->store, 1);
	status = plen_store_status(player->store);
	while (status.queued > 0 && status.state == PLEN_STORE_OK) {
		plen_store_flush(player->store, 1);
		status = plen_store_status(player->store);
	}
	if (status.committed > player->promise.kept) {
		player->promise.is_clearing = false;
	}
	player->promise.kept = status.committed;
	promise(player);
	return status.queued == 0;
}

struct writing {
	const struct crash_player *player;
	struct crash_book *book;
};

/* An asset comes without its bytes. */
static int add_to_book(void *data, const struct plen_op *op)
{
	const struct writing *writing = data;
	struct plen_op whole = *op;

	if (op->kind == PLEN_OP_ASSET) {
		whole.u.asset.bytes =
			plen_lesson_asset_bytes(writing->player->lesson, (uint32_t)op->seq);
		if (whole.u.asset.bytes == NULL) {
			return -EIO;
		}
	}
	crash_book_add(writing->book, &whole);
	if (op->kind == PLEN_OP_ASSET) {
		plen_op_finish(&whole);
	}
	return 0;
}

/* What the store says that it has now is what must be there from now on. */
static void begin_anew(struct crash_player *player, struct plen_lesson *cleared)
{
	struct crash_book book = {0};
	struct writing writing = {player, &book};

	plen_lesson_destroy(player->lesson);
	player->lesson = cleared;
	/* Without a book there is nothing to go on with before the trouble is over. */
	while (plen_store_each(player->store, 1, 0, add_to_book, &writing) != 0) {
		crash_vfs_mend();
		book.count = 0;
	}
	connect(player);
	assert(player->promise.clears < CRASH_CLEARS_MAX);
	player->before[player->promise.clears++] = player->book;
	player->book = book;
}

void crash_player_clear(struct crash_player *player)
{
	if (!crash_player_settle(player)) {
		return;
	}
	player->promise.is_clearing = true;
	promise(player);
	/* One that failed is in doubt until something else has been written. */
	struct plen_lesson *cleared = NULL;
	plen_store_clear(player->store);
	plen_store_clear_await(player->store);
	if (plen_store_cleared(player->store, &cleared) == 0) {
		begin_anew(player, cleared);
		player->promise.is_clearing = false;
	}
	promise(player);
}

/* -- what is done in a lesson -- */

static int64_t now_us(const struct crash_player *player)
{
	return BEGINS_US + (int64_t)plen_lesson_seq(player->lesson) * 1234567;
}

static uint32_t make_page(struct crash_player *player, uint8_t owner)
{
	struct plen_op op = {.kind = PLEN_OP_PAGE, .group = owner, .time_us = now_us(player)};

	op.u.page.owner = owner;
	return (uint32_t)plen_lesson_commit(player->lesson, &op);
}

static uint32_t last_page(const struct crash_player *player, uint8_t owner)
{
	uint32_t count = plen_lesson_page_count(player->lesson, owner);

	return plen_lesson_page_at(player->lesson, owner, count - 1)->id;
}

static void show(struct crash_player *player, enum plen_mode mode)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW, .time_us = now_us(player)};

	op.u.view.mode = (uint8_t)mode;
	op.u.view.group_count = GROUPS;
	for (uint8_t i = 0; i <= GROUPS; i++) {
		if (plen_lesson_page_count(player->lesson, i) > 0) {
			op.u.view.panes[i].page = last_page(player, i);
		}
		op.u.view.panes[i].scale_ppm = 1000000;
	}
	plen_lesson_commit(player->lesson, &op);
}

static void write_stroke(struct crash_player *player, uint8_t group)
{
	struct plen_stroke_point points[60];
	uint32_t count = 2 + sample_roll(&player->dice, 58);
	struct plen_op_stroke stroke = {
		.group = group, .width_um = 700, .count = count, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group, .time_us = now_us(player)};

	points[0] = (struct plen_stroke_point){
		.x_um = (int32_t)sample_roll(&player->dice, 1000000),
		.y_um = (int32_t)sample_roll(&player->dice, 600000),
		.pressure = 255,
	};
	for (uint32_t i = 1; i < count; i++) {
		points[i] = points[i - 1];
		points[i].x_um += (int32_t)sample_roll(&player->dice, 8001) - 4000;
		points[i].y_um += (int32_t)sample_roll(&player->dice, 8001) - 4000;
		points[i].t_ms += 8;
	}
	op.u.edit.page = last_page(player, group);
	op.u.edit.strokes = &stroke;
	op.u.edit.stroke_count = 1;
	plen_lesson_commit(player->lesson, &op);
}

/* A hand goes across the page. */
static void wipe(struct crash_player *player, uint8_t group)
{
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group, .time_us = now_us(player)};
	uint32_t page = last_page(player, group);
	double y_mm = sample_roll(&player->dice, 600);
	struct plen_op_cut *cuts = NULL;

	op.u.edit.page = page;
	op.u.edit.cut_count =
		plen_lesson_find_cuts(player->lesson, page, (struct plen_page_pt){0, y_mm},
				      (struct plen_page_pt){1000, y_mm}, 60, &cuts);
	op.u.edit.cuts = cuts;
	if (op.u.edit.cut_count > 0) {
		plen_lesson_commit(player->lesson, &op);
	}
	free(cuts);
}

static void take_back(struct crash_player *player, uint8_t group, bool again)
{
	struct plen_op op = {.kind = again ? PLEN_OP_REDO : PLEN_OP_UNDO,
			     .group = group,
			     .time_us = now_us(player)};

	op.u.chain = again ? plen_lesson_redo_chain(player->lesson, group, NULL, NULL, NULL)
			   : plen_lesson_undo_chain(player->lesson, group, NULL, NULL, NULL);
	if (op.u.chain != 0) {
		plen_lesson_commit(player->lesson, &op);
	}
}

/* Something as large as a small photograph, which takes pages of its own. */
static void bring_picture(struct crash_player *player)
{
	uint8_t bytes[20000];
	struct plen_op op = {.kind = PLEN_OP_ASSET, .time_us = now_us(player)};

	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (uint8_t)sample_roll(&player->dice, 256);
	}
	op.u.asset.media = PLEN_MEDIA_PNG;
	op.u.asset.parts = 1;
	op.u.asset.size = sizeof(bytes);
	op.u.asset.bytes = bytes;

	const struct plen_op_picture picture = {
		.asset = (uint32_t)plen_lesson_commit(player->lesson, &op),
		.w_um = 90000,
		.h_um = 60000,
		.a_ppm = 1000000,
		.d_ppm = 1000000,
	};
	op = (struct plen_op){.kind = PLEN_OP_EDIT, .mark = 3, .time_us = now_us(player)};
	op.u.edit.page = last_page(player, PLEN_GROUP_CLASS);
	op.u.edit.pictures = &picture;
	op.u.edit.picture_count = 1;
	plen_lesson_commit(player->lesson, &op);
}

static int read_copy(const struct plen_store_copy *copy, uint64_t *seq)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[300] = "";
	uint8_t found[16];
	int status = plen_store_read(plen_store_copy_path(copy), INT64_MAX, lesson, found, error,
				     sizeof(error));

	*seq = plen_lesson_seq(lesson);
	plen_lesson_destroy(lesson);
	return status;
}

/* It says that it has all that had been asked for, and is whole. Damage is what is found twice:
 * reading it may fail, too. */
static void check_copy(const struct plen_store_copy *copy, uint64_t asked)
{
	uint64_t seq = 0;
	int status = read_copy(copy, &seq);

	if (status == -EBADMSG) {
		status = read_copy(copy, &seq);
	}
	assert(status != -EBADMSG);
	assert(status != 0 || seq >= asked);
}

/* While it is copied the hands go on. */
static void hand_out(struct crash_player *player)
{
	uint64_t asked = player->promise.asked;
	struct plen_store_copy *copy = NULL;
	int status = plen_store_copy(player->store, &copy);

	for (int i = 0; i < 4; i++) {
		write_stroke(player, (uint8_t)(i % (GROUPS + 1)));
		crash_player_settle(player);
	}
	if (status == 0 && sample_wait(copy) == 0) {
		check_copy(copy, asked);
	}
	plen_store_copy_destroy(copy);
}

void crash_player_go_on(struct crash_player *player)
{
	make_page(player, PLEN_GROUP_CLASS);
	write_stroke(player, PLEN_GROUP_CLASS);
}

/* -- the script -- */

/* Forty hands: what comes while the disk works is one transaction. */
static void write_with_forty_hands(struct crash_player *player)
{
	int left = 1 + (int)sample_roll(&player->dice, 6);

	for (int hand = 0; hand < HANDS; hand++) {
		write_stroke(player, (uint8_t)(1 + hand % GROUPS));
		if (--left == 0) {
			left = 1 + (int)sample_roll(&player->dice, 6);
			crash_player_settle(player);
		}
	}
	crash_player_settle(player);
}

static void play_round(struct crash_player *player, int round)
{
	uint8_t group = (uint8_t)(1 + round % GROUPS);

	write_with_forty_hands(player);
	for (int i = 0; i < 4; i++) {
		wipe(player, group);
		take_back(player, group, false);
		take_back(player, group, true);
		crash_player_settle(player);
		group = (uint8_t)(1 + group % GROUPS);
	}
	make_page(player, group);
	show(player, round % 2 == 0 ? PLEN_MODE_SHARED : PLEN_MODE_GROUPS);
	crash_player_settle(player);
}

static void begin(struct crash_player *player)
{
	make_page(player, PLEN_GROUP_CLASS);
	show(player, PLEN_MODE_CLASS);
	crash_player_settle(player);
	write_stroke(player, PLEN_GROUP_CLASS);
	write_stroke(player, PLEN_GROUP_CLASS);
	take_back(player, PLEN_GROUP_CLASS, false);
	crash_player_settle(player);
	for (uint8_t i = 1; i <= GROUPS; i++) {
		make_page(player, i);
	}
	show(player, PLEN_MODE_GROUPS);
	crash_player_settle(player);
	bring_picture(player);
	crash_player_settle(player);
}

static void play_visit(struct crash_player *player, const struct crash_plan *plan, int visit)
{
	if (plen_lesson_page_count(player->lesson, GROUPS) == 0) {
		begin(player);
	}
	for (int stroke = 0; stroke < plan->strokes; stroke++) {
		write_stroke(player, PLEN_GROUP_CLASS);
		crash_player_settle(player);
	}
	for (int round = 0; round < plan->rounds; round++) {
		play_round(player, visit + round);
	}
	hand_out(player);
	if (visit < plan->clears) {
		wipe(player, PLEN_GROUP_CLASS);
		take_back(player, PLEN_GROUP_CLASS, false);
		crash_player_clear(player);
		write_stroke(player, PLEN_GROUP_CLASS);
	}
}

bool crash_script_play(struct crash_player *player, const struct crash_plan *plan)
{
	for (int visit = 0; visit < plan->visits; visit++) {
		if (crash_player_open(player) != 0) {
			return false;
		}
		play_visit(player, plan, visit);
		if (!crash_player_settle(player)) {
			/* Closing would wait for a disk that stays bad. */
			return false;
		}
		if (!crash_player_close(player)) {
			return false;
		}
	}
	return true;
}
