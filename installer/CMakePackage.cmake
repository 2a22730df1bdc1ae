# Writes and installs the package that find_package(DeblendStudio) reads: one for the build folder, whose paths lead into
# this source tree, and one for the installed program, whose paths are relative to it.

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/DeblendStudio)
set(package_version ${CMAKE_BINARY_DIR}/DeblendStudioConfigVersion.cmake)
write_basic_package_version_file(${package_version} COMPATIBILITY SameMinorVersion)

# deblend_write_package(FILE INSTALL_DESTINATION …) reads the variables DEBLEND_PACKAGE_… of its caller.
function(deblend_write_package file)
  configure_package_config_file(DeblendStudioConfig.cmake.in ${file} ${ARGN}
    PATH_VARS DEBLEND_PACKAGE_LIBTORCH_SCRIPT DEBLEND_PACKAGE_ENGINE DEBLEND_PACKAGE_INCLUDES
              DEBLEND_PACKAGE_MODEL_TYPE_SCRIPT
    NO_CHECK_REQUIRED_COMPONENTS_MACRO)
endfunction()

set(DEBLEND_PACKAGE_LIBTORCH ${DEBLEND_LIBTORCH_DIR})
set(DEBLEND_PACKAGE_LIBTORCH_SCRIPT ${CMAKE_SOURCE_DIR}/src/engine/LibTorch.cmake)
set(DEBLEND_PACKAGE_ENGINE ${CMAKE_LIBRARY_OUTPUT_DIRECTORY}/libdeblend_engine.so)
set(DEBLEND_PACKAGE_INCLUDES ${CMAKE_SOURCE_DIR}/src/engine ${CMAKE_BINARY_DIR}/src/engine)
set(DEBLEND_PACKAGE_MODEL_TYPE_SCRIPT ${CMAKE_SOURCE_DIR}/plugins/AddModelType.cmake)
deblend_write_package(${CMAKE_BINARY_DIR}/DeblendStudioConfig.cmake
  INSTALL_DESTINATION ${CMAKE_BINARY_DIR} INSTALL_PREFIX ${CMAKE_BINARY_DIR})

set(DEBLEND_PACKAGE_LIBTORCH "")
set(DEBLEND_PACKAGE_LIBTORCH_SCRIPT ${package_dir}/LibTorch.cmake)
set(DEBLEND_PACKAGE_ENGINE ${DEBLEND_INSTALL_LIBRARY_DIR}/libdeblend_engine.so)
set(DEBLEND_PACKAGE_INCLUDES ${CMAKE_INSTALL_INCLUDEDIR}/deblend)
set(DEBLEND_PACKAGE_MODEL_TYPE_SCRIPT ${package_dir}/AddModelType.cmake)
deblend_write_package(${CMAKE_CURRENT_BINARY_DIR}/DeblendStudioConfig.cmake INSTALL_DESTINATION ${package_dir})

install(FILES ${CMAKE_CURRENT_BINARY_DIR}/DeblendStudioConfig.cmake ${package_version}
              ${CMAKE_SOURCE_DIR}/src/engine/LibTorch.cmake
              ${CMAKE_SOURCE_DIR}/plugins/AddModelType.cmake
              ${CMAKE_SOURCE_DIR}/plugins/plugin_wrapper.h.in ${CMAKE_SOURCE_DIR}/plugins/plugin_wrapper.cpp.in
        DESTINATION ${package_dir})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/src/engine/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/deblend
        FILES_MATCHING PATTERN "*.h")
install(FILES ${CMAKE_BINARY_DIR}/src/engine/core/version.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/deblend/core)
