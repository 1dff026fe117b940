// A chain's rows at any instant are the rows that stood there at that instant.
#include "store/rows_as_of.h"
#include "unit/store_proof_fixture.h"

namespace anshu::store::test {
namespace {

std::string rows_json(const std::vector<FolderRow>& folders, const std::vector<PaperRow>& papers) {
  return to_json(folders) + to_json(papers);
}

}  // namespace

TEST_CASE_TEMPLATE("as of: every past instant shows what stood there then", On, OnSqlite, OnPostgres) {
  On place;
  place.database = place.open();
  Court court(*place.database);
  const std::string id = court.open_folder("陕0702");
  court.open_folder("陕0702");
  std::vector<std::pair<InstantMs, std::string>> history;
  for (int i = 0; i < 30; ++i) {
    history.emplace_back(court.clock.now_ms(), place.database->read_value([&](Connection& connection) {
      return rows_json(connection.select<FolderRow>("WHERE organ = $1 AND id = $2", {"陕0702", id}),
                       connection.select<PaperRow>("WHERE organ = $1 AND folder_id = $2 ORDER BY number", {"陕0702", id}));
    }));
    court.clock.advance(1000);
    if (i % 5 == 0)
      court.act("陕0702", id, "add_paper", [&](UnitOfWork& unit) { unit.insert(PaperRow{"陕0702", id, 20 - i / 5, "纸", 1}); });
    else
      court.change_folder("陕0702", id);
  }
  place.database->read([&](Connection& connection) {
    for (const auto& [instant, expected] : history) {
      for (const InstantMs moment : {instant, instant + 999}) {
        const RowsAsOf rows = rows_as_of(connection, "陕0702", id, moment);
        CHECK(rows_json(rows.of<FolderRow>(), rows.of<PaperRow>()) == expected);
        CHECK(rows.at_ms() == instant);
      }
    }
    const RowsAsOf before = rows_as_of(connection, "陕0702", id, history.front().first - 1);
    CHECK(before.of<FolderRow>().empty());
    CHECK(before.chain_seq() == 0);
    const RowsAsOf now = rows_as_of(connection, "陕0702", id, court.clock.now_ms());
    CHECK(now.chain_seq() == 31);
    CHECK(now.of<FolderRow>().size() == 1);  // the other folder has its own chain
    const auto papers = now.of<PaperRow>();
    REQUIRE(papers.size() == 8);
    for (std::size_t i = 1; i < papers.size(); ++i) CHECK(papers[i - 1].number < papers[i].number);
    CHECK(now.of<CounterRow>().size() == 1);  // inserted by this chain, although others changed it afterwards
  });
}

TEST_CASE("as of: a damaged entry is an error, not an empty case") {
  OnSqlite place;
  place.database = place.open();
  Court court(*place.database);
  const std::string id = court.open_folder("陕0702");
  for (const char* damage : {"[", "{}", "[{\"t\":\"test_folder\",\"v\":1,\"a\":{\"organ\":\"陕0702\"}}]",
                             "[{\"t\":\"test_folder\",\"v\":1,\"a\":{\"organ\":\"陕0702\",\"id\":\"x\",\"colour\":1}}]"}) {
    write(*place.database, "UPDATE journal_entry SET changes = $1", {damage});
    CHECK_THROWS(place.database->read(
        [&](Connection& connection) { rows_as_of(connection, "陕0702", id, court.clock.now_ms()).of<FolderRow>(); }));
  }
}

}  // namespace anshu::store::test
