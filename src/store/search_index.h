// Full text over cases, in Chinese: one tokenizer for both engines.
//
// A run of Chinese characters becomes its bigrams, then its last character: 张三丰 → 张三 三丰 丰. A run of ASCII letters and
// digits is one token in lower case. The tokens keep their order, so that a word typed is a phrase of tokens and matches only
// where it really stands. After the text come its single characters once each (a search for one character is then one look-up
// too) and the scope tokens. Han characters stand as they are in the tokens: FTS5's unicode61 and tsvector both keep them whole,
// also beyond the BMP.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/count_memory.h"

namespace anshu::store {

/// What is indexed for one case; also what its old form is removed with, so it must be a pure function of stored rows.
struct SearchDocument {
  std::string text;                 // number, parties, cause, handler …; parts separated by blanks
  std::vector<std::string> scopes;  // what a search is narrowed by: the organ's code
};

/// `search_key` (case_facts.search_key) should be dense and ascending: the newest hits then come first, and the index stays
/// small. A case that is indexed already is removed first, with exactly the document that it was indexed with.
void index_case(Connection& connection, std::int64_t search_key, const SearchDocument& document);
void remove_case(Connection& connection, std::int64_t search_key, const SearchDocument& document);

/// What a person typed, as the engine's match expression (to be bound as a parameter, never pasted into SQL). Any bytes may come
/// in; the first 64 characters and 8 words count. A word must stand in the case as typed, all words must stand in it, and all
/// scopes. nullopt: nothing that could be searched for (only punctuation): there are no hits.
std::optional<std::string> match_expression(Engine engine, std::string_view typed, std::span<const std::string> scopes = {});

/// Pieces of SQL around the match expression, which is parameter $match_parameter. What is best depends on how common the words
/// are among the newest cases; one short look at them decides.
struct SearchSql {
  /// Newest first, a page costs what it shows: SELECT … FROM <from> WHERE <key> < $n ORDER BY <key> DESC LIMIT 50.
  std::string from, key;
  /// For any other order: FROM <from_any> WHERE <condition_any>.
  std::string from_any, condition_any;
  /// For counting the hits up to a limit: FROM <from_counted>.
  std::string from_counted;
  // Each FROM clause has case_facts in it, by that name.
};
/// `before`: the search_key that the page wanted ends before.
SearchSql search_sql(Counter& counter, const std::string& match, int match_parameter,
                     std::int64_t before = std::numeric_limits<std::int64_t>::max());
SearchSql search_sql(Connection& connection, const std::string& match, int match_parameter,
                     std::int64_t before = std::numeric_limits<std::int64_t>::max());

/// Forgets every case: before all of them are indexed anew.
void clear_search_index(Connection& connection);
/// Work that keeps look-ups fast after many changes (SQLite: merges index segments); about `pages` pages are written. For quiet
/// times.
void tidy_search_index(Connection& connection, int pages = 500);

/// The tokens of a document, separated by blanks.
std::string search_tokens(const SearchDocument& document);

}  // namespace anshu::store
