// A demonstration court of a given size, in a directory of its own, with everything that its actions lean on.
#pragma once

#include "cases/facts.h"
#include "cases/procedure.h"
#include "demo/demo_court.h"
#include "documents/issuer.h"
#include "files/sniff.h"
#include "filing/derivations.h"
#include "filing/guide.h"
#include "support/case_court.h"

namespace anshu::test {

inline documents::Templates shipped_templates() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
    files.push_back(entry.path().filename().string());
  std::ranges::sort(files);
  return must(documents::Templates::load(files, law::read_reference));
}

struct DemoSite {
  explicit DemoSite(std::int64_t cases, std::int64_t seed = 7, InstantMs now = instant_of(Date::of(2026, 3, 4), 11))
      : ends_at_ms(now), clock(demo::demo_begins_at(now)), database(store::open_sqlite(dir / "anshu.db")) {
    store::migrate(database, migrations(database.engine()), clock.now_ms());
    cases::register_facts(actions);
    demo::DemoHouse house{accounts, desk, issuer, ledger_columns, database, clock, seal_key};
    demo::DemoPlan plan;
    plan.cases = cases;
    plan.seed = seed;
    plan.ends_at_ms = now;
    plan.password_hash = "$argon2id$not-a-hash";  // nobody signs in here
    outcome = must(demo::make_demo_court(house, plan));
  }

  store::Rows query(const std::string& sql, std::initializer_list<store::Value> params = {}) {
    return database.read_value([&](store::Connection& db) { return db.query(sql, params); });
  }
  std::int64_t count(const std::string& sql, std::initializer_list<store::Value> params = {}) {
    return store::integer(query(sql, params).at(0, 0));
  }

  InstantMs ends_at_ms;
  TempDir dir;
  ManualClock clock;
  store::BatchDatabase database;
  people::Permissions permissions = shipped_permissions();
  people::PersonalData personal{std::string(32, 'd'), std::string(32, 'i')};
  people::Actions actions{database, clock, permissions};
  people::SecurityLog log{database, clock, personal};
  people::SignIn sign_in{database, clock, personal, log};
  people::AccountServices accounts{actions, personal, law::book().divisions, log, sign_in};
  cases::Procedures procedures = must(load_shipped_procedures(permissions));
  documents::Templates templates = shipped_templates();
  documents::Issuer issuer{templates, law::book(), personal};
  store::Blobs blobs{dir.path() / "blobs", SecretBox(std::string(32, 'b'))};
  store::UploadStore uploads{dir.path() / "uploads", SecretBox(std::string(32, 'u')), 20 << 20};
  cases::Services services{database, clock, law::book(), permissions, actions, personal, procedures, blobs, uploads, &issuer};
  filing::FilingGuide guide = must(filing::FilingGuide::load(law::read_reference));
  files::Sniffer sniffer;
  filing::Derivations derivations =
      must(filing::Derivations::load(read_source_file("reference/filing/derivations.toml"), law::book()));
  filing::FilingDesk desk{services, guide, sniffer, derivations};
  ledger::LedgerColumns ledger_columns = must(ledger::LedgerColumns::load(law::read_reference));
  SigningKey seal_key = new_signing_key();
  demo::DemoOutcome outcome;
};

}  // namespace anshu::test
