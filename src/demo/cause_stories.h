// What the disputes of a basic court are about: causes of action with their parties, claims, facts and habits.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "demo/random.h"
#include "filing/content.h"

namespace anshu::demo {

/// Who stands against whom.
enum class Cast {
  neighbours,     // 自然人 诉 自然人
  couple,         // 夫妻
  siblings,       // 兄弟姐妹
  parent,         // 子女（由法定代理人代理）诉 父或母
  lender,         // 自然人 诉 借款人、担保人
  bank,           // 银行 诉 自然人（、保证人）
  property,       // 物业公司 诉 业主
  suppliers,      // 公司 诉 公司
  supplier_home,  // 公司 诉 自然人
  accident,       // 伤者 诉 司机、保险公司
  employee,       // 劳动者 诉 单位
  worker,         // 劳务提供者 诉 包工头、公司
  landlord,       // 出租人 诉 承租人
  builders,       // 施工人 诉 发包人
  renovation,     // 业主 诉 装修公司
  surety,         // 担保公司 诉 债务人
};

struct ClaimText {
  const char* text;
  int percent;  // of the amount in dispute; 0: not for money
};

/// Texts name {p} and {d}, {d2} (parties), {a}, {b} (amounts in yuan: all of it, a small part), {day}, {due} (dates), {thing},
/// {place}, {rate}, {n}.
struct CauseStory {
  const char* cause;  // name in the civil list
  double weight;      // of hundred new cases
  const char* department;
  Cast cast;
  double median_yuan;  // 0: not about money
  double spread;
  std::array<double, 12> season;  // January … December, 1.0 is an ordinary month
  double mediated, withdrawn;     // how many end so
  std::vector<ClaimText> claims;
  std::vector<const char*> facts, things, evidence;
};

const std::vector<CauseStory>& cause_stories();
/// Position of the story with this cause.
std::size_t story_named(std::string_view cause);

/// `text` with its {slots} filled in; a slot without a value stays as it is.
using Slots = std::vector<std::pair<std::string, std::string>>;
std::string filled(std::string_view text, const Slots& slots);

}  // namespace anshu::demo
