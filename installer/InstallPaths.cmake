# Where everything lies below the folder that holds bin, in a build folder as in an installed program:
#
#   bin/deblend, bin/deblend-studio
#   lib/deblend/             this project's shared libraries
#   lib/deblend/plugins/     model types
#   lib/deblend/torch/lib/   LibTorch; a CUDA build's other libraries in lib/deblend/nvidia/
#   share/deblend/           densities, examples, icons, translations
#
# Programs find the last ones relative to themselves, so the names are fixed and the tree can be moved.
# Search paths are relative too: nothing installed remembers the folder that it was built in.

set(CMAKE_INSTALL_LIBDIR lib)
include(GNUInstallDirs)

set(DEBLEND_INSTALL_LIBRARY_DIR ${CMAKE_INSTALL_LIBDIR}/deblend)
set(DEBLEND_INSTALL_PLUGIN_DIR ${DEBLEND_INSTALL_LIBRARY_DIR}/plugins)
set(DEBLEND_INSTALL_LIBTORCH_DIR ${DEBLEND_INSTALL_LIBRARY_DIR}/torch/lib)
set(DEBLEND_INSTALL_DATA_DIR ${CMAKE_INSTALL_DATADIR}/deblend)
set(DEBLEND_INSTALL_TRANSLATION_DIR ${DEBLEND_INSTALL_DATA_DIR}/translations)

set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/deblend" "$ORIGIN/../lib/deblend/torch/lib")

# Installs programs into bin.
function(deblend_install_program)
  install(TARGETS ${ARGV} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# Installs shared libraries of this project that the programs and the plugins link.
function(deblend_install_library)
  set_target_properties(${ARGV} PROPERTIES INSTALL_RPATH "$ORIGIN;$ORIGIN/torch/lib")
  install(TARGETS ${ARGV} LIBRARY DESTINATION ${DEBLEND_INSTALL_LIBRARY_DIR} NAMELINK_SKIP)
endfunction()

# Installs model types, and builds them where a program in the build folder looks for them.
function(deblend_install_plugin)
  set_target_properties(${ARGV} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${DEBLEND_INSTALL_PLUGIN_DIR}
    INSTALL_RPATH "$ORIGIN/..;$ORIGIN/../torch/lib")
  install(TARGETS ${ARGV} LIBRARY DESTINATION ${DEBLEND_INSTALL_PLUGIN_DIR})
endfunction()
