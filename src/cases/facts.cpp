#include "cases/facts.h"

#include "base/id.h"
#include "law/case_number.h"
#include "store/search_index.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t no_date = 9'999'999;  // sorts after every date
constexpr std::int64_t no_amount = -1;       // sorts before every amount

constexpr const char* select_key = "SELECT case_id FROM case_facts WHERE search_key = $1";
constexpr const char* select_batch =
    "SELECT organ, id FROM case_file WHERE (organ > $1 OR (organ = $1 AND id > $2)) ORDER BY organ, id LIMIT 500";
constexpr const char* select_orphan =
    "SELECT f.organ, f.case_id FROM case_facts f WHERE NOT EXISTS (SELECT 1 FROM case_file c WHERE c.organ = f.organ AND c.id = "
    "f.case_id) LIMIT 1";

std::string join(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all.append(all.empty() ? "" : "、").append(name);
  return all;
}

std::string names_of_side(const CaseFile& file, std::string_view side) {
  std::vector<std::string> names;
  for (const PartyRow* party : file.side(side)) names.push_back(party->name);
  return join(names);
}

std::string names_of_agents(const CaseFile& file) {
  std::vector<std::string> names;
  for (const AgentRow& agent : file.agents)
    if (std::ranges::find(names, agent.name) == names.end()) names.push_back(agent.name);
  return join(names);
}

std::int64_t sort_value(const std::optional<Date>& date) { return date ? date->days : no_date; }

/// Filing date, then the time of day when the case came in (17 bits), then the low 14 bits of the counter in its id (base/id.h),
/// so that cases of one second keep the order in which they came.
std::int64_t first_search_key(const CaseRow& row) {
  const std::int64_t second = (row.created_at_ms / 1000 + 8 * 3600) % 86'400;  // in China
  return first_search_key_on(row.filed_on) + (second << 14) + counter_of_id(row.id) % (1 << 14);
}

void add_clocks(const CaseFile& file, FactsRow& facts) {
  if (const ClockRow* trial = file.trial_clock(); trial && trial->status != "paused") {
    facts.due_on = trial->legal_due_on;
    facts.due_provisional = trial->provisional;
  }
  facts.due_sort = sort_value(facts.due_on);
  for (const ClockRow& clock : file.clocks) {
    if ((clock.status != "running" && clock.status != "paused") || clock.kind == "party") continue;
    ++facts.open_clocks;
    if (clock.status == "running" && (!facts.next_due_on || clock.legal_due_on < *facts.next_due_on))
      facts.next_due_on = clock.legal_due_on;
  }
}

// ── facts of a case that is made in this very action: read from the unit of work, not from the database ──────────────────────

template <class Row>
void collect(const store::Change& change, std::vector<Row>& rows) {
  const store::Table& table = store::table_of<Row>();
  if (change.table != &table) return;
  const auto build = [&](const std::vector<store::Value>& values) {
    return store::from_values<Row>([&](std::size_t i) -> const store::Value& { return values[i]; });
  };
  if (change.insert) {
    std::vector<store::Value> values;
    for (const auto& cell : change.cells) values.push_back(cell.after);
    rows.push_back(build(values));
    return;
  }
  for (Row& row : rows) {
    auto values = store::to_values(row);
    if (!std::equal(change.key.begin(), change.key.end(), values.begin())) continue;
    for (const auto& cell : change.cells) values[cell.column] = cell.after;
    row = build(values);
  }
}

std::optional<CaseFile> new_case_file(const std::vector<store::Change>& changes, const std::string& case_id) {
  std::vector<CaseRow> cases;
  CaseFile file;
  for (const store::Change& change : changes) {
    const bool is_case = change.table->name == CaseRow::table;
    // Not every table's key goes on with a text: a number sequence's has the year.
    if (!change.table->name.starts_with("case_") || change.key.size() < 2 || store::text(change.key[1]) != case_id) continue;
    if (is_case)
      collect(change, cases);
    else {
      collect(change, file.parties);
      collect(change, file.agents);
      collect(change, file.members);
      collect(change, file.steps);
      collect(change, file.clocks);
      collect(change, file.exclusions);
      collect(change, file.extensions);
      collect(change, file.corrections);
    }
  }
  if (cases.empty()) return std::nullopt;  // the case was there before
  file.row = std::move(cases.front());
  std::erase_if(file.parties, [](const PartyRow& party) { return party.active != 1; });
  std::erase_if(file.agents, [](const AgentRow& agent) { return agent.active != 1; });
  std::ranges::sort(file.parties, {}, [](const PartyRow& party) { return std::tie(party.position, party.id); });
  const auto sort_by_id = [](auto& rows) { std::ranges::sort(rows, [](const auto& a, const auto& b) { return a.id < b.id; }); };
  sort_by_id(file.agents);
  sort_by_id(file.members);
  sort_by_id(file.steps);
  sort_by_id(file.clocks);
  sort_by_id(file.exclusions);
  sort_by_id(file.extensions);
  sort_by_id(file.corrections);
  return file;
}

// ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Writes only the columns that differ: every other index of the table stays untouched, and there are many.
void update_facts(store::Connection& connection, const FactsRow& old, const FactsRow& facts) {
  const store::Table& table = store::table_of<FactsRow>();
  const auto before = store::to_values(old), after = store::to_values(facts);
  std::string sql = fmt::format("UPDATE {} SET ", table.name);
  std::vector<store::Value> params;
  for (std::size_t i = table.key_columns; i < after.size(); ++i) {
    if (before[i] == after[i]) continue;
    sql += fmt::format("{}{} = ${}", params.empty() ? "" : ", ", table.columns[i].name, params.size() + 1);
    params.push_back(after[i]);
  }
  if (params.empty()) return;
  params.insert(params.end(), {facts.organ, facts.case_id});
  connection.execute(sql + fmt::format(" WHERE organ = ${} AND case_id = ${}", params.size() - 1, params.size()), params);
}

store::SearchDocument search_document(const FactsRow& facts) { return {search_text(facts), {facts.organ}}; }

std::int64_t free_search_key(store::Connection& connection, std::int64_t first) {
  std::int64_t key = first;
  while (!connection.query(select_key, {key}).empty()) ++key;
  return key;
}

void write_facts(store::Connection& connection, FactsRow facts, const std::optional<FactsRow>& old) {
  if (old && old->filed_on == facts.filed_on)
    facts.search_key = old->search_key;
  else
    facts.search_key = free_search_key(connection, facts.search_key);
  const bool found_differently = !old || old->search_key != facts.search_key || search_text(*old) != search_text(facts);
  if (old && found_differently) store::remove_case(connection, old->search_key, search_document(*old));
  if (old)
    update_facts(connection, *old, facts);
  else
    connection.put(store::table_of<FactsRow>().insert_sql, store::to_values(facts));
  if (found_differently) store::index_case(connection, facts.search_key, search_document(facts));
}

struct CaseKey {
  std::string organ, id;
  auto operator<=>(const CaseKey&) const = default;
};

std::vector<CaseKey> touched_cases(const std::vector<store::Change>& changes) {
  std::vector<CaseKey> keys;
  for (const store::Change& change : changes) {
    if (!change.table->name.starts_with("case_") || change.key.size() < 2) continue;
    CaseKey key{store::text(change.key[0]), store::text(change.key[1])};
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  }
  return keys;
}

void on_commit(people::Action& action) {
  const auto& changes = action.work.changes();
  for (const CaseKey& key : touched_cases(changes)) {
    if (const auto made = new_case_file(changes, key.id)) {
      write_facts(action.db(), facts_of(*made), std::nullopt);
      continue;
    }
    const auto file = load_case_core(action.db(), key.organ, key.id);
    if (file) refresh_facts(action.db(), *file);
  }
}

bool is_personal(std::string_view column) {
  return column == "plaintiffs" || column == "defendants" || column == "third_parties" || column == "agents" ||
         column == "remark" || column == "applicant_id";
}

std::string shown(const store::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return "（空）";
}

std::optional<FactsDifference> difference(const FactsRow& expected, const std::optional<FactsRow>& stored) {
  FactsDifference found{expected.organ, expected.case_id, {}, {}, {}};
  if (!stored) return found;
  FactsRow as_stored = expected;
  // A collision may have moved the key on; its day may not differ.
  if (filed_on_of(stored->search_key) == filed_on_of(expected.search_key)) as_stored.search_key = stored->search_key;
  const auto want = store::to_values(as_stored), have = store::to_values(*stored);
  const auto& columns = store::table_of<FactsRow>().columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (want[i] == have[i]) continue;
    found.column = columns[i].name;
    found.stored = is_personal(found.column) ? "（略）" : shown(have[i]);
    found.expected = is_personal(found.column) ? "（略）" : shown(want[i]);
    return found;
  }
  return std::nullopt;
}

/// Calls visit(CaseFile) for every case until it returns false.
template <class Visit>
void for_each_case(store::Connection& connection, Visit&& visit) {
  CaseKey last;
  while (true) {
    const store::Rows batch = connection.query(select_batch, {last.organ, last.id});
    for (std::size_t i = 0; i < batch.size(); ++i) {
      last = {store::text(batch.at(i, 0)), store::text(batch.at(i, 1))};
      const auto file = load_case_core(connection, last.organ, last.id);
      if (file && !visit(*file)) return;
    }
    if (batch.empty()) return;
  }
}

}  // namespace

const std::optional<Date>* EstablishedDates::find(std::string_view fact) const {
  if (fact == "served_on") return &served_on;
  if (fact == "hearing_on") return &hearing_on;
  if (fact == "pronounced_on") return &pronounced_on;
  if (fact == "judgment_served_on") return &judgment_served_on;
  if (fact == "effective_on") return &effective_on;
  return nullptr;
}

