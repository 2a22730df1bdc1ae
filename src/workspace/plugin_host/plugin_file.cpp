#include "plugin_host/plugin_file.h"

#include "core/error.h"
#include "core/version.h"
#include "model/model_type_plugin.h"
#include "sampling/sampling_options.h"
#include "training/training_options.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QtPlugin>

#include <fmt/format.h>

#include <cstring>
#include <elf.h>

Q_DECLARE_INTERFACE(deblend::ModelTypePlugin, DEBLEND_MODEL_TYPE_IID)

namespace deblend {
namespace {

/// The dynamic linker maps a library before it looks at it, and dies of one that was cut short. The section
/// headers stand at a library's very end: whatever was cut, they were.
bool isWholeLibrary(const QString& path) {
  QFile file(path);
  Elf64_Ehdr header{};
  if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) ||
      file.read(reinterpret_cast<char*>(&header), sizeof header) != sizeof header)
    return false;
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
    return false;
  const quint64 end = header.e_shoff + quint64{header.e_shnum} * header.e_shentsize;
  return header.e_shoff > 0 && end <= static_cast<quint64>(file.size());
}

/// Whatever the plugin's code throws becomes an Error.
template <typename Action>
auto guarded(Action action) {
  try {
    return action();
  } catch (const std::exception& error) {
    throw Error(fmt::format("It failed while it was loaded: {}", withFullStop(error.what())));
  } catch (...) {
    throw Error("It failed while it was loaded.");
  }
}

std::string majorAndMinor(const std::string& version) {
  return version.substr(0, version.find('.', version.find('.') + 1));
}

void requireDistinctOptions(const ModelType& type) {
  const OptionSchema schema = guarded([&] { return type.optionSchema(); });
  for (const OptionSchema* taken : {&trainingSchema(), &samplingSchema()})
    for (const Option& option : taken->options())
      if (schema.find(option.name))
        throw Error(fmt::format("Its option '{}' has the name of an option of every training.", option.name));
}

} // namespace

void requireWholeLibrary(const std::filesystem::path& file) {
  if (!isWholeLibrary(QString::fromStdString(file.string())))
    throw Error("It is not a whole shared library: it is cut short, or something else.");
}

PluginMetadata readPluginMetadata(const QPluginLoader& loader) {
  const QJsonObject all = loader.metaData();
  if (all.value("IID").toString() != DEBLEND_MODEL_TYPE_IID)
    throw Error("It is not a model type: it lacks the metadata of one.");
  const QJsonObject own = all.value("MetaData").toObject();
  const PluginMetadata metadata{own.value("id").toString().toStdString(), own.value("interface").toInt(),
                                own.value("libtorch").toString().toStdString()};
  if (metadata.id.empty())
    throw Error("Its metadata lack an id.");
  return metadata;
}

void requireFit(const PluginMetadata& metadata) {
  if (metadata.interfaceVersion != DEBLEND_MODEL_TYPE_INTERFACE_VERSION)
    throw Error(fmt::format("It was built for version {} of the model-type interface, but this program has "
                            "version {}: build it again.",
                            metadata.interfaceVersion, DEBLEND_MODEL_TYPE_INTERFACE_VERSION));
  if (majorAndMinor(metadata.libtorchVersion) != majorAndMinor(libtorchVersion))
    throw Error(fmt::format("It was built for LibTorch {}, but this program has {}: build it again.",
                            metadata.libtorchVersion, libtorchVersion));
}

std::unique_ptr<ModelType> loadModelType(QPluginLoader& loader, const PluginMetadata& metadata) {
  QObject* root = guarded([&] { return loader.instance(); });
  if (!root)
    throw Error(fmt::format("It cannot be loaded: {}.", loader.errorString().toStdString()));
  const auto* plugin = qobject_cast<ModelTypePlugin*>(root);
  if (!plugin)
    throw Error("It is not a model type: its root object offers none.");
  std::unique_ptr<ModelType> type = guarded([&] { return plugin->createModelType(); });
  const std::string id = guarded([&] { return type ? type->id() : std::string(); });
  if (id != metadata.id)
    throw Error(fmt::format("Its metadata promise the model type '{}', but it makes '{}'.", metadata.id, id));
  requireDistinctOptions(*type);
  return type;
}

} // namespace deblend
