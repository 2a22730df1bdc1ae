#pragma once

#include "data/image_folder.h"
#include "data/image_form.h"
#include "data/stored_images.h"

#include <functional>

namespace deblend {

/// Decodes all pictures of a folder on all cores, the caller's thread among them, which tells `progress`.
/// Files that cannot be read are left out, counted and named. Takes little more memory than the pictures that
/// come out. Throws Error if no picture is left, or "cancelled".
ImageCollection decodePictures(const PictureFolder& folder, const ImageForm& form,
                               const std::function<bool(double share)>& progress);

} // namespace deblend
