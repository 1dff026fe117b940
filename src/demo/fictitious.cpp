#include "demo/fictitious.h"

#include <fmt/format.h>

#include "law/identity.h"

namespace anshu::demo {
namespace {

// Nobody is born in 市辖区: 610701 was in the register, but no identity card carries it.
constexpr std::string_view person_division = "610701", company_division = "610702";

constexpr std::array<const char*, 48> family_names = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙",
                                                      "胡", "朱", "高", "林", "何", "郭", "罗", "梁", "宋", "郑", "谢", "韩",
                                                      "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈",
                                                      "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶"};
constexpr std::array<const char*, 22> male_first = {"云", "江", "秦", "川", "泽", "嘉", "景", "承", "书", "允", "育",
                                                    "启", "临", "望", "霁", "怀", "仲", "伯", "树", "长", "立", "明"};
constexpr std::array<const char*, 20> male_second = {"舟", "田", "禾", "松", "柏", "砚", "铭", "樵", "野", "坡",
                                                     "渠", "原", "岭", "泉", "衡", "朗", "峻", "涛", "桥", "石"};
constexpr std::array<const char*, 20> female_first = {"雨", "秋", "春", "若", "采", "素", "静", "晚", "彩", "桂",
                                                      "兰", "玉", "云", "巧", "佩", "琬", "书", "念", "月", "慧"};
constexpr std::array<const char*, 20> female_second = {"禾", "穗", "溪", "棠", "荷", "苓", "芹", "蓉", "竹", "莲",
                                                       "梅", "露", "霞", "岚", "苗", "桃", "萍", "芝", "菱", "茵"};

constexpr std::array<const char*, 18> streets = {"天汉大道", "东大街", "西大街", "北大街", "前进路", "兴汉路",
                                                 "劳动路",   "民主街", "莲湖路", "风景路", "太白路", "益州路",
                                                 "梁州路",   "滨江路", "人民路", "中山街", "虎头桥", "荔枝路"};
constexpr std::array<const char*, 8> villages = {"柳溪村", "新禾村", "石桥村", "松坡村", "河湾村", "梨园村", "荷塘村", "双泉村"};
constexpr std::array<const char*, 14> townships = {"铺镇",     "武乡镇",   "河东店镇",   "宗营镇",    "老君镇",
                                                   "汉王镇",   "徐望镇",   "七里街道",   "鑫源街道",  "龙江街道",
                                                   "东关街道", "北关街道", "汉中路街道", "中山街街道"};
constexpr std::array<const char*, 14> estates = {"棠溪苑", "望江里",   "云栈花园", "禾香居",   "秦巴雅苑", "汉水人家", "临溪小区",
                                                 "栖梧苑", "青禾家园", "拜将新城", "江北雅居", "松泉里",   "晴川府",   "月桂园"};

struct CompanyPlan {
  Trade trade;
  const char *name, *post;
};
// Each name belongs to one fictitious company; its code and address follow from its place in the list.
constexpr std::array<CompanyPlan, 58> companies = {{
    {Trade::bank, "秦岭银行股份有限公司汉中分行", "行长"},
    {Trade::bank, "天汉农村商业银行股份有限公司", "董事长"},
    {Trade::bank, "汉江村镇银行股份有限公司", "行长"},
    {Trade::bank_small, "汉中栈道小额贷款有限公司", "总经理"},
    {Trade::property, "汉中棠溪物业服务有限公司", "执行董事"},
    {Trade::property, "汉中云栈物业管理有限公司", "执行董事"},
    {Trade::property, "陕西禾香物业服务有限公司汉中分公司", "负责人"},
    {Trade::property, "汉中晴川物业服务有限公司", "总经理"},
    {Trade::insurance, "秦巴财产保险股份有限公司汉中中心支公司", "总经理"},
    {Trade::insurance, "天衡财产保险股份有限公司汉台支公司", "经理"},
    {Trade::insurance, "安澜财产保险股份有限公司汉中中心支公司", "总经理"},
    {Trade::commerce, "汉中青禾商贸有限公司", "执行董事"},
    {Trade::commerce, "汉中松泉建材经营有限公司", "执行董事"},
    {Trade::commerce, "汉中望江农资有限公司", "总经理"},
    {Trade::commerce, "陕西砚田电子商务有限公司", "执行董事"},
    {Trade::commerce, "汉中云樵食品销售有限公司", "总经理"},
    {Trade::commerce, "汉中临溪医疗器械有限公司", "执行董事"},
    {Trade::commerce, "汉中桥头钢材贸易有限公司", "执行董事"},
    {Trade::commerce, "汉中市汉台区晚霁烟酒商行", "经营者"},
    {Trade::commerce, "汉中市汉台区禾穗粮油经营部", "经营者"},
    {Trade::building, "陕西秦川岭建设工程有限公司", "董事长"},
    {Trade::building, "汉中江原建筑工程有限公司", "总经理"},
    {Trade::building, "汉中拓岭路桥工程有限公司", "执行董事"},
    {Trade::building, "陕西栈云市政工程有限公司", "执行董事"},
    {Trade::building, "汉中砺石地基基础工程有限公司", "总经理"},
    {Trade::decoration, "汉中素舍装饰工程有限公司", "执行董事"},
    {Trade::decoration, "汉中晴窗装饰设计有限公司", "总经理"},
    {Trade::decoration, "汉中木石家居装饰有限公司", "执行董事"},
    {Trade::factory, "汉中秦巴精工机械有限公司", "董事长"},
    {Trade::factory, "汉中朗原塑料制品有限公司", "总经理"},
    {Trade::factory, "汉中仙毫茶业有限公司", "执行董事"},
    {Trade::factory, "汉中泉衡中药饮片有限公司", "总经理"},
    {Trade::factory, "陕西峻川铸造有限公司", "执行董事"},
    {Trade::factory, "汉中月桂服装有限公司", "执行董事"},
    {Trade::factory, "汉中稻香米业有限公司", "总经理"},
    {Trade::factory, "汉中松柏木业有限公司", "执行董事"},
    {Trade::catering, "汉中市汉台区江渚餐饮店", "经营者"},
    {Trade::catering, "汉中云溪酒店管理有限公司", "总经理"},
    {Trade::catering, "汉中市汉台区半亩田火锅店", "经营者"},
    {Trade::catering, "汉中棠梨宴餐饮管理有限公司", "执行董事"},
    {Trade::transport, "汉中启程物流有限公司", "总经理"},
    {Trade::transport, "汉中畅原运输有限公司", "执行董事"},
    {Trade::transport, "陕西云路冷链物流有限公司", "执行董事"},
    {Trade::transport, "汉中长桥出租汽车有限公司", "总经理"},
    {Trade::labour, "汉中同舟劳务有限公司", "执行董事"},
    {Trade::labour, "陕西众禾建筑劳务有限公司", "执行董事"},
    {Trade::labour, "汉中望川保安服务有限公司", "总经理"},
    {Trade::labour, "汉中春禾家政服务有限公司", "执行董事"},
    {Trade::commerce, "汉中怀石家电有限公司", "执行董事"},
    {Trade::commerce, "汉中采荷服饰有限公司", "执行董事"},
    {Trade::commerce, "汉中景泉矿产品有限公司", "总经理"},
    {Trade::building, "汉中承启幕墙门窗工程有限公司", "执行董事"},
    {Trade::building, "陕西望岭园林绿化工程有限公司", "总经理"},
    {Trade::factory, "汉中江舟包装材料有限公司", "执行董事"},
    {Trade::factory, "汉中禾野饲料有限公司", "总经理"},
    {Trade::transport, "汉中伯乐驾驶培训有限公司", "校长"},
    {Trade::catering, "汉中樵野农庄有限公司", "执行董事"},
    {Trade::labour, "汉中衡远人力资源服务有限公司", "总经理"},
}};

constexpr std::array<std::size_t, 6> standing = {0, 1, 2, 4, 5, 6};  // of companies: banks and property companies
constexpr std::array<const char*, 6> firms = {"陕西秉衡律师事务所", "陕西书舟律师事务所", "陕西砚田律师事务所",
                                              "陕西正渠律师事务所", "陕西望江律师事务所", "陕西栈桥律师事务所"};

Company company_at(std::size_t place) {
  Random random = Random(610702).stream("company", static_cast<std::int64_t>(place));
  const CompanyPlan& plan = companies[place];
  Company company;
  company.name = plan.name;
  company.sole_trader = std::string_view(plan.post) == "经营者";
  company.uscc = law::make_uscc(company.sole_trader ? "92" : "91", company_division, fmt::format("MAXX{:04}", 1000 + place));
  const std::string road = street(random);
  company.address = fmt::format("陕西省汉中市汉台区{}{}号", road, random.between(1, 260));
  company.phone = make_phone(random);
  company.representative = make_person(random, 0, Date::of(2000, 1, 1)).name;
  company.post = plan.post;
  return company;
}

}  // namespace

