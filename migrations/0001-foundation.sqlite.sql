-- Full text: bigram tokens made in C++ (store/search_index.h); rowid = case_facts.search_key, so that hits come newest first.
CREATE VIRTUAL TABLE case_search USING fts5 (tokens, content='', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
