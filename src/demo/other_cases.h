// Cases of other procedures than the civil first instance: appeals at the court above, enforcements and preservations that come
// from civil cases, criminal and administrative cases that begin at the window. Done by the same actions, as their journeys say.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cases/procedure.h"
#include "demo/court_people.h"
#include "demo/demo_court.h"
#include "demo/journeys.h"
#include "demo/living_case.h"
#include "filing/register_case.h"

namespace anshu::demo {

class CourtLife;

class OtherCases {
 public:
  OtherCases(DemoHouse& house, const DemoPlan& plan, const CourtPeople& people, CourtLife& life, DemoOutcome& outcome);

  /// Plans those that begin at the window, over the whole time.
  void plan_window();

  /// What may come from a civil case after one of its deeds.
  void after(const LivingCase& one, const PlannedDeed& planned);
  /// True when its debt is enforced here, so that no other list needs it.
  bool enforces(const LivingCase& one);
  /// The number of the appeal at the court above; "" when there is none.
  std::string appeal_number(const std::string& case_id) const;

 private:
  /// Who registers, assigns and handles it.
  struct Hands {
    std::string clerk, head, handler;
  };
  struct Walker {
    std::string id, number;
    people::Actor handler;
    const Journey* journey = nullptr;
    std::size_t next = 0;
    Random chance{0};
    Date last;
    std::string plaintiff, defendant;
    std::int64_t amount_fen = 0;
  };

  void derive(const LivingCase& one, const Journey& journey, int least, int most, bool appellant_is_defendant);
  /// Registers it on that day; what comes after follows from the journey.
  void begin(Date day, filing::RegisterCase input, const Journey& journey, Hands hands);
  void assign(const std::shared_ptr<Walker>& walker, const Hands& hands);
  void plan_next(const std::shared_ptr<Walker>& walker);
  Result<void> take(Walker& walker);
  Result<json::object> form_of(Walker& walker, const cases::ProcedureStep& step, std::string_view fields, Date day);
  json::value value_of(const Walker& walker, const cases::StepField& field, std::string text, Date day) const;
  json::value usual(const Walker& walker, const cases::StepField& field, const cases::CaseFile& file, Date day);
  cases::CaseFile file_of(const Walker& walker) const;
  InstantMs office_hour(Date day, Random& chance) const;
  void done(const Result<void>& result);

  DemoHouse& house_;
  const DemoPlan& plan_;
  const CourtPeople& people_;
  CourtLife& life_;
  DemoOutcome& outcome_;
  const law::Calendar& calendar_;
  Random chance_;
  std::int64_t serial_ = 0;
  int volumes_ = 0;
  std::map<std::string, std::string> appeals_;  // by the case appealed against
};

}  // namespace anshu::demo
