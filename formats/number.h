/* SPDX-License-Identifier: MIT
 *
 * Numbers in text, the same in every locale, and never NaN or infinite.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads [+-]digits[.digits][e[+-]digits] after white space and at most one comma, which many lists
 * have between numbers. Returns what follows the number, or NULL if there is none or it is beyond
 * +-1e15. */
const char *plen_number_next(const char *text, double *value);
/* White space between numbers, and between words of styles. */
bool plen_number_is_space(char c);
/* What follows the next word of a list, which is no number; NULL at the end. */
const char *plen_number_skip(const char *text);
/* The next two of a list of pairs. Returns what follows them, or NULL at the end. A pair that is
 * none, as one of both is missing or no number, is passed over whole: *valid is false then. */
const char *plen_number_pair(const char *text, double *x, double *y, bool *valid);
/* So many numbers, and whatever follows them. False if there are fewer, or no text (NULL). */
bool plen_number_list(const char *text, double *values, int count);
/* The whole text is one number, perhaps followed by a unit of letters or '%', which is left out
 * when `unit` is NULL. */
bool plen_number_parse(const char *text, double *value, const char **unit);
/* Such as "-12.05": no exponent, no trailing zeros, at most 9 decimals, never "-0". Returns the
 * length. */
#define PLEN_NUMBER_TEXT 40
size_t plen_number_print(char text[PLEN_NUMBER_TEXT], double value, int decimals);
