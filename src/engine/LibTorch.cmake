# Finds LibTorch and makes the target LibTorch::LibTorch and the variables DEBLEND_LIBTORCH_DIR and
# DEBLEND_LIBTORCH_VERSION.
#
# LibTorch's own CMake package demands a CUDA toolkit wherever the library was built for CUDA.
# Linking needs none of it, so the libraries are imported here one by one.
#
# Looked for, in this order: the cache or environment variable DEBLEND_LIBTORCH (an unpacked LibTorch, or
# the folder "torch" of a Python package), the project's own .venv, and the torch of the python3 on the PATH.

set(DEBLEND_LIBTORCH "$ENV{DEBLEND_LIBTORCH}" CACHE PATH "An unpacked LibTorch, or a Python package's folder torch")

if(NOT DEBLEND_LIBTORCH)
  file(GLOB candidates ${CMAKE_CURRENT_LIST_DIR}/../../.venv/lib/python3*/site-packages/torch)
  if(candidates)
    list(GET candidates 0 found)
  else()
    execute_process(
      COMMAND python3 -c "import importlib.util as u; print(u.find_spec('torch').submodule_search_locations[0])"
      OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(found)
    set(DEBLEND_LIBTORCH "${found}" CACHE PATH "An unpacked LibTorch, or a Python package's folder torch" FORCE)
  endif()
endif()

cmake_path(ABSOLUTE_PATH DEBLEND_LIBTORCH NORMALIZE OUTPUT_VARIABLE DEBLEND_LIBTORCH_DIR)
if(NOT EXISTS ${DEBLEND_LIBTORCH_DIR}/lib/libtorch_cpu.so)
  message(FATAL_ERROR
    "LibTorch was not found (looked for lib/libtorch_cpu.so in '${DEBLEND_LIBTORCH_DIR}'). "
    "Run ./bootstrap.sh build, or set DEBLEND_LIBTORCH to an unpacked LibTorch.")
endif()

set(version_header ${DEBLEND_LIBTORCH_DIR}/include/torch/headeronly/version.h)
if(NOT EXISTS ${version_header})
  set(version_header ${DEBLEND_LIBTORCH_DIR}/include/torch/csrc/api/include/torch/version.h)
endif()
file(STRINGS ${version_header} version_lines REGEX "TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+$")
string(REGEX MATCHALL "[0-9]+" DEBLEND_LIBTORCH_VERSION "${version_lines}")
list(JOIN DEBLEND_LIBTORCH_VERSION "." DEBLEND_LIBTORCH_VERSION)
if(DEBLEND_LIBTORCH_VERSION VERSION_LESS 2.11)
  message(FATAL_ERROR "LibTorch ${DEBLEND_LIBTORCH_VERSION} in '${DEBLEND_LIBTORCH_DIR}' is too old: 2.11 or newer is needed.")
endif()

add_library(LibTorch::LibTorch INTERFACE IMPORTED GLOBAL)
# As options and not as include directories, for moc follows those through all of LibTorch's headers: seconds a file.
target_compile_options(LibTorch::LibTorch INTERFACE
  -isystem${DEBLEND_LIBTORCH_DIR}/include
  -isystem${DEBLEND_LIBTORCH_DIR}/include/torch/csrc/api/include)
target_link_directories(LibTorch::LibTorch INTERFACE ${DEBLEND_LIBTORCH_DIR}/lib)
# A CUDA build's libraries bring their own search path for the CUDA libraries at run time; at link
# time their symbols may stay open. torch_cuda registers its kernels by being loaded: keep it.
target_link_libraries(LibTorch::LibTorch INTERFACE torch torch_cpu c10)
target_link_options(LibTorch::LibTorch INTERFACE LINKER:--allow-shlib-undefined)
if(EXISTS ${DEBLEND_LIBTORCH_DIR}/lib/libtorch_cuda.so)
  target_link_libraries(LibTorch::LibTorch INTERFACE
    -Wl,--push-state,--no-as-needed torch_cuda c10_cuda -Wl,--pop-state)
endif()
set_target_properties(LibTorch::LibTorch PROPERTIES DEBLEND_RUNTIME_DIR ${DEBLEND_LIBTORCH_DIR}/lib)
list(APPEND CMAKE_BUILD_RPATH ${DEBLEND_LIBTORCH_DIR}/lib)

message(STATUS "LibTorch ${DEBLEND_LIBTORCH_VERSION} in ${DEBLEND_LIBTORCH_DIR}")
