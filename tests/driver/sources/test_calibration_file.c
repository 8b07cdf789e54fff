/* SPDX-License-Identifier: MIT
 *
 * What is written is read again; what is not understood is refused with its place; of several
 * records the right one is found.
 */
#include <errno.h>
#include <ftw.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "driver/calibration_file.h"
#include "driver/calibration_folder.h"
#include "driver/calibration_print.h"
#include "driver/engine.h"

#define HEAD "plenary-calibration 1\ntouch 0003:1ff7:0013\n"
#define MAP "map 1.02 0 -0.01 0 0.99 0.004 0 0\n"

static void ignore(void *data, const struct plen_event *event)
{
	(void)data;
	(void)event;
}

static struct plen_calibration_record sample(void)
{
	return (struct plen_calibration_record){
		.id = {.bus = 3,
		       .vendor = 0x1ff7,
		       .product = 0x13,
		       .serial = "A 1#7",
		       .port = "usb-1/input0"},
		.name = "CVTouch Device",
		.rank = PLEN_CALIBRATION_OWN,
		.has_map = true,
		.map = {{1.0203040506, -1e-7, -0.01, 0, 0.99, 1.0 / 3, 0.05, -0.02, 1}},
		.size = {.nib_mm = 4.25, .finger_mm = 9.5, .palm_mm = 62},
	};
}

static int parse(struct plen_calibration_table *table, const char *text, char error[256])
{
	return plen_calibration_file_parse(table, "wall.calibration", text, strlen(text),
					   PLEN_CALIBRATION_OWN, error, 256);
}

static void refuses(const char *text, const char *line)
{
	struct plen_calibration_table table = {0};
	char error[256] = "";

	assert_int_equal(parse(&table, text, error), -EINVAL);
	assert_string_equal(error, line);
	assert_int_equal(table.count, 0);
	plen_calibration_table_finish(&table);
}

static void test_calibration_file__reads_what_it_writes(void **state)
{
	struct plen_calibration_record record = sample();
	struct plen_calibration_table table = {0};
	char error[256] = "";
	char *text = plen_calibration_print_file(&record, 1);

	(void)state;
	assert_string_equal(text, "plenary-calibration 1\n"
				  "touch 0003:1ff7:0013\n"
				  "name CVTouch Device\n"
				  "serial A 1#7\n"
				  "port usb-1/input0\n"
				  "map 1.020304051 -0.0000001 -0.01 0 0.99 0.333333333 0.05 -0.02\n"
				  "nib 4.25\n"
				  "finger 9.50\n"
				  "palm 62.00\n"
				  "end\n");
	assert_int_equal(parse(&table, text, error), 0);
	assert_int_equal(table.count, 1);

	const struct plen_calibration_record *read = &table.records[0];
	assert_memory_equal(&read->id, &record.id, sizeof(record.id));
	assert_string_equal(read->name, record.name);
	for (int i = 0; i < 9; i++) {
		assert_true(fabs(read->map.m[i] - record.map.m[i]) < 1e-8);
	}
	assert_true(read->size.nib_mm == 4.25 && read->size.finger_mm == 9.5);
	assert_true(read->size.palm_mm == 62 && read->size.strokes == 0);

	char *again = plen_calibration_print_file(read, 1);
	assert_string_equal(again, text);
	free(again);
	free(text);
	plen_calibration_table_finish(&table);
}

/* A fit leaves traces of its arithmetic; files of earlier versions show them, and are read. */
static void test_calibration_file__keeps_no_traces_of_arithmetic(void **state)
{
	static const char old[] = "plenary-calibration 1\n"
				  "touch 0003:1ff7:0013\n"
				  "map -1 1.5e-16 1 -2.46519033e-32 -1 1e0 -4e-33 3e-17\n"
				  "end\n";
	struct plen_calibration_table table = {0};
	char error[256] = "";

	(void)state;
	assert_int_equal(parse(&table, old, error), 0);
	char *text = plen_calibration_print_file(table.records, 1);
	assert_string_equal(text, "plenary-calibration 1\n"
				  "touch 0003:1ff7:0013\n"
				  "map -1 0 1 0 -1 1 0 0\n"
				  "end\n");
	free(text);
	plen_calibration_table_finish(&table);
}

