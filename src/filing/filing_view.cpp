#include "filing/filing_view.h"

#include <charconv>

#include "base/crypto.h"
#include "base/text.h"
#include "cases/procedure.h"
#include "filing/find_filing.h"
#include "filing/review_period.h"
#include "law/law_book.h"

namespace anshu::filing {
namespace {

constexpr const char* reviews_of = "WHERE organ = $1 AND filing_id = $2 ORDER BY at_ms, id";
constexpr const char* materials_of = "WHERE organ = $1 AND subject_id = $2 AND active = 1 ORDER BY id";
constexpr std::int64_t count_limit = 10'000;

std::vector<view::ReasonName> reasons_of(const FilingGuide& guide, const std::string& codes) {
  std::vector<view::ReasonName> reasons;
  if (codes.empty()) return reasons;
  for (const std::string& code : split(codes, ',')) {
    const ReviewReason* reason = guide.reason(code);
    reasons.push_back({code, reason ? reason->name : code});
  }
  return reasons;
}

void mask(std::optional<std::string>& text, std::string (*how)(std::string_view)) {
  if (text && !text->empty()) text = how(*text);
}

void mask_content(FilingContent& content) {
  for (FilingParty& party : content.parties) {
    mask(party.id_number, mask_id_number);
    mask(party.phone, mask_phone);
    mask(party.address, mask_address);
    if (party.birth_on && party.birth_on->size() >= 4) party.birth_on = party.birth_on->substr(0, 4) + "-**-**";
    for (FilingAgent& agent : party.agents) {
      mask(agent.id_number, mask_id_number);
      mask(agent.phone, mask_phone);
    }
  }
  for (FilingAnswer& answer : content.answers) answer.value = mask_numbers_in(answer.value);
  mask(content.service_address, mask_address);
  mask(content.eservice_address, mask_phone);
}

void fill_summary(const FilingDesk& desk, const FilingRow& row, view::FilingSummary& out) {
  const law::LawBook& law = desk.services.law;
  const law::Court* court = law.courts.find(row.organ);
  const law::CaseType* type = law.case_types.find(row.case_type);
  out.organ = row.organ;
  out.id = row.id;
  out.version = row.version;
  out.court_name = court ? court->name : row.organ;
  out.title = row.title;
  out.cause_name = row.cause_name;
  out.case_type_name = type ? type->name : row.case_type;
  out.channel = row.channel;
  out.applicant_name = row.applicant_name;
  out.claim_amount_fen = row.claim_amount_fen;
  out.status = row.status;
  out.submitted_at_ms = row.submitted_at_ms;
  out.review_due_on = row.review_due_on;
  if (row.review_due_on && (row.status == "submitted" || row.status == "resubmitted"))
    out.days_left = *row.review_due_on - desk.services.clock.today();
  out.returned_count = row.returned_count;
  if (!row.case_number.empty()) {
    out.case_id = row.id;
    out.case_number = row.case_number;
  }
}

std::optional<cases::view::Clock> review_clock(const FilingDesk& desk, const FilingRow& row) {
  if (!row.review_due_on) return std::nullopt;
  const auto period = review_period(desk.services, row.case_type, date_at(row.review_from_ms), law::Reasoning::on);
  if (!period) return std::nullopt;
  const Date today = desk.services.clock.today();
  cases::view::Clock clock;
  clock.id = "review";
  clock.kind = "court";
  clock.rule_code = review_rule(desk.services, row.case_type);
  clock.name = "立案审查期限";
  clock.anchor_on = date_at(row.review_from_ms);
  clock.raw_due_on = period->raw_due;
  clock.legal_due_on = period->legal_due;
  clock.warn_on = period->warn_due;
  clock.provisional = period->provisional;
  const bool waiting = row.status == "submitted" || row.status == "resubmitted";
  if (waiting) {
    clock.status = "running";
    clock.days_left = period->legal_due - today;
  } else {
    clock.ended_on = row.decided_at_ms ? std::optional(date_at(*row.decided_at_ms)) : std::nullopt;
    clock.status = clock.ended_on && *clock.ended_on > period->legal_due ? "missed" : "met";
  }
  clock.total_days = period->legal_due - clock.anchor_on;
  clock.steps = period->steps;
  return clock;
}

struct ListOrder {
  const char* column;
  bool descending;
};

Result<ListOrder> list_order(std::string_view sort) {
  ListOrder order{"submitted_at_ms", true};
  if (sort.empty()) return order;
  order.descending = sort.starts_with('-');
  if (order.descending) sort.remove_prefix(1);
  if (sort == "due")
    order.column = "coalesce(review_due_on, 9999999)";
  else if (sort != "submitted")
    return refuse_field("sort", "sort.unknown", "不能按此项排序");
  return order;
}

/// Literal text for LIKE: the wildcards that people type stand for themselves.
std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text.substr(0, 200)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

const char* view_action(const people::Actor& actor) {
  return actor.kind == people::Actor::Kind::portal ? "view_own_filings" : "view_filings";
}

Result<view::FilingPage> list_filings(FilingDesk& desk, const people::Actor& actor, const FilingListRequest& request) {
  ANSHU_CHECK(desk.services.permissions.require(actor, view_action(actor)));
  ANSHU_TRY(const ListOrder order, list_order(request.sort));
  if (request.limit < 1 || request.limit > 200) return refuse_field("limit", "type.range", "每页行数应为 1 到 200");
  std::vector<store::Value> params;
  const auto mark = [&](store::Value value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  };
  std::string where = actor.kind == people::Actor::Kind::portal
                          ? "WHERE applicant_organ = " + mark(actor.organ) + " AND applicant_id = " + mark(actor.user_id)
                          : "WHERE organ = " + mark(actor.organ) + " AND " + visible_filings(actor, mark(actor.user_id));
  if (request.status && *request.status == "open")
    where += " AND status IN ('submitted', 'resubmitted')";
  else if (request.status && *request.status != "all")
    where += " AND status = " + mark(*request.status);
  if (request.text && !request.text->empty()) {
    const std::string pattern = mark(like_pattern(*request.text));
    where += " AND (title LIKE " + pattern + " ESCAPE '\\' OR receipt_number LIKE " + pattern + " ESCAPE '\\')";
  }
  const std::string counted = where;
  const std::size_t counted_params = params.size();
  if (!request.cursor.empty()) {
    const auto text = from_hex(request.cursor);
    const auto at = text ? text->find('\n') : std::string::npos;
    std::int64_t value = 0;
    if (at == std::string::npos || std::from_chars(text->data(), text->data() + at, value).ptr != text->data() + at)
      return refuse_field("cursor", "cursor.invalid", "翻页位置无效，请回到第一页");
    where += fmt::format(" AND ({}, id) {} ({}, {})", order.column, order.descending ? "<" : ">", mark(value),
                         mark(text->substr(at + 1)));
  }
  const char* direction = order.descending ? "DESC" : "ASC";
  const std::string tail =
      fmt::format("{} ORDER BY {} {}, id {} LIMIT {}", where, order.column, direction, direction, mark(request.limit + 1));
  return desk.services.database.read_value([&](store::Connection& db) -> Result<view::FilingPage> {
    view::FilingPage page;
    const store::Params count_params(params.data(), counted_params);
    page.total = store::integer(
        db.query(fmt::format("SELECT count(*) FROM (SELECT 1 FROM filing {} LIMIT {}) AS counted", counted, count_limit + 1),
                 count_params)
            .at(0, 0));
    page.total_capped = page.total > count_limit;
    page.total = std::min(page.total, count_limit);
    auto rows = db.select<FilingRow>(tail, params);
    const bool more = static_cast<std::int64_t>(rows.size()) > request.limit;
    if (more) rows.pop_back();
    for (const FilingRow& row : rows) {
      view::FilingSummary summary;
      fill_summary(desk, row, summary);
      page.items.push_back(std::move(summary));
    }
    if (more) {
      const bool by_due = std::string_view(order.column) != "submitted_at_ms";
      const std::int64_t value =
          by_due ? (rows.back().review_due_on ? rows.back().review_due_on->days : 9999999) : rows.back().submitted_at_ms;
      page.next_cursor = to_hex(std::to_string(value) + "\n" + rows.back().id);
    }
    return page;
  });
}

Result<view::Filing> view_filing(FilingDesk& desk, const people::Actor& actor, const std::string& filing_id) {
  return desk.services.database.read_value([&](store::Connection& db) -> Result<view::Filing> {
    ANSHU_TRY(const FilingRow row, find_filing(db, desk.services.permissions, actor, view_action(actor), filing_id));
    view::Filing filing;
    fill_summary(desk, row, filing);
    filing.content = read_content(desk.services.personal, row.content_sealed);
    filing.receipt_number = row.receipt_number;
    filing.draft_id = row.draft_id;
    if (const auto* procedure = desk.services.procedures.filed_online(row.case_type)) filing.procedure = procedure->code;
    std::vector<std::string> material_codes;
    for (const auto& material : db.select<cases::MaterialRow>(materials_of, {row.organ, row.id})) {
      filing.materials.push_back(cases::view::material_of(material, "/api/v1/filings/" + row.id));
      material_codes.push_back(material.material_code);
    }
    for (const auto& review : db.select<ReviewRow>(reviews_of, {row.organ, row.id}))
      filing.reviews.push_back({review.round, review.decision, reasons_of(desk.guide, review.reason_codes), review.note,
                                review.reviewer_name, review.at_ms, review.correct_by_on});
    filing.review_clock = review_clock(desk, row);
    if (actor.kind != people::Actor::Kind::portal) {
      filing.checks = check_filing(desk.services, desk.guide, filing.content, material_codes, desk.services.clock.today());
      mask_content(filing.content);
      filing.masked = true;
    }
    return filing;
  });
}

view::Upload view_upload(const UploadRow& row) {
  return {row.id,       row.draft_id,   row.material_code,
          row.name,     row.media_type, row.size,
          row.received, row.complete,   row.complete ? std::optional(row.sha256) : std::nullopt};
}

view::DraftSummary summarise_draft(const DraftRow& row) {
  return {row.id, row.title, row.court, row.updated_at_ms, row.filing_id, row.status};
}

view::Draft view_draft(FilingDesk& desk, const OpenDraft& draft) {
  view::Draft out;
  out.id = draft.row.id;
  out.version = draft.row.version;
  out.updated_at_ms = draft.row.updated_at_ms;
  out.content = draft.content;
  for (const UploadRow& upload : draft.uploads) out.uploads.push_back(view_upload(upload));
  out.filing_id = draft.row.filing_id;
  out.status = draft.row.status;
  if (draft.row.status == "returned" && draft.row.filing_id) {
    const auto reviews = desk.services.database.read_value(
        [&](store::Connection& db) { return db.select<ReviewRow>(reviews_of, {draft.row.court, *draft.row.filing_id}); });
    for (const ReviewRow& review : reviews) {
      if (review.decision != "return") continue;
      view::DraftCorrection correction{split(review.reason_codes, ','), reasons_of(desk.guide, review.reason_codes), review.note,
                                       review.correct_by_on};
      out.correction = std::move(correction);
    }
  }
  return out;
}

}  // namespace anshu::filing
