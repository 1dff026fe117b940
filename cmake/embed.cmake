# Puts reference/, migrations/ and the built web application into the binary as one zip (read through files/zip_pack.h).
set(ANSHU_PACK ${CMAKE_BINARY_DIR}/assets.zip)
file(GLOB_RECURSE ANSHU_ASSETS CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} reference/* migrations/*)
set(ANSHU_WEB_DIST)
if(ANSHU_WEB)
  file(GLOB_RECURSE ANSHU_WEB_DIST CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} web/dist/*)
endif()
set(ANSHU_PACKED ${ANSHU_ASSETS} ${ANSHU_WEB_DIST})
list(TRANSFORM ANSHU_PACKED PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE ANSHU_PACKED_FILES)
string(REPLACE ";" "\n" ANSHU_PACK_LIST "${ANSHU_PACKED}")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/assets.list CONTENT "${ANSHU_PACK_LIST}\n")
add_custom_command(
  OUTPUT ${ANSHU_PACK}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${ANSHU_PACK}
  COMMAND ${CMAKE_COMMAND} -E tar cf ${ANSHU_PACK} --format=zip --files-from=${CMAKE_BINARY_DIR}/assets.list
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS ${ANSHU_PACKED_FILES} ${CMAKE_BINARY_DIR}/assets.list
  VERBATIM)
file(WRITE ${CMAKE_BINARY_DIR}/assets.S.tmp
     ".section .rodata\n.global anshu_assets_begin\n.global anshu_assets_end\n.balign 16\nanshu_assets_begin:\n.incbin \"${ANSHU_PACK}\"\nanshu_assets_end:\n.section .note.GNU-stack,\"\",%progbits\n")
configure_file(${CMAKE_BINARY_DIR}/assets.S.tmp ${CMAKE_BINARY_DIR}/assets.S COPYONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/assets.S PROPERTIES OBJECT_DEPENDS ${ANSHU_PACK})
if(TARGET app)
  add_library(assets STATIC ${CMAKE_BINARY_DIR}/assets.S)
  target_link_libraries(app PUBLIC assets)
endif()
