#include "court.h"

#include <array>
#include <fstream>

#include "app/house.h"
#include "base/date.h"
#include "files/xlsx_writer.h"

namespace anshu::bench {
namespace {

constexpr std::array headings{"案号",       "收案日期", "立案日期", "案由",   "原告",   "被告",
                              "诉讼标的额", "审理程序", "承办部门", "承办人", "书记员", "审限届满日期",
                              "开庭日期",   "结案日期", "结案方式", "备注"};
constexpr std::array surnames{"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
                              "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾"};
constexpr std::array given{"伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",   "军",   "洋",
                           "勇",   "艳",   "杰",   "娟",   "涛",   "明",   "超",   "霞",   "平",   "刚",
                           "桂英", "志强", "秀兰", "建国", "海燕", "玉梅", "晓东", "春花", "文博", "雨轩"};
constexpr std::array companies{"汉中汇通商贸有限公司",         "陕西秦岭建设工程有限公司", "汉中兴业运输有限责任公司",
                               "汉江农村商业银行股份有限公司", "汉中安居物业服务有限公司", "陕南装饰装修有限公司"};
constexpr std::array causes{"民间借贷纠纷",     "离婚纠纷",         "买卖合同纠纷",           "机动车交通事故责任纠纷",
                            "物业服务合同纠纷", "金融借款合同纠纷", "劳务合同纠纷",           "房屋租赁合同纠纷",
                            "劳动争议",         "继承纠纷",         "提供劳务者受害责任纠纷", "建设工程施工合同纠纷"};
constexpr std::array ways{"判决", "调解", "准予撤诉", "按撤诉处理", "驳回起诉"};
constexpr int first_year = 1997, years = 27;  // before the demonstration's own cases

/// SplitMix64: a row is a function of its number alone.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  std::uint64_t roll(std::uint64_t sides) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return (z ^ z >> 31) % sides;
  }
  template <std::size_t n>
  std::string pick(const std::array<const char*, n>& from) {
    return from[roll(n)];
  }

 private:
  std::uint64_t state_;
};

std::string person(Dice& dice) { return dice.pick(surnames) + dice.pick(given); }
std::string party(Dice& dice) { return dice.roll(5) == 0 ? dice.pick(companies) : person(dice); }

struct Filing {
  long long serial;  // of the case number
  Date on;
};

/// As a court's books have them: ten years, one after the other, number by number.
Filing in_order(const LedgerPart& part, long long i) {
  const long long day = i * 3652 / part.rows;
  return {part.first + i, Date::of(2005, 1, 1) + static_cast<int>(day)};
}

/// The worst: each row of another year than the one before, on any day.
Filing shuffled(const LedgerPart& part, long long i) {
  const long long number = part.first + i;
  Dice dice(static_cast<std::uint64_t>(number));
  const int year = first_year + static_cast<int>(number % years);
  return {number / years + 1, Date::of(year, 1, 1) + static_cast<int>(dice.roll(365))};
}

std::vector<std::string> row(const LedgerPart& part, long long i, const std::vector<std::string>& handlers) {
  Dice dice(static_cast<std::uint64_t>(part.first + i) ^ 0x5eed);
  const auto [serial, filed] = part.shuffled ? shuffled(part, i) : in_order(part, i);
  std::string plaintiffs = party(dice), defendants = party(dice);
  if (dice.roll(6) == 0) defendants += "、" + person(dice);
  const bool open = dice.roll(12) == 0;
  const Date closed = filed + static_cast<int>(20 + dice.roll(150));
  const bool simplified = dice.roll(3) != 0;
  return {"(" + std::to_string(filed.year()) + ")" + organ + "民初" + std::to_string(serial) + "号",
          (filed + -3).iso(),
          filed.iso(),
          dice.pick(causes),
          plaintiffs,
          defendants,
          std::to_string(1000 + dice.roll(900'000)) + ".50",
          simplified ? "简易程序" : "普通程序",
          "民事审判第" + std::string(std::array{"一", "二", "三"}[dice.roll(3)]) + "庭",
          handlers[dice.roll(handlers.size())],
          "",
          (filed + (simplified ? 90 : 180)).iso(),
          open ? "" : (filed + static_cast<int>(10 + dice.roll(10))).iso(),
          open ? "" : closed.iso(),
          open ? "" : dice.pick(ways),
          ""};
}

void write_csv(const std::filesystem::path& file, const std::vector<std::string>& handlers, const LedgerPart& part) {
  std::ofstream out(file, std::ios::binary);
  const auto line = [&](const auto& cells) {
    bool begun = false;
    for (const auto& cell : cells) out << (std::exchange(begun, true) ? "," : "") << cell;
    out << "\r\n";
  };
  line(headings);
  for (long long i = 0; i < part.rows; ++i) line(row(part, i, handlers));
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

void write_xlsx(const std::filesystem::path& file, const std::vector<std::string>& handlers, const LedgerPart& part) {
  files::TableLayout layout;
  for (const char* heading : headings) layout.columns.push_back({heading, files::ColumnType::text, 0});
  files::XlsxWriter writer(layout, file);
  for (long long i = 0; i < part.rows; ++i) {
    const auto cells = row(part, i, handlers);
    std::vector<files::TableValue> values;
    for (const auto& cell : cells) values.emplace_back(std::string_view(cell));
    writer.write_row(values);
  }
  writer.finish();
}

}  // namespace

std::vector<std::string> handlers_of(app::House& house) {
  std::vector<std::string> names;
  const auto found = house.database().read_value([](store::Connection& db) {
    return db.query(
        "SELECT u.name FROM user_account u JOIN user_role r ON r.organ = u.organ AND r.user_id = u.id WHERE u.organ = $1 AND "
        "r.role = 'judge' ORDER BY u.login",
        {std::string(organ)});
  });
  for (std::size_t i = 0; i < found.size(); ++i) names.push_back(store::text(found.at(i, 0)));
  return names;
}

void write_ledger(const std::filesystem::path& file, const std::vector<std::string>& handlers, const LedgerPart& part) {
  if (file.extension() == ".xlsx")
    write_xlsx(file, handlers, part);
  else
    write_csv(file, handlers, part);
}

}  // namespace anshu::bench
