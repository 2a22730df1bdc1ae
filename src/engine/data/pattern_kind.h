#pragma once

namespace deblend {

struct DataSetKind;

/// "pattern:NAME": labelled points that are made up.
DataSetKind patternKind();

} // namespace deblend
