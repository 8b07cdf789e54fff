# plen_add_test(NAME SOURCES file... [LINK target...] [LABELS label...])
#
# One cmocka program per tested module. A program that needs a display, a device or root carries
# the label "hw" and exits 77 where it cannot run.
#
# PLEN_TEST_ENVIRONMENT: no test may open a real screen, and what libraries leak is listed in one file.
# Pango, fontconfig and GLib hand fonts between threads by futexes of their own, which the thread
# sanitizer cannot see: what such libraries do inside is not reported, what our code does is.
set(PLEN_TEST_ENVIRONMENT
  "SDL_VIDEODRIVER=dummy"
  "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0"
  "TSAN_OPTIONS=ignore_noninstrumented_modules=1")

pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

function(plen_add_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE plen_options PkgConfig::CMOCKA ${ARG_LINK})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES
    SKIP_RETURN_CODE 77
    ENVIRONMENT "${PLEN_TEST_ENVIRONMENT}"
    LABELS "${ARG_LABELS}"
    TIMEOUT 120)
endfunction()

# plen_add_fuzz(NAME SOURCES file... LINK target... CORPUS dir)
#
# With PLEN_FUZZ a libFuzzer program; always a ctest that replays the corpus in CORPUS through
# the same entry point, so that every build checks every past find.
# The target fuzz_targets builds all of them and nothing else.
add_custom_target(fuzz_targets)

function(plen_add_fuzz name)
  cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;LINK" ${ARGN})
  if(PLEN_FUZZ)
    add_executable(${name} ${ARG_SOURCES})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${name} ${ARG_SOURCES} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.c)
  endif()
  target_link_libraries(${name} PRIVATE plen_options ${ARG_LINK})
  add_dependencies(fuzz_targets ${name})
  set(runs "")
  if(PLEN_FUZZ)
    set(runs -runs=0)
  endif()
  add_test(NAME ${name} COMMAND ${name} ${runs} ${ARG_CORPUS})
  set_tests_properties(${name} PROPERTIES
    LABELS fuzz
    ENVIRONMENT "${PLEN_TEST_ENVIRONMENT}"
    TIMEOUT 300)
endfunction()
