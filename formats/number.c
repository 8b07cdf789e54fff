/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define FARTHEST 1e15
/* More digits than that change nothing in a double. */
#define DIGITS_KEPT UINT64_C(100000000000000000)
#define EXPONENT_MAX 400

bool plen_number_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static const char *skip_to_number(const char *text)
{
	bool comma = false;

	while (plen_number_is_space(*text) || (*text == ',' && !comma)) {
		comma |= *text == ',';
		text++;
	}
	return text;
}

struct digits {
	uint64_t value;
	int shift; /* powers of ten that value is still to be multiplied with */
	bool any;
};

static void take_digit(struct digits *digits, char c, bool after_point)
{
	digits->any = true;
	if (digits->value >= DIGITS_KEPT) {
		digits->shift += after_point ? 0 : digits->shift < EXPONENT_MAX;
		return;
	}
	digits->value = digits->value * 10 + (uint64_t)(c - '0');
	digits->shift -= after_point;
}

static const char *take_exponent(const char *text, int *exponent)
{
	const char *at = text + 1;
	bool minus = *at == '-';

	at += *at == '-' || *at == '+';
	if (!isdigit((unsigned char)*at)) {
		/* Such as "em": a unit. */
		return text;
	}
	for (; isdigit((unsigned char)*at); at++) {
		*exponent = *exponent < EXPONENT_MAX ? *exponent * 10 + (*at - '0') : *exponent;
	}
	*exponent = minus ? -*exponent : *exponent;
	return at;
}

static double times_power(double value, int exponent)
{
	static const double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	const int last = (int)(sizeof(exact) / sizeof(exact[0])) - 1;

	if (exponent >= 0 && exponent <= last) {
		return value * exact[exponent];
	}
	if (exponent < 0 && exponent >= -last) {
		return value / exact[-exponent];
	}
	return value * pow(10, exponent);
}

const char *plen_number_next(const char *text, double *value)
{
	const char *at = skip_to_number(text);
	struct digits digits = {0};
	bool minus = *at == '-';
	int exponent = 0;

	at += *at == '-' || *at == '+';
	for (; isdigit((unsigned char)*at); at++) {
		take_digit(&digits, *at, false);
	}
	if (*at == '.') {
		for (at++; isdigit((unsigned char)*at); at++) {
			take_digit(&digits, *at, true);
		}
	}
	if (!digits.any) {
		return NULL;
	}
	if (*at == 'e' || *at == 'E') {
		at = take_exponent(at, &exponent);
	}

	double size =
		digits.value == 0 ? 0 : times_power((double)digits.value, digits.shift + exponent);
	if (!isfinite(size) || size > FARTHEST) {
		return NULL;
	}
	*value = minus ? -size : size;
	return at;
}

const char *plen_number_skip(const char *text)
{
	text = skip_to_number(text);
	if (*text == '\0') {
		return NULL;
	}
	while (*text != '\0' && *text != ',' && !plen_number_is_space(*text)) {
		text++;
	}
	return text;
}

/* A number, or a word that is none; letters right behind a number make it one. */
static const char *next_word(const char *text, double *value, bool *valid)
{
	const char *rest = plen_number_next(text, value);

	if (rest != NULL && !isalpha((unsigned char)*rest)) {
		return rest;
	}
	*valid = false;
	return plen_number_skip(text);
}

const char *plen_number_pair(const char *text, double *x, double *y, bool *valid)
{
	const char *rest;

	*valid = true;
	text = next_word(text, x, valid);
	if (text == NULL) {
		return NULL;
	}
	rest = next_word(text, y, valid);
	return rest != NULL ? rest : text + strlen(text);
}

bool plen_number_list(const char *text, double *values, int count)
{
	for (int i = 0; i < count && text != NULL; i++) {
		text = plen_number_next(text, &values[i]);
	}
	return text != NULL;
}

bool plen_number_parse(const char *text, double *value, const char **unit)
{
	while (plen_number_is_space(*text)) {
		text++;
	}

	const char *rest = *text != ',' ? plen_number_next(text, value) : NULL;
	if (rest == NULL) {
		return false;
	}
	if (unit != NULL) {
		*unit = rest;
	}
	while (isalpha((unsigned char)*rest) || *rest == '%') {
		rest++;
	}
	while (plen_number_is_space(*rest)) {
		rest++;
	}
	return *rest == '\0';
}

size_t plen_number_print(char text[PLEN_NUMBER_TEXT], double value, int decimals)
{
	static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
	double kept = isfinite(value) ? fmax(-FARTHEST, fmin(value, FARTHEST)) : 0;
	/* Whole numbers of the last decimal, so that no locale has a say. */
	double whole = 0;
	double part = modf(fabs(kept), &whole);
	uint64_t after = (uint64_t)llround(part * powers[decimals]);
	uint64_t before = (uint64_t)whole;

	if (after >= (uint64_t)powers[decimals]) {
		after -= (uint64_t)powers[decimals];
		before++;
	}
	bool minus = kept < 0 && (before > 0 || after > 0);
	int length = snprintf(text, PLEN_NUMBER_TEXT, "%s%llu", minus ? "-" : "",
			      (unsigned long long)before);
	if (after == 0) {
		return (size_t)length;
	}
	length += snprintf(text + length, PLEN_NUMBER_TEXT - (size_t)length, ".%0*llu", decimals,
			   (unsigned long long)after);
	while (text[length - 1] == '0') {
		text[--length] = '\0';
	}
	return (size_t)length;
}
