// Dates of the calendar, instants, the clock, and ids that sort by the time they were made.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"

namespace anshu {

TEST_CASE("a date is read only as YYYY-MM-DD, and only when the calendar has it") {
  CHECK(Date::parse("2026-03-01") == Date::of(2026, 3, 1));
  CHECK(Date::parse("2024-02-29") == Date::of(2024, 2, 29));
  CHECK(Date::parse("2000-02-29").has_value());
  for (const char* bad : {"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-3-01", "2026/03/01",
                          "20260301", "2026-03-01 ", "1899-12-31", "2200-01-01", "+026-03-01", "２０２６-03-01"})
    CHECK_MESSAGE(!Date::parse(bad), bad);
}

TEST_CASE("every day of three centuries is printed and read back") {
  for (Date day = Date::of(1900, 1, 1); day <= Date::of(2199, 12, 31); day = day + 1) REQUIRE(Date::parse(day.iso()) == day);
  CHECK(Date::of(2026, 3, 1).chinese() == "2026年3月1日");
  CHECK(Date::of(2026, 3, 1).iso_weekday() == 7);
  CHECK(Date::of(2026, 3, 1) - Date::of(2026, 2, 1) == 28);
}

TEST_CASE("the day in Shanghai begins eight hours before the day in Greenwich") {
  CHECK(date_at(0) == Date::of(1970, 1, 1));
  CHECK(date_at(instant_of(Date::of(2026, 3, 1))) == Date::of(2026, 3, 1));
  CHECK(date_at(instant_of(Date::of(2026, 3, 1)) - 1) == Date::of(2026, 2, 28));
  CHECK(date_at(instant_of(Date::of(1949, 10, 1))) == Date::of(1949, 10, 1));
  CHECK(date_at(instant_of(Date::of(1949, 10, 1)) - 1) == Date::of(1949, 9, 30));
}

TEST_CASE("instants in the forms that people and programs write") {
  const InstantMs wanted = instant_of(Date::of(2026, 3, 1), 9, 30);
  for (const char* text : {"2026-03-01T09:30:00+08:00", "2026-03-01T01:30:00Z", "2026-03-01 09:30", "2026-03-01T09:30",
                           "2026-02-28T20:30:00-05:00", "2026-03-01T09:30:00.000+08:00"})
    CHECK_MESSAGE(parse_instant(text) == wanted, text);
  CHECK(parse_instant("2026-03-01") == instant_of(Date::of(2026, 3, 1)));
  CHECK(parse_instant("2026-03-01T09:30:00.123+08:00") == wanted + 123);
  CHECK(iso_instant(wanted) == "2026-03-01T09:30:00+08:00");
  for (const char* bad : {"", "2026-03-01T", "2026-03-01T24:00", "2026-03-01T09:60", "2026-03-01T09:30:60", "2026-03-01T9:30",
                          "2026-03-01T09:30:00+8:00", "2026-03-01T09:30:00+15:00", "2026-03-01T09:30:00.99999999999999999999",
                          "2026-03-01X09:30", "2026-03-01T09:30:00.1", "2026-02-30T09:30", "2026-03-01T09-30"})
    CHECK_MESSAGE(!parse_instant(bad), bad);
}

TEST_CASE("a manual clock stands still until it is moved; the machine's can be shifted") {
  ManualClock clock(instant_of(Date::of(2026, 3, 1), 23, 59));
  CHECK(clock.now_ms() == clock.now_ms());
  CHECK(clock.today() == Date::of(2026, 3, 1));
  clock.advance(60'000);
  CHECK(clock.today() == Date::of(2026, 3, 2));
  const std::int64_t day = 86'400'000, difference = SystemClock(-day).now_ms() - SystemClock().now_ms();
  CHECK(difference < -day + 60'000);
  CHECK(difference > -day - 60'000);
}

TEST_CASE("ids ascend with time and within one instant, and never repeat between threads") {
  CHECK(is_id(new_id(1)));
  std::string last;
  for (InstantMs now : {1'000LL, 1'772'328'600'000LL})
    for (int i = 0; i < 5'000; ++i) {
      const std::string id = new_id(now);
      REQUIRE(is_id(id));
      REQUIRE(id[14] == '7');
      REQUIRE(id > last);
      last = id;
    }
  CHECK(new_id(1'772'328'600'001) > last);

  // The counter alone tells the order of one instant's ids, and starts again after 2^14.
  std::int64_t before = counter_of_id(new_id(9'000));
  for (int i = 0; i < 40'000; ++i) {
    const std::int64_t counter = counter_of_id(new_id(9'000));
    REQUIRE(counter == (before + 1) % 16'384);
    before = counter;
  }
  CHECK(counter_of_id("案卷一") == 0);

  std::vector<std::vector<std::string>> made(4);
  std::vector<std::jthread> threads;
  for (auto& ids : made)
    threads.emplace_back([&ids] {
      for (int i = 0; i < 2'000; ++i) ids.push_back(new_id(5'000));
    });
  threads.clear();
  std::set<std::string> all;
  for (const auto& ids : made) all.insert(ids.begin(), ids.end());
  CHECK(all.size() == 8'000);

  for (const char* bad :
       {"", "00000000-0000-7000-8000-00000000000", "00000000-0000-7000-8000-0000000000000",
        "00000000-0000-7000-8000-00000000000G", "0000000000000-7000-8000-000000000000", "00000000-0000-7000-8000-00000000000A"})
    CHECK_FALSE(is_id(bad));
}

}  // namespace anshu
