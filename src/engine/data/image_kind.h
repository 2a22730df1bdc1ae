#pragma once

namespace deblend {

struct DataSetKind;

/// "image:FILE": one picture.
DataSetKind imageKind();
/// "picture:NAME": one of those that come with the program.
DataSetKind pictureKind();

} // namespace deblend
