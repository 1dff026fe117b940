#include <liboath/oath.h>

#include <atomic>
#include <thread>

#include "support/court.h"

namespace anshu {
namespace {

using people::SignInForm;
constexpr const char* address = "192.0.2.7";
constexpr std::int64_t minute = 60'000;

std::string attempt(test::Court& court, const std::string& login, const std::string& password,
                    std::optional<std::string> totp = std::nullopt, const std::string& remote = address) {
  return test::code_of(court.sign_in.sign_in({login, password, std::move(totp)}, remote));
}

/// The code that the person's telephone shows at this instant.
std::string totp_code(const std::string& secret, InstantMs at) {
  char* raw = nullptr;
  std::size_t size = 0;
  REQUIRE(oath_base32_decode(secret.data(), secret.size(), &raw, &size) == OATH_OK);
  char code[7];
  REQUIRE(oath_totp_generate(raw, size, at / 1000, 30, 0, 6, code) == OATH_OK);
  free(raw);
  return code;
}

std::int64_t events(test::Court& court, const std::string& kind) {
  return court.count("SELECT count(*) FROM security_event WHERE kind = $1", {kind});
}

TEST_CASE("sign-in opens a session that knows the person completely") {
  test::Court court;
  const auto division = court.department_named("民事审判第一庭");
  const auto judge = court.judge();
  const auto in = test::must(court.sign_in.sign_in({" JUDGE ", test::password, std::nullopt}, address));
  CHECK(in.session->actor.user_id == judge.user_id);
  CHECK(in.session->actor.organ == test::court_code);
  CHECK(in.session->actor.name == "王法官");
  CHECK(in.session->actor.department_id == division.id);
  CHECK(in.session->actor.roles == std::vector<std::string>{"judge"});
  CHECK(in.session->actor.organs_below.empty());
  CHECK_FALSE(in.session->must_change_password);

  court.superior_supervisor();
  const auto above = test::must(court.sign_in.sign_in({"superior", test::password, std::nullopt}, address));
  CHECK(above.session->actor.organs_below == std::vector<std::string>{test::court_code});

  SUBCASE("and the database keeps nothing that opens it") {
    CHECK(in.token.size() == 43);  // 32 random bytes
    CHECK(court.count("SELECT count(*) FROM session WHERE token_hash = $1 OR csrf_token = $1", {in.token}) == 0);
    CHECK(court.count("SELECT count(*) FROM session WHERE token_hash = $1", {sha256_hex(in.token)}) == 1);
  }
}

TEST_CASE("five wrong passwords lock the account for thirty minutes") {
  test::Court court;
  court.judge();
  for (int i = 0; i < 4; ++i) CHECK(attempt(court, "judge", "wrong") == "E_SIGN_IN_FAILED");
  CHECK(attempt(court, "judge", "wrong") == "E_LOCKED_OUT");
  CHECK(attempt(court, "judge", test::password) == "E_LOCKED_OUT");
  CHECK(events(court, "locked_out") == 1);
  CHECK(events(court, "sign_in_failed") == 6);

  court.clock.advance(30 * minute - 1);
  const auto still = court.sign_in.sign_in({"judge", test::password, std::nullopt}, address);
  REQUIRE_FALSE(still);
  CHECK(still.error().kind == RefusalKind::too_many);
  CHECK(still.error().detail_json == "{\"retry_after_s\":1}");
  CHECK(still.error().message == "连续5次登录失败，账号已锁定，请于09:30后再试");

  court.clock.advance(1);
  CHECK(attempt(court, "judge", test::password) == "");
  CHECK(attempt(court, "judge", "wrong") == "E_SIGN_IN_FAILED");  // the count begins anew
}

TEST_CASE("a good password forgets the failures before it") {
  test::Court court;
  court.judge();
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 4; ++i) CHECK(attempt(court, "judge", "wrong") == "E_SIGN_IN_FAILED");
    CHECK(attempt(court, "judge", test::password) == "");
  }
}

