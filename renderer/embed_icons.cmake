# cmake -DDIR=... -DNAMES=a,b,... -DOUT=icon_data.c -P embed_icons.cmake
#
# Writes the icons as C arrays, in the order of NAMES.
string(REPLACE "," ";" NAMES "${NAMES}")
set(arrays "")
set(table "")
set(index 0)
foreach(name IN LISTS NAMES)
  file(READ "${DIR}/${name}.svg" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char icon_${index}[] = {${bytes}};\n")
  string(APPEND table "\t{\"${name}\", icon_${index}, sizeof(icon_${index})},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}" "/* Generated from assets/icons; do not edit. */
#include \"icon.h\"

_Static_assert(PLEN_ICON_COUNT == ${index}, \"one file for each icon\");

${arrays}
const struct plen_icon_source plen_icon_sources[PLEN_ICON_COUNT] = {
${table}};
")
