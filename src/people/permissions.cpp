#include "people/permissions.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

namespace anshu::people {
namespace {

std::optional<Scope> scope_named(std::string_view name) {
  if (name == "own") return Scope::own;
  if (name == "department") return Scope::department;
  if (name == "organ") return Scope::organ;
  if (name == "subordinate") return Scope::subordinate;
  return std::nullopt;
}

const char* scope_title(Scope scope) {
  switch (scope) {
    case Scope::own:
      return "本人承办或参与的案件";
    case Scope::department:
      return "本部门的案件";
    case Scope::organ:
      return "本院的案件";
    case Scope::subordinate:
      return "本院及下级院的案件";
  }
  return "";
}

constexpr std::array<std::string_view, 6> role_keys = {"code", "name", "kind", "organs", "scope", "actions"};

std::unexpected<Refusal> bad(std::string_view file, const toml::node& node, std::string message) {
  return refuse(RefusalKind::invalid, "E_REFERENCE_DATA", fmt::format("{}:{}: {}", file, node.source().begin.line, message));
}

}  // namespace

Result<Permissions> Permissions::load(std::string_view toml_text, std::string_view file) {
  toml::table document;
  try {
    document = toml::parse(toml_text, file);
  } catch (const toml::parse_error& error) {
    return refuse(RefusalKind::invalid, "E_REFERENCE_DATA",
                  fmt::format("{}:{}: {}", file, error.source().begin.line, std::string(error.description())));
  }
  Permissions permissions;
  std::set<std::string, std::less<>> known;
  if (const auto* actions = document["actions"].as_table()) {
    for (const auto& [code, name] : *actions) {
      if (!name.is_string()) return bad(file, name, "操作名称应为文字");
      permissions.actions_.push_back({std::string(code.str()), name.value_or(std::string())});
      known.insert(std::string(code.str()));
    }
  }
  const auto* roles = document["role"].as_array();
  if (!roles) return refuse(RefusalKind::invalid, "E_REFERENCE_DATA", fmt::format("{}: 缺少 [[role]]", file));
  std::set<std::string> seen;
  for (const auto& node : *roles) {
    if (!node.is_table()) return bad(file, node, "岗位应写作 [[role]]");
    const auto& table = *node.as_table();
    for (const auto& [key, value] : table)
      if (std::ranges::find(role_keys, key.str()) == role_keys.end())
        return bad(file, value, "岗位没有 " + std::string(key.str()) + " 这一项");
    Role role;
    role.code = table["code"].value_or(std::string());
    role.name = table["name"].value_or(std::string());
    role.kind = table["kind"].value_or(std::string("staff"));
    const auto scope = scope_named(table["scope"].value_or(std::string()));
    if (role.code.empty() || role.name.empty()) return bad(file, node, "岗位缺少 code 或 name");
    if (!scope) return bad(file, node, "岗位 " + role.code + " 的 scope 应为 own、department、organ 或 subordinate");
    if (role.kind != "staff" && role.kind != "portal" && role.kind != "administrator")
      return bad(file, node, "岗位 " + role.code + " 的 kind 不对");
    role.organs = table["organs"].value_or(std::string());
    if (!role.organs.empty() && role.organs != "court" && role.organs != "procuratorate")
      return bad(file, node, "岗位 " + role.code + " 的 organs 应为 court 或 procuratorate");
    if (!seen.insert(role.code).second) return bad(file, node, "岗位 " + role.code + " 重复");
    role.scope = *scope;
    role.scope_name = role.kind == "administrator" ? "系统管理，不接触案件内容" : scope_title(*scope);
    if (table.contains("actions") && !table["actions"].is_array()) return bad(file, *table.get("actions"), "actions 应为列表");
    if (const auto* actions = table["actions"].as_array()) {
      for (const auto& action : *actions) {
        const std::string code = action.value_or(std::string());
        if (!known.contains(code)) return bad(file, action, "岗位 " + role.code + " 的操作 " + code + " 未在 [actions] 中列出");
        role.actions.push_back(code);
      }
    }
    permissions.roles_.push_back(std::move(role));
  }
  return permissions;
}

const Role* Permissions::role(std::string_view code) const {
  const auto found = std::ranges::find(roles_, code, &Role::code);
  return found == roles_.end() ? nullptr : &*found;
}

std::string Permissions::action_name(std::string_view action) const {
  const auto found = std::ranges::find(actions_, action, &ActionName::code);
  return found == actions_.end() ? std::string(action) : found->name;
}

bool Permissions::is_action(std::string_view action) const {
  return std::ranges::find(actions_, action, &ActionName::code) != actions_.end();
}

std::optional<Scope> Permissions::scope_of(const Actor& actor, std::string_view action) const {
  if (actor.kind == Actor::Kind::system) return Scope::subordinate;
  std::optional<Scope> widest;
  for (const auto& code : actor.roles) {
    const Role* own = role(code);
    if (!own || std::ranges::find(own->actions, action) == own->actions.end()) continue;
    widest = widest ? std::max(*widest, own->scope) : own->scope;
  }
  return widest;
}

std::vector<std::string> Permissions::actions_of(const Actor& actor) const {
  std::set<std::string> codes;
  for (const auto& code : actor.roles)
    if (const Role* own = role(code)) codes.insert(own->actions.begin(), own->actions.end());
  return {codes.begin(), codes.end()};
}

Result<Scope> Permissions::require(const Actor& actor, std::string_view action) const {
  if (const auto scope = scope_of(actor, action)) return *scope;
  return refuse(RefusalKind::forbidden, "E_FORBIDDEN", "您的岗位没有“" + action_name(action) + "”的权限");
}

}  // namespace anshu::people
