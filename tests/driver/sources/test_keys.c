/* SPDX-License-Identifier: MIT */
#include <linux/input-event-codes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "keys.h"

static void press(struct plen_keys *keys, uint32_t code, enum plen_key wanted)
{
	enum plen_key key = PLEN_KEY_OTHER;
	bool told = plen_keys_event(keys, code, 1, &key);

	assert_int_equal(key, wanted);
	assert_int_equal(told, wanted != PLEN_KEY_OTHER);
	assert_false(plen_keys_event(keys, code, 2, &key));
	assert_false(plen_keys_event(keys, code, 0, &key));
}

static void test_keys__turn_pages(void **state)
{
	struct plen_keys keys = {0};

	(void)state;
	press(&keys, KEY_PAGEDOWN, PLEN_KEY_PAGE_NEXT);
	press(&keys, KEY_PAGEUP, PLEN_KEY_PAGE_PREVIOUS);
	press(&keys, KEY_RIGHT, PLEN_KEY_PAGE_NEXT);
	press(&keys, KEY_LEFT, PLEN_KEY_PAGE_PREVIOUS);
	press(&keys, KEY_A, PLEN_KEY_OTHER);
}

static void test_keys__take_back_with_either_ctrl(void **state)
{
	struct plen_keys keys = {0};
	enum plen_key key;

	(void)state;
	press(&keys, KEY_Z, PLEN_KEY_OTHER);
	plen_keys_event(&keys, KEY_LEFTCTRL, 1, &key);
	plen_keys_event(&keys, KEY_RIGHTCTRL, 1, &key);
	press(&keys, KEY_Z, PLEN_KEY_UNDO);
	press(&keys, KEY_PAGEDOWN, PLEN_KEY_OTHER);
	plen_keys_event(&keys, KEY_LEFTCTRL, 0, &key);
	press(&keys, KEY_Z, PLEN_KEY_UNDO);
	plen_keys_event(&keys, KEY_RIGHTCTRL, 0, &key);
	press(&keys, KEY_Z, PLEN_KEY_OTHER);
	press(&keys, KEY_UNDO, PLEN_KEY_UNDO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys__turn_pages),
		cmocka_unit_test(test_keys__take_back_with_either_ctrl),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
