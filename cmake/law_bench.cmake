# Periods and fees per second (bench/law): ninja law_bench && build/release/law_bench
find_package(benchmark QUIET)
if(benchmark_FOUND AND TARGET law)
  add_executable(law_bench EXCLUDE_FROM_ALL bench/law/law_bench.cpp)
  target_link_libraries(law_bench PRIVATE law benchmark::benchmark)
  target_compile_definitions(law_bench PRIVATE ANSHU_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
