-- Full text: bigram tokens made in C++ (store/search_index.h); rowid = case_facts.search_key, so that hits come newest first.
CREATE VIRTUAL TABLE case_search USING fts5 (tokens, content='', columnsize=0, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
-- Less merging while people wait; look-ups then meet a few more segments.
INSERT INTO case_search (case_search, rank) VALUES ('automerge', 8);
