#include "cases/views.h"

namespace anshu::cases::view {

std::vector<law::Step> reasoning_of(const std::string& json_text) {
  std::vector<law::Step> steps;
  const auto parsed = parse_json(json_text);
  if (!parsed || !parsed->is_array()) return steps;
  for (const auto& item : parsed->get_array())
    if (item.is_object())
      steps.push_back({std::string(string_at(item.get_object(), "text")), std::string(string_at(item.get_object(), "basis"))});
  return steps;
}

Clock clock_of(const ClockRow& row, Date today) {
  Clock clock{row.id,
              row.rule_code,
              row.name,
              row.kind,
              row.anchor_on,
              row.raw_due_on,
              row.legal_due_on,
              row.warn_on,
              row.provisional,
              row.status,
              row.paused_by,
              row.ended_on,
              std::nullopt,
              row.legal_due_on - row.anchor_on,
              row.excluded_days,
              row.extended_months,
              row.extended_days,
              row.apply_extension_by,
              row.decide_extension_by,
              {},
              reasoning_of(row.reasoning)};
  if (row.status == "running") clock.days_left = row.legal_due_on - today;
  return clock;
}

DocumentSummary document_of(const DocumentRow& row) {
  return {row.id,     row.title,        row.number.empty() ? std::nullopt : std::optional(row.number),
          row.status, row.issued_at_ms, "/api/v1/cases/" + row.case_id + "/documents/" + row.id + "/file"};
}

Material material_of(const MaterialRow& row, const std::string& owner_path) {
  return {row.id,   row.material_code, row.name,  row.media_type,
          row.size, std::nullopt,      row.at_ms, owner_path + "/materials/" + row.id + "/file"};
}

}  // namespace anshu::cases::view
