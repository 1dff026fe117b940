// All routes of the product, for the server, the OpenAPI document and the tests alike.
#pragma once

#include "api/router.h"
#include "app/house.h"
#include "http/metrics.h"

namespace anshu::app {

void add_product_routes(api::Router& router, House& house, std::shared_ptr<http::Metrics> metrics);

}  // namespace anshu::app
