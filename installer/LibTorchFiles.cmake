# deblend_install_libtorch() installs the part of LibTorch that a program needs at run time, with its licences.
#
# A CUDA build of the Python package takes CUDA's libraries from the folder nvidia beside it, by search paths relative
# to its own: both keep their places relative to each other, so that they go on finding one another.

function(deblend_install_libtorch)
  file(GLOB libraries ${DEBLEND_LIBTORCH_DIR}/lib/*.so*)
  list(FILTER libraries EXCLUDE REGEX
    "/lib(shm|torch_python|torchbind_test|jitbackend_test|backend_with_compiler|torch_global_deps|aoti_custom_ops)\\.so")
  install(FILES ${libraries} DESTINATION ${DEBLEND_INSTALL_LIBTORCH_DIR})

  cmake_path(GET DEBLEND_LIBTORCH_DIR PARENT_PATH packages)
  if(EXISTS ${DEBLEND_LIBTORCH_DIR}/lib/libtorch_cuda.so AND IS_DIRECTORY ${packages}/nvidia)
    install(DIRECTORY ${packages}/nvidia DESTINATION ${DEBLEND_INSTALL_LIBRARY_DIR}
            FILES_MATCHING PATTERN "lib/*.so*" PATTERN "include" EXCLUDE PATTERN "bin" EXCLUDE)
  endif()

  set(licence_folder ${CMAKE_INSTALL_DATADIR}/doc/deblend-studio/libtorch)
  file(GLOB licences ${packages}/torch-${DEBLEND_LIBTORCH_VERSION}*.dist-info/licenses/*
                     ${DEBLEND_LIBTORCH_DIR}/LICENSE* ${DEBLEND_LIBTORCH_DIR}/NOTICE*)
  foreach(licence IN LISTS licences)
    if(IS_DIRECTORY ${licence})
      install(DIRECTORY ${licence} DESTINATION ${licence_folder})
    else()
      install(FILES ${licence} DESTINATION ${licence_folder})
    endif()
  endforeach()
endfunction()
