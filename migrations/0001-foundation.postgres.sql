CREATE SEQUENCE journal_position;
-- Full text: bigram tokens made in C++ (store/search_index.h).
CREATE TABLE case_search (search_key BIGINT NOT NULL PRIMARY KEY, tokens TSVECTOR NOT NULL);
CREATE INDEX case_search_tokens ON case_search USING GIN (tokens) WITH (fastupdate = off);
