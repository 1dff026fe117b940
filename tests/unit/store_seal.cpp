// The daily seal and what can be proved with it.
#include <set>
#include <thread>

#include "store/merkle.h"
#include "store/seal.h"
#include "unit/store_proof_fixture.h"

namespace anshu::store::test {
namespace {

const SigningKey key = new_signing_key();

template <class On>
struct SealedCourt : On {
  SealedCourt() { this->database = this->open(); }
  std::vector<JournalSealRow> seals(const std::string& organ) {
    return this->database->read_value([&](Connection& connection) {
      return connection.template select<JournalSealRow>("WHERE organ = $1 ORDER BY seal_number", {organ});
    });
  }
  std::vector<JournalEntryRow> entries() {
    return this->database->read_value(
        [&](Connection& connection) { return connection.template select<JournalEntryRow>("ORDER BY position", {}); });
  }
  Result<InclusionProof> prove(const JournalEntryRow& entry) {
    return this->database->read_value(
        [&](Connection& connection) { return inclusion_proof(connection, entry.organ, entry.chain_id, entry.chain_seq); });
  }
};

}  // namespace

#define ON_BOTH(name) TEST_CASE_TEMPLATE(name, On, OnSqlite, OnPostgres)

ON_BOTH("seal: each day of each organ gets one seal, linked and signed; again changes nothing") {
  SealedCourt<On> place;
  Court court(*place.database);
  for (int day = 0; day < 4; ++day) {
    for (int i = 0; i < 7; ++i) court.do_something(i % 3 ? "陕0702" : "陕0703");
    if (day != 2) court.clock.advance(86'400'000);
    if (day == 2) court.clock.advance(2 * 86'400'000);  // a day on which nothing happens
  }
  const Date first = Date::of(2026, 3, 2);
  court.do_something("陕0702");  // of today: stays open
  const int made = seal_due_days(*place.database, key, court.clock.now_ms());
  CHECK(made == static_cast<int>(place.seals("陕0702").size() + place.seals("陕0703").size()));
  CHECK(seal_due_days(*place.database, key, court.clock.now_ms()) == 0);
  CHECK(seal_day(*place.database, "陕0702", first, key, court.clock.now_ms()).empty());
  CHECK(seal_day(*place.database, "陕9999", first, key, court.clock.now_ms()).empty());

  std::int64_t sealed = 0;
  for (const std::string organ : {"陕0702", "陕0703"}) {
    std::string previous;
    std::int64_t number = 0;
    for (const JournalSealRow& seal : place.seals(organ)) {
      CHECK(seal.seal_number == ++number);
      CHECK(seal.previous_hash == previous);
      CHECK(seal.seal_hash == seal_hash(seal));
      CHECK(is_signed(seal));
      CHECK(seal.day < court.clock.today());
      previous = seal.seal_hash;
      sealed += seal.leaf_count;
      MerkleRoot tree;
      for (const JournalEntryRow& entry : place.entries()) {
        if (entry.organ != organ || entry.seal_number != seal.seal_number) continue;
        CHECK(entry.leaf_index == static_cast<std::int64_t>(tree.size()));
        CHECK(date_at(entry.at_ms) == seal.day);
        tree.add(from_hex(entry.entry_hash).value());
      }
      CHECK(static_cast<std::int64_t>(tree.size()) == seal.leaf_count);
      CHECK(to_hex(tree.root()) == seal.root_hash);
    }
  }
  const auto entries = place.entries();
  CHECK(sealed == static_cast<std::int64_t>(entries.size()) - 1);
  CHECK(!entries.back().seal_number);
}

ON_BOTH("seal: an entry that comes late gets into the next seal") {
  SealedCourt<On> place;
  Court court(*place.database);
  court.open_folder("陕0702");
  const Date day = court.clock.today();
  REQUIRE(seal_day(*place.database, "陕0702", day, key, court.clock.now_ms()).size() == 1);
  court.open_folder("陕0702");
  court.clock.advance(86'400'000);
  court.open_folder("陕0702");
  CHECK(seal_due_days(*place.database, key, court.clock.now_ms()) == 1);
  const auto seals = place.seals("陕0702");
  REQUIRE(seals.size() == 2);
  CHECK(seals[1].day == day);
  CHECK(seals[1].leaf_count == 1);
}

ON_BOTH("seal: a large day gets several seals") {
  SealedCourt<On> place;
  Court court(*place.database);
  for (int i = 0; i < 10; ++i) court.open_folder("陕0702");
  const auto seals = seal_day(*place.database, "陕0702", court.clock.today(), key, court.clock.now_ms(), 4);
  REQUIRE(seals.size() == 3);
  CHECK(seals[0].leaf_count == 4);
  CHECK(seals[2].leaf_count == 2);
  CHECK(seals[2].previous_hash == seals[1].seal_hash);
  for (const auto& entry : place.entries()) CHECK(verify_inclusion_proof(place.prove(entry).value(), to_hex(key.public_key)));
}

ON_BOTH("seal: many at once make one seal") {
  SealedCourt<On> place;
  Court court(*place.database);
  for (int i = 0; i < 30; ++i) court.do_something("陕0702");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
      threads.emplace_back([&] { seal_day(*place.database, "陕0702", court.clock.today(), key, court.clock.now_ms()); });
  }
  const auto seals = place.seals("陕0702");
  REQUIRE(seals.size() == 1);
  CHECK(seals[0].leaf_count == 30);
  for (const auto& entry : place.entries()) CHECK(verify_inclusion_proof(place.prove(entry).value(), ""));
}

