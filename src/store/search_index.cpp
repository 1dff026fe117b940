#include "store/search_index.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"

namespace anshu::store {
namespace {

constexpr const char* insert_sqlite = "INSERT INTO case_search (rowid, tokens) VALUES ($1, $2)";
constexpr const char* delete_sqlite = "INSERT INTO case_search (case_search, rowid, tokens) VALUES ('delete', $1, $2)";
constexpr const char* merge_sqlite = "INSERT INTO case_search (case_search, rank) VALUES ('merge', $1)";
constexpr const char* insert_postgres = "INSERT INTO case_search (search_key, tokens) VALUES ($1, CAST($2 AS tsvector))";
constexpr const char* clear_sqlite = "INSERT INTO case_search (case_search) VALUES ('delete-all')";
constexpr const char* clear_postgres = "DELETE FROM case_search";
constexpr const char* delete_postgres = "DELETE FROM case_search WHERE search_key = $1";

constexpr const char* window_begin =
    "SELECT search_key FROM case_facts WHERE search_key < $1 ORDER BY search_key DESC LIMIT 1 OFFSET $2";
constexpr const char* newest_hits_sqlite =
    "SELECT count(*) FROM case_search WHERE case_search MATCH $1 AND rowid < $2 AND rowid >= $3";
constexpr const char* newest_hits_postgres =
    "SELECT count(*) FROM (SELECT tokens FROM case_search WHERE search_key < $2 ORDER BY search_key DESC LIMIT $3) AS newest"
    " WHERE tokens @@ CAST($1 AS tsquery)";

/// How many of the newest cases are looked at, and from how many hits on words are common: reading cases one after the other
/// until a page is full then beats collecting all hits first. Counting many needs them to be more common still.
struct Window {
  std::int64_t cases, common, common_for_counting;  // (SQLite counts one way only)
};
constexpr Window window_sqlite{1000, 50, 0}, window_postgres{5000, 50, 2000};

constexpr std::size_t typed_characters = 64, typed_words = 8;
constexpr std::size_t token_characters = 64;         // of an ASCII run; the rest of it is not searchable
constexpr std::size_t document_characters = 12'000;  // at most one token each; tsvector counts positions up to 16383
constexpr std::size_t document_singles = 2'000;

enum class Kind { separator, joiner, han, letter };

Kind kind_of(char32_t c) {
  const auto in = [c](char32_t from, char32_t to) { return c >= from && c <= to; };
  if (in('0', '9') || in('a', 'z') || in('A', 'Z')) return Kind::letter;
  if (c < 0x80) return Kind::separator;
  if (in(0x4E00, 0x9FFF) || in(0x3400, 0x4DBF)) return Kind::han;
  // The dot inside 阿卜杜拉·买买提: people type it in many ways or leave it out, so it counts for nothing.
  if (c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x22C5 || c == 0x30FB || c == 0xFF65) return Kind::joiner;
  // 〇, 々, compatibility forms, rare characters of names (supplementary planes and the private area of older systems), kana,
  // hangul
  if (c == 0x3007 || c == 0x3005 || in(0xF900, 0xFAFF) || in(0x20000, 0x3FFFD) || in(0xE000, 0xF8FF) || in(0x3041, 0x3096) ||
      in(0x30A1, 0x30FA) || in(0xAC00, 0xD7A3))
    return Kind::han;
  // Latin with accents, Greek, Cyrillic, Arabic (Uyghur), Tibetan, Mongolian, Yi
  if ((in(0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || in(0x370, 0x52F) || in(0x620, 0x6FF) || in(0xF00, 0xFBC) ||
      in(0x1820, 0x18AA) || in(0xA000, 0xA48C))
    return Kind::letter;
  return Kind::separator;
}

/// One run of characters of one kind; `glued`: nothing stood between it and the run before.
struct Run {
  Kind kind;
  std::u32string characters;
  bool glued;
};

std::vector<Run> runs_of(std::u32string_view text) {
  std::vector<Run> runs;
  bool glued = false;
  for (char32_t c : text) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width ASCII
    const Kind kind = kind_of(c);
    if (kind == Kind::joiner) continue;
    if (kind == Kind::separator) {
      glued = false;
      continue;
    }
    if (c >= 'A' && c <= 'Z') c += 32;
    if (!glued || runs.back().kind != kind) runs.push_back({kind, {}, glued});
    runs.back().characters += c;
    glued = true;
  }
  return runs;
}

std::string letters_token(const Run& run) {
  const std::string token = to_utf8(std::u32string_view(run.characters).substr(0, token_characters));
  const bool ascii = std::ranges::all_of(token, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? token
               : "_" + to_hex(token);  // FTS5 would split such scripts at their marks, and fold their case, PostgreSQL not
}

void append_bigrams(std::vector<std::string>& tokens, std::u32string_view characters) {
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) tokens.push_back(to_utf8(characters.substr(i, 2)));
}

std::string scope_token(const std::string& scope) {
  std::string token = "__";
  for (const char32_t c : to_utf32(to_lower_ascii(scope)))
    token +=
        kind_of(c) == Kind::han || (c < 0x80 && kind_of(c) == Kind::letter) ? to_utf8({&c, 1}) : "_" + to_hex(to_utf8({&c, 1}));
  return token;
}

std::vector<std::string> tokens_of(const SearchDocument& document) {
  std::vector<std::string> tokens;
  std::u32string singles;
  for (const Run& run : runs_of(to_utf32(document.text).substr(0, document_characters))) {
    if (run.kind == Kind::han) {
      append_bigrams(tokens, run.characters);
      tokens.push_back(to_utf8({&run.characters.back(), 1}));
      singles += run.characters;
    } else {
      tokens.push_back(letters_token(run));
    }
  }
  std::ranges::sort(singles);
  singles.erase(std::ranges::unique(singles).begin(), singles.end());
  for (const char32_t& c : singles.substr(0, document_singles)) tokens.push_back(to_utf8({&c, 1}));
  for (const std::string& scope : document.scopes) tokens.push_back(scope_token(scope));
  return tokens;
}

/// `'民初':1 '初':2,9`: positions make phrases possible. Tokens hold neither quotes nor backslashes.
std::string tsvector_of(const std::vector<std::string>& tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) out += fmt::format("{}'{}':{}", i ? " " : "", tokens[i], i + 1);
  return out;
}

using Phrase = std::vector<std::string>;

/// The phrases that must all be found for one word, which is some runs without anything between them.
void append_word(std::vector<Phrase>& phrases, std::span<const Run> word) {
  Phrase phrase;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::u32string& characters = word[i].characters;
    const bool last = i + 1 == word.size();
    if (word[i].kind != Kind::han) {
      phrase.push_back(letters_token(word[i]));
    } else if (characters.size() == 1 && last) {
      phrases.push_back(
          {to_utf8(characters)});  // 123号: whether 号 begins a longer run in the case is unknown, so it stands alone
    } else {
      append_bigrams(phrase, characters);
      if (!last) phrase.push_back(to_utf8({&characters.back(), 1}));
    }
  }
  if (!phrase.empty()) phrases.push_back(std::move(phrase));
}

std::vector<Phrase> phrases_of(std::string_view typed) {
  // A character takes at most 4 bytes: what cannot count is not even decoded.
  const std::u32string text = to_utf32(trim(typed).substr(0, typed_characters * 4)).substr(0, typed_characters);
  const std::vector<Run> runs = runs_of(text);
  std::vector<Phrase> phrases;
  std::size_t words = 0;
  for (std::size_t from = 0; from < runs.size() && words < typed_words; ++words) {
    std::size_t to = from + 1;
    while (to < runs.size() && runs[to].glued) ++to;
    append_word(phrases, std::span(runs).subspan(from, to - from));
    from = to;
  }
  std::ranges::stable_sort(phrases, std::greater{}, &Phrase::size);  // the longest is the rarest
  return phrases;
}

std::string join_phrase(Engine engine, const Phrase& phrase) {
  std::string out = engine == Engine::sqlite ? "\"" : "(";
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (engine == Engine::sqlite)
      out.append(i ? " " : "").append(phrase[i]);
    else
      out.append(i ? " <-> '" : "'").append(phrase[i]).append("'");
  }
  return out + (engine == Engine::sqlite ? "\"" : ")");
}

