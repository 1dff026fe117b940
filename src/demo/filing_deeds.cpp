#include "demo/filing_deeds.h"

#include "files/pdf.h"
#include "filing/accept_filing.h"
#include "filing/drafts.h"
#include "filing/review_filing.h"
#include "filing/submit_filing.h"
#include "filing/uploads.h"
#include "law/law_book.h"

namespace anshu::demo {
namespace {

std::vector<std::string> codes_of(const std::string& joined) {
  std::vector<std::string> codes;
  for (std::size_t at = 0; at <= joined.size();) {
    const auto comma = std::min(joined.find(',', at), joined.size());
    codes.push_back(joined.substr(at, comma - at));
    at = comma + 1;
  }
  return codes;
}

std::string note_for_return(const std::string& codes) {
  if (codes.find("R13") != std::string::npos) return "起诉状末页未签名，请签名后重新上传；证据材料请按证据目录顺序补齐。";
  if (codes == "R12") return "第二份证据照片模糊、缺页，请重新拍摄或者扫描。";
  if (codes == "R14") return "授权委托书未写明代理权限，请补充后上传。";
  if (codes == "R17") return "请补充被告可以送达的地址和联系电话。";
  return "请补交材料清单中列明的证据。";
}

std::string note_for_refusal(const std::string& code) {
  if (code == "R02") return "被告住所地和合同履行地均不在本区，请向有管辖权的人民法院起诉。";
  if (code == "R01") return "所诉事项由行政机关处理，请向有关部门申请。";
  if (code == "R07") return "同一事实和请求本院已作出生效裁判。";
  if (code == "R08") return "双方约定有仲裁条款，请依法申请仲裁。";
  return "";
}

}  // namespace

const people::Actor& FilingDeeds::clerk_for(const LivingCase& one) const {
  constexpr std::array<const char*, 4> clerks = {"filing1", "filing2", "filing3", "filing1"};
  return people_.actor(clerks[static_cast<std::size_t>(one.birth.number) % clerks.size()]);
}

std::vector<filing::MaterialItem> FilingDeeds::materials_of(const LivingCase& one) const {
  return house_.filing.guide.materials_for(one.complaint.case_type.value_or(""),
                                           house_.filing.services.law.causes.path_text(one.complaint.cause_code.value_or("")));
}

Result<void> FilingDeeds::submit(LivingCase& one) {
  const auto materials = materials_of(one);
  std::vector<std::string> uploaded;
  if (one.birth.with_files)
    for (const auto& item : materials)
      if (item.required) uploaded.push_back(item.code);
  excuse_materials(one.complaint, materials, uploaded);
  ANSHU_TRY(const filing::OpenDraft draft, filing::create_draft(house_.filing, one.filer->actor, one.complaint));
  one.id = draft.row.id;
  for (const auto& item : materials)
    if (std::ranges::find(uploaded, item.code) != uploaded.end()) ANSHU_CHECK(upload(one, item));
  ANSHU_TRY(const filing::FilingRef submitted, filing::submit_filing(house_.filing, one.filer->actor, one.id));
  one.filing_version = submitted.version;
  return {};
}

Result<void> FilingDeeds::upload(LivingCase& one, const filing::MaterialItem& material) {
  const std::string bytes = material.code == "complaint" ? complaint_pdf(one) : stand_in_pdf();
  const filing::NewUpload begin{one.id, material.code, material.name + ".pdf", static_cast<std::int64_t>(bytes.size()),
                                "application/pdf"};
  ANSHU_TRY(const filing::UploadRow row, filing::begin_upload(house_.filing, one.filer->actor, begin));
  ANSHU_CHECK(filing::append_upload(house_.filing, one.filer->actor, row.id, 0, bytes));
  return {};
}

std::string FilingDeeds::complaint_pdf(const LivingCase& one) const {
  const filing::FilingContent& complaint = one.complaint;
  files::PdfDocument document;
  document.title = "民事起诉状";
  document.author = one.filer->person.name;
  document.created_at_ms = one.birth.at;
  document.blocks.push_back({.kind = files::BlockKind::title, .text = "民事起诉状"});
  const auto paragraph = [&](std::string text) {
    document.blocks.push_back({.kind = files::BlockKind::paragraph, .text = std::move(text)});
  };
  for (const filing::FilingParty& party : complaint.parties)
    paragraph((party.side == "plaintiff" ? "原告：" : "被告：") + party.name + "，住所地" + party.address.value_or("不详") +
              "。");
  paragraph("诉讼请求：");
  files::Block claims{.kind = files::BlockKind::list};
  for (const filing::FilingClaim& claim : complaint.claims) claims.items.push_back(claim.text + "。");
  document.blocks.push_back(std::move(claims));
  paragraph("事实与理由：");
  paragraph(complaint.facts.value_or(""));
  document.blocks.push_back(
      {.kind = files::BlockKind::signature, .items = {one.first_plaintiff(), date_at(one.birth.at).chinese()}});
  return files::make_pdf(document).bytes;
}

const std::string& FilingDeeds::stand_in_pdf() {
  if (stand_in_.empty()) {
    files::PdfDocument document;
    document.title = "演示材料";
    document.created_at_ms = house_.clock.now_ms();
    document.blocks.push_back({.kind = files::BlockKind::title, .text = "演示材料"});
    document.blocks.push_back({.kind = files::BlockKind::paragraph, .text = "此页代替当事人上传的证明、合同和凭证。"});
    stand_in_ = files::make_pdf(document).bytes;
  }
  return stand_in_;
}

Result<void> FilingDeeds::resubmit(LivingCase& one) {
  ANSHU_TRY(filing::OpenDraft draft, filing::open_draft(house_.filing, one.filer->actor, one.id));
  draft.content.evidence.push_back({"补充提交的材料", "原告提供", "按补正通知补交"});
  ANSHU_CHECK(filing::save_draft(house_.filing, one.filer->actor, one.id, draft.row.version, draft.content));
  ANSHU_TRY(const filing::FilingRef submitted, filing::submit_filing(house_.filing, one.filer->actor, one.id));
  one.filing_version = submitted.version;
  return {};
}

Result<void> FilingDeeds::withdraw(LivingCase& one) {
  ANSHU_CHECK(filing::withdraw_filing(house_.filing, one.filer->actor, one.id, one.filing_version, "双方已自行协商解决"));
  return {};
}

Result<void> FilingDeeds::send_back(LivingCase& one, const PlannedDeed& planned) {
  ANSHU_TRY(const filing::FilingRef returned, filing::return_filing(house_.filing, clerk_for(one),
                                                                    {one.id, one.filing_version, codes_of(planned.code),
                                                                     note_for_return(planned.code), planned.other}));
  one.filing_version = returned.version;
  return {};
}

Result<void> FilingDeeds::refuse(LivingCase& one, const PlannedDeed& planned) {
  ANSHU_CHECK(
      filing::refuse_filing(house_.filing, clerk_for(one),
                            {one.id, one.filing_version, codes_of(planned.code), note_for_refusal(planned.code), std::nullopt}));
  return {};
}

Result<void> FilingDeeds::accept(LivingCase& one) {
  filing::Acceptance acceptance;
  acceptance.filing_id = one.id;
  acceptance.expected_version = one.filing_version;
  acceptance.trial_procedure = one.life.trial_procedure;
  acceptance.cause_code = one.complaint.cause_code.value_or("");
  ANSHU_TRY(const filing::AcceptedFiling accepted,
            filing::accept_filing(house_.filing, house_.documents, clerk_for(one), acceptance));
  one.number = accepted.case_number;
  return {};
}

}  // namespace anshu::demo
