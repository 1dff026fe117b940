// The OpenAPI 3.1 document, printed from the routes themselves.
#pragma once

#include <string>

#include "api/router.h"

namespace anshu::api {

struct OpenApiInfo {
  std::string title = "案枢 Anshu API";
  std::string version = "1";
  std::string description = {};
  std::string session_cookie = "anshu_session";
  std::string csrf_header = "X-CSRF-Token";
};

/// The whole document, in a fixed order. Throws std::logic_error when two different types share one component name.
json::object openapi_document(const Router& router, const OpenApiInfo& info);

/// Adds GET /api/v1/openapi.json (public), which describes every route of the router, also those added later.
void add_openapi_route(Router& router, OpenApiInfo info);

}  // namespace anshu::api
