// Runs actions (办案操作): permission, one transaction, idempotency, journal entry, hooks, and the news after the commit.
// Nothing else in the program writes business rows.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "people/permissions.h"
#include "store/journal.h"

namespace anshu::people {

/// What an action is about, before it runs.
struct ActionCall {
  std::string name;             // a code of permissions.toml: "accept_filing"
  std::string organ;            // whose journal
  std::string chain_id;         // the case (= filing), user or organ that it changes
  std::string input = "{}";     // JSON for the journal; personal data is struck out by the runner
  std::string idempotency_key;  // "" when the caller sent none
  std::string permission = {};  // the action that the role must carry, when it is not `name`: manage_users for create_user
  bool new_chain = false;       // chain_id was made for this very action, so that nothing is in the chain yet
};

/// An action at work: what its body may use.
struct Action {
  store::UnitOfWork& work;
  const Actor& actor;
  const Permissions& permissions;
  Scope scope;  // the widest scope in which this actor may do this action
  std::string organ, chain_id;
  bool always_journal = false;  // set by actions that are worth an entry though they change no row: a look behind a mask

  store::Connection& db() { return work.db(); }
  InstantMs now_ms() const { return work.now_ms(); }
  Date today() const { return work.today(); }
};

/// Told to everybody who listens, after the commit: enough to look again, nothing that could leak.
struct Committed {
  std::string organ, chain_id, action, actor_id;
  std::int64_t chain_seq = 0, position = 0;
  InstantMs at_ms = 0;
};

class Actions {
 public:
  using BeforeCommit = std::function<void(Action&)>;  // derived rows in the same transaction: facts, search
  using OnEntry = std::function<void(store::Connection&, const store::JournalEntryRow&)>;  // the same, once the entry is there
  using AfterCommit = std::function<void(const Committed&)>;                               // live updates
  using OnForbidden = std::function<void(const Actor&, const ActionCall&, const Refusal&)>;

  Actions(store::Database& database, const Clock& clock, const Permissions& permissions)
      : database_(database), clock_(clock), permissions_(permissions) {}

  void before_commit(BeforeCommit hook) { before_commit_.push_back(std::move(hook)); }
  void on_entry(OnEntry hook) { on_entry_.push_back(std::move(hook)); }
  void after_commit(AfterCommit hook) { after_commit_.push_back(std::move(hook)); }
  void on_forbidden(OnForbidden hook) { on_forbidden_ = std::move(hook); }

  /// body: Result<Out>(Action&). A refusal rolls everything back. With an idempotency key the same call answers the same Out
  /// without running again (E_IDEMPOTENCY_KEY_REUSED when the input differs).
  template <class Out, class Body>
  Result<Out> run(const Actor& actor, const ActionCall& call, Body&& body) {
    std::optional<Committed> news;
    auto result = database_.write_result([&](store::Connection& connection) {
      news.reset();
      return run_within<Out>(connection, clock_.now_ms(), actor, call, body, &news);
    });
    if (!result && result.error().kind == RefusalKind::forbidden && on_forbidden_) on_forbidden_(actor, call, result.error());
    if (result && news) announce(*news);
    return result;
  }

  /// The same inside a transaction that the caller commits (bulk work: one transaction, many actions, each whole or not at all
  /// through store::Savepoint). The caller announces.
  template <class Out, class Body>
  Result<Out> run_within(store::Connection& connection, InstantMs now, const Actor& actor, const ActionCall& call, Body&& body,
                         std::optional<Committed>* news = nullptr) {
    ANSHU_TRY(const Scope scope, permissions_.require(actor, call.permission.empty() ? call.name : call.permission));
    const std::string request_hash = call.idempotency_key.empty() ? std::string() : hash_of(call);
    if (!call.idempotency_key.empty()) {
      ANSHU_TRY(const auto answer, earlier_answer(connection, actor, call, request_hash));
      if (answer) {
        ANSHU_TRY(const json::value parsed, parse_json(*answer));
        return from_json<Out>(parsed);
      }
    }
    store::ChainHead head = call.new_chain ? store::ChainHead{call.organ, call.chain_id, 0, {}}
                                           : store::chain_head(connection, call.organ, call.chain_id);
    store::UnitOfWork work(connection, now);
    Action action{work, actor, permissions_, scope, call.organ, call.chain_id, false};
    Result<Out> result = body(action);
    if (!result) return result;
    if (!work.changes().empty() || action.always_journal) {
      for (const auto& hook : before_commit_) hook(action);
      const auto entry = store::append_entry(work, head, stamp(actor, call));
      for (const auto& hook : on_entry_) hook(connection, entry);
      if (news)
        *news =
            Committed{entry.organ, entry.chain_id, entry.action, entry.actor_id, entry.chain_seq, entry.position, entry.at_ms};
    }
    if (!call.idempotency_key.empty()) remember_answer(connection, now, actor, call, request_hash, to_json(*result));
    return result;
  }

  void announce(const Committed& news) const {
    for (const auto& hook : after_commit_) hook(news);
  }

  store::Database& database() { return database_; }
  const Clock& clock() const { return clock_; }
  const Permissions& permissions() const { return permissions_; }

 private:
  static std::string hash_of(const ActionCall& call);
  static store::EntryStamp stamp(const Actor& actor, const ActionCall& call);
  static Result<std::optional<std::string>> earlier_answer(store::Connection& connection, const Actor& actor,
                                                           const ActionCall& call, const std::string& request_hash);
  static void remember_answer(store::Connection& connection, InstantMs now, const Actor& actor, const ActionCall& call,
                              const std::string& request_hash, const std::string& answer);

  store::Database& database_;
  const Clock& clock_;
  const Permissions& permissions_;
  std::vector<BeforeCommit> before_commit_;
  std::vector<OnEntry> on_entry_;
  std::vector<AfterCommit> after_commit_;
  OnForbidden on_forbidden_;
};

/// The input as the journal may keep it: members that carry personal data or secrets become "***", at any depth.
std::string without_personal_data(std::string_view input_json);

}  // namespace anshu::people
