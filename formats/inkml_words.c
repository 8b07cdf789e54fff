/* SPDX-License-Identifier: MIT
 *
 * Names, units, brushes and annotations of InkML.
 */
#include "inkml.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "css.h"
#include "number.h"
#include "palette.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
#define WIDTH_DEFAULT_UM 700.0

/* -- ids -- */

struct id {
	const char *name;
	size_t order; /* in the document */
	const struct plen_xml_node *node;
};

struct inkml_ids {
	size_t count, capacity;
	struct id *list; /* by name; of one name the first */
};

static const char *name_of(const struct plen_xml_node *node)
{
	const char *name = plen_xml_tree_attribute_in(node, XML_SPACE, "id");

	return name != NULL ? name : plen_xml_tree_attribute(node, "id");
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct id *)a)->name, ((const struct id *)b)->name);
}

static int compare_ids(const void *a, const void *b)
{
	const struct id *one = a, *other = b;
	int order = compare_names(a, b);

	return order != 0 ? order : one->order < other->order ? -1 : one->order > other->order;
}

/* Of those of one name the first stays. */
static void sort(struct inkml_ids *ids)
{
	size_t kept = 0;

	if (ids->count == 0) {
		return;
	}
	qsort(ids->list, ids->count, sizeof(*ids->list), compare_ids);
	for (size_t i = 1; i < ids->count; i++) {
		if (strcmp(ids->list[kept].name, ids->list[i].name) != 0) {
			ids->list[++kept] = ids->list[i];
		}
	}
	ids->count = kept + 1;
}

struct inkml_ids *plen_inkml_ids_create(const struct plen_xml_node *root)
{
	struct inkml_ids *ids = plen_calloc(1, sizeof(*ids));

	for (const struct plen_xml_node *at = root; at != NULL;
	     at = plen_xml_tree_after(at, root, true)) {
		const char *name = at->name != NULL ? name_of(at) : NULL;

		/* Traces have names too, which nobody asks for. */
		if (name != NULL && strcmp(at->name, "trace") != 0) {
			ids->list = plen_grow(ids->list, ids->count, &ids->capacity,
					      sizeof(*ids->list));
			ids->list[ids->count] = (struct id){name, ids->count, at};
			ids->count++;
		}
	}
	sort(ids);
	return ids;
}

void plen_inkml_ids_destroy(struct inkml_ids *ids)
{
	if (ids != NULL) {
		free(ids->list);
		free(ids);
	}
}

const struct plen_xml_node *plen_inkml_find(const struct inkml_ids *ids, const char *reference,
					    const char *kind)
{
	if (reference == NULL || reference[0] != '#' || ids->count == 0) {
		return NULL;
	}

	const struct id key = {.name = reference + 1};
	const struct id *found =
		bsearch(&key, ids->list, ids->count, sizeof(*ids->list), compare_names);
	return found != NULL && plen_xml_tree_is(found->node, NULL, kind) ? found->node : NULL;
}

/* -- units -- */

double plen_inkml_length_um(const char *units)
{
	static const struct {
		const char *name;
		double um;
	} lengths[] = {
		{"m", 1e6},           {"cm", 1e4},      {"mm", 1e3},          {"um", 1},
		{"\xc2\xb5m", 1},     {"in", 25400},    {"pt", 25400 / 72.0}, {"pc", 25400 / 6.0},
		{"px", 25400 / 96.0}, {"himetric", 10},
	};

	for (size_t i = 0; units != NULL && i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		if (strcmp(lengths[i].name, units) == 0) {
			return lengths[i].um;
		}
	}
	return 0;
}

/* -- children -- */

const struct plen_xml_node *plen_inkml_next_child(const struct plen_xml_node *node,
						  const char *kind, struct inkml_place *place)
{
	const struct plen_xml_node *at = NULL;

	if (node != NULL) {
		at = place->node != NULL ? place->node->next : node->first;
	}
	while (at != NULL && place->seen++ < INKML_FRONT) {
		if (plen_xml_tree_is(at, NULL, kind)) {
			place->node = at;
			return at;
		}
		at = at->next;
	}
	return NULL;
}

