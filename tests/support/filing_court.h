// A court that takes filings: everything of test::CaseCourt, the shipped templates and a whole filing to hand in.
#pragma once

#include <filesystem>
#include <set>

#include "documents/issuer.h"
#include "files/sniff.h"
#include "filing/accept_filing.h"
#include "filing/checks.h"
#include "filing/derivations.h"
#include "filing/drafts.h"
#include "filing/filing_view.h"
#include "filing/submit_filing.h"
#include "law/identity.h"
#include "support/case_court.h"

namespace anshu::test {

inline std::string read_reference(std::string_view path) { return read_source_file("reference/" + std::string(path)); }

inline documents::Templates shipped_templates() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
    files.push_back(entry.path().filename().string());
  return must(documents::Templates::load(files, read_reference));
}

struct FilingCourt : CaseCourt {
  filing::FilingGuide guide = must(filing::FilingGuide::load(read_reference));
  files::Sniffer sniffer;
  documents::Templates templates = shipped_templates();
  documents::Issuer issuer{templates, law::book(), personal};
  filing::Derivations derivations =
      must(filing::Derivations::load(read_source_file("reference/filing/derivations.toml"), law::book()));
  filing::FilingDesk desk{services, guide, sniffer, derivations};
  people::Actor filer = litigant();
  people::Actor reviewer = filing_clerk();

  filing::FilingContent content() {
    filing::FilingContent c;
    c.court_code = court_code;
    c.case_type = "0301";
    c.cause_code = law::book().causes.find_by_name(law::CauseKind::civil, "民间借贷纠纷")->code;
    filing::FilingParty plaintiff{"plaintiff",
                                  "natural",
                                  "张晓明",
                                  {},
                                  law::make_id_number("610702", Date::of(1985, 3, 4), 11),
                                  {},
                                  {},
                                  {},
                                  "13900000001",
                                  "陕西省汉中市汉台区东关街道1号",
                                  {},
                                  {},
                                  {},
                                  {}};
    filing::FilingParty defendant{"defendant", "natural", "李建国", {}, {}, {}, {}, {}, {}, "陕西省汉中市汉台区北关街道2号",
                                  {},          {},        {},       {}};
    c.parties = {plaintiff, defendant};
    c.claims = {{"判令被告偿还借款本金", 5'000'000}, {"诉讼费用由被告承担", std::nullopt}};
    c.facts = "2025年1月5日，被告向原告借款5万元，约定一年归还，到期未还。";
    for (const char* code : {"complaint", "identity", "loan_contract", "loan_delivery"})
      c.missing_materials.push_back({code, "原件在外地，开庭时提交"});
    c.online_consent = true;
    c.mediation_consent = false;
    c.eservice_consent = false;
    c.service_address = "陕西省汉中市汉台区东关街道1号";
    c.declaration = true;
    return c;
  }
  std::string draft(const filing::FilingContent& c) { return must(filing::create_draft(desk, filer, c)).row.id; }
  filing::FilingRef submit() { return must(filing::submit_filing(desk, filer, draft(content()))); }
  filing::view::Filing view(const std::string& id) { return must(filing::view_filing(desk, reviewer, id)); }
  Result<filing::AcceptedFiling> accept(const filing::FilingRef& ref, const std::string& procedure = "ordinary") {
    return filing::accept_filing(desk, issuer, reviewer, {ref.id, ref.version, procedure, content().cause_code.value(), "", ""});
  }
  std::int64_t count(const std::string& table) {
    return database->read_value(
        [&](store::Connection& db) { return store::integer(db.query("SELECT count(*) FROM " + table).at(0, 0)); });
  }
};

/// The rules of the findings that block: "field:rule".
inline std::set<std::string> blocked_by(FilingCourt& court, const filing::FilingContent& content) {
  std::set<std::string> rules;
  for (const auto& finding : filing::check_filing(court.services, court.guide, content, {}, court.today()))
    if (finding.level == filing::FindingLevel::block) rules.insert(finding.field + ":" + finding.rule);
  return rules;
}

}  // namespace anshu::test
