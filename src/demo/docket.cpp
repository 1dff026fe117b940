#include "demo/docket.h"

#include <functional>

namespace anshu::demo {
namespace {

// New filings of a month against an ordinary one: nobody sues around the Spring Festival.
constexpr std::array<double, 12> month_weights = {0.95, 0.55, 1.2, 1.1, 1.0, 1.1, 1.05, 1.0, 1.15, 0.9, 1.15, 0.85};
constexpr double growth_per_year = 0.06, weekend = 0.22, holiday = 0.08, monday = 1.25;
constexpr int search_days = 450;

struct Wanted {
  const char* stage;
  Wishes wishes;
  std::function<bool(const LifeStory&, InstantMs now, Date limit)> also = {};
};

const PlannedDeed* last_done(const LifeStory& life, Deed deed, InstantMs now) {
  const PlannedDeed* last = nullptr;
  for (const PlannedDeed& planned : life.deeds)
    if (planned.deed == deed && planned.at <= now) last = &planned;
  return last;
}

Wishes ending_in(const char* way) {
  Wishes wishes;
  wishes.way = way;
  return wishes;
}

/// What a visitor of the demonstration should find today.
std::vector<Wanted> wanted_today() {
  Wishes slow, sealed, approved, rejected, appealed = ending_in("judgment"), moved = ending_in("judgment");
  slow.slow = sealed.sealed = appealed.appealed = moved.moved = true;
  approved.correction = Correction::approved;
  rejected.correction = Correction::rejected;
  const auto hearing_soon = [](const LifeStory& life, InstantMs now, Date) {
    const PlannedDeed* scheduled = last_done(life, Deed::schedule, now);
    return scheduled && scheduled->other - date_at(now) <= 5;
  };
  const auto over_the_limit = [](const LifeStory&, InstantMs now, Date limit) { return limit < date_at(now); };
  const auto near_the_limit = [](const LifeStory&, InstantMs now, Date limit) {
    return limit >= date_at(now) && limit - date_at(now) <= 10;
  };
  const auto pending = [](const LifeStory& life, InstantMs now, Date) {
    return last_done(life, Deed::ask_correction, now) && !last_done(life, Deed::approve_correction, now) &&
           !last_done(life, Deed::reject_correction, now);
  };
  const auto turned_down = [](const LifeStory& life, InstantMs now, Date) {
    return last_done(life, Deed::reject_correction, now) != nullptr;
  };
  const auto on_its_way_up = [](const LifeStory& life, InstantMs now, Date) {
    return last_done(life, Deed::send_appeal, now) && !last_done(life, Deed::appeal_result, now);
  };
  const Wishes judgment = ending_in("judgment"), mediation = ending_in("mediation"), withdrawal = ending_in("withdrawal"),
               ruling = ending_in("ruling");
  return {{"unassigned", {}},
          {"filed", judgment},
          {"served", judgment},
          {"scheduled", judgment, hearing_soon},
          {"hearing", judgment},
          {"pronounced", judgment},
          {"judgment_served", judgment},
          {"closed", judgment},
          {"archived", judgment},
          {"hearing", slow, over_the_limit},
          {"hearing", slow, near_the_limit},
          {"served", sealed},
          {"served", approved, pending},
          {"served", rejected, turned_down},
          {"closed", mediation},
          {"closed", withdrawal},
          {"closed", ruling},
          {"closed", appealed, on_its_way_up},
          {"hearing", moved},
          {"unassigned", {}},
          {"scheduled", judgment},
          {"scheduled", judgment, hearing_soon},
          {"hearing", slow, over_the_limit},
          {"served", approved, pending},
          {"hearing", sealed},
          {"filed", judgment},
          {"served", judgment},
          {"hearing", judgment, near_the_limit},
          {"archived", mediation},
          {"scheduled", judgment, hearing_soon},
          {"unassigned", {}},
          {"hearing", slow, near_the_limit},
          {"served", judgment},
          {"scheduled", approved, hearing_soon},
          {"pronounced", judgment},
          {"hearing", slow, over_the_limit}};
}

class Docket {
 public:
  explicit Docket(const DocketInput& input) : input_(input), chance_(static_cast<std::uint64_t>(input.seed)) { weigh_days(); }

