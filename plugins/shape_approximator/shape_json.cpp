#include "core/error.h"
#include "shape_export.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace deblend {
namespace {

using nlohmann::json;

constexpr int formatVersion = 1;

/// The double that is written with as few digits as tell the float apart.
double shortest(float value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  double result = 0;
  std::from_chars(text, end, result);
  return result;
}

template <typename Numbers>
json numberList(const Numbers& numbers) {
  json list = json::array();
  for (const float number : numbers)
    list.push_back(shortest(number));
  return list;
}

json shapeToJson(const float* shape, int harmonics) {
  const auto some = [&](int first, int count) {
    return numberList(std::vector<float>(shape + first, shape + first + count));
  };
  return {{"offset", some(OffsetX, 2)},
          {"angle", shortest(shape[Angle])},
          {"log_scale", some(LogScaleX, 2)},
          {"radius", shortest(shape[Radius])},
          {"depth", shortest(shape[Depth])},
          {"grain", shortest(shape[Grain])},
          {"colour", some(FirstColour, 3)},
          {"sines", some(FirstHarmonic, harmonics)},
          {"cosines", some(FirstHarmonic + harmonics, harmonics)}};
}

/// Reads a document whose mistakes are told with the file's name.
class Reader {
public:
  explicit Reader(const std::string& name) : m_name(name) {}

  [[noreturn]] void fail(const std::string& what) const { throw Error(fmt::format("{}: {}", m_name, what)); }

  const json& member(const json& object, const char* key) const {
    if (!object.is_object() || !object.contains(key))
      fail(fmt::format("\"{}\" is missing.", key));
    return object[key];
  }

  float number(const json& value, const char* key) const {
    if (!value.is_number() || !std::isfinite(value.get<float>()))
      fail(fmt::format("\"{}\" must hold finite numbers.", key));
    return value.get<float>();
  }

  std::int64_t wholeNumber(const json& object, const char* key, std::int64_t least, std::int64_t most) const {
    const json& value = member(object, key);
    if (!value.is_number_integer() || value < least || value > most)
      fail(fmt::format("\"{}\" is {}; allowed are whole numbers from {} to {}.", key, value.dump(), least,
                       most));
    return value.get<std::int64_t>();
  }

  void numbers(const json& object, const char* key, int count, float* to) const {
    const json& list = member(object, key);
    if (!list.is_array() || list.size() != static_cast<std::size_t>(count))
      fail(fmt::format("\"{}\" must be a list of {} numbers.", key, count));
    for (const json& each : list)
      *to++ = number(each, key);
  }

  void shape(const json& object, int harmonics, float* to) const {
    numbers(object, "offset", 2, to + OffsetX);
    to[Angle] = number(member(object, "angle"), "angle");
    numbers(object, "log_scale", 2, to + LogScaleX);
    to[Radius] = number(member(object, "radius"), "radius");
    to[Depth] = number(member(object, "depth"), "depth");
    to[Grain] = number(member(object, "grain"), "grain");
    numbers(object, "colour", 3, to + FirstColour);
    numbers(object, "sines", harmonics, to + FirstHarmonic);
    numbers(object, "cosines", harmonics, to + FirstHarmonic + harmonics);
  }

  ShapeStyle style(const json& object) const {
    ShapeStyle style;
    style.harmonics = static_cast<int>(wholeNumber(object, "harmonics", 0, mostHarmonics));
    if (!member(object, "hides").is_boolean())
      fail("\"hides\" must be true or false.");
    style.hides = object["hides"].get<bool>();
    number(member(object, "bristles"), "bristles");
    style.bristles = object["bristles"].get<double>();
    if (style.bristles < 0 || style.bristles > 1)
      fail(fmt::format("\"bristles\" is {}; allowed is 0 to 1.", style.bristles));
    return style;
  }

private:
  const std::string& m_name;
};

} // namespace

std::string sceneToJson(const ShapeScene& scene) {
  json list = json::array();
  for (std::int64_t i = 0; i < scene.count(); ++i)
    list.push_back(shapeToJson(scene.shape(i), scene.style.harmonics));
  const json style{
      {"harmonics", scene.style.harmonics}, {"hides", scene.style.hides}, {"bristles", scene.style.bristles}};
  return json{
      {"format", "deblend-shapes"}, {"version", formatVersion}, {"width", scene.width},
      {"height", scene.height},     {"style", style},           {"background", numberList(scene.background)},
      {"shapes", std::move(list)}}
      .dump(1);
}

ShapeScene sceneFromJson(std::string_view text, const std::string& name) {
  const Reader reader(name);
  const json document = json::parse(text, nullptr, false);
  if (!document.is_object() || document.value("format", json()) != "deblend-shapes")
    reader.fail("this is no file of shapes.");
  const std::int64_t version = reader.wholeNumber(document, "version", 1, 1'000'000);
  if (version > formatVersion)
    reader.fail(fmt::format("its version {} is newer than {}, the newest that this program reads.", version,
                            formatVersion));
  ShapeScene scene;
  scene.width = reader.wholeNumber(document, "width", 1, 1'000'000);
  scene.height = reader.wholeNumber(document, "height", 1, 1'000'000);
  scene.style = reader.style(reader.member(document, "style"));
  reader.numbers(document, "background", 3, scene.background.data());
  const json& list = reader.member(document, "shapes");
  if (!list.is_array())
    reader.fail("\"shapes\" must be a list.");
  scene.shapes.resize(list.size() * static_cast<std::size_t>(scene.columns()));
  for (std::size_t i = 0; i < list.size(); ++i)
    reader.shape(list[i], scene.style.harmonics, scene.shape(static_cast<std::int64_t>(i)));
  return scene;
}

} // namespace deblend
