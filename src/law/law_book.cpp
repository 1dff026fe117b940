#include "law/law_book.h"

#include "law/refusals.h"

namespace anshu::law {
namespace {

Result<void> check_fee_periods(const FeeTable& fees, const Rules& rules) {
  for (const FeeRule& fee : fees.all())
    if (!rules.find(fee.prepay_period))
      return bad_data("law/fees.toml", 0, fmt::format("{}的prepay_period：没有期限{}", fee.code, fee.prepay_period));
  return {};
}

}  // namespace

Result<LawBook> load_law_book(const ReadReference& read_file) {
  ANSHU_TRY(Calendar calendar, Calendar::load(read_file("master/holidays.csv"), read_file("law/festivals.csv")));
  ANSHU_TRY(Rules rules, Rules::load(read_file("law/periods.toml")));
  ANSHU_TRY(FeeTable fees, FeeTable::load(read_file("law/fees.toml")));
  ANSHU_CHECK(check_fee_periods(fees, rules));
  ANSHU_TRY(Courts courts, Courts::load(read_file("master/courts.csv")));
  ANSHU_TRY(CaseTypes case_types, CaseTypes::load(read_file("master/case_types.csv")));
  const std::string civil = read_file("master/causes_civil.csv"), criminal = read_file("master/causes_criminal.csv"),
                    admin = read_file("master/causes_admin.csv"), exec = read_file("master/causes_exec.csv"),
                    compensation = read_file("master/causes_compensation.csv");
  ANSHU_TRY(Causes causes, Causes::load({civil, criminal, admin, exec, compensation}));
  ANSHU_TRY(Divisions divisions, Divisions::load(read_file("master/divisions.csv"), read_file("master/divisions_county.csv")));
  ANSHU_TRY(Codes codes, Codes::load(read_file("master/codes.csv")));
  ANSHU_TRY(ProvincialFees provincial_fees, ProvincialFees::load(read_file("law/provincial.toml"), fees));
  ANSHU_TRY(Procuratorates procuratorates,
            Procuratorates::load(read_file("master/procuratorates.csv"), read_file("law/procuratorate-words.csv")));
  return LawBook{CalendarInForce(std::move(calendar)),
                 std::move(rules),
                 std::move(courts),
                 std::move(case_types),
                 std::move(causes),
                 std::move(divisions),
                 std::move(codes),
                 std::move(fees),
                 std::move(provincial_fees),
                 std::move(procuratorates)};
}

}  // namespace anshu::law
