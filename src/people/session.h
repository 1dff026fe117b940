// The session of one request: who signed in, and the token that writes must repeat.
#pragma once

#include <optional>
#include <string>

#include "people/actor.h"

namespace anshu::people {

struct Session {
  Actor actor;
  std::string token_hash, csrf_token;
  bool must_change_password = false;
};

}  // namespace anshu::people
