#include "completion/bash_completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace deblend {
namespace {

/// What the tables below are used by. `line` is what stands before the cursor: bash's own words are cut at
/// every colon and equals sign, which are parts of words here.
constexpr const char* functions = R"bash(
_deblend_project() {
  local word
  for word in "${words[@]:2}"; do
    if [[ -d "$word/runs" ]]; then
      printf '%s' "$word"
      return
    fi
  done
}

_deblend_runs() {
  local folder
  for folder in "$1"/runs/*/; do
    [[ -d "$folder" ]] && basename "$folder"
  done
}

_deblend_steps() {
  local folder
  for folder in "$1"/runs/*/checkpoints/step-*/; do
    folder="${folder%/}"
    [[ -d "$folder" ]] && printf '%d\n' "$((10#${folder##*step-}))" 2>/dev/null
  done
}

_deblend_values() {
  local project
  project="$(_deblend_project)"
  case "$1" in
    SPEC) printf '%s\n' $_deblend_specs ;;
    TYPE) printf '%s\n' $_deblend_types ;;
    OPTION=VALUE) printf '%s\n' $_deblend_assignments ;;
    RUN) [[ -n "$project" ]] && _deblend_runs "$project" ;;
    STEP) [[ -n "$project" ]] && _deblend_steps "$project" ;;
    RUN/STEP) [[ -n "$project" ]] && _deblend_runs "$project" | sed 's|$|/|' ;;
    *[A-Z]*) ;;
    *) printf '%s\n' "$1" ;;
  esac
}

_deblend_offer() {
  local candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    [[ -n "$candidate" && "$candidate" == "$current"* ]] && COMPREPLY+=("$candidate")
  done
  if [[ "${COMPREPLY[*]}" == *[:=/] && ${#COMPREPLY[@]} -eq 1 ]]; then
    compopt -o nospace 2>/dev/null
  fi
  local done="${current%"${current##*[:=]}"}"
  COMPREPLY=("${COMPREPLY[@]#"$done"}")
}

_deblend_offer_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "${current##*[:=]}")
}

_deblend() {
  local line="${COMP_LINE:0:COMP_POINT}"
  local words current previous kind
  read -ra words <<<"$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  current="${words[-1]}"
  previous="${words[-2]-}"
  if [[ ${#words[@]} -le 2 ]]; then
    _deblend_offer < <(printf '%s\n' $_deblend_verbs)
    return
  fi
  kind="${_deblend_kinds["${words[1]} $previous"]-}"
  if [[ -n "$kind" ]]; then
    local part parts
    IFS='|' read -ra parts <<<"$kind"
    _deblend_offer < <(for part in "${parts[@]}"; do _deblend_values "$part"; done)
    if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
      _deblend_offer_files
    fi
    return
  fi
  if [[ "$current" == -* ]]; then
    _deblend_offer < <(printf '%s\n' ${_deblend_options["${words[1]}"]-})
  elif [[ "${words[1]}" == completion ]]; then
    _deblend_offer < <(printf 'bash\n')
  else
    _deblend_offer_files
  fi
}

complete -F _deblend deblend
)bash";

std::string quoted(const std::vector<std::string>& words) {
  return fmt::format("'{}'", fmt::join(words, " "));
}

std::vector<const CLI::App*> verbs(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> optionNames(const CLI::App& verb) {
  std::vector<std::string> names;
  for (const CLI::Option* option : verb.get_options())
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  return names;
}

std::string optionTable(const CLI::App& program) {
  std::string table = "declare -gA _deblend_options=(\n";
  for (const CLI::App* verb : verbs(program))
    table += fmt::format("  [{}]={}\n", verb->get_name(), quoted(optionNames(*verb)));
  return table + ")\n";
}

std::string kindTable(const CLI::App& program) {
  std::string table = "declare -gA _deblend_kinds=(\n";
  for (const CLI::App* verb : verbs(program))
    for (const CLI::Option* option : verb->get_options())
      if (!option->get_positional() && option->get_type_size() != 0)
        table +=
            fmt::format("  ['{} {}']='{}'\n", verb->get_name(), option->get_name(), option->get_type_name());
  return table + ")\n";
}

} // namespace

std::string bashCompletion(const CLI::App& program, const CompletionWords& words) {
  std::vector<std::string> verbNames;
  for (const CLI::App* verb : verbs(program))
    verbNames.push_back(verb->get_name());
  verbNames.insert(verbNames.end(), {"--help", "--version"});
  return fmt::format("# Completes the arguments of deblend in bash: source <(deblend completion bash)\n\n"
                     "_deblend_verbs={}\n_deblend_specs={}\n_deblend_types={}\n_deblend_assignments={}\n",
                     quoted(verbNames), quoted(words.specs), quoted(words.modelTypes),
                     quoted(words.assignments)) +
         optionTable(program) + kindTable(program) + functions;
}

} // namespace deblend
