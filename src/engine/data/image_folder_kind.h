#pragma once

namespace deblend {

struct DataSetKind;

/// "images:FOLDER"
DataSetKind imagesKind();

} // namespace deblend
