#include "cases/organ_case_types.h"

namespace anshu::cases {
namespace {

struct Tier {
  law::CourtRank rank;
  bool specialised = false;
};

/// The levels as both lists of organs publish them.
std::optional<law::CourtRank> rank_named(std::string_view level) {
  using law::CourtRank;
  if (level == "最高") return CourtRank::supreme;
  if (level == "高级" || level == "省级") return CourtRank::high;
  if (level == "中级" || level == "分院/市级") return CourtRank::intermediate;
  if (level == "基层") return CourtRank::basic;
  return std::nullopt;
}

std::optional<Tier> tier_of(const law::LawBook& law, const people::OrganRow& organ) {
  const law::Court* court = organ.kind == "court" ? law.courts.find(organ.organ) : nullptr;
  if (court) return Tier{court->rank, court->level == "专门"};
  const auto rank = rank_named(organ.level);
  return rank ? std::optional(Tier{*rank}) : std::nullopt;
}

}  // namespace

Result<void> check_organ_takes(const law::LawBook& law, const people::OrganRow& organ, const law::CaseType& type) {
  const bool procuratorate = organ.kind == "procuratorate";
  if (type.of_procuratorates() != procuratorate)
    return refuse(RefusalKind::conflict, "E_CASE_TYPE_ORGAN",
                  type.name + (procuratorate ? "由人民法院办理，人民检察院不能登记" : "由人民检察院办理，人民法院不能登记"),
                  "人民法院组织法第二条；人民检察院组织法第二条、第二十条");
  const auto tier = tier_of(law, organ);
  if (tier && !type.taken_at(tier->rank, tier->specialised))
    return refuse(RefusalKind::conflict, "E_CASE_TYPE_LEVEL", "本院级别不受理" + type.name,
                  procuratorate ? "人民检察院组织法第十二条" : "人民法院案件类型及其代字标准");
  return {};
}

}  // namespace anshu::cases
