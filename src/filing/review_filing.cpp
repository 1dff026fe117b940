#include "filing/review_filing.h"

#include <set>

#include "base/text.h"
#include "filing/find_filing.h"
#include "filing/rows.h"
#include "filing/tell_applicant.h"

namespace anshu::filing {
namespace {

constexpr const char* reopen_draft =
    "UPDATE filing_draft SET status = $1, updated_at_ms = $2, version = version + 1 WHERE organ = $3 AND id = $4";

constexpr int longest_correction_days = 30;
constexpr std::size_t longest_note = 2000;

struct DecisionInput {
  std::string filing_id;
  std::vector<std::string> reason_codes;
  std::optional<Date> correct_by_on;
};
BOOST_DESCRIBE_STRUCT(DecisionInput, (), (filing_id, reason_codes, correct_by_on))

Result<void> check_reasons(const FilingGuide& guide, const ReviewDecision& decision, bool for_return) {
  if (decision.reason_codes.empty()) return refuse_field("reason_codes", "required", "请选择理由");
  if (count_characters(decision.note) > longest_note) return refuse_field("note", "text.too_long", "说明最多 2000 字");
  std::set<std::string> seen;
  for (const std::string& code : decision.reason_codes) {
    const ReviewReason* reason = guide.reason(code);
    if (!reason) return refuse_field("reason_codes", "reason.unknown", "没有理由码 " + code);
    if (!seen.insert(code).second) return refuse_field("reason_codes", "reason.twice", "理由码 " + code + " 重复");
    if (for_return && !reason->may_return)
      return refuse(RefusalKind::invalid, "E_REASON_NOT_FOR_RETURN",
                    "“" + reason->name + "”不能作为补正理由，应当裁定不予受理或者立案后处理", reason->basis);
    if (!for_return && !reason->may_refuse)
      return refuse(RefusalKind::invalid, "E_REASON_NOT_FOR_REFUSAL",
                    "“" + reason->name + "”不能作为不予立案的理由，应当一次性告知补正", reason->basis);
  }
  return {};
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : ",") + code;
  return text;
}

std::string reason_names(const FilingGuide& guide, const std::vector<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : "；") + guide.reason(code)->name;
  return text;
}

void put_review(people::Action& action, const FilingRow& filing, const std::string& decision, const ReviewDecision& input) {
  ReviewRow review;
  review.organ = filing.organ;
  review.filing_id = filing.id;
  review.id = action.work.new_id();
  review.round = filing.returned_count + 1;
  review.decision = decision;
  review.reason_codes = joined(input.reason_codes);
  review.note = input.note;
  review.reviewer_id = action.actor.user_id;
  review.reviewer_name = action.actor.name;
  review.at_ms = action.now_ms();
  review.correct_by_on = input.correct_by_on;
  action.work.insert(review);
}

people::ActionCall call_for(const char* name, const people::Actor& actor, const ReviewDecision& decision) {
  return {name,
          actor.organ,
          decision.filing_id,
          to_json(DecisionInput{decision.filing_id, decision.reason_codes, decision.correct_by_on}),
          {}};
}

}  // namespace

