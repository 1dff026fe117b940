// Public reference data: courts, causes, code lists, materials, reasons.
#include "api/resources.h"
#include "cases/procedure.h"
#include "filing/desk.h"
#include "law/law_book.h"

namespace anshu::api {
namespace reference {

struct CourtItem {
  std::string code, name, level, parent_code;
  bool accepts_filings = false;
};
BOOST_DESCRIBE_STRUCT(CourtItem, (), (code, name, level, parent_code, accepts_filings))
struct CourtList {
  std::vector<CourtItem> items;
};
BOOST_DESCRIBE_STRUCT(CourtList, (), (items))

struct CauseItem {
  std::string code, name, path;
  bool is_leaf = true;
  std::int64_t level = 1;
};
BOOST_DESCRIBE_STRUCT(CauseItem, (), (code, name, path, is_leaf, level))
struct CauseList {
  std::vector<CauseItem> items;
};
BOOST_DESCRIBE_STRUCT(CauseList, (), (items))

struct CodeItem {
  std::string code, name, note;
};
BOOST_DESCRIBE_STRUCT(CodeItem, (), (code, name, note))
struct CodeItems {
  std::vector<CodeItem> items;
};
BOOST_DESCRIBE_STRUCT(CodeItems, (), (items))

struct MaterialList {
  std::vector<filing::MaterialItem> items;
};
BOOST_DESCRIBE_STRUCT(MaterialList, (), (items))
struct ReasonList {
  std::vector<filing::ReviewReason> items;
};
BOOST_DESCRIBE_STRUCT(ReasonList, (), (items))

/// What may be filed online, with the names that its procedure gives to the sides.
struct OnlineFilingItem : cases::OnlineFiling {
  std::string procedure, case_type_name;
  std::vector<cases::ProcedureSide> side_names;
};
BOOST_DESCRIBE_STRUCT(OnlineFilingItem, (cases::OnlineFiling), (procedure, case_type_name, side_names))
struct OnlineFilingList {
  std::vector<OnlineFilingItem> items;
};
BOOST_DESCRIBE_STRUCT(OnlineFilingList, (), (items))

OnlineFilingList list_online_filings(const Desk& desk) {
  OnlineFilingList list;
  for (const cases::Procedure& procedure : desk.services.procedures.all())
    for (const cases::OnlineFiling& filing : procedure.online_filings) {
      const law::CaseType* type = desk.services.law.case_types.find(filing.case_type);
      list.items.push_back({filing, procedure.code, type ? type->name : "", procedure.sides});
    }
  std::ranges::sort(list.items, {}, &OnlineFilingItem::case_type);
  return list;
}

constexpr const char* active_courts = "SELECT organ FROM organ WHERE kind = 'court' AND active = 1 ORDER BY organ";
constexpr std::size_t most_items = 100;

std::optional<law::CauseKind> kind_named(std::string_view name) {
  if (name == "civil") return law::CauseKind::civil;
  if (name == "criminal") return law::CauseKind::criminal;
  if (name == "administrative") return law::CauseKind::administrative;
  if (name == "enforcement") return law::CauseKind::enforcement;
  if (name == "compensation") return law::CauseKind::compensation;
  return std::nullopt;
}

/// The courts of this installation; all of them are small in number, so the search is a plain look.
Result<CourtList> list_courts(Desk& desk, Call& call) {
  const std::string words = call.text("q").value_or("");
  CourtList list;
  const auto organs = desk.services.database.read_value([](store::Connection& db) { return db.query(active_courts); });
  for (std::size_t i = 0; i < organs.size() && list.items.size() < most_items; ++i) {
    const law::Court* court = desk.services.law.courts.find(store::text(organs.at(i, 0)));
    if (!court ||
        (!words.empty() && court->name.find(words) == std::string::npos && court->code.find(words) == std::string::npos))
      continue;
    list.items.push_back({court->code, court->name, court->level, court->parent_code, court->rank == law::CourtRank::basic});
  }
  return list;
}

Result<CauseList> list_causes(Desk& desk, Call& call) {
  const law::Causes& causes = desk.services.law.causes;
  const law::CauseKind kind = kind_named(call.text("kind").value_or("civil")).value_or(law::CauseKind::civil);
  std::vector<const law::Cause*> found;
  if (const auto words = call.text("q"); words && !words->empty())
    found = causes.search(words->substr(0, 100), kind, most_items);
  else if (const auto parent = call.text("parent"); parent && !parent->empty())
    found = causes.children(*parent);
  else
    found = causes.roots(kind);
  CauseList list;
  for (const law::Cause* cause : found)
    list.items.push_back({cause->code, cause->name, causes.path_text(cause->code), cause->leaf, cause->level});
  return list;
}

Result<CodeItems> list_codes(Desk& desk, Call& call) {
  CodeItems list;
  for (const auto& code : desk.services.law.codes.list(call.param("list")))
    list.items.push_back({code.code, code.name, code.note});
  if (list.items.empty()) return refuse_not_found("代码表");
  return list;
}

}  // namespace reference

void add_reference_routes(Router& router, Desk& desk) {
  using namespace reference;
  router.get<CourtList>({.path = "/api/v1/reference/courts",
                         .operation = "list_courts",
                         .summary = "可以网上立案的法院",
                         .tag = "参考数据",
                         .permission = "public",
                         .query = {{"q", QueryType::text, "名称或代字的一部分"}}},
                        [&desk](Call& call) { return list_courts(desk, call); });
  router.get<CauseList>({.path = "/api/v1/reference/causes",
                         .operation = "list_causes",
                         .summary = "案由",
                         .tag = "参考数据",
                         .permission = "public",
                         .query = {{"kind",
                                    QueryType::choice,
                                    "案由类别",
                                    false,
                                    false,
                                    {"civil", "criminal", "administrative", "enforcement", "compensation"}},
                                   {"q", QueryType::text, "名称中的字词"},
                                   {"parent", QueryType::text, "上级案由代码"}}},
                        [&desk](Call& call) { return list_causes(desk, call); });
  router.get<OnlineFilingList>({.path = "/api/v1/reference/online-filings",
                                .operation = "list_online_filings",
                                .summary = "可以网上立案的事项：填写什么、交什么",
                                .tag = "参考数据",
                                .permission = "public"},
                               [&desk](Call&) -> Result<OnlineFilingList> { return list_online_filings(desk); });
  router.get<CodeItems>({.path = "/api/v1/reference/codes/{list}",
                         .operation = "list_codes",
                         .summary = "代码表",
                         .tag = "参考数据",
                         .permission = "public"},
                        [&desk](Call& call) { return list_codes(desk, call); });
  router.get<MaterialList>(
      {.path = "/api/v1/reference/materials",
       .operation = "list_materials",
       .summary = "立案材料清单",
       .tag = "参考数据",
       .permission = "public",
       .query = {{"case_type", QueryType::text, "案件类型代码"}, {"cause_code", QueryType::text, "案由代码"}}},
      [&desk](Call& call) -> Result<MaterialList> {
        return MaterialList{desk.filing.guide.materials_for(
            call.text("case_type").value_or(""), desk.services.law.causes.path_text(call.text("cause_code").value_or("")))};
      });
  router.get<ReasonList>({.path = "/api/v1/reference/return-reasons",
                          .operation = "list_return_reasons",
                          .summary = "立案审查理由码",
                          .tag = "参考数据",
                          .permission = "public"},
                         [&desk](Call&) -> Result<ReasonList> { return ReasonList{desk.filing.guide.reasons()}; });
}

}  // namespace anshu::api
