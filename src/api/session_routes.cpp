// /session and /registrations: who is signed in, sign-in and -out, one's own password and TOTP, portal registration.
#include "api/callers.h"
#include "api/guard.h"
#include "people/directory.h"

namespace anshu::api {
namespace {

struct SessionUser {
  std::string organ, organ_name, id, login, name;
  std::string kind;  // staff | portal
  std::optional<std::string> department_id, department_name;
  std::vector<std::string> roles, role_names, actions;
  bool must_change_password = false, totp_enabled = false;
};
BOOST_DESCRIBE_STRUCT(SessionUser, (),
                      (organ, organ_name, id, login, name, kind, department_id, department_name, roles, role_names, actions,
                       must_change_password, totp_enabled))

struct Session {
  bool signed_in = false;
  std::string csrf_token;  // of the session; "" when nobody is signed in
  std::int64_t server_now_ms = 0;
  bool demo = false;
  std::optional<SessionUser> user;
};
BOOST_DESCRIBE_STRUCT(Session, (), (signed_in, csrf_token, server_now_ms, demo, user))

struct SignInInput {
  std::string login, password;
  std::optional<std::string> totp;
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (login, password, totp))

struct ChangePasswordInput {
  std::string old_password, new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePasswordInput, (), (old_password, new_password))

struct TotpCodeInput {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(TotpCodeInput, (), (code))

struct PasswordInput {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordInput, (), (password))

SessionUser user_view(Desk& desk, const people::Session& session) {
  const people::Permissions& permissions = desk.services.permissions;
  const people::Actor& actor = session.actor;
  SessionUser view;
  view.organ = actor.organ;
  view.id = actor.user_id;
  view.name = actor.name;
  view.kind = actor.kind == people::Actor::Kind::portal ? "portal" : "staff";
  view.department_id = actor.department_id;
  view.roles = actor.roles;
  for (const auto& code : actor.roles) {
    const auto* role = permissions.role(code);
    view.role_names.push_back(role ? role->name : code);
  }
  view.actions = permissions.actions_of(actor);
  view.must_change_password = session.must_change_password;
  desk.services.database.read([&](store::Connection& db) {
    view.organ_name = people::organ_name(db, actor.organ);
    if (const auto user = people::find_user(db, actor.organ, actor.user_id)) view.login = user->login;
    if (actor.department_id)
      if (const auto department = people::find_department(db, actor.organ, *actor.department_id))
        view.department_name = department->name;
    const auto credential = db.find<people::CredentialRow>({actor.organ, actor.user_id});
    view.totp_enabled = credential && credential->totp_confirmed;
  });
  return view;
}

Session view_of(Desk& desk, const people::Session* session) {
  Session view{session != nullptr, session ? session->csrf_token : std::string(), desk.services.clock.now_ms(), desk.demo, {}};
  if (session) view.user = user_view(desk, *session);
  return view;
}

Session current_view(Desk& desk, const Call& call) {
  const auto session = session_of(call);
  return view_of(desk, session ? &*session : nullptr);
}

Session enter(Desk& desk, Call& call, const people::SignedIn& signed_in) {
  http::CookieOptions options;
  options.secure = call.http.secure;
  call.reply.add("Set-Cookie", http::set_cookie(session_cookie, signed_in.token, options));
  return view_of(desk, signed_in.session.get());
}

/// Whoever signs in anew in the same browser leaves the old session, which nobody could sign out of any more.
void leave_old_session(Desk& desk, const Call& call) {
  if (const auto old = session_of(call)) desk.sign_in.sessions().end(old->token_hash);
}

Result<Session> sign_in(Desk& desk, Call& call, const SignInInput& input) {
  ANSHU_TRY(const auto signed_in, desk.sign_in.sign_in({input.login, input.password, input.totp}, call.http.remote_address));
  leave_old_session(desk, call);
  return enter(desk, call, signed_in);
}

Result<void> sign_out(Desk& desk, Call& call) {
  if (const auto session = session_of(call)) desk.sign_in.sign_out(*session, call.http.remote_address);
  http::CookieOptions options;
  options.secure = call.http.secure;
  options.max_age_s = 0;
  call.reply.add("Set-Cookie", http::set_cookie(session_cookie, "", options));
  return {};
}

Result<Session> register_litigant(Desk& desk, Call& call, const people::RegisterLitigant& input) {
  auto accounts = accounts_of(desk);
  ANSHU_TRY(const auto signed_in, people::register_litigant(accounts, input, call.http.remote_address));
  leave_old_session(desk, call);
  return enter(desk, call, signed_in);
}

Result<Session> change_password(Desk& desk, Call& call, const ChangePasswordInput& input) {
  auto accounts = accounts_of(desk);
  ANSHU_TRY(const auto signed_in, people::change_password(accounts, caller_of(call), input.old_password, input.new_password));
  return enter(desk, call, signed_in);
}

Result<Session> confirm_totp(Desk& desk, Call& call, const TotpCodeInput& input) {
  auto accounts = accounts_of(desk);
  ANSHU_CHECK(people::confirm_totp(accounts, caller_of(call), input.code));
  return current_view(desk, call);
}

http::Response remove_totp(Desk& desk, Call& call) {
  const auto body = detail::read_json_body(call.http);
  if (!body) return body.error();
  const auto input = from_json<PasswordInput>(*body);
  if (!input) return problem(input.error());
  auto accounts = accounts_of(desk);
  const auto removed = people::remove_totp(accounts, caller_of(call), input->password);
  if (!removed) return problem(removed.error());
  return detail::answer(call, to_json(current_view(desk, call)));
}

constexpr const char* tag = "登录";

}  // namespace

void add_session_routes(Router& router, Desk& desk) {
  router.get<Session>({.path = "/api/v1/session",
                       .operation = "get_session",
                       .summary = "当前登录状态；写操作所需的 CSRF 令牌",
                       .tag = tag,
                       .permission = "public"},
                      [&desk](Call& call) -> Result<Session> { return current_view(desk, call); });
  router.post<SignInInput, Session>({.path = "/api/v1/session",
                                     .operation = "sign_in",
                                     .summary = "登录；启用动态口令的账号须同时提交 totp",
                                     .tag = tag,
                                     .permission = "public"},
                                    [&desk](Call& call, const SignInInput& input) { return sign_in(desk, call, input); });
  router.del<void>(
      {.path = "/api/v1/session", .operation = "sign_out", .summary = "退出登录", .tag = tag, .permission = "public"},
      [&desk](Call& call) { return sign_out(desk, call); });
  router.post<ChangePasswordInput, Session>(
      {.path = "/api/v1/session/password",
       .operation = "change_password",
       .summary = "修改本人口令；其他设备上的登录随之失效",
       .tag = tag,
       .permission = "signed_in"},
      [&desk](Call& call, const ChangePasswordInput& input) { return change_password(desk, call, input); });
  router.post<void, people::TotpSecret>({.path = "/api/v1/session/totp",
                                         .operation = "begin_totp",
                                         .summary = "获取动态口令密钥（确认之前不生效）",
                                         .tag = tag,
                                         .permission = "signed_in"},
                                        [&desk](Call& call) {
                                          auto accounts = accounts_of(desk);
                                          return people::begin_totp(accounts, caller_of(call));
                                        });
  router.post<TotpCodeInput, Session>(
      {.path = "/api/v1/session/totp/confirm",
       .operation = "confirm_totp",
       .summary = "输入一次动态口令以启用",
       .tag = tag,
       .permission = "signed_in"},
      [&desk](Call& call, const TotpCodeInput& input) { return confirm_totp(desk, call, input); });
  RouteInfo remove{.path = "/api/v1/session/totp",
                   .operation = "remove_totp",
                   .summary = "停用动态口令（须验证口令）",
                   .tag = tag,
                   .permission = "signed_in"};
  remove.method = "DELETE";
  remove.request_schema = &schema_of<PasswordInput>;
  remove.response_schema = &schema_of<Session>;
  router.add(std::move(remove), [&desk](Call& call) { return remove_totp(desk, call); });
  router.post<people::RegisterLitigant, Session>(
      {.path = "/api/v1/registrations",
       .operation = "register_litigant",
       .summary = "当事人、代理人注册账号并登录",
       .tag = tag,
       .permission = "public",
       .success = 201},
      [&desk](Call& call, const people::RegisterLitigant& input) { return register_litigant(desk, call, input); });
}

}  // namespace anshu::api
