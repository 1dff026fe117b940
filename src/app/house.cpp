#include "app/house.h"

#include "app/procedure_files.h"
#include "cases/calendar_notice.h"
#include "cases/facts.h"
#include "filing/uploads.h"

namespace anshu::app {
namespace {

// Filled as a reader reads, and there are four: the upper pages of every index of a million cases, so that a page of the ledger
// asks the system for leaves only.
constexpr std::int64_t reader_cache_kib = 32 * 1024;

constexpr std::string_view reference = "reference/";

template <class T>
Result<void> keep(std::unique_ptr<T>& place, Result<T> loaded) {
  if (!loaded) return std::unexpected(std::move(loaded).error());
  place = std::make_unique<T>(std::move(*loaded));
  return {};
}

}  // namespace

std::vector<store::Migration> embedded_migrations(const Assets& assets, store::Engine engine) {
  return store::collect_migrations(engine, assets.list("migrations/"),
                                   [&](const std::string& name) { return assets.read("migrations/" + name); });
}

Result<std::unique_ptr<House>> House::open(const HouseOptions& options) {
  std::unique_ptr<House> house(new House(DataDir(options.data)));
  ANSHU_TRY(house->keys_, house->data_dir_.load_keys());
  const std::string file = house->data_dir_.file("anshu.toml").string();
  ANSHU_TRY(house->configuration_, load_configuration(read_file(file).value_or(""), file));
  set_log_level(house->configuration_.log_level);
  const auto start = options.clock_start ? options.clock_start : house->configuration_.clock;
  house->own_clock_ = std::make_unique<SystemClock>(start ? *start - SystemClock::wall_ms() : 0);
  house->clock_ = options.clock ? options.clock : house->own_clock_.get();
  house->assets_ = std::make_unique<Assets>(house->configuration_.reference_dir);
  ANSHU_CHECK(house->load_rules());
  ANSHU_CHECK(house->open_store(options));
  cases::adopt_notices(*house->database_, house->law_->calendar);
  house->connect();
  return house;
}

House::~House() = default;

Result<void> House::load_rules() {
  const auto read = [this](std::string_view path) { return assets_->read(std::string(reference) + std::string(path)); };
  ANSHU_CHECK(keep(law_, law::load_law_book(read)));
  ANSHU_CHECK(keep(permissions_, people::Permissions::load(read("permissions.toml"))));
  ANSHU_CHECK(keep(templates_, documents::Templates::load(assets_->list("reference/documents/"), read)));
  std::filesystem::path own = configuration_.procedures_dir;
  if (own.empty()) own = data_dir_.file("procedures");
  const std::vector<cases::ProcedureFile> files = procedure_files(*assets_, own);
  const auto is_template = [this](std::string_view code) { return templates_->find(code) != nullptr; };
  ANSHU_CHECK(keep(procedures_, cases::Procedures::load(files, {*law_, *permissions_, is_template})));
  ANSHU_CHECK(keep(guide_, filing::FilingGuide::load(read)));
  ANSHU_CHECK(keep(derivations_, filing::Derivations::load(read("filing/derivations.toml"), *law_)));
  ANSHU_CHECK(keep(ledger_columns_, ledger::LedgerColumns::load(read)));
  return {};
}

Result<void> House::open_store(const HouseOptions& options) {
  database_ = configuration_.database.empty()
                  ? store::open_sqlite(data_dir_.file("anshu.db").string(), {.cache_kib_per_reader = reader_cache_kib})
                  : store::open_postgres(configuration_.database, {.connections = static_cast<int>(configuration_.connections)});
  if (options.around_database) database_ = options.around_database(std::move(database_));
  store::migrate(*database_, embedded_migrations(*assets_, database_->engine()), clock_->now_ms());
  personal_ = std::make_unique<people::PersonalData>(keys_.data, keys_.index);
  blobs_ = std::make_unique<store::Blobs>(data_dir_.file("blobs"), personal_->box());
  uploads_ = std::make_unique<store::UploadStore>(data_dir_.file("uploads"), personal_->box(), filing::largest_upload);
  return {};
}

void House::connect() {
  actions_ = std::make_unique<people::Actions>(*database_, *clock_, *permissions_);
  cases::register_facts(*actions_);
  issuer_ = std::make_unique<documents::Issuer>(*templates_, *law_, *personal_);
  services_ = std::make_unique<cases::Services>(cases::Services{*database_, *clock_, *law_, *permissions_, *actions_, *personal_,
                                                                *procedures_, *blobs_, *uploads_, issuer_.get()});
  security_log_ = std::make_unique<people::SecurityLog>(*database_, *clock_, *personal_);
  security_log_->watch(*actions_);
  people::SignInOptions sign_in;
  sign_in.sessions.staff_idle_ms = configuration_.staff_idle_minutes * 60'000;
  sign_in.sessions.portal_idle_ms = configuration_.portal_idle_minutes * 60'000;
  sign_in_ = std::make_unique<people::SignIn>(*database_, *clock_, *personal_, *security_log_, sign_in);
  accounts_ = std::make_unique<people::AccountServices>(
      people::AccountServices{*actions_, *personal_, law_->divisions, *security_log_, *sign_in_});
  sniffer_ = std::make_unique<files::Sniffer>();
  filing_ = std::make_unique<filing::FilingDesk>(filing::FilingDesk{*services_, *guide_, *sniffer_, *derivations_});
  live_ = std::make_unique<api::LiveEvents>(*services_);
  desk_ = std::make_unique<api::Desk>(api::Desk{*services_, *sign_in_, *security_log_, *live_, *filing_, *templates_, *issuer_,
                                                *ledger_columns_, law_->calendar});
  desk_->demo = std::filesystem::exists(data_dir_.file("demo-accounts.txt"));
}

}  // namespace anshu::app
