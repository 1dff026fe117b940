#include "demo/complaint.h"

#include <cmath>

#include "base/text.h"
#include "law/identity.h"

namespace anshu::demo {
namespace {

constexpr std::int64_t least_fen = 60'000, most_fen = 900'000'000;  // a basic court of this region does not see more
constexpr std::array<const char*, 6> nations = {"汉族", "汉族", "汉族", "汉族", "汉族", "回族"};

/// Who is it that sues: a person, or a company.
bool natural_plaintiff(Cast cast) {
  return cast != Cast::bank && cast != Cast::property && cast != Cast::suppliers && cast != Cast::supplier_home &&
         cast != Cast::builders && cast != Cast::surety;
}

/// Brings the parties of one case onto the stage; every person gets a serial of its own.
class Casting {
 public:
  Casting(Random& random, Date today, const Filer& filer, filing::FilingContent& content)
      : random_(random), today_(today), filer_(filer), content_(content) {}

  void cast(Cast cast, int defendants) {
    switch (cast) {
      case Cast::neighbours:
      case Cast::landlord: {
        person_plaintiff();
        for (int i = 0; i < defendants; ++i) defendant(person());
        break;
      }
      case Cast::couple: {
        const bool male = person_plaintiff().gender == "男";
        defendant(make_person_named(random_, ++serial_, today_, family_name_of(person()), !male));
        break;
      }
      case Cast::siblings: {
        const std::string family_name = person_plaintiff().name.substr(0, 3);
        for (int i = 0; i < defendants; ++i)
          defendant(make_person_named(random_, ++serial_, today_, family_name, random_.chance(0.5)));
        break;
      }
      case Cast::parent:
        return child_against_parent();
      case Cast::lender:
        person_plaintiff();
        for (int i = 0; i < defendants; ++i) defendant(person());
        break;
      case Cast::bank:
        company_plaintiff(Trade::bank);
        for (int i = 0; i < defendants; ++i) defendant(person());
        break;
      case Cast::property:
        company_plaintiff(Trade::property);
        defendant(person());
        break;
      case Cast::suppliers:
        company_plaintiff(random_.chance(0.6) ? Trade::commerce : Trade::factory);
        if (random_.chance(0.3))
          defendant(person());
        else
          other_company(random_.chance(0.5) ? Trade::building : Trade::catering);
        break;
      case Cast::supplier_home:
        company_plaintiff(Trade::commerce);
        defendant(person());
        break;
      case Cast::accident:
        person_plaintiff();
        defendant(person());
        other_company(Trade::insurance);
        break;
      case Cast::employee: {
        person_plaintiff();
        constexpr std::array<Trade, 4> employers = {Trade::catering, Trade::factory, Trade::transport, Trade::labour};
        other_company(random_.pick(employers));
        break;
      }
      case Cast::worker:
        person_plaintiff();
        defendant(person());
        other_company(Trade::building);
        break;
      case Cast::builders:
        company_plaintiff(Trade::building);
        other_company(Trade::factory);
        break;
      case Cast::renovation:
        person_plaintiff();
        other_company(Trade::decoration);
        break;
      case Cast::surety:
        company_plaintiff(Trade::bank_small);
        for (int i = 0; i < defendants; ++i) defendant(person());
        break;
    }
  }

 private:
  Person person() { return make_person(random_, ++serial_, today_); }

  filing::FilingParty party_of(const Person& person, const char* side) {
    filing::FilingParty party;
    party.side = side;
    party.kind = "natural";
    party.name = person.name;
    party.id_kind = "resident_id";
    party.id_number = person.id_number;
    party.gender = person.male ? "男" : "女";
    party.nation = random_.pick(nations);
    party.birth_on = person.born_on.iso();
    party.phone = person.phone;
    party.address = person.address;
    return party;
  }
  filing::FilingParty party_of(const Company& company, const char* side) {
    filing::FilingParty party;
    party.side = side;
    party.kind = company.sole_trader ? "other" : "legal";
    party.name = company.name;
    party.id_number = company.uscc;
    party.phone = company.phone;
    party.address = company.address;
    party.representative = company.representative;
    party.representative_post = company.post;
    return party;
  }

