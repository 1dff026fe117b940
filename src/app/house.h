// Puts the house together: data directory, database, law, permissions, procedures, actions and their hooks.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "api/live_events.h"
#include "api/resources.h"
#include "app/assets.h"
#include "app/configuration.h"
#include "app/data_dir.h"
#include "cases/procedure.h"
#include "cases/services.h"
#include "documents/issuer.h"
#include "files/sniff.h"
#include "filing/derivations.h"
#include "filing/desk.h"
#include "law/law_book.h"
#include "ledger/ledger_columns.h"
#include "people/accounts.h"
#include "people/security_log.h"
#include "people/sign_in.h"
#include "store/blobs.h"
#include "store/migrate.h"

namespace anshu::app {

struct HouseOptions {
  std::string data = "data";
  const Clock* clock = nullptr;          // another clock than the configured one (the demonstration moves its own)
  std::optional<InstantMs> clock_start;  // --clock: the program starts at this instant
  /// Put around the database before anybody gets it (the demonstration gathers its work into few commits).
  std::function<std::unique_ptr<store::Database>(std::unique_ptr<store::Database>)> around_database = {};
};

class House {
 public:
  /// Opens an initialised data directory. E_DATA_DIR, E_CONFIGURATION, E_REFERENCE_DATA; throws store::Unavailable.
  static Result<std::unique_ptr<House>> open(const HouseOptions& options);
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  const DataDir& data_dir() const { return data_dir_; }
  const Configuration& configuration() const { return configuration_; }
  const Assets& assets() const { return *assets_; }
  const Clock& clock() const { return *clock_; }
  const Keys& keys() const { return keys_; }
  store::Database& database() { return *database_; }
  cases::Services& services() { return *services_; }
  api::Desk& desk() { return *desk_; }
  people::Actions& actions() { return *actions_; }
  people::AccountServices& accounts() { return *accounts_; }
  filing::FilingDesk& filing() { return *filing_; }
  const people::SecurityLog& security_log() const { return *security_log_; }
  documents::Issuer& issuer() { return *issuer_; }
  const documents::Templates& templates() const { return *templates_; }
  const ledger::LedgerColumns& ledger_columns() const { return *ledger_columns_; }
  const cases::Procedures& procedures() const { return *procedures_; }
  const law::LawBook& law() const { return *law_; }

 private:
  explicit House(DataDir data_dir) : data_dir_(std::move(data_dir)) {}
  Result<void> load_rules();
  Result<void> open_store(const HouseOptions& options);
  void connect();

  DataDir data_dir_;
  Configuration configuration_;
  std::unique_ptr<Assets> assets_;
  std::unique_ptr<Clock> own_clock_;
  const Clock* clock_ = nullptr;
  Keys keys_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<law::LawBook> law_;
  std::unique_ptr<people::Permissions> permissions_;
  std::unique_ptr<cases::Procedures> procedures_;
  std::unique_ptr<people::PersonalData> personal_;
  std::unique_ptr<people::Actions> actions_;
  std::unique_ptr<store::BlobStore> blobs_;
  std::unique_ptr<store::UploadStore> uploads_;
  std::unique_ptr<cases::Services> services_;
  std::unique_ptr<people::SecurityLog> security_log_;
  std::unique_ptr<people::SignIn> sign_in_;
  std::unique_ptr<people::AccountServices> accounts_;
  std::unique_ptr<documents::Templates> templates_;
  std::unique_ptr<documents::Issuer> issuer_;
  std::unique_ptr<files::Sniffer> sniffer_;
  std::unique_ptr<filing::FilingGuide> guide_;
  std::unique_ptr<filing::Derivations> derivations_;
  std::unique_ptr<filing::FilingDesk> filing_;
  std::unique_ptr<ledger::LedgerColumns> ledger_columns_;
  std::unique_ptr<api::LiveEvents> live_;
  std::unique_ptr<api::Desk> desk_;
};

/// The numbered migrations inside the binary, for one engine.
std::vector<store::Migration> embedded_migrations(const Assets& assets, store::Engine engine);

}  // namespace anshu::app
