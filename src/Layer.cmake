# A layer is one library in one folder. Its folder is the only include path that it adds, so a
# layer can include the headers of those layers alone that it links.

# Warnings as errors, for this project's own code.
function(deblend_set_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror -Winvalid-pch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# deblend_add_layer(NAME STATIC|SHARED SOURCES file…) makes the target deblend_NAME.
function(deblend_add_layer name type)
  cmake_parse_arguments(PARSE_ARGV 2 layer "" "" "SOURCES")
  add_library(deblend_${name} ${type} ${layer_SOURCES})
  add_library(Deblend::${name} ALIAS deblend_${name})
  target_include_directories(deblend_${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}>)
  deblend_set_warnings(deblend_${name})
endfunction()
