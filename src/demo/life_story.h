// The life of one case, planned at its birth: what will be done on which day. The clock decides how far it gets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demo/cause_stories.h"
#include "law/law_book.h"

namespace anshu::demo {

enum class Deed {
  submit,
  return_filing,
  resubmit,
  accept,
  refuse,
  withdraw_filing,
  pay,
  assign,
  reassign,
  seal,
  note,
  ask_correction,
  approve_correction,
  reject_correction,
  serve,
  answer,
  schedule,
  adjourn,
  hold,
  pronounce,
  serve_judgment,
  close_judgment,
  close_mediation,
  close_withdrawal,
  close_ruling,
  appeal,
  send_appeal,
  appeal_result,
  effect,
  ruling_effect,
  archive,
};

struct PlannedDeed {
  InstantMs at = 0;  // when somebody records it
  Deed deed = Deed::submit;
  Date on;                // the day that it happened
  Date other;             // hearing day, day of the agreement, end of the evidence period, correct-by day
  int party = -1;         // position among the case's parties; -1: all of that side
  std::string code = {};  // way, method, result, reason, text: what the deed's form asks for
};

enum class Ending { accepted, refused, withdrawn, returned };  // of the filing
enum class Correction { none, approved, rejected };

/// What is asked of a life beyond chance.
struct Wishes {
  Ending ending = Ending::accepted;
  bool waits = false;     // handed in, and not looked at yet
  bool returned = false;  // once, for correction
  bool slow = false;      // the judgment comes long after it should
  bool sealed = false;
  bool moved = false;  // to another judge
  bool appealed = false;
  std::optional<std::string> way;  // mediation | withdrawal | ruling | judgment; by chance when not given
  Correction correction = Correction::none;
};

struct LifeStory {
  std::string trial_procedure;
  std::vector<PlannedDeed> deeds;  // in the order of their instants

  /// The stage that it has reached by then: "" before acceptance, unassigned, then the codes of the procedure.
  std::string stage_at(InstantMs instant) const;
  std::optional<InstantMs> time_of(Deed deed) const;
};

struct LifeInput {
  const CauseStory& story;
  const law::LawBook& law;
  std::string cause_code;
  std::optional<std::int64_t> amount_fen;
  int defendants = 1, plaintiffs = 1;
  InstantMs submitted_at_ms = 0;
};

/// By chance where the wishes leave it open (`random` is the case's own stream).
LifeStory plan_life(const LifeInput& input, const Wishes& wishes, Random random);
/// The wishes that chance has for an ordinary case.
Wishes draw_wishes(const CauseStory& story, Random& random);

/// The last day of the trial time limit of a case accepted on that day.
Date trial_limit(const law::LawBook& law, const std::string& trial_procedure, Date accepted_on);

}  // namespace anshu::demo