static void test_calibration_file__reads_several_devices_and_comments(void **state)
{
	struct plen_calibration_table table = {0};
	char error[256] = "";

	(void)state;
	assert_int_equal(parse(&table,
			       "# of room 7\n\nplenary-calibration 1\r\n"
			       "touch 0003:1FF7:0013 # left\r\n" MAP
			       "  # sizes\n finger 12\nstrokes 80\n"
			       "pen 0003:1ff7:0013\n" MAP "end\n# done\n\n",
			       error),
			 0);
	assert_int_equal(table.count, 2);
	assert_int_equal(table.records[0].size.strokes, 80);
	assert_int_equal(table.records[1].id.sensor, PLEN_CALIBRATION_PEN);
	assert_int_equal(table.records[1].size.strokes, 0);
	plen_calibration_table_finish(&table);
}

static void test_calibration_file__refuses_with_its_place(void **state)
{
	(void)state;
	refuses("", "wall.calibration: is empty");
	refuses("# nothing\n", "wall.calibration: is empty");
	refuses("plenary-calibration 2\n", "wall.calibration:1: the first line is not "
					   "\"plenary-calibration 1\"");
	refuses("plenary-calibration 1\nend\n", "wall.calibration:2: before any device");
	refuses("plenary-calibration 1\n" MAP, "wall.calibration:2: before any device");
	refuses("plenary-calibration 1\ntouch 3:1ff7:0013\n",
		"wall.calibration:2: not a device such as 0003:1ff7:0013");
	refuses("plenary-calibration 1\ntouch 0003:1ff7:0013x\n",
		"wall.calibration:2: not a device such as 0003:1ff7:0013");
	refuses("plenary-calibration 1\ntouch +003:1ff7:0013\n",
		"wall.calibration:2: not a device such as 0003:1ff7:0013");
	refuses(HEAD "map 1 0 0 0 1 0 0\nend\n", "wall.calibration:3: a map has 8 numbers");
	refuses(HEAD "map 1 0 0 0 1 0 0 0 1\nend\n", "wall.calibration:3: more than map takes");
	refuses(HEAD "map 1 0 0 0 1 0 0 nan\nend\n", "wall.calibration:3: a map has 8 numbers");
	refuses(HEAD "map 1 0 0 0 1 0 -2 0\nend\n",
		"wall.calibration:3: this map folds the panel over");
	refuses(HEAD MAP MAP "end\n", "wall.calibration:4: a second map");
	refuses(HEAD MAP "finger -3\nend\n", "wall.calibration:4: not a size from 0.1 to 50 mm");
	refuses(HEAD MAP "finger 9,5\nend\n", "wall.calibration:4: not a size from 0.1 to 50 mm");
	refuses(HEAD "finger 50.1\nend\n", "wall.calibration:3: not a size from 0.1 to 50 mm");
	refuses(HEAD "nib 51\nend\n", "wall.calibration:3: not a size from 0.1 to 50 mm");
	refuses(HEAD "palm 1001\nend\n", "wall.calibration:3: not a size from 0.1 to 1000 mm");
	refuses(HEAD "finger 9\npalm 9\nend\n",
		"wall.calibration:5: a palm that is no larger than the finger");
	refuses(HEAD MAP "strokes 0\nend\n", "wall.calibration:4: not a number of strokes");
	refuses(HEAD MAP "strokes 9\nend\n", "wall.calibration:5: strokes without a finger");
	refuses(HEAD MAP "thumb 9\nend\n", "wall.calibration:4: thumb: not known here");
	refuses(HEAD MAP "name\nend\n", "wall.calibration:4: nothing follows");
	refuses(HEAD "end\n", "wall.calibration:3: a device without map and sizes");
	refuses(HEAD MAP, "wall.calibration:3: cut short: the line \"end\" is missing");
	refuses(HEAD MAP "end\n" MAP, "wall.calibration:5: after the end");
}

