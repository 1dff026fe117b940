// How a case is filed online: what the litigant chooses, tells and hands in, and what the court sends on acceptance. Data of the
// procedure ([[online_filing]]); the wizard, the review desk and accept_filing have no code per case type.
// Sources: 民事诉讼法第一百二十四条, 行政诉讼法第四十九条, 登记立案规定第四条、第五条, 在线诉讼规则第三条.
#pragma once

#include <string>
#include <vector>

#include "base/describe.h"
#include "cases/form_field.h"
#include "law/data_file.h"

namespace anshu::law {
struct LawBook;
}

namespace anshu::cases {

/// One side on the wizard's page of parties. `title` is for the litigant (原告（提起诉讼的一方）); the side's name is the
/// procedure's.
struct FilingSide {
  std::string code;  // plaintiff | defendant | third
  std::string title, help;
  bool required = false;    // at least one party
  bool identified = false;  // must prove who they are: identity number and telephone (the filing side)
};
BOOST_DESCRIBE_STRUCT(FilingSide, (), (code, title, help, required, identified))

/// A document made when the filing is accepted; `trial_procedures` empty: always.
struct FilingDocument {
  std::string code;
  std::vector<std::string> trial_procedures;
};
BOOST_DESCRIBE_STRUCT(FilingDocument, (), (code, trial_procedures))

struct OnlineFiling {
  std::string case_type;  // code of case_types.csv
  std::string name;       // what a litigant chooses: 民事起诉
  std::string help;       // one plain sentence
  std::string paper;      // 民事起诉状
  std::string signer;     // 具状人
  std::string claims;     // heading: 诉讼请求
  std::string causes;     // kind of causes (civil | administrative | enforcement …); "": none is asked for
  std::string fee;        // "cause": by the cause; a code of fees.toml; "": nothing is paid in advance
  std::string basis;
  std::string review;          // rule of the court's time to decide on it: FILING-REVIEW, CIV-PAY-ACC …
  std::string review_length;   // 7日
  std::string court_help;      // which court it goes to, with the article
  std::string claims_example;  // what a claim looks like
  bool agreed_court = false;   // the parties may have agreed on the court (民事诉讼法第三十五条): asked for
  bool mediation = false;      // asked whether mediation may come first
  std::string source_field;    // the field whose answer is the number of the case that this one comes from; "" for none
  std::vector<FilingSide> sides;
  std::vector<StepField> fields;  // 要素: text, long_text, date (past), choice, amount, boolean (must hold when required)
  std::vector<FilingDocument> documents;

  const FilingSide* side(std::string_view code) const;
};
BOOST_DESCRIBE_STRUCT(OnlineFiling, (),
                      (case_type, name, help, paper, signer, claims, causes, fee, basis, review, review_length, court_help,
                       claims_example, agreed_court, mediation, source_field, sides, fields, documents))

/// E_REFERENCE_DATA with file and line: unknown case type, cause kind, fee, side, field kind.
Result<OnlineFiling> read_online_filing(const law::DataTable& table, const law::LawBook& law);

}  // namespace anshu::cases
