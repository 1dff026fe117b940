// What the fee actions share: the fees of a case while one action changes them.
#pragma once

#include "cases/case_file.h"
#include "law/fees.h"
#include "people/actions.h"

namespace anshu::law {
struct LawBook;
}

namespace anshu::cases {

/// What a fee was computed from, as FeeRow::input keeps it.
struct FeeBasis {
  std::string kind;
  std::optional<std::int64_t> amount_fen, base_fen;
  bool simplified = false, mediated = false, withdrawn = false, counterclaim = false, appeal = false;
  Date on;
};
BOOST_DESCRIBE_STRUCT(FeeBasis, (), (kind, amount_fen, base_fen, simplified, mediated, withdrawn, counterclaim, appeal, on))
law::FeeInput fee_input(const FeeBasis& basis);
FeeBasis fee_basis(const FeeRow& fee);

/// By when a fee of this kind is to be paid in advance: a code of periods.toml, by the kind and by who pays it.
const std::string& prepay_period(const law::LawBook& law, const FeeBasis& basis);

/// Loads fees, payments, reliefs and burdens into the core of a case file.
void load_fees(store::Connection& connection, CaseFile& file);

/// What the fee comes to after relief, and what the court has of it.
inline std::int64_t due_fen(const FeeRow& fee) { return fee.amount_fen - fee.relieved_fen; }
inline std::int64_t held_fen(const FeeRow& fee) { return fee.paid_fen - fee.refunded_fen; }
/// 待交, 待退: what is still to be paid or given back of this fee itself; nothing of one that is settled by its burden.
std::int64_t open_fen(const FeeRow& fee);
std::int64_t back_fen(const FeeRow& fee);
/// The status that follows from the sums.
std::string status_of(const FeeRow& fee);
std::string status_of(const FeeBurdenRow& burden);
/// True when the fees that were apportioned are no longer what the parties were told to bear.
bool is_outdated(const CaseFile& file);

/// Writes the fee with its status. Ends the clock of its payment when nothing is open any more; starts the clock of its refund
/// (N32, from `on`) when something is to be given back and ends it when that is done: one at a time for each fee.
Result<void> put_fee(people::Action& action, const law::LawBook& law, CaseFile& file, FeeRow& fee, const FeeRow& after, Date on);

/// Computes and inserts a new fee; starts the clock of its payment where it is paid in advance.
Result<FeeRow> add_fee(people::Action& action, const law::LawBook& law, CaseFile& file, const FeeBasis& basis,
                       const std::string& payer_id);

/// With the day on which the judgment takes effect: the fifteen days of a refund (办法第五十三条), or the period for paying,
/// which the court may set (`pay_by`). Nothing for a burden without effect, or with nothing to move.
Result<void> start_burden_clock(people::Action& action, const law::LawBook& law, CaseFile& file, FeeBurdenRow& burden,
                                std::optional<Date> pay_by);
/// A step established that day: the burdens that waited for it get their clocks.
Result<void> burdens_take_effect(people::Action& action, const law::LawBook& law, CaseFile& file, Date on);

/// Finds a fee of the case; E_NOT_FOUND.
Result<FeeRow*> find_fee(CaseFile& file, const std::string& fee_id);

}  // namespace anshu::cases
