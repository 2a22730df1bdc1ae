#pragma once

#include <CLI/CLI.hpp>

namespace deblend {

/// Help with names as the reference writes them and descriptions that are wrapped beside the options.
class HelpFormatter : public CLI::Formatter {
public:
  HelpFormatter();

  std::string make_usage(const CLI::App* parser, std::string name) const override;
  std::string make_option(const CLI::Option* option, bool isPositional) const override;
  std::string make_subcommand(const CLI::App* parser) const override;
};

} // namespace deblend
