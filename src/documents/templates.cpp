#include "documents/templates.h"

#include <toml++/toml.h>

#include <set>
#include <stdexcept>

namespace anshu::documents {
namespace {

std::unexpected<Refusal> bad(std::string_view file, std::int64_t line, const std::string& message) {
  return refuse(RefusalKind::invalid, "E_REFERENCE_DATA", fmt::format("{}:{}: {}", file, line, message));
}

std::vector<std::string> texts(const toml::node* node) {
  std::vector<std::string> list;
  if (const auto* array = node ? node->as_array() : nullptr)
    for (const auto& item : *array) list.push_back(item.value_or(std::string()));
  return list;
}

/// Calls visit(name) for every {{name}} and returns the text with each replaced by what visit gave.
std::string replace_fields(std::string_view text, const std::function<std::string(std::string_view)>& visit) {
  std::string out;
  while (true) {
    const auto open = text.find("{{");
    const auto close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open)).append(visit(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
}

void each_text(files::Block& block, const std::function<void(std::string&)>& visit) {
  if (block.text) visit(*block.text);
  for (auto& item : block.items) visit(item);
  for (auto& row : block.rows)
    for (auto& cell : row) visit(cell);
}

/// A key that nobody reads is a slip of the pen: it would leave the document without what it was meant to say.
Result<void> check_keys(std::string_view file, const toml::table& table, std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : table)
    if (std::ranges::find(known, key.str()) == known.end())
      return bad(file, value.source().begin.line, "不认识的配置项 " + std::string(key.str()));
  return {};
}

Result<files::Block> block_of(std::string_view file, const toml::table& table) {
  static const std::map<std::string_view, files::BlockKind> kinds = {{"organ", files::BlockKind::organ},
                                                                     {"title", files::BlockKind::title},
                                                                     {"case_number", files::BlockKind::case_number},
                                                                     {"paragraph", files::BlockKind::paragraph},
                                                                     {"list", files::BlockKind::list},
                                                                     {"table", files::BlockKind::table},
                                                                     {"signature", files::BlockKind::signature},
                                                                     {"rule", files::BlockKind::rule},
                                                                     {"space", files::BlockKind::space},
                                                                     {"page_break", files::BlockKind::page_break}};
  static const std::map<std::string_view, files::ListStyle> styles = {
      {"chinese", files::ListStyle::chinese}, {"bracketed", files::ListStyle::bracketed}, {"arabic", files::ListStyle::arabic}};
  const auto line = table.source().begin.line;
  ANSHU_CHECK(check_keys(
      file, table, {"kind", "text", "bold", "size", "indent", "items", "list_style", "rows", "widths", "header", "seal_space"}));
  const auto kind = kinds.find(table["kind"].value_or(std::string_view()));
  if (kind == kinds.end()) return bad(file, line, "不认识的 kind");
  files::Block block;
  block.kind = kind->second;
  block.text = table["text"].value<std::string>();
  block.bold = table["bold"].value<bool>();
  block.size = table["size"].value<std::string>();
  if (const auto indent = table["indent"].value<std::int64_t>()) block.indent = static_cast<std::int32_t>(*indent);
  block.items = texts(table.get("items"));
  if (const auto style = table["list_style"].value<std::string_view>()) {
    const auto found = styles.find(*style);
    if (found == styles.end()) return bad(file, line, "不认识的 list_style");
    block.list_style = found->second;
  }
  if (const auto* rows = table["rows"].as_array())
    for (const auto& row : *rows) block.rows.push_back(texts(&row));
  if (const auto* widths = table["widths"].as_array())
    for (const auto& width : *widths) block.widths.push_back(static_cast<std::int32_t>(width.value_or(std::int64_t{1})));
  block.header = table["header"].value<bool>();
  block.seal_space = table["seal_space"].value<bool>();
  const bool takes_items = block.kind == files::BlockKind::list || block.kind == files::BlockKind::signature;
  if (!block.items.empty() && !takes_items) return bad(file, line, "items 只用于 list 与 signature");
  if (!block.rows.empty() && block.kind != files::BlockKind::table) return bad(file, line, "rows 只用于 table");
  if (block.text && (block.kind == files::BlockKind::list || block.kind == files::BlockKind::table))
    return bad(file, line, "list 与 table 没有 text");
  return block;
}

Result<void> check_fields(std::string_view file, Template& form) {
  const std::set<std::string, std::less<>> declared(form.fields.begin(), form.fields.end());
  std::set<std::string> used, unknown;
  for (auto& block : form.blocks) {
    each_text(block, [&](std::string& text) {
      replace_fields(text, [&](std::string_view name) {
        (declared.contains(name) ? used : unknown).insert(std::string(name));
        return std::string();
      });
    });
  }
  if (!unknown.empty()) return bad(file, 1, "正文使用了未声明的字段 " + *unknown.begin());
  for (const auto& name : declared)
    if (!used.contains(name)) return bad(file, 1, "声明的字段 " + name + " 没有用到");
  return {};
}

}  // namespace

Result<Templates> Templates::load(const std::vector<std::string>& files,
                                  const std::function<std::string(std::string_view)>& read_file) {
  Templates templates;
  for (const std::string& name : files) {
    if (!name.ends_with(".toml")) continue;
    const std::string file = "documents/" + name;
    toml::table document;
    try {
      document = toml::parse(read_file(file), file);
    } catch (const toml::parse_error& error) {
      return bad(file, error.source().begin.line, std::string(error.description()));
    }
    ANSHU_CHECK(check_keys(file, document, {"code", "version", "title", "basis", "for", "fields", "block"}));
    Template form;
    form.code = document["code"].value_or(std::string());
    form.version = document["version"].value_or(std::string());
    form.title = document["title"].value_or(std::string());
    form.basis = document["basis"].value_or(std::string());
    form.recipients = document["for"].value_or(std::string("case"));
    form.fields = texts(document.get("fields"));
    if (form.code.empty() || form.version.empty() || form.title.empty() || form.basis.empty())
      return bad(file, 1, "文书模板缺少 code、version、title 或 basis");
    if (form.recipients != "plaintiff" && form.recipients != "defendant" && form.recipients != "all" && form.recipients != "case")
      return bad(file, 1, "for 应为 plaintiff、defendant、all 或 case");
    if (const auto* blocks = document["block"].as_array()) {
      for (const auto& node : *blocks) {
        if (!node.is_table()) return bad(file, node.source().begin.line, "block 应写作 [[block]]");
        ANSHU_TRY(auto block, block_of(file, *node.as_table()));
        form.blocks.push_back(std::move(block));
      }
    }
    ANSHU_CHECK(check_fields(file, form));
    if (templates.find(form.code)) return bad(file, 1, "文书模板 " + form.code + " 重复");
    templates.templates_.push_back(std::move(form));
  }
  return templates;
}

const Template* Templates::find(std::string_view code) const {
  const auto found = std::ranges::find(templates_, code, &Template::code);
  return found == templates_.end() ? nullptr : &*found;
}

files::PdfDocument fill(const Template& form, const json::object& data, std::string_view author, InstantMs issued_at_ms) {
  files::PdfDocument document;
  document.title = form.title;
  document.author = author;
  document.created_at_ms = issued_at_ms;
  document.blocks = form.blocks;
  for (auto& block : document.blocks) {
    each_text(block, [&](std::string& text) {
      text = replace_fields(text, [&](std::string_view name) {
        const json::value* value = data.if_contains(name);
        if (!value || !value->is_string()) throw std::logic_error("document " + form.code + " lacks " + std::string(name));
        return std::string(value->get_string());
      });
    });
  }
  return document;
}

}  // namespace anshu::documents
