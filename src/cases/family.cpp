#include "cases/family.h"

#include <set>

#include "cases/audience.h"
#include "cases/case_view.h"
#include "cases/scope.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr std::size_t most_members = 100;
constexpr const char* links_of_case = "WHERE organ = $1 AND case_id = $2 ORDER BY id";
constexpr const char* links_to_case = "WHERE source_organ = $1 AND source_case_id = $2 ORDER BY at_ms, id";

struct Place {
  std::string organ, case_id;
  auto operator<=>(const Place&) const = default;
};

/// Walks up to the case that began it all, then down through everything that comes from it.
class FamilyMaker {
 public:
  FamilyMaker(const Services& services, store::Connection& connection, const people::Actor& actor, Place asked)
      : services_(services), connection_(connection), actor_(actor), asked_(std::move(asked)) {}

  view::Family make() {
    const Place root = climb(asked_);
    descend(root, nullptr, 0);
    return std::move(family_);
  }

 private:
  Place climb(Place place) {
    std::set<Place> passed{place};
    while (true) {
      const auto links = connection_.select<LinkRow>(links_of_case, {place.organ, place.case_id});
      const auto link = std::ranges::find_if(links, [](const LinkRow& row) { return !row.source_case_id.empty(); });
      if (link == links.end()) return place;
      Place source{link->source_organ, link->source_case_id};
      if (!passed.insert(source).second) return place;
      place = std::move(source);
    }
  }

  void descend(const Place& place, const LinkRow* by, std::int64_t depth) {
    if (family_.items.size() >= most_members || !seen_.insert(place).second) return;
    const auto numbered = add_numbers_above(place, depth);
    if (numbered) ++depth;
    const bool known = add(place, by ? by : numbered ? &*numbered : nullptr, depth);
    for (const LinkRow& link : connection_.select<LinkRow>(links_to_case, {place.organ, place.case_id}))
      descend({link.organ, link.case_id}, &link, known ? depth + 1 : depth);
  }

  /// A source that is known by its number only stands above the case; how the case comes from it.
  std::optional<LinkRow> add_numbers_above(const Place& place, std::int64_t depth) {
    std::optional<LinkRow> how;
    if (place != asked_) return how;
    for (const LinkRow& link : connection_.select<LinkRow>(links_of_case, {place.organ, place.case_id})) {
      if (!link.source_case_id.empty()) continue;
      view::FamilyMember member;
      member.number = link.source_number;
      member.relation = link.relation;
      member.depth = depth;
      family_.items.push_back(std::move(member));
      how = link;
    }
    return how;
  }

  /// False when the case does not exist for this person.
  bool add(const Place& place, const LinkRow* by, std::int64_t depth) {
    const auto facts = connection_.find<FactsRow>({place.organ, place.case_id});
    const bool visible =
        facts && is_in_scope(connection_, services_.permissions, actor_, case_view_action(actor_), place.organ, place.case_id);
    view::FamilyMember member;
    if (by) {
      member.relation = by->relation;
      member.relation_name = by->relation_name;
    }
    member.depth = depth;
    member.current = place == asked_;
    if (!visible) {
      // The number of its own source stands in the case itself; anything else about it this person must not learn.
      const auto links = connection_.select<LinkRow>(links_of_case, {asked_.organ, asked_.case_id});
      const auto own = std::ranges::find_if(
          links, [&](const LinkRow& row) { return row.source_organ == place.organ && row.source_case_id == place.case_id; });
      if (own == links.end()) return false;
      member.number = own->source_number;
      family_.items.push_back(std::move(member));
      return true;
    }
    const auto row = connection_.find<CaseRow>({place.organ, place.case_id});
    member.organ = place.organ;
    const law::Court* court = services_.law.courts.find(place.organ);
    member.court_name = court ? court->name : place.organ;
    member.id = place.case_id;
    member.number = row->number;
    const law::CaseType* type = services_.law.case_types.find(row->case_type);
    member.case_type_name = type ? type->name : row->case_type;
    member.status_name = status_name(row->status);
    member.stage_name = services_.procedures.stage_name(*row);
    member.filed_on = row->filed_on;
    member.closed_on = row->closed_on;
    member.close_way_name = row->close_way_name;
    family_.items.push_back(std::move(member));
    return true;
  }

  const Services& services_;
  store::Connection& connection_;
  const people::Actor& actor_;
  const Place asked_;
  std::set<Place> seen_;
  view::Family family_;
};

}  // namespace

Result<view::Family> family_of(const Services& services, store::Connection& connection, const people::Actor& actor,
                               const std::string& case_id) {
  ANSHU_TRY(const FactsRow facts, find_in_scope(connection, services.permissions, actor, case_view_action(actor), case_id));
  return FamilyMaker(services, connection, actor, {facts.organ, facts.case_id}).make();
}

}  // namespace anshu::cases