Person make_person_named(Random& random, int serial, Date grown_up_on, std::string_view family_name, bool male) {
  Person person;
  person.male = male;
  person.name = std::string(family_name);
  person.name += male ? random.pick(male_first) : random.pick(female_first);
  person.name += male ? random.pick(male_second) : random.pick(female_second);
  person.born_on = grown_up_on - 18 * 366 - random.between(0, 45 * 365);
  // The last digit of the sequence says the sex (GB 11643).
  person.id_number = law::make_id_number(person_division, person.born_on, serial % 500 * 2 + (male ? 1 : 0));
  person.phone = make_phone(random);
  person.address = make_address(random);
  return person;
}

Person make_person(Random& random, int serial, Date grown_up_on) {
  const char* family_name = random.pick(family_names);
  return make_person_named(random, serial, grown_up_on, family_name, random.chance(0.58));
}

Company make_company(Random& random, Trade trade) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < companies.size(); ++i)
    if (companies[i].trade == trade) places.push_back(i);
  return company_at(random.pick(places));
}

Company standing_plaintiff(int number) { return company_at(standing[static_cast<std::size_t>(number) % standing.size()]); }

std::string family_name_of(const Person& person) { return person.name.substr(0, 3); }

std::string make_phone(Random& random) { return fmt::format("1990000{:04}", random.below(10'000)); }

std::string make_address(Random& random) {
  if (random.chance(0.3)) {
    const std::string township = random.pick(townships), village = random.pick(villages);
    const int group = random.between(1, 9);
    return fmt::format("陕西省汉中市汉台区{}{}{}组{}号", township, village, group, random.between(1, 80));
  }
  const std::string road = street(random);
  const int number = random.between(1, 260);
  const std::string home = estate(random);
  const int building = random.between(1, 18), staircase = random.between(1, 4), floor = random.between(1, 17);
  return fmt::format("陕西省汉中市汉台区{}{}号{}{}幢{}单元{}0{}室", road, number, home, building, staircase, floor,
                     random.between(1, 4));
}

std::string street(Random& random) { return random.pick(streets); }

std::string estate(Random& random) { return random.pick(estates); }

std::string law_firm(int number) { return firms[static_cast<std::size_t>(number) % firms.size()]; }

}  // namespace anshu::demo
