#pragma once

#include <filesystem>

namespace deblend {

struct DataSetKind;

/// The file of labels that stands beside a file of pictures under the name that the MNIST database gives it
/// (…-images-idx3-ubyte and …-labels-idx1-ubyte), plain or compressed; empty if there is none.
std::filesystem::path idxLabelsBeside(const std::filesystem::path& images);

/// "idx:FILE"
DataSetKind idxKind();
/// "digits": the MNIST test digits that come with the program.
DataSetKind digitsKind();

} // namespace deblend
