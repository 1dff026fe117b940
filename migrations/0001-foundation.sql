-- 案枢 schema, first migration. Dates are days since 1970-01-01 (Asia/Shanghai), instants epoch milliseconds, money fen.
-- Every key begins with organ (the court's code). Journaled tables end with version; their rows are changed only through the
-- unit of work and are never deleted. Tables marked "working" are not journaled. ROW_KEY is an integer primary key in which the rows
-- are kept in order: INTEGER PRIMARY KEY on SQLite (the rowid itself), BIGINT PRIMARY KEY on PostgreSQL.

-- ── the journal (全程留痕) ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE journal_entry (
  organ TEXT NOT NULL, chain_id TEXT NOT NULL, chain_seq BIGINT NOT NULL,
  position BIGINT NOT NULL, entry_id TEXT NOT NULL, at_ms BIGINT NOT NULL, action TEXT NOT NULL,
  actor_organ TEXT NOT NULL, actor_id TEXT NOT NULL, actor_name TEXT NOT NULL,
  input TEXT NOT NULL, changes TEXT NOT NULL, previous_hash TEXT NOT NULL, entry_hash TEXT NOT NULL,
  seal_number BIGINT, leaf_index BIGINT,
  PRIMARY KEY (organ, chain_id, chain_seq));
CREATE INDEX journal_entry_position ON journal_entry (position);
CREATE INDEX journal_entry_leaf ON journal_entry (organ, seal_number, leaf_index) WHERE seal_number IS NOT NULL;
CREATE INDEX journal_entry_unsealed ON journal_entry (organ, at_ms) WHERE seal_number IS NULL;
CREATE TABLE journal_seal (
  organ TEXT NOT NULL, seal_number BIGINT NOT NULL, day BIGINT NOT NULL, leaf_count BIGINT NOT NULL, root_hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL, seal_hash TEXT NOT NULL, public_key TEXT NOT NULL, signature TEXT NOT NULL, sealed_at_ms BIGINT NOT NULL,
  PRIMARY KEY (organ, seal_number));
-- working: the answer given to a request that carried an Idempotency-Key
CREATE TABLE idempotency (
  organ TEXT NOT NULL, user_id TEXT NOT NULL, request_key TEXT NOT NULL, request_hash TEXT NOT NULL, answer TEXT NOT NULL, at_ms BIGINT NOT NULL,
  PRIMARY KEY (organ, user_id, request_key));
CREATE INDEX idempotency_age ON idempotency (at_ms);

-- ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE organ (
  organ TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, parent_organ TEXT NOT NULL,
  division_code TEXT NOT NULL, active BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE TABLE department (
  organ TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, position BIGINT NOT NULL, active BIGINT NOT NULL,
  version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE TABLE user_account (
  organ TEXT NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, department_id TEXT,
  id_number_sealed TEXT NOT NULL, id_number_index TEXT NOT NULL, phone_sealed TEXT NOT NULL, active BIGINT NOT NULL,
  created_at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE UNIQUE INDEX user_account_login ON user_account (login);
CREATE UNIQUE INDEX user_account_id_number ON user_account (organ, id_number_index) WHERE id_number_index <> '';
CREATE TABLE user_role (
  organ TEXT NOT NULL, user_id TEXT NOT NULL, role TEXT NOT NULL, active BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, user_id, role));
-- working: secrets are never written to the journal
CREATE TABLE credential (
  organ TEXT NOT NULL, user_id TEXT NOT NULL, password_hash TEXT NOT NULL, password_set_at_ms BIGINT NOT NULL, must_change BIGINT NOT NULL,
  failures BIGINT NOT NULL, locked_until_ms BIGINT NOT NULL, totp_sealed TEXT NOT NULL, totp_confirmed BIGINT NOT NULL, totp_last_step BIGINT NOT NULL,
  last_sign_in_ms BIGINT NOT NULL, previous_hashes TEXT NOT NULL, PRIMARY KEY (organ, user_id));
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY, organ TEXT NOT NULL, user_id TEXT NOT NULL, csrf_token TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL, seen_at_ms BIGINT NOT NULL, expires_at_ms BIGINT NOT NULL, remote TEXT NOT NULL);
CREATE INDEX session_of_user ON session (organ, user_id);
-- working, append-only: sign-ins, refusals, looks behind a mask, exports; each row carries the keyed hash of the one before
CREATE TABLE security_event (
  organ TEXT NOT NULL, seq BIGINT NOT NULL, at_ms BIGINT NOT NULL, kind TEXT NOT NULL, user_id TEXT NOT NULL, actor_name TEXT NOT NULL, login TEXT NOT NULL,
  remote TEXT NOT NULL, detail TEXT NOT NULL, subject_id TEXT NOT NULL, previous_hash TEXT NOT NULL, event_hash TEXT NOT NULL, PRIMARY KEY (organ, seq));
CREATE INDEX security_event_time ON security_event (organ, at_ms, seq);
-- the head of that chain; its row is the lock under which the next number is given
CREATE TABLE security_chain (organ TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, event_hash TEXT NOT NULL);

-- ── filing (网上立案) ────────────────────────────────────────────────────────────────────────────────────────────────────
-- working: what a litigant is still typing
CREATE TABLE filing_draft (
  organ TEXT NOT NULL, id TEXT NOT NULL, user_id TEXT NOT NULL, court TEXT NOT NULL, title TEXT NOT NULL, content_sealed TEXT NOT NULL, filing_id TEXT,
  status TEXT NOT NULL, created_at_ms BIGINT NOT NULL, updated_at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE INDEX filing_draft_user ON filing_draft (organ, user_id, updated_at_ms);
CREATE TABLE upload (
  organ TEXT NOT NULL, id TEXT NOT NULL, user_id TEXT NOT NULL, draft_id TEXT NOT NULL, material_code TEXT NOT NULL, name TEXT NOT NULL,
  media_type TEXT NOT NULL, size BIGINT NOT NULL, received BIGINT NOT NULL, complete BIGINT NOT NULL, sha256 TEXT NOT NULL, at_ms BIGINT NOT NULL,
  PRIMARY KEY (organ, id));
CREATE INDEX upload_draft ON upload (organ, draft_id);
-- filing.id is also the id of its case and of their common chain in the journal
CREATE TABLE filing (
  organ TEXT NOT NULL, id TEXT NOT NULL, draft_id TEXT NOT NULL, applicant_organ TEXT NOT NULL, applicant_id TEXT NOT NULL, applicant_name TEXT NOT NULL,
  channel TEXT NOT NULL, case_type TEXT NOT NULL, cause_code TEXT NOT NULL, cause_name TEXT NOT NULL, title TEXT NOT NULL, claim_amount_fen BIGINT,
  status TEXT NOT NULL, receipt_number TEXT NOT NULL, content_sealed TEXT NOT NULL, submitted_at_ms BIGINT NOT NULL, review_from_ms BIGINT NOT NULL,
  review_due_on BIGINT, returned_count BIGINT NOT NULL, correct_by_on BIGINT, decided_at_ms BIGINT, decided_by TEXT NOT NULL, decided_by_name TEXT NOT NULL,
  case_number TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE UNIQUE INDEX filing_of_draft ON filing (organ, draft_id);
CREATE INDEX filing_queue ON filing (organ, status, review_due_on, id);
CREATE INDEX filing_applicant ON filing (applicant_organ, applicant_id, submitted_at_ms);
CREATE TABLE filing_review (
  organ TEXT NOT NULL, filing_id TEXT NOT NULL, id TEXT NOT NULL, round BIGINT NOT NULL, decision TEXT NOT NULL, reason_codes TEXT NOT NULL, note TEXT NOT NULL,
  reviewer_id TEXT NOT NULL, reviewer_name TEXT NOT NULL, at_ms BIGINT NOT NULL, correct_by_on BIGINT, version BIGINT NOT NULL, PRIMARY KEY (organ, filing_id, id));
CREATE TABLE material (
  organ TEXT NOT NULL, subject_id TEXT NOT NULL, id TEXT NOT NULL, material_code TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, size BIGINT NOT NULL,
  sha256 TEXT NOT NULL, active BIGINT NOT NULL, uploaded_by TEXT NOT NULL, uploaded_by_name TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, subject_id, id));

-- ── the case file (案卷) ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE number_sequence (
  organ TEXT NOT NULL, year BIGINT NOT NULL, type_code TEXT NOT NULL, last_serial BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, year, type_code));
CREATE TABLE case_file (
  organ TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, year BIGINT NOT NULL, type_code TEXT NOT NULL, serial BIGINT NOT NULL, serial_suffix TEXT NOT NULL,
  case_type TEXT NOT NULL, procedure TEXT NOT NULL, trial_procedure TEXT NOT NULL, stage TEXT NOT NULL, status TEXT NOT NULL, secrecy TEXT NOT NULL, in_custody BIGINT NOT NULL, source TEXT NOT NULL,
  title TEXT NOT NULL, cause_code TEXT, cause_name TEXT NOT NULL, claim_amount_fen BIGINT, received_on BIGINT, filed_on BIGINT NOT NULL,
  closed_on BIGINT, close_way TEXT, close_way_name TEXT NOT NULL, archived_on BIGINT, department_id TEXT, handler_id TEXT, handler_name TEXT NOT NULL, clerk_name TEXT NOT NULL,
  applicant_organ TEXT NOT NULL, applicant_id TEXT NOT NULL, facts_sealed TEXT NOT NULL, remark TEXT NOT NULL, created_at_ms BIGINT NOT NULL, updated_at_ms BIGINT NOT NULL,
  version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE UNIQUE INDEX case_file_number ON case_file (organ, number);
CREATE INDEX case_file_applicant ON case_file (applicant_organ, applicant_id);
CREATE TABLE case_party (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, position BIGINT NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, id_kind TEXT NOT NULL,
  id_number_sealed TEXT NOT NULL, id_number_index TEXT NOT NULL, phone_sealed TEXT NOT NULL, address_sealed TEXT NOT NULL, gender TEXT NOT NULL, nation TEXT NOT NULL,
  birth_on_sealed TEXT NOT NULL, work_unit TEXT NOT NULL, representative TEXT NOT NULL, representative_post TEXT NOT NULL, active BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_party_id_number ON case_party (organ, id_number_index);
CREATE TABLE case_agent (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, party_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, id_number_sealed TEXT NOT NULL, firm TEXT NOT NULL,
  licence_no TEXT NOT NULL, phone_sealed TEXT NOT NULL, authority TEXT NOT NULL, active BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
-- what the filer answered online to the questions of the procedure
CREATE TABLE case_answer (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, position BIGINT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, value_sealed TEXT NOT NULL,
  text_sealed TEXT NOT NULL, active BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE TABLE case_claim (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, position BIGINT NOT NULL, body TEXT NOT NULL, amount_fen BIGINT, active BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, case_id, id));
CREATE TABLE case_member (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, from_ms BIGINT NOT NULL, until_ms BIGINT,
  reason TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_member_user ON case_member (organ, user_id, case_id, until_ms);
CREATE TABLE case_step (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, step TEXT NOT NULL, from_stage TEXT NOT NULL, to_stage TEXT NOT NULL, occurred_on BIGINT NOT NULL,
  fields TEXT NOT NULL, sets TEXT NOT NULL, warnings TEXT NOT NULL,
  taken_by TEXT NOT NULL, taken_by_name TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE TABLE case_clock (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, subject_id TEXT NOT NULL, rule_code TEXT NOT NULL, rule_version TEXT NOT NULL, name TEXT NOT NULL, anchor_on BIGINT NOT NULL,
  raw_due_on BIGINT NOT NULL, legal_due_on BIGINT NOT NULL, warn_on BIGINT NOT NULL, provisional BIGINT NOT NULL, designated_on BIGINT, apply_extension_by BIGINT, decide_extension_by BIGINT,
  excluded_days BIGINT NOT NULL, extended_months BIGINT NOT NULL, extended_days BIGINT NOT NULL, paused_by TEXT NOT NULL, status TEXT NOT NULL, ended_on BIGINT, reasoning TEXT NOT NULL,
  started_by_step TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_clock_due ON case_clock (organ, status, legal_due_on);
-- time that does not count (扣除、中止): asked for and approved, or established by a step
CREATE TABLE case_exclusion (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, ground TEXT NOT NULL, ground_name TEXT NOT NULL, start_on BIGINT NOT NULL, end_on BIGINT, document_number TEXT NOT NULL,
  reason TEXT NOT NULL, status TEXT NOT NULL, started_by_step TEXT NOT NULL, asked_by TEXT NOT NULL, asked_by_name TEXT NOT NULL, asked_at_ms BIGINT NOT NULL,
  decided_by TEXT NOT NULL, decided_by_name TEXT NOT NULL, decided_at_ms BIGINT, note TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_exclusion_status ON case_exclusion (organ, status, asked_at_ms);
-- a longer limit (延长审限): one row for each request on the way up the chain of approval
CREATE TABLE case_extension (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, clock_id TEXT NOT NULL, rank BIGINT NOT NULL, months BIGINT NOT NULL, days BIGINT NOT NULL, approver TEXT NOT NULL, outside BIGINT NOT NULL,
  reason TEXT NOT NULL, late BIGINT NOT NULL, decide_by BIGINT, status TEXT NOT NULL, asked_by TEXT NOT NULL, asked_by_name TEXT NOT NULL, asked_at_ms BIGINT NOT NULL,
  decided_by TEXT NOT NULL, decided_by_name TEXT NOT NULL, decided_at_ms BIGINT, decided_on BIGINT, document_number TEXT NOT NULL, note TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_extension_status ON case_extension (organ, status, asked_at_ms);
CREATE TABLE case_note (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, case_id, id));
CREATE TABLE case_correction (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, before_value TEXT NOT NULL, after_value TEXT NOT NULL, reason TEXT NOT NULL, status TEXT NOT NULL,
  asked_by TEXT NOT NULL, asked_by_name TEXT NOT NULL, asked_at_ms BIGINT NOT NULL, decided_by TEXT NOT NULL, decided_by_name TEXT NOT NULL, decided_at_ms BIGINT, note TEXT NOT NULL,
  version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_correction_status ON case_correction (organ, status, asked_at_ms);
CREATE TABLE case_document (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, template_code TEXT NOT NULL, template_version TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
  data_sealed TEXT NOT NULL, sha256 TEXT NOT NULL, issued_at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE TABLE case_fee (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, kind_name TEXT NOT NULL, amount_fen BIGINT NOT NULL, due_on BIGINT, status TEXT NOT NULL,
  clock_id TEXT NOT NULL, refund_clock_id TEXT NOT NULL, supplement_of TEXT NOT NULL, apportioned BIGINT NOT NULL, input TEXT NOT NULL, payer_id TEXT NOT NULL, payer_name TEXT NOT NULL, relieved_fen BIGINT NOT NULL, deferred_until BIGINT, paid_fen BIGINT NOT NULL, refund_fen BIGINT NOT NULL, refunded_fen BIGINT NOT NULL,
  reasoning TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
-- money that came in or went back; the cashier records it with its receipt
CREATE TABLE case_payment (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, fee_id TEXT NOT NULL, party_id TEXT NOT NULL, direction TEXT NOT NULL, amount_fen BIGINT NOT NULL, paid_on BIGINT NOT NULL, method TEXT NOT NULL,
  receipt_number TEXT NOT NULL, counterparty TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_by_name TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE UNIQUE INDEX case_payment_receipt ON case_payment (organ, direction, receipt_number);
-- 缓交、减交、免交: asked for, and decided by the president
CREATE TABLE case_fee_relief (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, fee_id TEXT NOT NULL, kind TEXT NOT NULL, ground TEXT NOT NULL, ground_name TEXT NOT NULL, percent BIGINT, until_on BIGINT,
  reason TEXT NOT NULL, status TEXT NOT NULL, relieved_fen BIGINT NOT NULL, asked_by TEXT NOT NULL, asked_by_name TEXT NOT NULL, asked_at_ms BIGINT NOT NULL,
  decided_by TEXT NOT NULL, decided_by_name TEXT NOT NULL, decided_at_ms BIGINT, note TEXT NOT NULL, reasoning TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_fee_relief_status ON case_fee_relief (organ, status, asked_at_ms);
-- who bears the fees in the end, and what was settled of it
CREATE TABLE case_fee_burden (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, party_id TEXT NOT NULL, party_name TEXT NOT NULL, bear_fen BIGINT NOT NULL, prepaid_fen BIGINT NOT NULL, relieved_fen BIGINT NOT NULL, direct_fen BIGINT NOT NULL,
  refund_fen BIGINT NOT NULL, owe_fen BIGINT NOT NULL, refunded_fen BIGINT NOT NULL, paid_fen BIGINT NOT NULL, effective_on BIGINT, due_on BIGINT, clock_id TEXT NOT NULL, status TEXT NOT NULL, active BIGINT NOT NULL, reasoning TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
-- an imported row exactly as it stood in the spreadsheet: nothing is lost
CREATE TABLE case_import (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, batch_id TEXT NOT NULL, row_number BIGINT NOT NULL, raw TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (organ, case_id, id));
CREATE TABLE import_batch (
  organ TEXT NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL, row_count BIGINT NOT NULL, accepted BIGINT NOT NULL, unchanged BIGINT NOT NULL, refused BIGINT NOT NULL,
  report TEXT NOT NULL, user_id TEXT NOT NULL, user_name TEXT NOT NULL, at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));

-- ── messages ──────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE notice (
  organ TEXT NOT NULL, id TEXT NOT NULL, user_organ TEXT NOT NULL, user_id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL, at_ms BIGINT NOT NULL,
  version BIGINT NOT NULL, PRIMARY KEY (organ, id));
CREATE INDEX notice_user ON notice (user_organ, user_id, at_ms);
-- working
CREATE TABLE notice_read (organ TEXT NOT NULL, notice_id TEXT NOT NULL, user_id TEXT NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (organ, notice_id, user_id));
CREATE TABLE saved_view (
  organ TEXT NOT NULL, id TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (organ, id));

-- ── facts (案件数据底座): one wide row per case, a pure function of the case's rows; docs/reference/facts.md explains each column ──────
-- The *_sort columns repeat their date with 9999999 for "none", so that sorting by them needs no rule about nulls.
CREATE TABLE case_facts (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, search_key ROW_KEY, number TEXT NOT NULL, number_sort TEXT NOT NULL, year BIGINT NOT NULL, type_code TEXT NOT NULL,
  case_type TEXT NOT NULL, procedure TEXT NOT NULL, trial_procedure TEXT NOT NULL, stage TEXT NOT NULL, status TEXT NOT NULL, secrecy TEXT NOT NULL, source TEXT NOT NULL,
  cause_code TEXT, cause_name TEXT NOT NULL, cause_mapped BIGINT NOT NULL, plaintiffs TEXT NOT NULL, defendants TEXT NOT NULL, third_parties TEXT NOT NULL, agents TEXT NOT NULL,
  party_count BIGINT NOT NULL, claim_amount_fen BIGINT, amount_sort BIGINT NOT NULL, department_id TEXT, handler_id TEXT, handler_name TEXT NOT NULL, handler_mapped BIGINT NOT NULL, clerk_name TEXT NOT NULL,
  received_on BIGINT, filed_on BIGINT NOT NULL, served_on BIGINT, hearing_on BIGINT, hearing_sort BIGINT NOT NULL, pronounced_on BIGINT, judgment_served_on BIGINT, effective_on BIGINT,
  due_on BIGINT, due_sort BIGINT NOT NULL, due_provisional BIGINT NOT NULL, closed_on BIGINT, closed_sort BIGINT NOT NULL, close_way TEXT, close_way_name TEXT NOT NULL, archived_on BIGINT,
  open_clocks BIGINT NOT NULL, next_due_on BIGINT, pending_corrections BIGINT NOT NULL, applicant_organ TEXT NOT NULL, applicant_id TEXT NOT NULL, remark TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL, updated_at_ms BIGINT NOT NULL, UNIQUE (organ, case_id));
CREATE INDEX case_facts_filed ON case_facts (organ, search_key, secrecy);
CREATE INDEX case_facts_number ON case_facts (organ, number_sort, search_key);
CREATE INDEX case_facts_due ON case_facts (organ, due_sort, search_key, status);
CREATE INDEX case_facts_due_open ON case_facts (organ, status, due_sort, search_key);
CREATE INDEX case_facts_closed ON case_facts (organ, closed_sort, search_key);
CREATE INDEX case_facts_amount ON case_facts (organ, amount_sort, search_key);
CREATE INDEX case_facts_updated ON case_facts (organ, updated_at_ms, search_key);
CREATE INDEX case_facts_hearing ON case_facts (organ, hearing_sort, search_key);
CREATE INDEX case_facts_handler ON case_facts (organ, handler_id, search_key, status, secrecy);
CREATE INDEX case_facts_cause ON case_facts (organ, cause_code, search_key, status, secrecy);
CREATE INDEX case_facts_status ON case_facts (organ, status, search_key, secrecy);
CREATE INDEX case_facts_applicant ON case_facts (applicant_organ, applicant_id);

-- ── the calendar (放假安排) ─────────────────────────────────────────────────────────────────────────────────────────────
-- a State Council notice that an administrator imported; id is the year. The newest one of a year counts.
CREATE TABLE calendar_notice (
  organ TEXT NOT NULL, id TEXT NOT NULL, year BIGINT NOT NULL, document_number TEXT NOT NULL, days TEXT NOT NULL, imported_by TEXT NOT NULL, imported_by_name TEXT NOT NULL,
  at_ms BIGINT NOT NULL, redated BIGINT NOT NULL, redated_at_ms BIGINT, version BIGINT NOT NULL, PRIMARY KEY (organ, id));
-- a running clock that a notice gave another last day
CREATE TABLE case_redating (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, clock_id TEXT NOT NULL, clock_name TEXT NOT NULL, year BIGINT NOT NULL, old_due_on BIGINT NOT NULL, new_due_on BIGINT NOT NULL,
  at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_redating_year ON case_redating (year, at_ms, id);

-- ── families of cases (案-件) ────────────────────────────────────────────────────────────────────────────────────────────
-- where a case comes from: an appeal from its first instance, an enforcement from its judgment. No source_case_id: known by number only.
CREATE TABLE case_link (
  organ TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, relation TEXT NOT NULL, relation_name TEXT NOT NULL, source_organ TEXT NOT NULL, source_case_id TEXT NOT NULL, source_number TEXT NOT NULL,
  at_ms BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, case_id, id));
CREATE INDEX case_link_source ON case_link (source_organ, source_case_id);
