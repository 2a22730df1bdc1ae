#include "picture/png_encoder.h"

#include "picture/media_error.h"
#include "picture/png_handles.h"

#include <algorithm>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

namespace deblend {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct TextChunk {
  std::string key; // Latin-1
  std::string value;
  bool international = false; // the value is UTF-8, else Latin-1
};

bool isKeyCharacter(char character) {
  const auto value = static_cast<unsigned char>(character);
  return (value >= 32 && value <= 126) || value >= 161;
}

bool isAllowedKey(std::string_view latin1) {
  return !latin1.empty() && latin1.size() <= 79 && std::ranges::all_of(latin1, isKeyCharacter) &&
         latin1.front() != ' ' && latin1.back() != ' ' && latin1.find("  ") == std::string_view::npos;
}

TextChunk textChunk(const std::pair<std::string, std::string>& entry) {
  const std::optional<std::string> key = toLatin1(entry.first);
  if (!key || !isAllowedKey(*key)) {
    throw MediaError("Cannot write a PNG text with the key \"" + wellFormedUtf8(entry.first) +
                     "\": a key has 1 to 79 printable Latin-1 characters with single spaces inside.");
  }
  if (entry.second.find('\0') != std::string::npos) {
    throw MediaError("Cannot write the PNG text \"" + entry.first +
                     "\": its value contains a NUL character.");
  }
  std::string value = wellFormedUtf8(entry.second);
  const std::optional<std::string> latin1 = toLatin1(value);
  return {.key = *key, .value = latin1.value_or(std::move(value)), .international = !latin1};
}

png_text pngText(TextChunk& chunk) {
  png_text text = {};
  text.key = chunk.key.data();
  text.text = chunk.value.data();
  if (chunk.international) {
    static char noLanguage[] = "";
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.itxt_length = chunk.value.size();
    text.lang = noLanguage;
    text.lang_key = noLanguage;
  } else {
    text.compression = PNG_TEXT_COMPRESSION_NONE;
    text.text_length = chunk.value.size();
  }
  return text;
}

// Whether most pixels equal their left neighbours: such drawings are packed best, and fastest, without
// filters.
bool isDrawing(const Picture& picture) {
  std::size_t equal = 0;
  for (std::size_t offset = 3; offset < picture.rgb.size(); offset += 3) {
    const std::uint8_t* pixel = picture.rgb.data() + offset;
    equal += std::equal(pixel, pixel + 3, pixel - 3) ? 1 : 0;
  }
  return 2 * equal > picture.rgb.size() / 3;
}

void appendBytes(png_structp png, png_bytep data, png_size_t length) {
  auto* output = static_cast<Bytes*>(png_get_io_ptr(png));
  bool full = false;
  try {
    output->insert(output->end(), data, data + length);
  } catch (const std::bad_alloc&) {
    full = true;
  }
  if (full) {
    png_error(png, "out of memory");
  }
}

struct Output {
  const Picture& picture;
  std::span<const png_text> texts;
  int filters = PNG_ALL_FILTERS;
  Bytes bytes;
};

// False when libpng stopped; the reason is then in `handles.message`.
bool write(PngHandles& handles, Output& output) {
  if (setjmp(png_jmpbuf(handles.png)) != 0) {
    return false;
  }
  png_set_write_fn(handles.png, &output.bytes, appendBytes, nullptr);
  const Picture& picture = output.picture;
  png_set_IHDR(handles.png, handles.info, static_cast<png_uint_32>(picture.width),
               static_cast<png_uint_32>(picture.height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_filter(handles.png, PNG_FILTER_TYPE_BASE, output.filters);
  png_set_sRGB(handles.png, handles.info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_text(handles.png, handles.info, output.texts.data(), static_cast<int>(output.texts.size()));
  png_write_info(handles.png, handles.info);
  for (int y = 0; y < picture.height; ++y) {
    png_write_row(handles.png, picture.rgb.data() + pixelOffset(picture, 0, y));
  }
  png_write_end(handles.png, nullptr);
  return true;
}

struct Input {
  std::span<const std::uint8_t> rest;
};

void takeBytes(png_structp png, png_bytep data, png_size_t length) {
  auto* input = static_cast<Input*>(png_get_io_ptr(png));
  if (length > input->rest.size()) {
    png_error(png, "the file ends early");
  }
  std::copy_n(input->rest.begin(), length, data);
  input->rest = input->rest.subspan(length);
}

// The texts stay in `handles.info`, the rows are thrown away. False when libpng stopped.
bool readToEnd(PngHandles& handles, Input& input, Bytes& row) {
  if (setjmp(png_jmpbuf(handles.png)) != 0) {
    return false;
  }
  png_set_read_fn(handles.png, &input, takeBytes);
  png_read_info(handles.png, handles.info);
  const int passes = png_set_interlace_handling(handles.png);
  png_read_update_info(handles.png, handles.info);
  row.resize(png_get_rowbytes(handles.png, handles.info));
  for (int pass = 0; pass < passes; ++pass) {
    for (png_uint_32 y = 0; y < png_get_image_height(handles.png, handles.info); ++y) {
      png_read_row(handles.png, row.data(), nullptr);
    }
  }
  png_read_end(handles.png, handles.info);
  return true;
}

} // namespace

std::vector<std::uint8_t> encodePng(const Picture& picture, const TextMetadata& metadata) {
  checkPicture(picture);
  std::vector<TextChunk> chunks;
  chunks.reserve(metadata.size());
  std::ranges::transform(metadata, std::back_inserter(chunks), textChunk);
  std::vector<png_text> texts;
  texts.reserve(chunks.size());
  std::ranges::transform(chunks, std::back_inserter(texts), pngText);

  PngHandles handles(PngHandles::Direction::write);
  Output output = {.picture = picture,
                   .texts = texts,
                   .filters = isDrawing(picture) ? PNG_FILTER_NONE : PNG_ALL_FILTERS,
                   .bytes = {}};
  if (!write(handles, output)) {
    throw MediaError("Cannot encode a PNG picture: " + handles.message + ".");
  }
  return std::move(output.bytes);
}

TextMetadata readPngText(std::span<const std::uint8_t> bytes) {
  PngHandles handles(PngHandles::Direction::read);
  Input input = {.rest = bytes};
  Bytes row;
  if (!readToEnd(handles, input, row)) {
    throw MediaError("Cannot read the texts of a PNG picture: " + handles.message + ".");
  }
  png_textp texts = nullptr;
  const int count = png_get_text(handles.png, handles.info, &texts, nullptr);
  TextMetadata metadata;
  for (const png_text& text : std::span(texts, static_cast<std::size_t>(count))) {
    const bool international =
        text.compression == PNG_ITXT_COMPRESSION_NONE || text.compression == PNG_ITXT_COMPRESSION_zTXt;
    metadata.emplace_back(fromLatin1(text.key),
                          international ? std::string(text.text) : fromLatin1(text.text));
  }
  return metadata;
}

} // namespace deblend