  std::vector<Birth> plan() {
    if (input_.cases == 0) return {};
    const auto wanted = wanted_today();
    const auto shown = std::min<std::int64_t>(input_.cases / 2, static_cast<std::int64_t>(wanted.size()));
    for (std::int64_t i = 0; i < input_.cases; ++i)
      births_.push_back(i < shown ? shown_case(i, wanted[static_cast<std::size_t>(i)]) : ordinary_case(i));
    const std::int64_t cases = input_.cases;
    add_others(std::max<std::int64_t>(1, cases / 40), [](Wishes& wishes) { wishes.ending = Ending::refused; });
    add_others(std::max<std::int64_t>(1, cases / 100), [](Wishes& wishes) { wishes.ending = Ending::withdrawn; });
    add_others(std::max<std::int64_t>(1, cases / 150), [](Wishes& wishes) { wishes.ending = Ending::returned; });
    add_newest(std::clamp<std::int64_t>(4 + cases / 150, 7, 40));
    std::ranges::stable_sort(births_, {}, &Birth::at);
    return std::move(births_);
  }

 private:
  void weigh_days() {
    const Date first = date_at(input_.begins_at_ms) + 1, last = date_at(input_.ends_at_ms) - 1;
    double sum = 0;
    for (Date day = first; day <= last; day = day + 1) {
      double weight = month_weights[day.month() - 1] * (1 + growth_per_year * (day - first) / 365.0);
      if (input_.law.calendar->is_off(day))
        weight *= day.iso_weekday() >= 6 ? weekend : holiday;
      else if (day.iso_weekday() == 1)
        weight *= monday;
      days_.push_back(day);
      sums_.push_back(sum += weight);
    }
  }

  Date draw_day(Random& random) const {
    const double at = random.unit() * sums_.back();
    const auto place = std::ranges::upper_bound(sums_, at) - sums_.begin();
    return days_[std::min(static_cast<std::size_t>(place), days_.size() - 1)];
  }
  static InstantMs draw_time(Date day, Random& random) {
    const int hour = random.between(8, 21);
    return instant_of(day, hour, random.below(60), random.below(60));
  }

  static std::size_t draw_story(unsigned month, Random& random) {
    std::vector<double> weights;
    for (const CauseStory& story : cause_stories()) weights.push_back(story.weight * story.season[month - 1]);
    return random.weighted(weights);
  }

  Birth ordinary_case(std::int64_t number) {
    Random random = chance_.stream("case", number);
    Birth birth;
    birth.number = number;
    const Date day = draw_day(random);
    birth.at = draw_time(day, random);
    birth.story = draw_story(day.month(), random);
    birth.filer = choose_filer(cause_stories()[birth.story], input_.filers, random);
    birth.wishes = draw_wishes(cause_stories()[birth.story], random);
    // Everybody who is counted has a number by now.
    while (birth.at + 25LL * 86'400'000 > input_.ends_at_ms && !is_accepted(birth)) birth.at -= 4LL * 86'400'000;
    return birth;
  }
  bool is_accepted(const Birth& birth) const {
    const auto accepted_at = life_of(input_, birth, complaint_of(input_, birth)).time_of(Deed::accept);
    return accepted_at && *accepted_at <= input_.ends_at_ms;
  }

  /// Moves the submission back, day by day, until the life stands today where it is wanted.
  Birth shown_case(std::int64_t number, const Wanted& wanted) {
    Random random = chance_.stream("case", number);
    Birth birth;
    birth.number = number;
    birth.wishes = wanted.wishes;
    const Date today = date_at(input_.ends_at_ms);
    birth.story = wanted.wishes.sealed ? 0 : draw_story(today.month(), random);
    birth.filer = choose_filer(cause_stories()[birth.story], input_.filers, random);
    show_to_first_accounts(birth);
    birth.with_files = number < 24;
    const auto complaint = complaint_of(input_, birth);
    const int hour_minute = random.below(800);
    Birth ordinary = ordinary_case(number);
    int matches = random.below(4);  // not always the youngest that fits
    std::optional<InstantMs> fits;
    for (int back = 0; back < search_days; ++back) {
      birth.at = instant_of(today - back, 8) + hour_minute * 60'000LL;
      if (birth.at > input_.ends_at_ms || birth.at < input_.begins_at_ms) continue;
      const LifeStory life = life_of(input_, birth, complaint);
      if (life.stage_at(input_.ends_at_ms) != wanted.stage) continue;
      const auto accepted_at = life.time_of(Deed::accept);
      if (wanted.also && !(accepted_at && wanted.also(life, input_.ends_at_ms,
                                                      trial_limit(input_.law, life.trial_procedure, date_at(*accepted_at)))))
        continue;
      fits = birth.at;
      if (matches-- == 0) break;
    }
    if (!fits) return ordinary;
    birth.at = *fits;
    return birth;
  }