Result<FilingRef> return_filing(FilingDesk& desk, const people::Actor& actor, const ReviewDecision& decision) {
  return desk.services.actions.run<FilingRef>(
      actor, call_for("return_filing", actor, decision), [&](people::Action& action) -> Result<FilingRef> {
        ANSHU_TRY(const FilingRow filing,
                  find_filing(action.db(), action.permissions, actor, "return_filing", decision.filing_id));
        ANSHU_CHECK(require_version(filing, decision.expected_version));
        ANSHU_CHECK(require_under_review(filing));
        if (filing.returned_count > 0)
          return refuse(RefusalKind::conflict, "E_SECOND_RETURN",
                        "补正事项应当一次性告知，该申请已经退回过一次；请决定立案或者不予立案",
                        "《人民法院在线诉讼规则》第九条；《登记立案规定》第七条");
        ANSHU_CHECK(check_reasons(desk.guide, decision, true));
        if (!decision.correct_by_on) return refuse_field("correct_by_on", "required", "请指定补正期限");
        if (*decision.correct_by_on <= action.today() || *decision.correct_by_on - action.today() > longest_correction_days)
          return refuse_field("correct_by_on", "date.range", "补正期限应在明日起三十日内");

        FilingRow after = filing;
        after.status = "returned";
        after.returned_count = filing.returned_count + 1;
        after.correct_by_on = decision.correct_by_on;
        after.review_due_on.reset();  // 补正期间不计入审查期限
        after = action.work.update(filing, after);
        put_review(action, filing, "return", decision);
        action.db().execute(reopen_draft,
                            {std::string("returned"), action.now_ms(), std::string(people::portal_organ), filing.draft_id});
        tell_applicant(
            action, filing, "您的立案申请需要补正",
            fmt::format("“{}”需要补正：{}。请在{}前改正后再次提交，已经提交的材料不必重传。{}", filing.title,
                        reason_names(desk.guide, decision.reason_codes), decision.correct_by_on->chinese(), decision.note),
            "/drafts/" + filing.draft_id);
        return FilingRef{after.organ, after.id, after.version};
      });
}

Result<FilingRef> refuse_filing(FilingDesk& desk, const people::Actor& actor, const ReviewDecision& decision) {
  return desk.services.actions.run<FilingRef>(
      actor, call_for("refuse_filing", actor, decision), [&](people::Action& action) -> Result<FilingRef> {
        ANSHU_TRY(const FilingRow filing,
                  find_filing(action.db(), action.permissions, actor, "refuse_filing", decision.filing_id));
        ANSHU_CHECK(require_version(filing, decision.expected_version));
        ANSHU_CHECK(require_under_review(filing));
        ANSHU_CHECK(check_reasons(desk.guide, decision, false));
        FilingRow after = filing;
        after.status = "refused";
        after.review_due_on.reset();
        after.decided_at_ms = action.now_ms();
        after.decided_by = actor.user_id;
        after.decided_by_name = actor.name;
        after = action.work.update(filing, after);
        put_review(action, filing, "refuse", decision);
        tell_applicant(action, filing, "您的立案申请不予立案",
                       fmt::format("“{}”不符合起诉条件：{}。{}您坚持起诉的，本院将依法裁定不予受理；对裁定不服的，可以上诉。",
                                   filing.title, reason_names(desk.guide, decision.reason_codes), decision.note),
                       "/filings/" + filing.id);
        return FilingRef{after.organ, after.id, after.version};
      });
}

Result<FilingRef> withdraw_filing(FilingDesk& desk, const people::Actor& actor, const std::string& filing_id,
                                  std::int64_t expected_version, const std::string& reason) {
  ANSHU_TRY(const FilingRow seen, desk.services.database.read_value([&](store::Connection& db) {
    return find_filing(db, desk.services.permissions, actor, "withdraw_filing", filing_id);
  }));
  if (count_characters(reason) > longest_note) return refuse_field("reason", "text.too_long", "理由最多 2000 字");
  const people::ActionCall call{"withdraw_filing", seen.organ, filing_id, fmt::format(R"({{"filing_id":"{}"}})", filing_id), {}};
  return desk.services.actions.run<FilingRef>(actor, call, [&](people::Action& action) -> Result<FilingRef> {
    ANSHU_TRY(const FilingRow filing, find_filing(action.db(), action.permissions, actor, "withdraw_filing", filing_id));
    ANSHU_CHECK(require_version(filing, expected_version));
    if (filing.status != "submitted" && filing.status != "resubmitted" && filing.status != "returned")
      return refuse(RefusalKind::conflict, "E_FILING_STATE", "法院已经作出处理，不能再撤回申请；需要撤诉的，请向承办法官提出");
    FilingRow after = filing;
    after.status = "withdrawn";
    after.review_due_on.reset();
    after.decided_at_ms = action.now_ms();
    after = action.work.update(filing, after);
    action.db().execute(reopen_draft,
                        {std::string("submitted"), action.now_ms(), std::string(people::portal_organ), filing.draft_id});
    return FilingRef{after.organ, after.id, after.version};
  });
}

}  // namespace anshu::filing
