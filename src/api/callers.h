// What resources about accounts hand to the people room.
#pragma once

#include "api/resources.h"
#include "law/law_book.h"
#include "people/accounts.h"

namespace anshu::api {

inline people::AccountServices accounts_of(Desk& desk) {
  return {desk.services.actions, desk.services.personal, desk.services.law.divisions, desk.security_log, desk.sign_in};
}

inline people::Caller caller_of(const Call& call) {
  return {actor_of(call), call.http.remote_address, call.idempotency_key, call.if_match};
}

}  // namespace anshu::api
