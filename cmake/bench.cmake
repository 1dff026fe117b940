# The bench (./dev bench): makes large courts and measures the product on them.
file(GLOB ANSHU_BENCH_SOURCES CONFIGURE_DEPENDS bench/*.cpp)
if(TARGET app)
  add_executable(anshu_bench EXCLUDE_FROM_ALL ${ANSHU_BENCH_SOURCES})
  target_link_libraries(anshu_bench PRIVATE app)
  target_precompile_headers(anshu_bench REUSE_FROM anshu_pch)
endif()