  /// party1 … party3 and lawyer1 are who visitors sign in as first.
  void show_to_first_accounts(Birth& birth) {
    const Cast cast = cause_stories()[birth.story].cast;
    const bool in_person = cast == Cast::lender || cast == Cast::accident || cast == Cast::renovation || cast == Cast::employee ||
                           cast == Cast::landlord;
    if (in_person && birth.number % 2 == 0) birth.filer = static_cast<std::size_t>(birth.number / 2 % 3);
    if (!in_person && input_.filers[birth.filer].is_lawyer() && birth.number % 2 == 1) birth.filer = first_lawyer();
  }
  std::size_t first_lawyer() const {
    return static_cast<std::size_t>(std::ranges::find_if(input_.filers, &Filer::is_lawyer) - input_.filers.begin());
  }

  void add_others(std::int64_t count, const std::function<void(Wishes&)>& wish) {
    for (std::int64_t i = 0; i < count; ++i) {
      Birth birth = ordinary_case(next_number());
      birth.wishes = {};
      wish(birth.wishes);
      birth.at = std::min<InstantMs>(birth.at, input_.ends_at_ms - 20LL * 86'400'000);
      if (birth.at < input_.begins_at_ms) birth.at = input_.begins_at_ms + 86'400'000;
      births_.push_back(birth);
    }
  }

  /// On the desk of the filing clerks now: fresh ones, one on its last day, one handed in again; and one back with its filer.
  void add_newest(std::int64_t count) {
    const Date today = date_at(input_.ends_at_ms);
    for (std::int64_t i = 0; i < count; ++i) {
      Random random = chance_.stream("newest", i);
      Birth birth = ordinary_case(next_number());
      birth.wishes = {};
      birth.wishes.waits = true;
      birth.with_files = i < 8;
      show_to_first_accounts(birth);
      int back = i == 1 ? 7 : i == 2 ? 6 : random.between(0, 5);
      if (i == 0 || i == 4) {
        birth.wishes = {};
        birth.wishes.ending = Ending::returned;
        birth.filer = i == 0 ? 0 : first_lawyer();
        birth.story = story_named("民间借贷纠纷");
        back = i == 0 ? 5 : 26;  // time left; time over
      }
      if (i == 3) {
        birth.wishes.returned = true;
        back = 13;
      }
      birth.at = draw_time(today - back, random);
      if (birth.at >= input_.ends_at_ms) birth.at -= 86'400'000;
      births_.push_back(birth);
    }
  }
  std::int64_t next_number() const { return static_cast<std::int64_t>(births_.size()); }

  const DocketInput& input_;
  Random chance_;
  std::vector<Date> days_;
  std::vector<double> sums_;
  std::vector<Birth> births_;
};

}  // namespace

std::vector<Birth> plan_docket(const DocketInput& input) { return Docket(input).plan(); }

filing::FilingContent complaint_of(const DocketInput& input, const Birth& birth) {
  const CauseStory& story = cause_stories()[birth.story];
  const law::Cause* cause = input.law.causes.find_by_name(law::CauseKind::civil, story.cause);
  if (!cause) throw std::logic_error(std::string("the civil causes lack ") + story.cause);
  const Random random(static_cast<std::uint64_t>(input.seed));
  return make_complaint(story, cause->code, input.filers[birth.filer], random.stream("complaint", birth.number),
                        date_at(birth.at), court_code);
}

LifeStory life_of(const DocketInput& input, const Birth& birth, const filing::FilingContent& complaint) {
  const Random random(static_cast<std::uint64_t>(input.seed));
  LifeInput life{cause_stories()[birth.story],
                 input.law,
                 complaint.cause_code.value_or(""),
                 filing::claimed_amount_fen(complaint),
                 static_cast<int>(filing::names_of(complaint, "defendant").size()),
                 static_cast<int>(filing::names_of(complaint, "plaintiff").size()),
                 birth.at};
  return plan_life(life, birth.wishes, random.stream("life", birth.number));
}

}  // namespace anshu::demo