  filing::FilingAgent agent() {
    filing::FilingAgent agent;
    agent.kind = filer_.is_lawyer() ? "lawyer" : "other";
    agent.name = filer_.person.name;
    agent.id_number = filer_.person.id_number;
    agent.phone = filer_.person.phone;
    if (filer_.is_lawyer()) {
      agent.firm = filer_.firm;
      agent.licence_no = filer_.licence_no;
    }
    agent.authority = random_.chance(0.6) ? "special" : "general";
    return agent;
  }

  const filing::FilingParty& person_plaintiff() {
    filing::FilingParty party = party_of(filer_.is_lawyer() ? person() : filer_.person, "plaintiff");
    if (filer_.is_lawyer()) party.agents.push_back(agent());
    content_.parties.push_back(std::move(party));
    return content_.parties.back();
  }
  void company_plaintiff(Trade trade) {
    const Company company = filer_.company >= 0 ? standing_plaintiff(filer_.company) : make_company(random_, trade);
    filing::FilingParty party = party_of(company, "plaintiff");
    party.agents.push_back(agent());
    content_.parties.push_back(std::move(party));
  }
  void child_against_parent() {
    const bool male = random_.chance(0.5);
    const Person parent = make_person_named(random_, ++serial_, today_ - 8 * 365, family_name_of(person()), true);
    Person child = make_person_named(random_, ++serial_, today_ + 9 * 365, family_name_of(parent), male);
    child.born_on = today_ - random_.between(6 * 365, 14 * 365);
    child.id_number = law::make_id_number("610701", child.born_on, serial_ * 2 + (male ? 1 : 0));
    filing::FilingParty party = party_of(child, "plaintiff");
    party.agents.push_back(agent());
    content_.parties.push_back(std::move(party));
    defendant(parent);
  }
  void defendant(const Person& person) {
    filing::FilingParty party = party_of(person, "defendant");
    // Plaintiffs often do not know the number of the other side (民诉解释第二百零九条).
    if (random_.chance(0.25)) {
      party.id_number.reset();
      party.birth_on.reset();
    }
    content_.parties.push_back(std::move(party));
  }
  void other_company(Trade trade) {
    Company company = make_company(random_, trade);
    while (company.name == content_.parties.front().name) company = make_company(random_, trade);
    content_.parties.push_back(party_of(company, "defendant"));
  }

