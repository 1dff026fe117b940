#include "api/live_events.h"

#include <charconv>
#include <condition_variable>
#include <deque>
#include <thread>

#include "base/text.h"
#include "cases/audience.h"
#include "cases/public_actions.h"

namespace anshu::api {
namespace {

constexpr const char* channel = "anshu_live";

constexpr const char* select_entry =
    "SELECT action, changes FROM journal_entry WHERE organ = $1 AND chain_id = $2 AND chain_seq = $3";
constexpr const char* select_filing = "SELECT applicant_organ, applicant_id FROM filing WHERE organ = $1 AND id = $2";

/// An import tells nobody row by row; who looks at the ledger meanwhile loads it again.
constexpr std::string_view silent_action = "import_ledger";
/// More waiting than this, and everybody is asked to look again instead: a reconnecting client fetches what it missed.
constexpr std::size_t most_waiting = 2000;

/// Where in the journal something happened: all that goes between processes.
struct Place {
  std::string organ, chain_id;
  std::int64_t seq = 0;
};

std::string to_payload(const Place& place) { return fmt::format("{}\n{}\n{}", place.organ, place.chain_id, place.seq); }

std::optional<Place> from_payload(const std::string& payload) {
  const auto parts = split(payload, '\n');
  if (parts.size() != 3) return std::nullopt;
  Place place{parts[0], parts[1], 0};
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), place.seq);
  return place;
}

bool is_filing_action(std::string_view action) { return action.find("filing") != std::string_view::npos; }

/// What one journal entry means to whom.
struct News {
  std::string organ, id, action;
  std::optional<cases::Audience> audience;  // of the case, if there is one by now
  std::string applicant_organ, applicant_id;
  bool is_filing = false;
  struct Notice {
    std::string user_organ, user_id, id;
  };
  std::vector<Notice> notices;
};

std::vector<News::Notice> notices_in(const std::string& changes) {
  std::vector<News::Notice> notices;
  if (changes.find("\"t\":\"notice\"") == std::string::npos) return notices;
  const auto parsed = parse_json(changes);
  if (!parsed || !parsed->is_array()) return notices;
  for (const auto& change : parsed->get_array()) {
    if (!change.is_object() || string_at(change.get_object(), "t") != "notice") continue;
    const json::value* after = change.get_object().if_contains("a");
    if (!after || !after->is_object()) continue;
    const json::object& row = after->get_object();
    notices.push_back(
        {std::string(string_at(row, "user_organ")), std::string(string_at(row, "user_id")), std::string(string_at(row, "id"))});
  }
  return notices;
}

std::optional<News> read_news(store::Connection& connection, const Place& place) {
  const store::Rows entry = connection.query(select_entry, {place.organ, place.chain_id, place.seq});
  if (entry.empty()) return std::nullopt;
  News news;
  news.organ = place.organ;
  news.id = place.chain_id;
  news.action = store::text(entry.at(0, 0));
  news.notices = notices_in(store::text(entry.at(0, 1)));
  news.audience = cases::load_audience(connection, place.organ, place.chain_id);
  if (is_filing_action(news.action)) {
    const store::Rows filing = connection.query(select_filing, {place.organ, place.chain_id});
    news.is_filing = !filing.empty();
    if (news.is_filing) {
      news.applicant_organ = store::text(filing.at(0, 0));
      news.applicant_id = store::text(filing.at(0, 1));
    }
  }
  return news;
}

struct Subscriber {
  people::Actor actor;
  std::function<bool()> still_signed_in;
  std::shared_ptr<http::EventStream> stream;
};

}  // namespace

class LiveEvents::Impl {
 public:
  explicit Impl(cases::Services& services) : services_(services) {}

  void start(const std::shared_ptr<Impl>& self) {
    const std::weak_ptr<Impl> weak = self;
    if (services_.database.engine() == store::Engine::postgres) {
      services_.actions.on_entry([](store::Connection& connection, const store::JournalEntryRow& entry) {
        if (entry.action != silent_action) connection.notify(channel, to_payload({entry.organ, entry.chain_id, entry.chain_seq}));
      });
      listener_ = services_.database.listen(channel, [weak](const std::string& payload) {
        const auto impl = weak.lock();
        if (!impl) return;
        if (const auto place = from_payload(payload))
          impl->add(*place);
        else
          impl->ask_everybody_to_look_again();  // something may have been missed
      });
    } else {
      services_.actions.after_commit([weak](const people::Committed& news) {
        const auto impl = weak.lock();
        if (impl && news.action != silent_action) impl->add({news.organ, news.chain_id, news.chain_seq});
      });
    }
    worker_ = std::thread([this] { work(); });
  }

  void stop() {
    listener_.reset();
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    if (worker_.joinable()) worker_.join();
    close_all();
  }

