#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "law/identity.h"
#include "people/accounts.h"
#include "people/password.h"

namespace anshu::people {
namespace {

constexpr const char* select_same_person = "SELECT 1 FROM user_account WHERE organ = $1 AND id_number_index = $2";

/// What was typed, read and checked.
struct Applicant {
  std::string name, id_number, phone, login;
};

/// The field's errors of a refusal by the law room, under the name that the form gives the field.
void add_errors(const Refusal& refusal, const std::string& field, std::vector<FieldError>& errors) {
  for (FieldError error : refusal.fields) {
    error.field = field;
    errors.push_back(std::move(error));
  }
}

/// Everything but the password; what is wrong is added to `errors`.
Applicant read_person(const RegisterLitigant& input, const law::Divisions& divisions, Date today,
                      std::vector<FieldError>& errors) {
  Applicant applicant{std::string(trim(input.name)), {}, {}, normalised_login(input.login)};
  std::ranges::move(person_name_errors(applicant.name, "name"), std::back_inserter(errors));
  if (const auto id_number = law::parse_id_number(input.id_number, divisions, today))
    applicant.id_number = id_number->text;
  else
    add_errors(id_number.error(), "id_number", errors);
  if (const auto phone = law::parse_mobile(input.phone))
    applicant.phone = *phone;
  else
    add_errors(phone.error(), "phone", errors);
  std::ranges::move(login_errors(applicant.login, "login"), std::back_inserter(errors));
  return applicant;
}

Result<Applicant> read_form(const RegisterLitigant& input, const law::Divisions& divisions, Date today) {
  std::vector<FieldError> errors;
  Applicant applicant = read_person(input, divisions, today, errors);
  std::ranges::move(password_errors(input.password, applicant.login, PasswordClass::portal, "password"),
                    std::back_inserter(errors));
  if (!applicant.id_number.empty() && input.password.find(applicant.id_number.substr(10)) != std::string::npos)
    errors.push_back({"password", "password.contains_id_number", "口令不得包含身份证号"});
  ANSHU_CHECK(refuse_if_any(std::move(errors)));
  return applicant;
}

UserRow row_of(const AccountServices& services, const Applicant& applicant, InstantMs now) {
  UserRow user;
  user.organ = portal_organ;
  user.id = anshu::new_id(now);
  user.login = applicant.login;
  user.name = applicant.name;
  user.kind = "portal";
  user.id_number_sealed = services.personal.seal(applicant.id_number);
  user.id_number_index = services.personal.index(applicant.id_number);
  user.phone_sealed = services.personal.seal(applicant.phone);
  user.created_at_ms = now;
  return user;
}

/// Writes the account; `also(action)` does what else belongs into the same transaction.
template <class Also>
Result<void> insert_litigant(AccountServices& services, const UserRow& user, const std::string& password_hash, Also&& also) {
  // Nobody is signed in yet: the journal names the new person, and the rules above stand in for the permission.
  Actor self = Actor::system(portal_organ);
  self.user_id = user.id;
  self.name = user.name;
  const ActionCall call{"register_litigant", portal_organ, user.id, json::serialize(json::object{{"login", user.login}}), {}};
  auto done = services.actions.run<json::object>(self, call, [&](Action& action) -> Result<json::object> {
    ANSHU_CHECK(check_login_free(action.db(), user.login));
    if (!action.db().query(select_same_person, {user.organ, user.id_number_index}).empty())
      return refuse(RefusalKind::conflict, "E_ALREADY_REGISTERED", "该身份证号已注册账号，请直接登录；忘记口令请到法院窗口办理",
                    "《人民法院在线诉讼规则》第七条");
    action.work.insert(user);
    action.work.insert(UserRoleRow{user.organ, user.id, "litigant", true, 1});
    insert_credential(action.db(), user, password_hash, false, action.now_ms());
    also(action);
    return json::object();
  });
  if (!done) return std::unexpected(std::move(done).error());
  return {};
}

}  // namespace

Result<SignedIn> register_litigant(AccountServices& services, const RegisterLitigant& input, const std::string& remote) {
  const InstantMs now = services.actions.clock().now_ms();
  ANSHU_TRY(const Applicant applicant, read_form(input, services.divisions, date_at(now)));
  ANSHU_CHECK(services.sign_in.allow_registration(remote));
  const UserRow user = row_of(services, applicant, now);
  std::string token;
  ANSHU_CHECK(insert_litigant(services, user, hash_password(input.password), [&](Action& action) {
    token = services.sign_in.open_session(action.db(), action.now_ms(), user, remote);
    services.log.append(action.db(), action.now_ms(),
                        {user.organ, "registered", user.id, user.name, user.login, remote, "当事人注册账号并登录", user.id});
  }));
  return services.sign_in.begin(std::move(token));
}

Result<std::string> register_litigant_with(AccountServices& services, const RegisterLitigant& input,
                                           const std::string& password_hash) {
  const InstantMs now = services.actions.clock().now_ms();
  std::vector<FieldError> errors;
  const Applicant applicant = read_person(input, services.divisions, date_at(now), errors);
  ANSHU_CHECK(refuse_if_any(std::move(errors)));
  const UserRow user = row_of(services, applicant, now);
  ANSHU_CHECK(insert_litigant(services, user, password_hash, [&](Action& action) {
    services.log.append(action.db(), action.now_ms(),
                        {user.organ, "registered", user.id, user.name, user.login, {}, "建立当事人账号", user.id});
  }));
  return user.id;
}

}  // namespace anshu::people
