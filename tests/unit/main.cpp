#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

/// For the leak sanitizer: fontconfig keeps its caches until the process ends, and cairo 1.16 loses 768 bytes per embedded font.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so\nleak:libcairo.so\n"; }

/// For the thread sanitizer, which cannot see the locks of libraries that were built without it.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return R"(
race:libglib-2.0.so
race:libfontconfig.so
race:libharfbuzz.so
race:libpango
race:libcairo.so
called_from_lib:libglib-2.0.so
called_from_lib:libfontconfig.so
called_from_lib:libharfbuzz.so
called_from_lib:libpangoft2-1.0.so
called_from_lib:libpangocairo-1.0.so
called_from_lib:libcairo.so
)";
}
