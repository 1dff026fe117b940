// Which cases there are: when each is handed in, by whom, about what, and what is wished of its life.
#pragma once

#include <vector>

#include "demo/court_people.h"
#include "demo/life_story.h"

namespace anshu::demo {

struct Birth {
  std::int64_t number = 0;  // names the case's streams of chance
  InstantMs at = 0;         // of the submission
  std::size_t story = 0;    // in cause_stories()
  std::size_t filer = 0;    // in CourtPeople::filers
  Wishes wishes;
  bool with_files = false;  // materials are really uploaded
};

struct DocketInput {
  std::int64_t cases = 0;  // accepted ones; some filings that never become cases come on top
  std::int64_t seed = 0;
  InstantMs begins_at_ms = 0, ends_at_ms = 0;
  const law::LawBook& law;
  const std::vector<Filer>& filers;
};

/// In the order of their submission. Among the newest there is something in every stage, near its limit, behind it, sealed,
/// appealed and under correction, however few the cases are (from about forty on).
std::vector<Birth> plan_docket(const DocketInput& input);

/// The complaint of a birth, and the life that follows from it; the same whenever it is asked for.
filing::FilingContent complaint_of(const DocketInput& input, const Birth& birth);
LifeStory life_of(const DocketInput& input, const Birth& birth, const filing::FilingContent& complaint);

}  // namespace anshu::demo