TEST_CASE("nobody can tell an unknown login from a known one") {
  test::Court court;
  court.judge();
  for (int i = 0; i < 7; ++i) {
    CAPTURE(i);
    const auto known = court.sign_in.sign_in({"judge", "wrong", std::nullopt}, address);
    const auto unknown = court.sign_in.sign_in({"nobody", "wrong", std::nullopt}, address);
    REQUIRE_FALSE(known);
    REQUIRE_FALSE(unknown);
    CHECK(known.error().code == unknown.error().code);
    CHECK(known.error().message == unknown.error().message);
    CHECK(known.error().detail_json == unknown.error().detail_json);
  }
  // sign_in.cpp compares against a ready hash for unknown logins; it must cost what a real one costs.
  CHECK(hash_password("any").starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST_CASE("parallel guesses count before any password is looked at") {
  test::Court court;
  court.judge();
  std::atomic<int> looked_at{0}, locked{0};
  {
    std::vector<std::jthread> guessers;
    for (int i = 0; i < 20; ++i)
      guessers.emplace_back([&] {
        const auto code = attempt(court, "judge", "guess");
        ++(code == "E_SIGN_IN_FAILED" ? looked_at : locked);
      });
  }
  CHECK(looked_at == 4);  // and the fifth, which answers that it locked
  CHECK(locked == 16);
  CHECK(events(court, "locked_out") == 1);
}

TEST_CASE("an account that is switched off") {
  test::Court court;
  const auto judge = court.judge();
  const auto administrator = court.system_administrator();
  const auto in = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  test::must(people::update_user(court.accounts, {administrator}, judge.user_id, {std::nullopt, std::nullopt, false}));
  CHECK(court.sign_in.sessions().find(in.token) == nullptr);
  CHECK(attempt(court, "judge", test::password) == "E_ACCOUNT_OFF");
  CHECK(attempt(court, "judge", "wrong") == "E_SIGN_IN_FAILED");  // a stranger learns nothing
}

TEST_CASE("too many failures from one address, whatever the login") {
  people::SignInOptions options;
  options.address_burst = 6;
  options.address_drain_ms = 10'000;
  test::Court court(options);
  court.judge();
  for (int i = 0; i < 6; ++i) CHECK(attempt(court, "nobody" + std::to_string(i), "x") == "E_SIGN_IN_FAILED");
  CHECK(attempt(court, "judge", test::password) == "E_TOO_MANY_ATTEMPTS");
  CHECK(attempt(court, "judge", test::password, {}, "192.0.2.8") == "");
  court.clock.advance(10'000);
  CHECK(attempt(court, "judge", test::password) == "");
  CHECK(attempt(court, "judge", test::password) == "");  // good ones do not count
}

TEST_CASE("IPv6 addresses of one network are one address") {
  CHECK(people::address_key("2001:db8:1:2::5") == people::address_key("2001:db8:1:2:ffff::9"));
  CHECK(people::address_key("2001:db8:1:2::5") != people::address_key("2001:db8:1:3::5"));
  CHECK(people::address_key("192.0.2.1") != people::address_key("192.0.2.2"));
}

TEST_CASE("one-time passwords") {
  test::Court court;
  const auto judge = court.judge();
  const auto secret = test::must(people::begin_totp(court.accounts, {judge}));
  CHECK(secret.otpauth_uri == "otpauth://totp/Anshu:judge?secret=" + secret.secret + "&issuer=Anshu");
  CHECK(attempt(court, "judge", test::password) == "");  // not before it is confirmed

  const auto wrong = people::confirm_totp(court.accounts, {judge}, "000000");
  CHECK(test::code_of(wrong) == "E_INVALID_INPUT");
  CHECK(wrong.error().fields.at(0).rule == "totp.wrong");
  const std::string first = totp_code(secret.secret, court.clock.now_ms());
  test::must(people::confirm_totp(court.accounts, {judge}, first));

  CHECK(attempt(court, "judge", test::password) == "E_TOTP_REQUIRED");
  CHECK(attempt(court, "judge", "wrong") == "E_SIGN_IN_FAILED");  // the password comes first
  CHECK(attempt(court, "judge", test::password, "000000") == "E_SIGN_IN_FAILED");
  CHECK(attempt(court, "judge", test::password, first) == "E_SIGN_IN_FAILED");  // used when it was confirmed

  court.clock.advance(30'000);
  const std::string second = totp_code(secret.secret, court.clock.now_ms());
  CHECK(attempt(court, "judge", test::password, second) == "");
  CHECK(attempt(court, "judge", test::password, second) == "E_SIGN_IN_FAILED");  // a step is good once

  SUBCASE("asking for the code is no failure") {
    for (int i = 0; i < 8; ++i) CHECK(attempt(court, "judge", test::password) == "E_TOTP_REQUIRED");
    CHECK(events(court, "locked_out") == 0);
  }
  SUBCASE("wrong codes lock like wrong passwords") {
    for (int i = 0; i < 3; ++i) CHECK(attempt(court, "judge", test::password, "000000") == "E_SIGN_IN_FAILED");
    CHECK(attempt(court, "judge", test::password, "000000") == "E_LOCKED_OUT");
  }
  SUBCASE("each step of switching it on and off has its refusal") {
    CHECK(test::code_of(people::begin_totp(court.accounts, {judge})) == "E_TOTP_ON");
    CHECK(test::code_of(people::confirm_totp(court.accounts, {judge}, second)) == "E_TOTP_ON");
    CHECK(test::code_of(people::remove_totp(court.accounts, {judge}, "wrong")) == "E_WRONG_PASSWORD");
    test::must(people::remove_totp(court.accounts, {judge}, test::password));
    CHECK(test::code_of(people::remove_totp(court.accounts, {judge}, test::password)) == "E_TOTP_OFF");
    CHECK(test::code_of(people::confirm_totp(court.accounts, {judge}, second)) == "E_TOTP_NOT_BEGUN");
    CHECK(attempt(court, "judge", test::password) == "");
  }
}

TEST_CASE("sessions end by themselves") {
  test::Court court;
  court.judge();
  court.litigant();
  struct Row {
    const char* login;
    std::int64_t idle;
  };
  for (const Row& row : {Row{"judge", 60 * minute}, Row{"zhangsan", 120 * minute}}) {
    CAPTURE(row.login);
    auto& sessions = court.sign_in.sessions();
    const auto token = test::must(court.sign_in.sign_in({row.login, test::password, std::nullopt}, address)).token;
    court.clock.advance(row.idle - 1);
    CHECK(sessions.find(token) != nullptr);  // and slides
    court.clock.advance(row.idle - 1);
    CHECK(sessions.find(token) != nullptr);
    court.clock.advance(row.idle);
    CHECK(sessions.find(token) == nullptr);
    CHECK(sessions.find(token) == nullptr);  // being asked again does not wake it

    const auto busy = test::must(court.sign_in.sign_in({row.login, test::password, std::nullopt}, address)).token;
    for (int i = 1; i < 12 * 4; ++i) {
      court.clock.advance(15 * minute);
      REQUIRE(sessions.find(busy) != nullptr);
    }
    court.clock.advance(15 * minute);
    CHECK(sessions.find(busy) == nullptr);  // twelve hours, however busy
  }
  CHECK(court.sign_in.sessions().remove_expired() == 5);  // with the one of the registration
  CHECK(court.count("SELECT count(*) FROM session") == 0);
}

TEST_CASE("looking whether a session lives does not keep it alive") {
  test::Court court;
  court.judge();
  const auto in = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  for (int i = 0; i < 59; ++i) {
    court.clock.advance(minute);
    CHECK(court.sign_in.sessions().is_live(in.session->token_hash));
  }
  court.clock.advance(minute);
  CHECK_FALSE(court.sign_in.sessions().is_live(in.session->token_hash));
}

TEST_CASE("reading costs at most one write a minute") {
  test::Court court;
  court.judge();
  const auto token = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address)).token;
  const auto seen_at = [&] { return court.count("SELECT seen_at_ms FROM session"); };
  const InstantMs begun = court.clock.now_ms();
  for (int second = 1; second < 60; ++second) {
    court.clock.advance(1000);
    REQUIRE(court.sign_in.sessions().find(token) != nullptr);
    REQUIRE(seen_at() == begun);
  }
  court.clock.advance(1000);
  REQUIRE(court.sign_in.sessions().find(token) != nullptr);
  CHECK(seen_at() == begun + minute);
}

TEST_CASE("sign-out") {
  test::Court court;
  court.judge();
  const auto in = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  const auto other = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  court.sign_in.sign_out(*in.session, address);
  CHECK(court.sign_in.sessions().find(in.token) == nullptr);
  CHECK(court.sign_in.sessions().find(other.token) != nullptr);
  CHECK(events(court, "signed_out") == 1);
  CHECK(court.sign_in.sessions().find("") == nullptr);
  CHECK(court.sign_in.sessions().find("made up") == nullptr);
}

TEST_CASE("another process learns within five seconds that a session was ended") {
  test::Court court;
  court.judge();
  people::Sessions elsewhere(*court.database, court.clock, {});
  const auto in = test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  CHECK(elsewhere.find(in.token) != nullptr);
  court.sign_in.sign_out(*in.session, address);
  court.clock.advance(5000);
  CHECK(elsewhere.find(in.token) == nullptr);
}

TEST_CASE("a full cache of sessions forgets nobody") {
  people::SignInOptions options;
  options.sessions.cache_size = 3;
  test::Court court(options);
  court.judge();
  std::vector<std::string> tokens;
  for (int i = 0; i < 8; ++i)
    tokens.push_back(test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address)).token);
  for (const auto& token : tokens) CHECK(court.sign_in.sessions().find(token) != nullptr);
}

TEST_CASE("passwords grow old when the court wants it so") {
  people::SignInOptions options;
  options.password_max_age_days = 90;
  test::Court court(options);
  court.judge();
  court.litigant();
  court.clock.advance(91 * 86'400'000LL);
  CHECK(test::must(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address)).session->must_change_password);
  CHECK_FALSE(
      test::must(court.sign_in.sign_in({"zhangsan", test::password, std::nullopt}, address)).session->must_change_password);
}

}  // namespace
}  // namespace anshu
