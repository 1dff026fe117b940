// A complaint as a litigant would hand it in: parties, claims, facts, evidence and consents that fit its cause.
#pragma once

#include "demo/cause_stories.h"
#include "demo/fictitious.h"
#include "filing/guide.h"
#include "law/law_book.h"
#include "people/actor.h"

namespace anshu::demo {

/// Somebody with a portal account.
struct Filer {
  std::string login;
  people::Actor actor;
  Person person;
  std::string firm, licence_no;  // of a lawyer; "" for others
  int company = -1;              // number of the standing plaintiff whose case handler this is; -1: files for himself or herself
  bool is_lawyer() const { return !firm.empty(); }
};

/// Who could file such a case: a position in `filers`.
std::size_t choose_filer(const CauseStory& story, const std::vector<Filer>& filers, Random& random);

/// Parties, claims and texts. Everything required is there or excused, so that it passes check_filing.
filing::FilingContent make_complaint(const CauseStory& story, const std::string& cause_code, const Filer& filer, Random random,
                                     Date today, const std::string& court);

/// Excuses every required material that is not in `uploaded`: the paper lies at the counter.
void excuse_materials(filing::FilingContent& content, const std::vector<filing::MaterialItem>& materials,
                      const std::vector<std::string>& uploaded);

}  // namespace anshu::demo