EstablishedDates established_dates(const CaseFile& file) {
  EstablishedDates dates;
  for (const StepRow& step : file.steps) {
    if (step.sets.size() <= 2) continue;  // "{}"
    const auto sets = parse_json(step.sets);
    if (!sets || !sets->is_object()) continue;
    for (const auto& [fact, value] : sets->get_object()) {
      auto* date = const_cast<std::optional<Date>*>(dates.find(std::string_view(fact)));
      if (!date) continue;
      *date = value.is_string() ? Date::parse(std::string_view(value.get_string())) : std::nullopt;
    }
  }
  return dates;
}

FactsRow facts_of(const CaseFile& file) {
  const CaseRow& row = file.row;
  FactsRow facts;
  facts.organ = row.organ;
  facts.case_id = row.id;
  facts.search_key = first_search_key(row);
  facts.number = row.number;
  const auto number = law::parse_case_number(row.number);
  facts.number_sort = number ? number->sort_key() : row.number;
  facts.year = row.year;
  facts.type_code = row.type_code;
  facts.case_type = row.case_type;
  facts.procedure = row.procedure;
  facts.trial_procedure = row.trial_procedure;
  facts.stage = row.stage;
  facts.status = row.status;
  facts.secrecy = row.secrecy;
  facts.source = row.source;
  facts.cause_code = row.cause_code;
  facts.cause_name = row.cause_name;
  facts.cause_mapped = row.cause_code.has_value();
  facts.plaintiffs = names_of_side(file, "plaintiff");
  facts.defendants = names_of_side(file, "defendant");
  facts.third_parties = names_of_side(file, "third");
  facts.agents = names_of_agents(file);
  facts.party_count = static_cast<std::int64_t>(file.parties.size());
  facts.claim_amount_fen = row.claim_amount_fen;
  facts.amount_sort = row.claim_amount_fen.value_or(no_amount);
  facts.department_id = row.department_id;
  facts.handler_id = row.handler_id;
  facts.handler_name = row.handler_name;
  facts.handler_mapped = row.handler_id || row.handler_name.empty();  // nobody yet is not somebody unknown
  facts.clerk_name = row.clerk_name;
  facts.received_on = row.received_on;
  facts.filed_on = row.filed_on;
  const EstablishedDates dates = established_dates(file);
  facts.served_on = dates.served_on;
  facts.hearing_on = dates.hearing_on;
  facts.hearing_sort = sort_value(facts.hearing_on);
  facts.pronounced_on = dates.pronounced_on;
  facts.judgment_served_on = dates.judgment_served_on;
  facts.effective_on = dates.effective_on;
  add_clocks(file, facts);
  facts.closed_on = row.closed_on;
  facts.closed_sort = sort_value(facts.closed_on);
  facts.close_way = row.close_way;
  facts.close_way_name = row.close_way_name;
  facts.archived_on = row.archived_on;
  facts.pending_corrections = std::ranges::count(file.corrections, std::string("pending"), &CorrectionRow::status);
  facts.applicant_organ = row.applicant_organ;
  facts.applicant_id = row.applicant_id;
  facts.remark = row.remark;
  facts.created_at_ms = row.created_at_ms;
  facts.updated_at_ms = row.updated_at_ms;
  return facts;
}

std::string search_text(const FactsRow& facts) {
  // 张三与李四 is how people remember a case; it is in no column of its own.
  const auto first = [](const std::string& names) { return names.substr(0, names.find("、")); };
  const std::string both =
      facts.plaintiffs.empty() || facts.defendants.empty() ? "" : first(facts.plaintiffs) + "与" + first(facts.defendants);
  std::string text;
  for (const std::string& part : {facts.number, facts.plaintiffs, facts.defendants, facts.third_parties, facts.agents,
                                  facts.handler_name, facts.cause_name, both})
    if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
  return text;
}

void register_facts(people::Actions& actions) { actions.before_commit(on_commit); }

void refresh_facts(store::Connection& connection, const CaseFile& file) {
  write_facts(connection, facts_of(file), connection.find<FactsRow>({file.row.organ, file.row.id}));
}

std::optional<FactsDifference> first_facts_difference(store::Connection& connection) {
  std::optional<FactsDifference> found;
  for_each_case(connection, [&](const CaseFile& file) {
    found = difference(facts_of(file), connection.find<FactsRow>({file.row.organ, file.row.id}));
    return !found;
  });
  if (found) return found;
  const store::Rows orphan = connection.query(select_orphan);
  if (orphan.empty()) return std::nullopt;
  return FactsDifference{store::text(orphan.at(0, 0)), store::text(orphan.at(0, 1)), {}, {}, {}};
}

std::int64_t rebuild_facts(store::Connection& connection) {
  std::int64_t count = 0;
  store::clear_search_index(connection);  // facts that are gone left their entries behind
  for_each_case(connection, [&](const CaseFile& file) {
    connection.execute("DELETE FROM case_facts WHERE organ = $1 AND case_id = $2", {file.row.organ, file.row.id});
    write_facts(connection, facts_of(file), std::nullopt);
    ++count;
    return true;
  });
  return count;
}

}  // namespace anshu::cases
