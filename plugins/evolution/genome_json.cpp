#include "genome_json.h"

#include "core/error.h"
#include "gene_check.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace deblend::evolution {
namespace {

using nlohmann::ordered_json;

constexpr const char* format = "deblend-genome";
constexpr int version = 1;

/// The double that is written with no more digits than tell the float.
double shortest(float value) {
  std::array<char, 32> text{};
  const char* end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double result = 0;
  std::from_chars(text.data(), end, result);
  return result;
}

ordered_json pair(const Point& point) {
  return {shortest(point.x), shortest(point.y)};
}

ordered_json triple(const Colour& colour) {
  return {shortest(colour[0]), shortest(colour[1]), shortest(colour[2])};
}

ordered_json written(const Gene& gene) {
  ordered_json points = ordered_json::array();
  for (int i = 0; i < gene.pointCount; ++i)
    points.push_back(pair(gene.points[i]));
  ordered_json json = {{"kind", toText(gene.kind)}, {"points", points}};
  if (gene.kind == GeneKind::Ellipse) {
    json["radii"] = pair(gene.radii);
    json["angle"] = shortest(gene.angle);
  }
  if (gene.kind == GeneKind::Stroke)
    json["width"] = shortest(gene.width);
  json["colour"] = triple(gene.colour);
  json["alpha"] = shortest(gene.alpha);
  return json;
}

Point readPoint(const ordered_json& json) {
  return {json.at(0).get<float>(), json.at(1).get<float>()};
}

Colour readColour(const ordered_json& json) {
  return {json.at(0).get<float>(), json.at(1).get<float>(), json.at(2).get<float>()};
}

Gene readGene(const ordered_json& json) {
  Gene gene;
  gene.kind = kindFromText(json.at("kind").get<std::string>());
  const ordered_json& points = json.at("points");
  gene.pointCount = static_cast<int>(points.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(points.size(), Gene::mostPoints); ++i)
    gene.points[i] = readPoint(points.at(i));
  if (gene.kind == GeneKind::Ellipse) {
    gene.radii = readPoint(json.at("radii"));
    gene.angle = json.at("angle").get<float>();
  }
  if (gene.kind == GeneKind::Stroke)
    gene.width = json.at("width").get<float>();
  gene.colour = readColour(json.at("colour"));
  gene.alpha = json.at("alpha").get<float>();
  requireSound(gene);
  return gene;
}

Genome read(const ordered_json& json) {
  if (json.at("format").get<std::string>() != format)
    throw Error("A genome could not be read: its format is not 'deblend-genome'.");
  if (const int found = json.at("version").get<int>(); found != version)
    throw Error("A genome could not be read: it has version " + std::to_string(found) +
                ", and this program reads version " + std::to_string(version) + ".");
  Genome genome{readColour(json.at("background")), {}};
  for (const ordered_json& gene : json.at("genes"))
    genome.genes.push_back(readGene(gene));
  return genome;
}

} // namespace

std::string toJson(const Genome& genome) {
  ordered_json genes = ordered_json::array();
  for (const Gene& gene : genome.genes)
    genes.push_back(written(gene));
  const ordered_json json = {
      {"format", format}, {"version", version}, {"background", triple(genome.background)}, {"genes", genes}};
  return json.dump(1) + '\n';
}

Genome genomeFromJson(const std::string& text) {
  try {
    return read(ordered_json::parse(text));
  } catch (const ordered_json::exception& error) {
    throw Error(std::string("A genome could not be read: ") + withFullStop(error.what()));
  }
}

} // namespace deblend::evolution
