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

/// Loads fees, payments, reliefs and burdens into the core of a case file.
void load_fees(store::Connection& connection, CaseFile& file);

/// 待交 …: what is still to be paid.
std::int64_t open_fen(const FeeRow& fee);
/// The status that follows from the sums.
std::string status_of(const FeeRow& fee);
/// Writes the fee with its status, and ends the clock of its payment (FEE-…) or refund (N32) when that is done.
void put_fee(people::Action& action, CaseFile& file, FeeRow& fee, const FeeRow& after, Date on);

/// Computes and inserts a new fee; starts the clock `period` (a code of periods.toml, or "") for its payment.
Result<FeeRow> add_fee(people::Action& action, const law::LawBook& law, CaseFile& file, const FeeBasis& basis,
                       const std::string& payer_id, const std::string& period);

/// Finds a fee of the case; E_NOT_FOUND.
Result<FeeRow*> find_fee(CaseFile& file, const std::string& fee_id);

}  // namespace anshu::cases