static void test_calibration_file__refuses_what_is_no_text(void **state)
{
	static const char bytes[] = "plenary-calibration 1\ntouch\0 0003:1ff7:0013\n";
	struct plen_calibration_table table = {0};
	char error[256] = "";
	char text[2048];

	(void)state;
	assert_int_equal(plen_calibration_file_parse(&table, "x", bytes, sizeof(bytes) - 1,
						     PLEN_CALIBRATION_OWN, error, sizeof(error)),
			 -EINVAL);
	assert_string_equal(error, "x:2: not a line of text");
	memset(text, 'a', sizeof(text));
	assert_int_equal(plen_calibration_file_parse(&table, "x", text, sizeof(text),
						     PLEN_CALIBRATION_OWN, error, sizeof(error)),
			 -EINVAL);
	assert_string_equal(error, "x:1: not a line of text");
}

/* -- the property -- */

/* A file is read strictly so that nothing in it is dropped in silence, nor by the engine. */
static void test_calibration_file__lets_in_what_the_engine_takes(void **state)
{
	const char text[] = HEAD "nib 50\nfinger 50\npalm 1000\nend\n";
	struct plen_calibration_table table = {0};
	struct plen_engine_config config = plen_engine_default_config();
	struct plen_engine *engine = plen_engine_create(&config, ignore, NULL);
	char error[256];

	(void)state;
	assert_int_equal(plen_calibration_file_parse(&table, "x", text, sizeof(text) - 1,
						     PLEN_CALIBRATION_OWN, error, sizeof(error)),
			 0);
	plen_engine_set_touch_size(engine, 1, &table.records[0].size);
	struct plen_touch_size size = plen_engine_touch_size(engine, 1);
	assert_true(size.nib_mm == 50 && size.finger_mm == 50 && size.palm_mm == 1000);
	plen_engine_destroy(engine);
	plen_calibration_table_finish(&table);
}

static void test_calibration_property__is_what_hwdb_prints(void **state)
{
	struct plen_calibration_record record = sample();
	struct plen_calibration_record read = {0};
	char error[256] = "";
	char *text = plen_calibration_print_hwdb(&record);

	(void)state;
	assert_string_equal(text, "# CVTouch Device\n"
				  "evdev:input:b0003v1FF7p0013*\n"
				  " PLENARY_CALIBRATION=1 map 1.020304051 -0.0000001 -0.01 0 0.99 "
				  "0.333333333 0.05 -0.02 nib 4.25 finger 9.50 palm 62.00\n");
	char *value = strchr(text, '=') + 1;
	value[strcspn(value, "\n")] = '\0';
	assert_int_equal(plen_calibration_property_parse(&read, value, error, sizeof(error)), 0);
	assert_true(read.has_map && fabs(read.map.m[0] - record.map.m[0]) < 1e-8);
	assert_true(read.size.palm_mm == 62);
	free(text);
}

