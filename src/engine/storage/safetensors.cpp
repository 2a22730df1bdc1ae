#include "storage/safetensors.h"

#include "core/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace deblend {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors are little-endian");

using Json = nlohmann::ordered_json;

struct TypeName {
  const char* name;
  torch::ScalarType type;
};
constexpr std::array typeNames = {
    TypeName{"F64", torch::kFloat64},   TypeName{"F32", torch::kFloat32}, TypeName{"F16", torch::kFloat16},
    TypeName{"BF16", torch::kBFloat16}, TypeName{"I64", torch::kInt64},   TypeName{"I32", torch::kInt32},
    TypeName{"I16", torch::kInt16},     TypeName{"I8", torch::kInt8},     TypeName{"U8", torch::kUInt8},
    TypeName{"BOOL", torch::kBool},
};
constexpr std::size_t lengthBytes = 8;
constexpr std::uint64_t longestHeader = 100'000'000;
constexpr std::size_t mostDimensions = 64;

const char* nameOf(torch::ScalarType type) {
  const auto* found = std::ranges::find(typeNames, type, &TypeName::type);
  if (found == typeNames.end())
    throw Error(fmt::format("Tensors of type {} cannot be written as safetensors.", c10::toString(type)));
  return found->name;
}

struct Malformed {
  std::string reason;
};

/// Where a tensor's bytes lie in the data section, checked against its shape and the section's size.
struct Entry {
  torch::ScalarType type{};
  std::vector<std::int64_t> shape;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Refuses what no tensor can have, a size beyond all numbers beside a zero included.
std::vector<std::int64_t> readShape(const Json& json) {
  if (!json.is_array() || json.size() > mostDimensions)
    throw Malformed{fmt::format("a tensor's shape is not a list of at most {} sizes", mostDimensions)};
  std::vector<std::int64_t> shape;
  std::int64_t strides = 1;
  for (const Json& extent : json) {
    if (!extent.is_number_integer() || extent.get<std::int64_t>() < 0)
      throw Malformed{"a tensor's shape is not made of whole numbers"};
    shape.push_back(extent);
    if (__builtin_mul_overflow(strides, std::max<std::int64_t>(shape.back(), 1), &strides))
      throw Malformed{"a tensor is larger than the file"};
  }
  return shape;
}

std::size_t checkedBytes(const Entry& entry, std::size_t available) {
  std::size_t bytes = c10::elementSize(entry.type);
  if (std::ranges::find(entry.shape, 0) != entry.shape.end())
    return 0;
  for (const std::int64_t extent : entry.shape) {
    if (bytes > available / static_cast<std::size_t>(extent))
      throw Malformed{"a tensor is larger than the file"};
    bytes *= static_cast<std::size_t>(extent);
  }
  return bytes;
}

Entry readEntry(const Json& json, std::size_t available) {
  const auto* type = std::ranges::find(typeNames, json.at("dtype").get<std::string>(), &TypeName::name);
  if (type == typeNames.end())
    throw Malformed{fmt::format("the type {} is unknown", json.at("dtype").dump())};
  const Json& offsets = json.at("data_offsets");
  if (offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
    throw Malformed{"a tensor's offsets are not two whole numbers"};
  Entry entry{type->type, readShape(json.at("shape")), offsets[0], offsets[1]};
  if (entry.begin > entry.end || entry.end > available)
    throw Malformed{"a tensor reaches beyond the end of the file"};
  if (checkedBytes(entry, available) != entry.end - entry.begin)
    throw Malformed{"a tensor's shape does not match its size"};
  return entry;
}

/// The format wants every byte of the data to belong to one tensor.
void requireFullCoverage(std::vector<Entry> entries, std::size_t available) {
  std::ranges::sort(entries, {}, [](const Entry& entry) { return std::pair(entry.begin, entry.end); });
  std::size_t covered = 0;
  for (const Entry& entry : entries) {
    if (entry.begin != covered)
      throw Malformed{"its tensors overlap or leave gaps"};
    covered = entry.end;
  }
  if (covered != available)
    throw Malformed{"it holds bytes that belong to no tensor"};
}

TensorMap decode(std::span<const std::uint8_t> bytes) {
  std::uint64_t headerLength = 0;
  if (bytes.size() < lengthBytes)
    throw Malformed{"it is shorter than its header"};
  std::memcpy(&headerLength, bytes.data(), lengthBytes);
  if (headerLength > longestHeader || headerLength > bytes.size() - lengthBytes)
    throw Malformed{"it is shorter than its header"};
  const auto header = bytes.subspan(lengthBytes, headerLength);
  const auto data = bytes.subspan(lengthBytes + headerLength);
  const Json json = Json::parse(header.begin(), header.end());
  if (!json.is_object())
    throw Malformed{"its header is not a JSON object"};

  TensorMap tensors;
  std::vector<Entry> entries;
  for (const auto& [name, description] : json.items()) {
    if (name == "__metadata__")
      continue;
    const Entry entry = readEntry(description, data.size());
    torch::Tensor tensor = torch::empty(entry.shape, entry.type);
    if (entry.end > entry.begin)
      std::memcpy(tensor.mutable_data_ptr(), data.data() + entry.begin, entry.end - entry.begin);
    tensors.emplace(name, std::move(tensor));
    entries.push_back(entry);
  }
  requireFullCoverage(std::move(entries), data.size());
  return tensors;
}

} // namespace

std::vector<std::uint8_t> encodeSafetensors(const TensorMap& tensors,
                                            const std::map<std::string, std::string>& metadata) {
  Json header = Json::object();
  if (!metadata.empty())
    header["__metadata__"] = metadata;
  std::size_t offset = 0;
  for (const auto& [name, tensor] : tensors) {
    const std::size_t end = offset + tensor.nbytes();
    header[name] = {{"dtype", nameOf(tensor.scalar_type())},
                    {"shape", tensor.sizes().vec()},
                    {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string text = header.dump();
  text.resize((text.size() + lengthBytes - 1) / lengthBytes * lengthBytes,
              ' '); // so that the data are aligned
  const std::uint64_t headerLength = text.size();

  std::vector<std::uint8_t> bytes(lengthBytes + headerLength + offset);
  std::memcpy(bytes.data(), &headerLength, lengthBytes);
  std::memcpy(bytes.data() + lengthBytes, text.data(), headerLength);
  std::uint8_t* data = bytes.data() + lengthBytes + headerLength;
  for (const auto& entry : tensors) {
    const torch::Tensor tensor = entry.second.to(torch::kCPU).contiguous();
    if (tensor.nbytes() > 0)
      std::memcpy(data, tensor.const_data_ptr(), tensor.nbytes());
    data += tensor.nbytes();
  }
  return bytes;
}

TensorMap decodeSafetensors(std::span<const std::uint8_t> bytes, const std::string& name) {
  const auto refuse = [&](const std::string& reason) -> Error {
    return Error(fmt::format("{} is not a valid safetensors file: {}.", name, reason));
  };
  try {
    return decode(bytes);
  } catch (const Malformed& malformed) {
    throw refuse(malformed.reason);
  } catch (const nlohmann::json::exception&) {
    throw refuse("its header cannot be read");
  }
}

} // namespace deblend
