// People, companies and places that do not exist: names put together from lists, identity numbers of a division that issues none,
// telephone numbers of one unused block. All pass the checks that real ones pass.
#pragma once

#include <string>

#include "base/date.h"
#include "demo/random.h"

namespace anshu::demo {

struct Person {
  std::string name;
  bool male = true;
  Date born_on;
  std::string id_number, phone, address;
};

struct Company {
  std::string name, uscc, address, phone, representative, post;  // post: 执行董事, 行长 …
  bool sole_trader = false;                                      // 个体工商户
};

/// `serial` (0–499) keeps the numbers of people of one case apart. `grown_up_on`: at least eighteen on that day.
Person make_person(Random& random, int serial, Date grown_up_on);
/// The same, with a given family name (brothers and sisters), or of a given sex (a couple).
Person make_person_named(Random& random, int serial, Date grown_up_on, std::string_view family_name, bool male);

enum class Trade { bank, bank_small, property, insurance, commerce, building, decoration, factory, catering, transport, labour };
/// One of the fictitious companies of a trade: a bank or a property company is the same in many cases, as in life.
Company make_company(Random& random, Trade trade);
/// The in-house companies of portal accounts: number 0 … 5, banks first.
Company standing_plaintiff(int number);

std::string family_name_of(const Person& person);
std::string make_phone(Random& random);
/// 汉中市汉台区某某路12号3幢2单元501室
std::string make_address(Random& random);
std::string street(Random& random);
/// 棠溪苑
std::string estate(Random& random);
std::string law_firm(int number);

}  // namespace anshu::demo
