#include "demo/demo_court.h"

#include "base/text.h"
#include "demo/errands.h"
#include "law/law_book.h"
#include "law/period.h"

namespace anshu::demo {
namespace {

constexpr int months = 30;
constexpr std::size_t role_columns = 22, login_columns = 28;

/// How wide a terminal shows it: Chinese characters take two columns.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t character : to_utf32(text)) columns += character < 0x1100 ? 1 : 2;
  return columns;
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = columns_of(text);
  text.append(width < columns ? columns - width : 1, ' ');
  return text;
}

/// Accounts of one role of one court, on one line.
struct Line {
  const ListedAccount* first = nullptr;
  const ListedAccount* last = nullptr;
  std::size_t count = 0;
};

std::string text_of(const Line& line, bool superior) {
  const std::string& name = line.first->role_name;
  const std::string role = superior && !name.starts_with("上级") ? "上级院" + name : name;
  const std::string logins = line.count == 1   ? line.first->login
                             : line.count == 2 ? line.first->login + "、" + line.last->login
                                               : line.first->login + " … " + line.last->login;
  const std::string names = line.count == 1 ? line.first->name : fmt::format("{} 等 {} 人", line.first->name, line.count);
  return "  " + padded(role, role_columns) + padded(logins, login_columns) + names + "\n";
}

}  // namespace

InstantMs demo_begins_at(InstantMs ends_at_ms) { return instant_of(law::add_months(date_at(ends_at_ms), -months), 8, 30); }

Result<DemoOutcome> make_demo_court(DemoHouse& house, const DemoPlan& plan) {
  DemoOutcome outcome;
  Result<CourtPeople> people = CourtPeople{};
  house.database.together(
      [&] { people = make_court_people(house.accounts, house.filing.services.law.courts, plan.password_hash); });
  if (!people) return std::unexpected(people.error());
  outcome.accounts = people->accounts;
  CourtLife life(house, plan, *people, outcome);
  if (plan.cases > 0) plan_errands(house, plan, *people, life, outcome);
  ANSHU_CHECK(life.run());
  return outcome;
}

std::string account_list(const std::vector<ListedAccount>& accounts, std::string_view password) {
  std::vector<Line> lines;
  for (const ListedAccount& account : accounts) {
    const auto same = std::ranges::find_if(lines, [&](const Line& line) {
      return line.first->organ == account.organ && line.first->role_name == account.role_name;
    });
    if (same == lines.end()) {
      lines.push_back({&account, &account, 1});
    } else {
      same->last = &account;
      ++same->count;
    }
  }
  std::string text = "\n演示法院：汉中市汉台区人民法院（陕0702），人物、案件均为虚构。\n";
  text += fmt::format("以下账号的口令都是：{}\n\n", password);
  text += "  " + padded("岗位", role_columns) + padded("登录名", login_columns) + "姓名\n";
  for (const Line& line : lines) text += text_of(line, line.first->organ == superior_code);
  return text + "\n";
}

}  // namespace anshu::demo