ON_BOTH("seal: every sealed entry is provable, and a proof does not bend") {
  SealedCourt<On> place;
  Court court(*place.database);
  for (int i = 0; i < 13; ++i) court.do_something("陕0702");
  CHECK(place.prove(place.entries()[0]).error().code == "E_NOT_SEALED");
  seal_day(*place.database, "陕0702", court.clock.today(), key, court.clock.now_ms());
  CHECK(place.database->read_value([&](Connection& connection) { return inclusion_proof(connection, "陕0702", "none", 1); })
            .error()
            .code == "E_NOT_FOUND");
  const std::string pinned = to_hex(key.public_key);
  for (const auto& entry : place.entries()) {
    const InclusionProof proof = place.prove(entry).value();
    CHECK(proof.entry_hash == entry_hash(entry));
    CHECK(verify_inclusion_proof(proof, pinned));
    CHECK(from_json<InclusionProof>(to_json_value(proof))->path == proof.path);
  }
  const InclusionProof proof = place.prove(place.entries()[5]).value();
  CHECK(verify_inclusion_proof(proof, to_hex(new_signing_key().public_key)).error().code == "E_PROOF_KEY");

  // Whatever member is changed by one character or by one, the proof no longer holds. chain_id and chain_seq say where to look,
  // they are part of entry_hash.
  for_each_member<InclusionProof>([&](std::string_view name, auto pointer) {
    if (name == "chain_id" || name == "chain_seq") return;
    InclusionProof changed = proof;
    auto& member = changed.*pointer;
    using Member = std::remove_reference_t<decltype(member)>;
    if constexpr (std::is_same_v<Member, std::string>) {
      for (std::size_t i = 0; i < proof.entry_hash.size() && i < (proof.*pointer).size(); ++i) {
        member = proof.*pointer;
        member[i] =
            member[i] == 'a' ? 'A' : static_cast<char>(member[i] ^ 1);  // upper case is the same number, not the same text
        CHECK_MESSAGE(!verify_inclusion_proof(changed, ""), name);
      }
      member = "";
      if (!(proof.*pointer).empty()) CHECK_MESSAGE(!verify_inclusion_proof(changed, ""), name);
    } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
      member[0][0] = member[0][0] == 'b' ? 'c' : 'b';
      CHECK_MESSAGE(!verify_inclusion_proof(changed, ""), name);
    } else if constexpr (std::is_same_v<Member, Date>) {
      member = member + 1;
      CHECK_MESSAGE(!verify_inclusion_proof(changed, ""), name);
    } else {
      for (const int step : {1, -1}) {
        member = proof.*pointer + step;
        CHECK_MESSAGE(!verify_inclusion_proof(changed, ""), name);
      }
    }
  });
}

}  // namespace anshu::store::test
