# fmt formats text where GCC 12 has no <format>. LibTorch brings headers of an fmt of its own, without the library: the
# system's must be found before them, so they get an include path that holds nothing else.

find_package(fmt 9 QUIET)

# deblend_use_fmt(TARGET) lets the target's sources include fmt.
function(deblend_use_fmt target)
  if(NOT TARGET fmt::fmt)
    find_package(fmt 9 QUIET)
  endif()
  if(TARGET fmt::fmt)
    get_target_property(include_dir fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/fmt)
    file(CREATE_LINK ${include_dir}/fmt ${CMAKE_BINARY_DIR}/fmt/fmt SYMBOLIC)
    target_include_directories(${target} SYSTEM BEFORE PRIVATE ${CMAKE_BINARY_DIR}/fmt)
    target_link_libraries(${target} PRIVATE fmt::fmt)
  else() # a machine without the package: LibTorch's headers, compiled into the target
    target_compile_definitions(${target} PRIVATE FMT_HEADER_ONLY=1)
  endif()
endfunction()
