// What filers and filing clerks do, from the draft to the decision.
#pragma once

#include "demo/demo_court.h"
#include "demo/living_case.h"

namespace anshu::demo {

class FilingDeeds {
 public:
  FilingDeeds(DemoHouse& house, const CourtPeople& people) : house_(house), people_(people) {}

  Result<void> submit(LivingCase& one);
  Result<void> resubmit(LivingCase& one);
  Result<void> withdraw(LivingCase& one);
  Result<void> send_back(LivingCase& one, const PlannedDeed& planned);
  Result<void> refuse(LivingCase& one, const PlannedDeed& planned);
  Result<void> accept(LivingCase& one);

 private:
  const people::Actor& clerk_for(const LivingCase& one) const;
  std::vector<filing::MaterialItem> materials_of(const LivingCase& one) const;
  Result<void> upload(LivingCase& one, const filing::MaterialItem& material);
  std::string complaint_pdf(const LivingCase& one) const;
  const std::string& stand_in_pdf();

  DemoHouse& house_;
  const CourtPeople& people_;
  std::string stand_in_;  // the bytes of every uploaded file but the complaint
};

}  // namespace anshu::demo