const struct plen_xml_node *plen_inkml_child(const struct plen_xml_node *node, const char *kind)
{
	struct inkml_place place = {0};

	return plen_inkml_next_child(node, kind, &place);
}

const char *plen_inkml_annotation(const struct plen_xml_node *node, const char *type)
{
	const struct plen_xml_node *at = NULL;
	struct inkml_place place = {0};

	while ((at = plen_inkml_next_child(node, "annotation", &place)) != NULL) {
		const char *its = plen_xml_tree_attribute(at, "type");

		if (its != NULL && strcmp(its, type) == 0) {
			return plen_xml_tree_own_text(at);
		}
	}
	return NULL;
}

/* -- brushes -- */

/* What its properties say, one after another. */
struct look {
	uint32_t rgba;
	double transparency; /* 0..255 */
	double width_um;
	bool marker, ignores_force;
};

static void take_colour(struct look *look, const char *value, const char *units)
{
	(void)units;
	plen_css_colour(value, &look->rgba);
}

static void take_transparency(struct look *look, const char *value, const char *units)
{
	(void)units;
	plen_number_parse(value, &look->transparency, NULL);
}

static void take_width(struct look *look, const char *value, const char *units)
{
	double um = plen_inkml_length_um(units);
	double width = 0;

	if (plen_number_parse(value, &width, NULL) && width > 0) {
		look->width_um = width * (um > 0 ? um : 1000);
	}
}

static void take_operation(struct look *look, const char *value, const char *units)
{
	(void)units;
	look->marker = strcmp(value, "maskPen") == 0;
}

static void take_ignoring(struct look *look, const char *value, const char *units)
{
	(void)units;
	look->ignores_force = strcmp(value, "true") == 0 || strcmp(value, "1") == 0;
}

static const struct {
	const char *name;
	void (*take)(struct look *look, const char *value, const char *units);
} properties[] = {
	{"color", take_colour},       {"transparency", take_transparency}, {"width", take_width},
	{"rasterOp", take_operation}, {"ignorePressure", take_ignoring},
};

static void take_property(struct look *look, const struct plen_xml_node *node)
{
	const char *name = plen_xml_tree_attribute(node, "name");
	const char *value = plen_xml_tree_attribute(node, "value");

	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
		if (name != NULL && value != NULL && strcmp(properties[i].name, name) == 0) {
			properties[i].take(look, value, plen_xml_tree_attribute(node, "units"));
		}
	}
}

/* The ink that its annotation names, unless the colour is no longer that ink's in either theme. */
static bool is_ink(const struct plen_xml_node *node, uint32_t rgba, struct inkml_brush *brush)
{
	const char *text = node != NULL ? plen_inkml_annotation(node, "ink") : NULL;
	double number = 0;

	if (text == NULL || !plen_number_parse(text, &number, NULL) || number < 0 ||
	    number > PLEN_INK_OWN_MARKER) {
		return false;
	}
	brush->ink = (uint8_t)number;
	brush->rgba = 0;
	if (brush->ink == PLEN_INK_OWN || brush->ink == PLEN_INK_OWN_MARKER) {
		brush->rgba = rgba;
		return true;
	}
	return brush->ink < PLEN_INK_COUNT &&
	       (rgba == plen_palette_rgba(PLEN_THEME_LIGHT, brush->ink) ||
		rgba == plen_palette_rgba(PLEN_THEME_DARK, brush->ink));
}

void plen_inkml_brush(struct inkml_brush *brush, const struct plen_xml_node *node)
{
	struct look look = {.rgba = 0x000000FF, .width_um = WIDTH_DEFAULT_UM};
	const struct plen_xml_node *at = NULL;
	struct inkml_place place = {0};

	while ((at = plen_inkml_next_child(node, "brushProperty", &place)) != NULL) {
		take_property(&look, at);
	}
	if (look.transparency > 0) {
		double alpha = 255 - fmin(look.transparency, 255);

		look.rgba = (look.rgba & 0xffffff00u) | (uint32_t)lround(alpha);
	}
	brush->width_um = look.width_um;
	brush->ignores_force = look.ignores_force;
	if (!is_ink(node, look.rgba, brush)) {
		brush->ink =
			plen_palette_ink(PLEN_THEME_LIGHT, look.rgba, look.marker, &brush->rgba);
	}
}
