# deblend_add_model_type(ID
#   CLASS MlpModelType            the class, in namespace deblend or qualified
#   HEADER mlp_model_type.h       that declares it
#   METADATA mlp.json             {"id", "title"}: the rest of the metadata is filled in here
#   SOURCES file…)
#
# Makes a Qt-free library of the code, deblend_model_ID, for programs without Qt and for tests, and a thin Qt plugin around it,
# deblend_plugin_ID, that the program finds in lib/deblend/plugins. Out of the program's tree, after
# find_package(DeblendStudio), the plugin is built into the folder plugins of the build folder.

set(DEBLEND_MODEL_TYPE_TEMPLATE_DIR ${CMAKE_CURRENT_LIST_DIR})

function(deblend_add_model_type id)
  cmake_parse_arguments(PARSE_ARGV 1 model "" "CLASS;HEADER;METADATA" "SOURCES")

  add_library(deblend_model_${id} STATIC ${model_SOURCES})
  target_include_directories(deblend_model_${id} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(deblend_model_${id} PUBLIC Deblend::engine)
  set_target_properties(deblend_model_${id} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_compile_features(deblend_model_${id} PUBLIC cxx_std_20)
  if(COMMAND deblend_set_warnings)
    deblend_set_warnings(deblend_model_${id})
    deblend_share_model_type_headers(deblend_model_${id})
  endif()

  if(NOT TARGET Qt6::Core)
    return()
  endif()
  deblend_write_plugin_wrapper(${id} ${model_CLASS} ${model_HEADER} ${model_METADATA})
  add_library(deblend_plugin_${id} MODULE ${CMAKE_CURRENT_BINARY_DIR}/${id}_plugin.h ${CMAKE_CURRENT_BINARY_DIR}/${id}_plugin.cpp)
  target_include_directories(deblend_plugin_${id} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  target_compile_definitions(deblend_plugin_${id} PRIVATE QT_NO_KEYWORDS)
  target_link_libraries(deblend_plugin_${id} PRIVATE deblend_model_${id} Qt6::Core)
  if(COMMAND deblend_set_warnings)
    deblend_share_model_type_headers(deblend_plugin_${id})
  endif()
  set_target_properties(deblend_plugin_${id} PROPERTIES
    AUTOMOC ON
    OUTPUT_NAME deblend_${id}
    PREFIX "")
  if(COMMAND deblend_install_plugin)
    deblend_install_plugin(deblend_plugin_${id})
  else()
    set_target_properties(deblend_plugin_${id} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/plugins)
  endif()
endfunction()

# The precompiled header of the first model type serves all that are built with the program.
function(deblend_share_model_type_headers target)
  get_property(first GLOBAL PROPERTY deblend_first_model_type)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE <torch/nn/module.h> <torch/nn/modules/linear.h>)
    set_property(GLOBAL PROPERTY deblend_first_model_type ${target})
  endif()
endfunction()

# Writes ID_plugin.h, ID_plugin.cpp and ID_plugin.json into the build folder.
function(deblend_write_plugin_wrapper id class header metadata)
  file(READ ${CMAKE_CURRENT_SOURCE_DIR}/${metadata} json)
  string(JSON json SET "${json}" interface 4)
  string(JSON json SET "${json}" libtorch "\"${DEBLEND_LIBTORCH_VERSION}\"")
  file(CONFIGURE OUTPUT ${id}_plugin.json CONTENT "${json}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${metadata})
  set(PLUGIN_ID ${id})
  set(PLUGIN_CLASS ${class})
  set(PLUGIN_HEADER ${header})
  configure_file(${DEBLEND_MODEL_TYPE_TEMPLATE_DIR}/plugin_wrapper.h.in ${id}_plugin.h @ONLY)
  configure_file(${DEBLEND_MODEL_TYPE_TEMPLATE_DIR}/plugin_wrapper.cpp.in ${id}_plugin.cpp @ONLY)
endfunction()
