#pragma once

namespace deblend {

struct DataSetKind;

/// "image:FILE": one picture.
DataSetKind imageKind();

} // namespace deblend
