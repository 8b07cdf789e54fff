# Warnings, sanitizers and feature macros, once, as an interface target that every
# Plenary target links. CMAKE_C_FLAGS is never edited.
option(PLEN_WERROR "Warnings are errors" OFF)
set(PLEN_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")
option(PLEN_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)
option(PLEN_COVERAGE "Instrument for coverage" OFF)

# Asserts guard against our own errors and stay on in every build type.
foreach(type IN ITEMS RELEASE RELWITHDEBINFO MINSIZEREL)
  string(REGEX REPLACE "(^| )-DNDEBUG" "" flags "${CMAKE_C_FLAGS_${type}}")
  set(CMAKE_C_FLAGS_${type} "${flags}")
endforeach()

add_library(plen_options INTERFACE)
target_compile_definitions(plen_options INTERFACE
  _GNU_SOURCE PLEN_VERSION="${PROJECT_VERSION}")
target_compile_options(plen_options INTERFACE
  -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wformat=2 -Wvla
  -Wwrite-strings -Wpointer-arith -fno-common
  # The same recording makes the same lesson on every machine: no fused multiply-add.
  -ffp-contract=off
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
if(PLEN_WERROR)
  target_compile_options(plen_options INTERFACE -Werror)
endif()
if(PLEN_SANITIZE)
  target_compile_options(plen_options INTERFACE
    -fsanitize=${PLEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(plen_options INTERFACE -fsanitize=${PLEN_SANITIZE})
endif()
if(PLEN_FUZZ)
  target_compile_options(plen_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(PLEN_COVERAGE)
  target_compile_options(plen_options INTERFACE --coverage)
  target_link_options(plen_options INTERFACE --coverage)
endif()