std::int64_t newest_hits(Counter& counter, const std::string& match, std::int64_t before) {
  if (counter.connection().engine() == Engine::postgres)
    return counter.count(newest_hits_postgres, {match, before, window_postgres.cases});
  const std::int64_t begin = counter.count(window_begin, {before, window_sqlite.cases});
  return begin == 0 ? 0 : counter.count(newest_hits_sqlite, {match, before, begin});  // few cases: nothing to gain
}

SearchSql search_sqlite(const std::string& parameter, std::int64_t hits) {
  // CROSS JOIN: the planner must not turn the order around. FTS5 delivers its rows already sorted; and for any other order SQLite
  // would read all cases in that order and look for each among the hits, also when there is one hit.
  const std::string from =
      "case_search AS hit CROSS JOIN case_facts ON case_facts.search_key = hit.rowid AND hit.case_search MATCH " + parameter;
  if (hits < window_sqlite.common) return {from, "hit.rowid", from, "1 = 1", from};
  return {from, "hit.rowid", "case_facts",
          "EXISTS (SELECT 1 FROM case_search WHERE case_search MATCH " + parameter + " AND rowid = case_facts.search_key)", from};
}

/// The planner knows neither how rare a phrase is nor that words go together, and then reads a million rows backwards for three
/// hits. So each form leaves it one way only: IS TRUE keeps it off the GIN index, OFFSET 0 keeps it there and the hits in front.
SearchSql search_postgres(const std::string& parameter, std::int64_t hits) {
  const std::string condition = "tokens @@ CAST(" + parameter + " AS tsquery)";
  const std::string scan =
      "case_search AS hit JOIN case_facts ON case_facts.search_key = hit.search_key AND (hit." + condition + ") IS TRUE";
  const std::string rows = "(SELECT search_key FROM case_search WHERE " + condition + " OFFSET 0)";
  const std::string index =
      rows + " AS hit CROSS JOIN LATERAL (SELECT * FROM case_facts WHERE search_key = hit.search_key OFFSET 0) AS case_facts";
  const std::string& counted = hits >= window_postgres.common_for_counting ? scan : index;
  if (hits < window_postgres.common) return {index, "hit.search_key", index, "1 = 1", counted};
  return {scan, "hit.search_key", "case_facts",
          "(SELECT " + condition + " FROM case_search WHERE case_search.search_key = case_facts.search_key)", counted};
}

}  // namespace

