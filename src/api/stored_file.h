// Sends a stored file in place, under its own name, so that no browser runs what a litigant uploaded.
#pragma once

#include <string>

#include "http/message.h"

namespace anshu::api {

http::Response stored_file(const std::string& bytes, const std::string& media_type, const std::string& name);

}  // namespace anshu::api
