// Drafts, uploads and filings: the portal's wizard, and the court's review desk.
#include <charconv>

#include "api/resources.h"
#include "api/stored_file.h"
#include "documents/templates.h"
#include "filing/accept_filing.h"
#include "filing/drafts.h"
#include "filing/filing_view.h"
#include "filing/find_filing.h"
#include "filing/receipt.h"
#include "filing/reveal_filing_data.h"
#include "filing/review_filing.h"
#include "filing/submit_filing.h"
#include "filing/uploads.h"
#include "law/law_book.h"
#include "people/security_log.h"
#include "store/blobs.h"

namespace anshu::api {
namespace filings {

namespace view = filing::view;

struct DraftList {
  std::vector<view::DraftSummary> items;
};
BOOST_DESCRIBE_STRUCT(DraftList, (), (items))
struct FindingList {
  std::vector<filing::Finding> findings;
};
BOOST_DESCRIBE_STRUCT(FindingList, (), (findings))
struct AcceptFiling {
  std::string trial_procedure, cause_code;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AcceptFiling, (), (trial_procedure, cause_code, note))
struct ReturnFiling {
  std::vector<std::string> reason_codes;
  std::optional<std::string> note;
  Date correct_by_on;
};
BOOST_DESCRIBE_STRUCT(ReturnFiling, (), (reason_codes, note, correct_by_on))
struct RefuseFiling {
  std::vector<std::string> reason_codes;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RefuseFiling, (), (reason_codes, note))
struct WithdrawFiling {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawFiling, (), (reason))
struct RevealFilingData {
  std::string field, reason_code;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(RevealFilingData, (), (field, reason_code, reason))

RouteInfo route(std::string path, std::string operation, std::string summary, std::string permission) {
  return {.path = "/api/v1" + std::move(path),
          .operation = std::move(operation),
          .summary = std::move(summary),
          .tag = "立案",
          .permission = std::move(permission)};
}
RouteInfo with_if_match(RouteInfo info) {
  info.if_match = true;
  return info;
}
RouteInfo creating(RouteInfo info) {
  info.success = 201;
  info.idempotent_key = true;
  return info;
}

Result<view::Draft> shown(Desk& desk, Call& call, Result<filing::OpenDraft> draft) {
  if (!draft) return std::unexpected(draft.error());
  call.set_version(draft->row.version);
  return filing::view_draft(desk.filing, *draft);
}

Result<view::Filing> shown(Desk& desk, Call& call, const Result<filing::FilingRef>& changed) {
  if (!changed) return std::unexpected(changed.error());
  call.set_version(changed->version);
  return filing::view_filing(desk.filing, actor_of(call), changed->id);
}

void add_draft_routes(Router& router, Desk& desk) {
  router.get<DraftList>(route("/drafts", "list_drafts", "我正在填写的起诉材料", "save_draft"),
                        [&desk](Call& call) -> Result<DraftList> {
                          DraftList list;
                          for (const auto& row : filing::list_drafts(desk.filing, actor_of(call)))
                            list.items.push_back(filing::summarise_draft(row));
                          return list;
                        });
  RouteInfo create = route("/drafts", "create_draft", "开始填写起诉材料", "save_draft");
  router.post<filing::FilingContent, view::Draft>(creating(create), [&desk](Call& call, filing::FilingContent content) {
    return shown(desk, call, filing::create_draft(desk.filing, actor_of(call), content, call.idempotency_key));
  });
  router.get<view::Draft>(route("/drafts/{id}", "get_draft", "起诉材料", "save_draft"), [&desk](Call& call) {
    return shown(desk, call, filing::open_draft(desk.filing, actor_of(call), call.param("id")));
  });
  router.put<filing::FilingContent, view::Draft>(
      with_if_match(route("/drafts/{id}", "save_draft", "保存所填内容", "save_draft")),
      [&desk](Call& call, filing::FilingContent content) {
        return shown(desk, call, filing::save_draft(desk.filing, actor_of(call), call.param("id"), *call.if_match, content));
      });
  router.del<void>(route("/drafts/{id}", "delete_draft", "删除未提交的起诉材料", "save_draft"),
                   [&desk](Call& call) { return filing::delete_draft(desk.filing, actor_of(call), call.param("id")); });
  router.add(
      [] {
        RouteInfo info = route("/drafts/{id}/check", "check_draft", "检查所填内容", "save_draft");
        info.method = "POST";
        info.response_schema = &schema_of<FindingList>;
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const auto draft = filing::open_draft(desk.filing, actor_of(call), call.param("id"));
        if (!draft) return problem(draft.error());
        const FindingList list{filing::check_filing(desk.services, desk.filing.guide, draft->content,
                                                    filing::complete_material_codes(draft->uploads),
                                                    desk.services.clock.today())};
        return http::Response::json(to_json(list));
      });
  router.add(
      [] {
        RouteInfo info = creating(route("/drafts/{id}/submit", "submit_draft", "提交立案申请", "submit_filing"));
        info.method = "POST";
        info.response_schema = &schema_of<view::Filing>;
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const auto filing = shown(desk, call, filing::submit_filing(desk.filing, actor_of(call), call.param("id")));
        if (!filing) return problem(filing.error());
        call.set_location("/api/v1/filings/" + filing->id);
        return detail::answer(call, to_json(*filing));
      });
}

void add_upload_routes(Router& router, Desk& desk) {
  RouteInfo begin = route("/uploads", "begin_upload", "开始上传材料", "save_draft");
  router.post<filing::NewUpload, view::Upload>(
      creating(begin), [&desk](Call& call, filing::NewUpload upload) -> Result<view::Upload> {
        ANSHU_TRY(const auto row, filing::begin_upload(desk.filing, actor_of(call), upload, call.idempotency_key));
        return filing::view_upload(row);
      });
  router.add(
      [] {
        RouteInfo info = route("/uploads/{id}", "append_upload", "续传材料（请求头 Upload-Offset 为起始字节）", "save_draft");
        info.method = "PATCH";
        info.consumes = "application/octet-stream";
        info.response_schema = &schema_of<view::Upload>;
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const auto offset_text = call.http.header("Upload-Offset");
        std::int64_t offset = -1;
        std::from_chars(offset_text.data(), offset_text.data() + offset_text.size(), offset);
        const auto row = filing::append_upload(desk.filing, actor_of(call), call.param("id"), offset, call.http.body);
        if (!row) return problem(row.error());
        return http::Response::json(to_json(filing::view_upload(*row)));
      });
  router.get<view::Upload>(route("/uploads/{id}", "get_upload", "上传进度", "save_draft"),
                           [&desk](Call& call) -> Result<view::Upload> {
                             ANSHU_TRY(const auto row, filing::find_upload(desk.filing, actor_of(call), call.param("id")));
                             return filing::view_upload(row);
                           });
  router.del<void>(route("/uploads/{id}", "delete_upload", "删除材料", "save_draft"),
                   [&desk](Call& call) { return filing::delete_upload(desk.filing, actor_of(call), call.param("id")); });
  router.add(
      [] {
        RouteInfo info = route("/uploads/{id}/file", "get_upload_file", "查看已上传的材料", "save_draft");
        info.method = "GET";
        info.produces = "application/octet-stream";
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const auto row = filing::find_upload(desk.filing, actor_of(call), call.param("id"));
        if (!row) return problem(row.error());
        const auto bytes = row->complete ? desk.services.blobs.get(row->sha256) : std::nullopt;
        if (!bytes) return problem(refuse_not_found("材料").error());
        return stored_file(*bytes, row->media_type, row->name);
      });
}

void add_review_routes(Router& router, Desk& desk) {
  RouteInfo list = route("/filings", "list_filings", "立案申请（当事人：本人的；立案庭：本院的）", "signed_in");
  list.query = {{"status",
                 QueryType::choice,
                 "状态",
                 false,
                 false,
                 {"open", "submitted", "returned", "resubmitted", "accepted", "refused", "withdrawn", "all"}},
                {"q", QueryType::text, "标题或收件编号的一部分"},
                {"sort", QueryType::choice, "排序", false, false, {"due", "-due", "submitted", "-submitted"}},
                {"limit", QueryType::integer, "每页行数"},
                {"cursor", QueryType::text, "上一页的 next_cursor"}};
  router.get<view::FilingPage>(list, [&desk](Call& call) {
    return filing::list_filings(desk.filing, actor_of(call),
                                {call.text("status"), call.text("q"), call.text("sort").value_or(""),
                                 call.integer("limit").value_or(50), call.text("cursor").value_or("")});
  });
  router.get<view::Filing>(route("/filings/{id}", "get_filing", "立案申请", "signed_in"),
                           [&desk](Call& call) -> Result<view::Filing> {
                             ANSHU_TRY(auto filing, filing::view_filing(desk.filing, actor_of(call), call.param("id")));
                             call.set_version(filing.version);
                             return filing;
                           });
  RouteInfo accept = with_if_match(route("/filings/{id}/accept", "accept_filing", "决定立案", "accept_filing"));
  accept.idempotent_key = true;
  router.post<AcceptFiling, filing::AcceptedFiling>(accept, [&desk](Call& call, AcceptFiling input) {
    return filing::accept_filing(desk.filing, desk.issuer, actor_of(call),
                                 {call.param("id"), *call.if_match, input.trial_procedure, input.cause_code,
                                  input.note.value_or(""), call.idempotency_key});
  });
  router.post<ReturnFiling, view::Filing>(
      with_if_match(route("/filings/{id}/return", "return_filing", "退回补正（一次性告知）", "return_filing")),
      [&desk](Call& call, ReturnFiling input) {
        return shown(desk, call,
                     filing::return_filing(
                         desk.filing, actor_of(call),
                         {call.param("id"), *call.if_match, input.reason_codes, input.note.value_or(""), input.correct_by_on}));
      });
  router.post<RefuseFiling, view::Filing>(
      with_if_match(route("/filings/{id}/refuse", "refuse_filing", "不予立案", "refuse_filing")),
      [&desk](Call& call, RefuseFiling input) {
        return shown(
            desk, call,
            filing::refuse_filing(desk.filing, actor_of(call),
                                  {call.param("id"), *call.if_match, input.reason_codes, input.note.value_or(""), std::nullopt}));
      });
  router.post<WithdrawFiling, view::Filing>(
      with_if_match(route("/filings/{id}/withdraw", "withdraw_filing", "撤回立案申请", "withdraw_filing")),
      [&desk](Call& call, WithdrawFiling input) {
        return shown(
            desk, call,
            filing::withdraw_filing(desk.filing, actor_of(call), call.param("id"), *call.if_match, input.reason.value_or("")));
      });
  router.post<RevealFilingData, filing::RevealedData>(
      route("/filings/{id}/reveal", "reveal_filing_data", "查看脱敏信息（留痕）", "reveal_personal_data"),
      [&desk](Call& call, RevealFilingData input) {
        return filing::reveal_filing_data(desk.filing, desk.security_log, actor_of(call),
                                          {call.param("id"), input.field, input.reason_code, input.reason.value_or("")},
                                          call.http.remote_address);
      });
}

void add_file_routes(Router& router, Desk& desk) {
  router.add(
      [] {
        RouteInfo info = route("/filings/{id}/receipt.pdf", "get_filing_receipt", "收到诉状的书面凭证", "signed_in");
        info.method = "GET";
        info.produces = "application/pdf";
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const auto filing = filing::view_filing(desk.filing, actor_of(call), call.param("id"));
        if (!filing) return problem(filing.error());
        return stored_file(filing::filing_receipt(desk.templates, *filing), "application/pdf",
                           "收件凭证" + filing->receipt_number + ".pdf");
      });
  router.add(
      [] {
        RouteInfo info = route("/filings/{id}/materials/{material}/file", "get_filing_material", "查看立案材料", "signed_in");
        info.method = "GET";
        info.produces = "application/octet-stream";
        return info;
      }(),
      [&desk](Call& call) -> http::Response {
        const people::Actor& actor = actor_of(call);
        const auto material = desk.services.database.read_value([&](store::Connection& db) -> Result<cases::MaterialRow> {
          ANSHU_TRY(const auto filing,
                    filing::find_filing(db, desk.services.permissions, actor, filing::view_action(actor), call.param("id")));
          auto row = db.find<cases::MaterialRow>({filing.organ, filing.id, call.param("material")});
          if (!row || !row->active) return refuse_not_found("材料");
          return *std::move(row);
        });
        if (!material) return problem(material.error());
        const auto bytes = desk.services.blobs.get(material->sha256);
        if (!bytes) throw std::runtime_error("a material is missing from the content store");
        return stored_file(*bytes, material->media_type, material->name);
      });
}

}  // namespace filings

void add_filing_routes(Router& router, Desk& desk) {
  filings::add_draft_routes(router, desk);
  filings::add_upload_routes(router, desk);
  filings::add_review_routes(router, desk);
  filings::add_file_routes(router, desk);
}

}  // namespace anshu::api