  Result<std::shared_ptr<http::EventStream>> subscribe(const std::shared_ptr<Impl>& self, const people::Actor& actor,
                                                       std::function<bool()> still_signed_in) {
    auto subscriber =
        std::make_shared<Subscriber>(Subscriber{actor, std::move(still_signed_in), std::make_shared<http::EventStream>()});
    {
      const std::scoped_lock lock(mutex_);
      const auto own = std::ranges::count_if(subscribers_, [&](const auto& other) {
        return other->actor.user_id == actor.user_id && other->actor.organ == actor.organ;
      });
      if (static_cast<std::size_t>(own) >= streams_per_person)
        return refuse(RefusalKind::too_many, "E_TOO_MANY_STREAMS", "打开的页面过多，请关闭一些页面");
      subscribers_.push_back(subscriber);
    }
    subscriber->stream->on_close([weak = std::weak_ptr(self), raw = subscriber.get()] {
      if (const auto impl = weak.lock()) impl->forget(raw);
    });
    return subscriber->stream;
  }

  std::size_t stream_count() const {
    const std::scoped_lock lock(mutex_);
    return subscribers_.size();
  }

 private:
  void add(const Place& place) {
    {
      const std::scoped_lock lock(mutex_);
      if (subscribers_.empty()) return;
      if (waiting_.size() < most_waiting)
        waiting_.push_back(place);
      else
        overflowed_ = true;
    }
    wake_.notify_one();
  }

  void ask_everybody_to_look_again() {
    const std::scoped_lock lock(mutex_);
    if (subscribers_.empty()) return;
    overflowed_ = true;
    wake_.notify_one();
  }

  void forget(const Subscriber* subscriber) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(subscribers_, [&](const auto& other) { return other.get() == subscriber; });
  }

  void close_all() {
    std::vector<std::shared_ptr<Subscriber>> all;
    {
      const std::scoped_lock lock(mutex_);
      all.swap(subscribers_);
    }
    for (const auto& subscriber : all) subscriber->stream->close();
  }

  void work() {
    while (true) {
      std::deque<Place> places;
      std::vector<std::shared_ptr<Subscriber>> subscribers;
      bool overflowed = false;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || overflowed_ || !waiting_.empty(); });
        if (stopping_) return;
        places.swap(waiting_);
        subscribers = subscribers_;
        overflowed = std::exchange(overflowed_, false);
      }
      if (overflowed) {
        close_all();
        continue;
      }
      deliver(places, subscribers);
    }
  }

  void deliver(const std::deque<Place>& places, const std::vector<std::shared_ptr<Subscriber>>& subscribers) {
    std::vector<News> all;
    try {
      services_.database.read([&](store::Connection& connection) {
        all.clear();
        for (const Place& place : places)
          if (auto news = read_news(connection, place)) all.push_back(std::move(*news));
      });
    } catch (const std::exception&) {
      return close_all();  // the database is away: who comes back looks again
    }
    for (const auto& subscriber : subscribers) {
      if (subscriber->stream->closed()) continue;
      if (!subscriber->still_signed_in()) {
        subscriber->stream->close();
        continue;
      }
      for (const News& news : all) tell(*subscriber, news);
    }
  }

  void tell(Subscriber& subscriber, const News& news) {
    const people::Actor& actor = subscriber.actor;
    const bool litigant = actor.kind == people::Actor::Kind::portal;
    if (!litigant || cases::is_public_action(news.action)) {
      if (news.audience && news.audience->includes(services_.permissions, actor, litigant ? "view_own_cases" : "view_case"))
        subscriber.stream->push("case", to_json_text({{"case_id", news.id}, {"action", news.action}}));
      if (news.is_filing && may_see_filing(actor, news))
        subscriber.stream->push("filing", to_json_text({{"filing_id", news.id}, {"action", news.action}}));
    }
    for (const News::Notice& notice : news.notices)
      if (notice.user_id == actor.user_id && notice.user_organ == actor.organ)
        subscriber.stream->push("notice", to_json_text({{"id", notice.id}}));
  }

  bool may_see_filing(const people::Actor& actor, const News& news) const {
    if (actor.kind == people::Actor::Kind::portal)
      return news.applicant_organ == actor.organ && news.applicant_id == actor.user_id;
    if (news.audience && !news.audience->includes(services_.permissions, actor, "view_filings")) return false;  // sealed
    return actor.organ == news.organ && services_.permissions.may(actor, "view_filings");
  }

  static std::string to_json_text(const json::object& object) { return json::serialize(object); }

  cases::Services& services_;
  std::unique_ptr<store::Listener> listener_;
  std::thread worker_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Place> waiting_;
  std::vector<std::shared_ptr<Subscriber>> subscribers_;
  bool stopping_ = false, overflowed_ = false;
};

LiveEvents::LiveEvents(cases::Services& services) : impl_(std::make_shared<Impl>(services)) { impl_->start(impl_); }

LiveEvents::~LiveEvents() { impl_->stop(); }

Result<std::shared_ptr<http::EventStream>> LiveEvents::subscribe(const people::Actor& actor,
                                                                 std::function<bool()> still_signed_in) {
  return impl_->subscribe(impl_, actor, std::move(still_signed_in));
}

std::size_t LiveEvents::stream_count() const { return impl_->stream_count(); }

}  // namespace anshu::api