  Random& random_;
  Date today_;
  const Filer& filer_;
  filing::FilingContent& content_;
  int serial_ = 0;
};

std::int64_t draw_amount_fen(const CauseStory& story, Random& random) {
  const double yuan = random.long_tailed(story.median_yuan, story.spread);
  // People lend round sums; bills are not round.
  const double step = story.cast == Cast::lender || yuan > 50'000 ? 1000 : story.cast == Cast::property ? 0.1 : 10;
  const auto fen = static_cast<std::int64_t>(std::llround(yuan / step) * std::llround(step * 100));
  return std::clamp(fen, least_fen, most_fen);
}

std::string yuan_text(std::int64_t fen) {
  if (fen % 100 == 0) return std::to_string(fen / 100);
  return fmt::format("{}.{:02}", fen / 100, fen % 100);
}

void write_texts(const CauseStory& story, filing::FilingContent& content, Random& random, Date today) {
  const std::int64_t amount_fen = story.median_yuan > 0 ? draw_amount_fen(story, random) : 0;
  int small_percent = 0;
  for (const ClaimText& claim : story.claims)
    if (claim.percent > 0 && claim.percent < 100) small_percent = claim.percent;
  // A whole number of yuan between half and the full share.
  const std::int64_t part_fen = amount_fen * small_percent / 100 * random.between(50, 100) / 100 / 100 * 100;
  const auto defendants = filing::names_of(content, "defendant");
  const Date day = today - random.between(420, 1300), due = today - random.between(45, 330);
  const std::string thing = random.pick(story.things);
  std::string place = random.chance(0.5) ? estate(random) : street(random);
  if (story.cast == Cast::landlord || story.cast == Cast::couple || story.cast == Cast::siblings)
    place = "汉台区" + street(random) + std::to_string(random.between(3, 188)) + "号";
  const std::string rate = fmt::format("{}.{}%", random.between(4, 12), random.below(10));
  const Slots slots = {{"p", filing::names_of(content, "plaintiff").front()},
                       {"d", defendants.front()},
                       {"d2", defendants.back()},
                       {"a", yuan_text(amount_fen)},
                       {"b", yuan_text(part_fen)},
                       {"day", day.chinese()},
                       {"due", due.chinese()},
                       {"thing", thing},
                       {"place", place},
                       {"rate", rate},
                       {"n", std::to_string(random.between(8, 120))}};
  for (const ClaimText& claim : story.claims) {
    filing::FilingClaim made{filled(claim.text, slots), std::nullopt};
    if (claim.percent == 100) made.amount_fen = amount_fen;
    if (claim.percent > 0 && claim.percent < 100) {
      if (part_fen == 0) continue;
      made.amount_fen = part_fen;
    }
    content.claims.push_back(std::move(made));
  }
  content.facts = filled(random.pick(story.facts), slots);
  const int pieces = random.between(2, static_cast<int>(story.evidence.size()));
  for (int i = 0; i < pieces; ++i)
    content.evidence.push_back({story.evidence[static_cast<std::size_t>(i)], "原告提供", "证明原告主张的事实"});
}

int draw_defendants(const CauseStory& story, Random& random) {
  switch (story.cast) {
    case Cast::siblings:
      return random.between(1, 3);
    case Cast::lender:
    case Cast::surety:
      return random.chance(0.3) ? 2 : 1;
    case Cast::bank:
      return random.chance(0.35) ? 2 : 1;
    case Cast::neighbours:
      return random.chance(0.12) ? 2 : 1;
    case Cast::accident:
    case Cast::worker:
      return 2;
    default:
      return 1;
  }
}

}  // namespace

std::size_t choose_filer(const CauseStory& story, const std::vector<Filer>& filers, Random& random) {
  const bool in_house = (story.cast == Cast::bank || story.cast == Cast::property) && random.chance(0.6);
  const bool in_person = natural_plaintiff(story.cast) && story.cast != Cast::parent && random.chance(0.15);
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < filers.size(); ++i) {
    const Filer& filer = filers[i];
    const bool of_bank = filer.company >= 0 && filer.company < 3;
    if (in_house    ? filer.company >= 0 && of_bank == (story.cast == Cast::bank)
        : in_person ? !filer.is_lawyer() && filer.company < 0
                    : filer.is_lawyer())
      fitting.push_back(i);
  }
  return random.pick(fitting);
}

filing::FilingContent make_complaint(const CauseStory& story, const std::string& cause_code, const Filer& filer, Random random,
                                     Date today, const std::string& court) {
  filing::FilingContent content;
  content.court_code = court;
  content.case_type = "0301";
  content.cause_code = cause_code;
  const int defendants = draw_defendants(story, random);
  Casting(random, today, filer, content).cast(story.cast, defendants);
  write_texts(story, content, random, today);
  const filing::FilingParty& plaintiff = content.parties.front();
  content.mediation_consent = random.chance(0.7);
  content.online_consent = true;
  content.eservice_consent = random.chance(0.75);
  if (*content.eservice_consent) content.eservice_address = filer.is_lawyer() ? filer.person.phone : plaintiff.phone;
  content.service_address = plaintiff.address;
  content.declaration = true;
  return content;
}

void excuse_materials(filing::FilingContent& content, const std::vector<filing::MaterialItem>& materials,
                      const std::vector<std::string>& uploaded) {
  content.missing_materials.clear();
  for (const filing::MaterialItem& item : materials)
    if (item.required && std::ranges::find(uploaded, item.code) == uploaded.end())
      content.missing_materials.push_back({item.code, "纸质原件已交诉讼服务中心立案窗口，由窗口扫描"});
}

}  // namespace anshu::demo
