#include <doctest/doctest.h>

#include "support/court.h"

namespace anshu {
namespace {

TEST_CASE("a judge signs in") {
  test::Court court;
  const auto judge = court.judge();
  const auto in = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, "192.0.2.7"));
  CHECK(in.session->actor.user_id == judge.user_id);
  CHECK(in.session->actor.roles == std::vector<std::string>{"judge"});
  CHECK(in.token.size() >= 43);
}

}  // namespace
}  // namespace anshu
