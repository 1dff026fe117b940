// adjust_fee (补交、退还): what a case costs after an event.
#include "base/text.h"
#include "cases/clocks.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/members.h"
#include "cases/refuse_about.h"
#include "law/fee_settlement.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* supplement_on_conversion = "FEE-SUPPLEMENT";
constexpr const char* supplement_otherwise = "FEE-SUPPLEMENT-CLAIM";

/// One fee with its supplements: the event concerns them as a whole.
class FeeGroup {
 public:
  FeeGroup(const Services& services, people::Action& action, CaseFile& file, const FeeRow& fee, Date refund_from)
      : services_(services), action_(action), file_(file), refund_from_(refund_from) {
    root_id_ = fee.supplement_of.empty() ? fee.id : fee.supplement_of;
  }

  /// The fee itself first, then its supplements as they came. Pointers hold until a fee is added.
  std::vector<FeeRow*> rows() const {
    std::vector<FeeRow*> rows;
    for (FeeRow& row : file_.fees)
      if (row.id == root_id_ || row.supplement_of == root_id_) rows.push_back(&row);
    std::ranges::stable_partition(rows, [&](const FeeRow* row) { return row->id == root_id_; });
    return rows;
  }

  law::FeePosition position() const {
    law::FeePosition sum;
    for (const FeeRow* row : rows()) {
      sum.charged_fen += row->amount_fen;
      sum.relieved_fen += row->relieved_fen;
      sum.paid_fen += held_fen(*row);
    }
    return sum;
  }

  /// The fee grew: first what was to be given back stays here, then the fee itself grows while nothing of it was paid, and the
  /// rest is a supplement.
  Result<void> raise(std::int64_t by_fen, const char* period, const std::string& reasoning) {
    for (FeeRow* row : rows()) {
      FeeRow after = *row;
      const std::int64_t keep = row->apportioned ? by_fen : std::min(by_fen, back_fen(*row));
      after.amount_fen += keep;
      by_fen -= keep;
      ANSHU_CHECK(put(*row, after));
    }
    if (by_fen == 0) return {};
    FeeRow* const root = rows().front();
    if (position().paid_fen > 0 || !(root->clock_id.empty() || runs(root->clock_id)))
      return add_supplement(*root, by_fen, period, reasoning);
    FeeRow after = *root;
    after.amount_fen += by_fen;
    return put(*root, after);
  }

  /// The fee shrank: what is not yet paid first, the latest supplement first; relief in the same proportion.
  Result<void> cut(std::int64_t by_fen, std::int64_t relieved_after_fen) {
    std::vector<FeeRow*> order = rows();
    std::ranges::reverse(order);
    std::ranges::stable_partition(order, [](const FeeRow* row) { return open_fen(*row) > 0; });
    std::vector<FeeRow> after;
    std::int64_t relieved = 0;
    for (const FeeRow* row : order) {
      FeeRow smaller = *row;
      const std::int64_t part = std::min(by_fen, row->amount_fen);
      smaller.amount_fen -= part;
      by_fen -= part;
      smaller.relieved_fen = std::min({row->relieved_fen, smaller.amount_fen, relieved_after_fen - relieved});
      relieved += smaller.relieved_fen;
      after.push_back(std::move(smaller));
    }
    for (FeeRow& row : after) {  // relief of a part that is gone counts for what is left
      const std::int64_t more = std::min(relieved_after_fen - relieved, row.amount_fen - row.relieved_fen);
      row.relieved_fen += more;
      relieved += more;
    }
    for (std::size_t i = 0; i < order.size(); ++i) ANSHU_CHECK(put(*order[i], after[i]));
    return {};
  }

  /// What the fee was computed from, and why it is what it is now.
  void explain(const FeeBasis& basis, const std::string& reasoning) {
    FeeRow* const root = rows().front();
    FeeRow after = *root;
    after.input = to_json(basis);
    after.reasoning = reasoning;
    *root = action_.work.update(*root, after);
  }

 private:
  Result<void> put(FeeRow& row, const FeeRow& after) { return put_fee(action_, services_.law, file_, row, after, refund_from_); }
  bool runs(const std::string& clock_id) const {
    const auto clock = std::ranges::find(file_.clocks, clock_id, &ClockRow::id);
    return clock != file_.clocks.end() && clock->status == "running";
  }

  /// A supplement is a fee of its own: it has its own period and receipt.
  Result<void> add_supplement(const FeeRow& fee, std::int64_t fen, const char* period, const std::string& reasoning) {
    FeeRow row;
    row.organ = fee.organ;
    row.case_id = fee.case_id;
    row.id = action_.work.new_id();
    row.kind = fee.kind;
    row.kind_name = fee.kind_name + "（补交）";
    row.amount_fen = fen;
    row.supplement_of = fee.id;
    row.input = fee.input;
    row.payer_id = fee.payer_id;
    row.payer_name = fee.payer_name;
    row.reasoning = reasoning;
    row.at_ms = action_.now_ms();
    ANSHU_TRY(const ClockRow clock,
              start_clock(action_, services_.law, file_, {period, action_.today(), "adjust_fee", fee.payer_id, fee.kind_name}));
    row.due_on = clock.legal_due_on;
    row.clock_id = clock.id;
    row.status = status_of(row);
    action_.work.insert(row);
    file_.fees.push_back(std::move(row));
    return {};
  }

  const Services& services_;
  people::Action& action_;
  CaseFile& file_;
  Date refund_from_;
  std::string root_id_;
};

Result<void> adjust(const Services& services, people::Action& action, CaseFile& file, const AdjustFee& input) {
  ANSHU_TRY(FeeRow* const found, find_fee(file, input.fee_id));
  const auto event = enum_from<law::FeeEvent>(input.event);
  if (!event) return refuse_field("event", "type.choice", "请选择补交、退还的事由");
  ANSHU_TRY(const std::string reason, require_reason(input.reason));
  if (input.effective_on && *input.effective_on > action.today())
    return refuse_about("effective_on", "E_DATE_IN_FUTURE", "法律文书生效日期不能晚于今天");
  FeeGroup group(services, action, file, *found, input.effective_on.value_or(action.today()));
  const FeeRow& root = *group.rows().front();
  FeeBasis basis = fee_basis(root);
  if (basis.kind.empty()) basis.kind = root.kind;
  if (basis.on == Date{}) basis.on = date_at(root.at_ms);
  if (input.amount_fen) basis.amount_fen = input.amount_fen;
  const law::FeePosition before = group.position();
  ANSHU_TRY(const law::FeeAdjustment change, law::adjust_fee(services.law.fees, fee_input(basis), before, *event));
  if (change.due_fen == before.charged_fen)
    return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "应交的数额不变，不需要补交，也不需要退还");
  const law::FeeInput now = law::after_event(fee_input(basis), *event);
  basis.simplified = now.simplified, basis.mediated = now.mediated, basis.withdrawn = now.withdrawn;
  auto steps = change.steps;
  steps.insert(steps.begin(), {"理由：" + reason, ""});
  group.explain(basis, to_json(steps));
  if (change.supplement_fen == 0) return group.cut(before.charged_fen - change.due_fen, change.relieved_fen);
  const bool converted = *event == law::FeeEvent::converted_to_ordinary;
  return group.raise(change.supplement_fen, converted ? supplement_on_conversion : supplement_otherwise, to_json(steps));
}

}  // namespace

Result<CaseChanged> adjust_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AdjustFee& input) {
  return run_on_case(services, actor, "adjust_fee", call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    load_fees(action.db(), change.file);
    return adjust(services, action, change.file, input);
  });
}

}  // namespace anshu::cases