static void test_calibration_property__refuses_what_it_does_not_know(void **state)
{
	static const char *const cases[][2] = {
		{"", "PLENARY_CALIBRATION: does not begin with its version, 1"},
		{"2 finger 9", "PLENARY_CALIBRATION: does not begin with its version, 1"},
		{"1", "PLENARY_CALIBRATION: says nothing"},
		{"1 map 1 2", "PLENARY_CALIBRATION: a map has 8 numbers"},
		{"1 finger 9 finger 9", "PLENARY_CALIBRATION: a second finger"},
		{"1 strokes 9", "PLENARY_CALIBRATION: strokes: not known here"},
		{"1 serial x", "PLENARY_CALIBRATION: serial: not known here"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_calibration_record record = {.name = "as before"};
		char error[256] = "";
		assert_int_equal(
			plen_calibration_property_parse(&record, cases[i][0], error, sizeof(error)),
			-EINVAL);
		assert_string_equal(error, cases[i][1]);
		assert_false(record.has_map);
		assert_true(record.size.finger_mm == 0);
	}
}

/* -- finding -- */

static void add(struct plen_calibration_table *table, enum plen_calibration_rank rank,
		const char *serial, const char *port, double x)
{
	struct plen_calibration_record record = sample();

	record.rank = (uint8_t)rank;
	plen_calibration_set_text(record.id.serial, serial);
	plen_calibration_set_text(record.id.port, port);
	record.map = plen_calibration_identity();
	record.map.m[2] = x;
	plen_calibration_table_add(table, &record);
}

static double find(const struct plen_calibration_table *table, const char *serial, const char *port)
{
	struct plen_source_device device = {
		.bus = 3, .vendor = 0x1ff7, .product = 0x13, .serial = serial, .port = port};
	struct plen_calibration_id id = plen_calibration_id_of(&device);
	const struct plen_calibration *map = plen_calibration_table_map(table, &id);

	return map != NULL ? map->m[2] : -1;
}

static void test_calibration_table__finds_the_one_that_fits_best(void **state)
{
	struct plen_calibration_table table = {0};

	(void)state;
	assert_true(find(NULL, NULL, NULL) == -1);
	assert_true(find(&table, NULL, NULL) == -1);
	add(&table, PLEN_CALIBRATION_SHARED, "S1", "", 0.1);
	assert_true(find(&table, "S2", "P") == -1);
	add(&table, PLEN_CALIBRATION_SHARED, "", "", 0.2);
	assert_true(find(&table, NULL, NULL) == 0.2);
	assert_true(find(&table, "S1", NULL) == 0.1);
	add(&table, PLEN_CALIBRATION_SHARED, "", "P1", 0.3);
	assert_true(find(&table, "S2", "P1") == 0.3);
	assert_true(find(&table, "S1", "P1") == 0.1);
	add(&table, PLEN_CALIBRATION_HWDB, "", "", 0.4);
	assert_true(find(&table, "S2", "P2") == 0.2);
	add(&table, PLEN_CALIBRATION_OWN, "", "", 0.5);
	assert_true(find(&table, "S1", "P1") == 0.5);
	add(&table, PLEN_CALIBRATION_OWN, "", "", 0.6);
	assert_true(find(&table, "S1", "P1") == 0.6);

	struct plen_calibration_table *copy = plen_calibration_table_copy(&table);
	plen_calibration_table_finish(&table);
	assert_true(find(copy, "S1", "P1") == 0.6);
	plen_calibration_table_free(copy);
	plen_calibration_table_free(NULL);
}

/* Only what would go before it, or is its equal, makes room; and only in what was measured anew. */
static void test_calibration_table__makes_room_for_what_is_confirmed(void **state)
{
	struct plen_calibration_table table = {0};
	struct plen_calibration_record record = sample();
	struct plen_calibration_id device = record.id;

	(void)state;
	record.map.m[2] = 0.111;
	plen_calibration_table_add(&table, &record); /* serial and port */
	record.id.serial[0] = record.id.port[0] = '\0';
	plen_calibration_table_add(&table, &record); /* its equal */
	record.rank = PLEN_CALIBRATION_SHARED;
	plen_calibration_table_add(&table, &record);
	record.rank = PLEN_CALIBRATION_OWN;
	record.size.strokes = 40;
	record.has_map = false;
	plen_calibration_table_add(&table, &record); /* learned */
	record = sample();
	plen_calibration_set_text(record.id.serial, "another");
	plen_calibration_table_add(&table, &record);

	record = sample();
	record.measured_on = device;
	record.id.serial[0] = record.id.port[0] = '\0';
	record.map.m[2] = 0.222;
	record.size = (struct plen_touch_size){.finger_mm = 7};
	plen_calibration_table_replace(&table, &record);
	assert_true(plen_calibration_table_map(&table, &device)->m[2] == 0.222);
	assert_true(plen_calibration_table_size(&table, &device).finger_mm == 7);
	assert_true(plen_calibration_table_size(&table, &device).palm_mm == 62);
	assert_int_equal(table.count, 6);
	assert_false(table.records[0].has_map || table.records[1].has_map);
	assert_true(table.records[2].has_map && table.records[4].has_map);
	assert_int_equal(table.records[3].size.strokes, 40);

	/* One that names its port leaves those alone that name nothing. */
	plen_calibration_set_text(record.id.port, device.port);
	record.map.m[2] = 0.333;
	plen_calibration_table_replace(&table, &record);
	assert_true(plen_calibration_table_map(&table, &device)->m[2] == 0.333);
	assert_true(table.records[5].has_map && table.records[5].map.m[2] == 0.222);
	plen_calibration_table_finish(&table);
}

static void test_calibration_table__measured_goes_before_learned(void **state)
{
	struct plen_calibration_table table = {0};
	struct plen_calibration_record measured = sample();
	struct plen_calibration_record learned = sample();

	(void)state;
	measured.rank = PLEN_CALIBRATION_SHARED;
	measured.size.nib_mm = 0;
	learned.size = (struct plen_touch_size){.finger_mm = 14, .strokes = 300};
	learned.has_map = false;
	plen_calibration_table_add(&table, &learned);
	struct plen_touch_size size = plen_calibration_table_size(&table, &learned.id);
	assert_true(size.finger_mm == 14 && size.strokes == 300 && size.palm_mm == 0);

	plen_calibration_table_add(&table, &measured);
	size = plen_calibration_table_size(&table, &learned.id);
	assert_true(size.finger_mm == 9.5 && size.strokes == 0 && size.palm_mm == 62);
	assert_true(size.nib_mm == 0);
	assert_non_null(plen_calibration_table_map(&table, &learned.id));
	plen_calibration_table_finish(&table);
}

/* -- folders -- */

struct room {
	struct plen_calibration_folders folders;
	char base[64];
	char lines[8][512];
	int line_count;
};

static int set_up(void **state)
{
	struct room *room = calloc(1, sizeof(*room));

	assert_non_null(room);
	snprintf(room->base, sizeof(room->base), "/tmp/plenary-calibration-XXXXXX");
	if (mkdtemp(room->base) == NULL) {
		return -1;
	}
	snprintf(room->folders.shared, sizeof(room->folders.shared), "%s/etc", room->base);
	snprintf(room->folders.own, sizeof(room->folders.own), "%s/state/deep", room->base);
	*state = room;
	return 0;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

static int tear_down(void **state)
{
	struct room *room = *state;
	int result = nftw(room->base, remove_one, 8, FTW_DEPTH | FTW_PHYS);

	free(room);
	return result;
}

static void complain(void *data, const char *line)
{
	struct room *room = data;

	assert_true(room->line_count < 8);
	snprintf(room->lines[room->line_count++], sizeof(room->lines[0]), "%s", line);
}

static void write_record(const char *folder, const struct plen_calibration_record *record)
{
	char path[PATH_MAX];
	char error[512] = "";

	plen_calibration_folder_path(path, folder, &record->id, PLEN_CALIBRATION_SUFFIX);
	assert_int_equal(plen_calibration_file_write(path, record, error, sizeof(error)), 0);
}

static void write_text(const struct room *room, const char *folder, const char *name,
		       const char *text)
{
	char path[PATH_MAX + NAME_MAX];

	(void)room;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void test_calibration_folder__own_goes_before_shared(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample();
	struct plen_calibration_table table = {0};

	plen_calibration_folders_load(&room->folders, &table, complain, room);
	assert_int_equal(table.count, 0);
	record.map.m[2] = 0.1;
	write_record(room->folders.own, &record);
	record.map.m[2] = 0.2;
	write_record(room->folders.shared, &record);
	plen_calibration_folders_load(&room->folders, &table, complain, room);
	assert_int_equal(table.count, 2);
	assert_true(find(&table, "A 1#7", "usb-1/input0") == 0.1);
	assert_int_equal(room->line_count, 0);
	plen_calibration_table_finish(&table);
}

static void test_calibration_folder__complains_and_goes_on(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample();
	struct plen_calibration_table table = {0};
	char line[2 * PATH_MAX];

	write_record(room->folders.own, &record);
	write_text(room, room->folders.own, "a.calibration", HEAD "map no\nend\n");
	write_text(room, room->folders.own, "note.txt", "not ours");
	write_text(room, room->folders.own, "b.learned", HEAD "finger 9\nstrokes 80\nend\n");
	plen_calibration_folders_load(&room->folders, &table, complain, room);
	assert_int_equal(table.count, 2);
	assert_int_equal(room->line_count, 1);
	snprintf(line, sizeof(line),
		 "%s/a.calibration:3: a map has 8 numbers; not used. Calibrate again: "
		 "plenary-input calibrate; or do without: sudo rm %s/a.calibration",
		 room->folders.own, room->folders.own);
	assert_string_equal(room->lines[0], line);
	plen_calibration_table_finish(&table);
}

static void test_calibration_folder__refuses_what_is_no_file(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample();
	struct plen_calibration_table table = {0};
	char path[PATH_MAX + NAME_MAX];

	write_record(room->folders.own, &record);
	snprintf(path, sizeof(path), "%s/pipe.calibration", room->folders.own);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof(path), "%s/huge.calibration", room->folders.own);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	for (int i = 0; i < 100000; i++) {
		fputs("# ", file);
	}
	fclose(file);
	plen_calibration_folders_load(&room->folders, &table, complain, room);
	assert_int_equal(table.count, 1);
	assert_int_equal(room->line_count, 2);
	assert_non_null(strstr(room->lines[0], "huge.calibration: File too large"));
	plen_calibration_table_finish(&table);
}

static void test_calibration_folder__writes_only_whole_files(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample();
	char path[PATH_MAX];
	char error[PATH_MAX + 64] = "";

	write_text(room, room->base, "state", "in the way");
	plen_calibration_folder_path(path, room->folders.own, &record.id, PLEN_CALIBRATION_SUFFIX);
	assert_true(plen_calibration_file_write(path, &record, error, sizeof(error)) < 0);
	assert_non_null(strstr(error, "Not a directory"));
}

static void test_calibration_folder__names_files_for_people(void **state)
{
	struct plen_calibration_id id = {.bus = 3, .vendor = 0x1ff7, .product = 0x13};
	char path[PATH_MAX];

	(void)state;
	plen_calibration_folder_path(path, "/x", &id, PLEN_CALIBRATION_SUFFIX);
	assert_string_equal(path, "/x/0003-1ff7-0013.calibration");
	id.sensor = PLEN_CALIBRATION_PEN;
	plen_calibration_set_text(id.serial, " S\t1 ");
	assert_string_equal(id.serial, "S?1");
	plen_calibration_folder_path(path, "/x", &id, PLEN_CALIBRATION_SUFFIX_LEARNED);
	assert_string_equal(path, "/x/0003-1ff7-0013-pen-ef498e22.learned");
}

static void test_calibration_folder__follows_the_environment(void **state)
{
	(void)state;
	setenv("STATE_DIRECTORY", "/var/lib/plenary:/var/lib/other", 1);
	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	assert_string_equal(folders.own, "/var/lib/plenary/calibration");
	assert_string_equal(folders.shared, "/etc/plenary/calibration.d");
	unsetenv("STATE_DIRECTORY");
	setenv("XDG_STATE_HOME", "/home/x/state", 1);
	folders = plen_calibration_folders_usual();
	assert_string_equal(folders.own, geteuid() == 0 ? "/etc/plenary/calibration.d"
							: "/home/x/state/plenary/calibration");
}

#define WITH_FOLDERS(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calibration_file__reads_what_it_writes),
		cmocka_unit_test(test_calibration_file__keeps_no_traces_of_arithmetic),
		cmocka_unit_test(test_calibration_file__reads_several_devices_and_comments),
		cmocka_unit_test(test_calibration_file__refuses_with_its_place),
		cmocka_unit_test(test_calibration_file__refuses_what_is_no_text),
		cmocka_unit_test(test_calibration_file__lets_in_what_the_engine_takes),
		cmocka_unit_test(test_calibration_property__is_what_hwdb_prints),
		cmocka_unit_test(test_calibration_property__refuses_what_it_does_not_know),
		cmocka_unit_test(test_calibration_table__finds_the_one_that_fits_best),
		cmocka_unit_test(test_calibration_table__makes_room_for_what_is_confirmed),
		cmocka_unit_test(test_calibration_table__measured_goes_before_learned),
		WITH_FOLDERS(test_calibration_folder__own_goes_before_shared),
		WITH_FOLDERS(test_calibration_folder__complains_and_goes_on),
		WITH_FOLDERS(test_calibration_folder__refuses_what_is_no_file),
		WITH_FOLDERS(test_calibration_folder__writes_only_whole_files),
		cmocka_unit_test(test_calibration_folder__names_files_for_people),
		cmocka_unit_test(test_calibration_folder__follows_the_environment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
