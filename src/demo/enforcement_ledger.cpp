#include "demo/enforcement_ledger.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "demo/fictitious.h"

namespace anshu::demo {
namespace {

/// Numbers of each year that are not the file's: older files' (tests/samples), and the filing division's.
constexpr int numbered_elsewhere = 900;
constexpr std::array<const char*, 3> left_the_court = {"老周", "罗望石", "临时执行组"};

/// People type dates as they please.
std::string typed(Date date, Random& random) {
  switch (random.below(5)) {
    case 0:
      return fmt::format("{}.{}.{}", date.year(), date.month(), date.day());
    case 1:
      return fmt::format("{}/{}/{}", date.year(), date.month(), date.day());
    case 2:
      return date.chinese();
    case 3:
      return fmt::format("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    default:
      return date.iso();
  }
}

std::string typed_amount(std::int64_t fen, Random& random) {
  const std::string plain = fmt::format("{}.{:02}", fen / 100, fen % 100);
  switch (random.below(4)) {
    case 0:
      return '"' + format_yuan(fen) + '"';
    case 1:
      return plain + "元";
    case 2:
      return "￥" + plain;
    default:
      return plain;
  }
}

class Ledger {
 public:
  Ledger(const EnforcementInput& input, Random& random) : input_(input), random_(random) {}

  std::string write() {
    std::vector<Row> rows;
    for (const Unpaid& unpaid : input_.unpaid)
      if (auto row = row_of(unpaid)) rows.push_back(std::move(*row));
    while (static_cast<std::int64_t>(rows.size()) < input_.least_rows)
      if (auto row = row_of(made_up())) rows.push_back(std::move(*row));
    std::ranges::stable_sort(rows, {}, &Row::filed_on);
    text_ = "案号,首执/恢复,执行依据,案由,申请执行人,被执行人,申请执行标的额,立案日期,执行员,结案方式,结案日期,备注\n";
    for (const Row& row : rows) put(row);
    put_faulty_rows();
    return std::move(text_);
  }

 private:
  struct Row {
    Unpaid unpaid;
    Date filed_on;
    std::optional<Date> closed_on;
  };

  std::optional<Row> row_of(const Unpaid& unpaid) {
    Row row{unpaid, input_.calendar.next_workday(unpaid.effective_on + random_.between(12, 90)), std::nullopt};
    const Date closed_on = input_.calendar.next_workday(row.filed_on + random_.between(25, 190));
    if (closed_on < input_.today) row.closed_on = closed_on;
    if (row.filed_on >= input_.today) return std::nullopt;
    return row;
  }

  Unpaid made_up() {
    Unpaid unpaid;
    const Date effective_on = input_.today - random_.between(100, 360);
    unpaid.number = fmt::format("({}){}民初{}号", effective_on.year(), input_.court, random_.between(9000, 9900));
    unpaid.cause = random_.chance(0.5) ? "民间借贷纠纷" : "买卖合同纠纷";
    unpaid.creditor = make_person(random_, 1, input_.today).name;
    unpaid.debtor = make_person(random_, 2, input_.today).name;
    unpaid.amount_fen = random_.between(30, 4000) * 10'000LL + random_.below(100) * 100LL;
    unpaid.effective_on = effective_on;
    return unpaid;
  }

  std::string cause(const Unpaid& unpaid) {
    if (random_.chance(0.12)) return random_.chance(0.5) ? "借贷执行" : "合同类";  // words that no list knows
    return random_.chance(0.5) ? "按原生效裁判案由" : unpaid.cause;
  }

  void put(const Row& row) {
    constexpr std::array<const char*, 4> ways = {"执行完毕", "终结本次执行程序", "终结执行", "执行完毕"};
    constexpr std::array<const char*, 5> remarks = {"", "", "", "已查封房产一套", "已冻结银行账户"};
    const std::string officer = random_.chance(0.12) ? random_.pick(left_the_court) : random_.pick(input_.officers);
    const std::string cause_text = cause(row.unpaid), amount = typed_amount(row.unpaid.amount_fen, random_),
                      filed = typed(row.filed_on, random_);
    const std::string way = row.closed_on ? random_.pick(ways) : "", closed = row.closed_on ? typed(*row.closed_on, random_) : "";
    const int year = row.filed_on.year();
    int& last = last_.try_emplace(year, numbered_elsewhere).first->second;
    text_ += fmt::format("({}){}执{}号,首次执行,{},{},{},{},{},{},{},{},{},{}\n", year, input_.court, ++last, row.unpaid.number,
                         cause_text, row.unpaid.creditor, row.unpaid.debtor, amount, filed, officer, way, closed,
                         random_.pick(remarks));
  }

  void put_faulty_rows() {
    const int year = input_.today.year();
    text_ += fmt::format("({}){}执{}号,首次执行,,,某申请人,某被执行人,12000,{}-02-30,{},,,日期有误\n", year, input_.court,
                         last_[year] + 1, year, input_.officers.front());
    text_ += fmt::format("{}执字第7号,首次执行,,,某申请人,某被执行人,三万左右,{}-03-02,{},,,旧式案号\n", input_.court, year,
                         input_.officers.front());
  }

  const EnforcementInput& input_;
  Random& random_;
  std::map<int, int> last_;  // number of each year
  std::string text_;
};

}  // namespace

std::string make_enforcement_ledger(const EnforcementInput& input, Random random) { return Ledger(input, random).write(); }

}  // namespace anshu::demo