std::string search_tokens(const SearchDocument& document) {
  std::string out;
  for (const std::string& token : tokens_of(document)) out.append(out.empty() ? "" : " ").append(token);
  return out;
}

void index_case(Connection& connection, std::int64_t search_key, const SearchDocument& document) {
  if (connection.engine() == Engine::sqlite)
    connection.execute(insert_sqlite, {search_key, search_tokens(document)});
  else
    connection.put(insert_postgres, {search_key, tsvector_of(tokens_of(document))});
}

void remove_case(Connection& connection, std::int64_t search_key, const SearchDocument& document) {
  if (connection.engine() == Engine::sqlite)
    connection.execute(delete_sqlite, {search_key, search_tokens(document)});
  else
    connection.execute(delete_postgres, {search_key});
}

std::optional<std::string> match_expression(Engine engine, std::string_view typed, std::span<const std::string> scopes) {
  std::vector<Phrase> phrases = phrases_of(typed);
  if (phrases.empty()) return std::nullopt;
  for (const std::string& scope : scopes) phrases.push_back({scope_token(scope)});
  std::string out;
  for (const Phrase& phrase : phrases) {
    if (!out.empty()) out += engine == Engine::sqlite ? " AND " : " & ";
    out += join_phrase(engine, phrase);
  }
  return out;
}

SearchSql search_sql(Counter& counter, const std::string& match, int match_parameter, std::int64_t before) {
  const std::string parameter = "$" + std::to_string(match_parameter);
  const std::int64_t hits = newest_hits(counter, match, before);
  return counter.connection().engine() == Engine::sqlite ? search_sqlite(parameter, hits) : search_postgres(parameter, hits);
}

SearchSql search_sql(Connection& connection, const std::string& match, int match_parameter, std::int64_t before) {
  Counter counter(connection);
  return search_sql(counter, match, match_parameter, before);
}

void clear_search_index(Connection& connection) {
  connection.execute(connection.engine() == Engine::sqlite ? clear_sqlite : clear_postgres);
}

void tidy_search_index(Connection& connection, int pages) {
  if (connection.engine() == Engine::sqlite) connection.execute(merge_sqlite, {std::int64_t{pages}});
}

}  // namespace anshu::store
