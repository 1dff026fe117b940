// A case of the demonstration while it lives: its plan, and what the court has made of it so far.
#pragma once

#include <string>

#include "demo/docket.h"

namespace anshu::demo {

struct LivingCase {
  Birth birth;
  const CauseStory* story = nullptr;
  const Filer* filer = nullptr;
  filing::FilingContent complaint;
  LifeStory life;
  std::size_t next = 0;  // of life.deeds

  std::string id;  // of draft, filing and case
  std::int64_t filing_version = 0;
  std::string number;         // (2026)陕0702民初1号, once accepted
  std::string appeal_number;  // of the court above, where the appeal is one of the demonstration
  Bench* bench = nullptr;
  Random chance{0};  // for what is decided while it lives

  std::string first_plaintiff() const { return filing::names_of(complaint, "plaintiff").front(); }
  std::string first_defendant() const { return filing::names_of(complaint, "defendant").front(); }
};

}  // namespace anshu::demo
