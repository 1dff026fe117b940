// What load balancers and Prometheus ask: /healthz, /readyz, /metrics.
#pragma once

#include <functional>
#include <memory>

#include "api/router.h"
#include "http/metrics.h"

namespace anshu::api {

/// `ready` returns a refusal (the database is away, the program is stopping) as long as no traffic should come here.
void add_health_routes(Router& router, std::function<Result<void>()> ready, std::shared_ptr<http::Metrics> metrics);

}  // namespace anshu::api
