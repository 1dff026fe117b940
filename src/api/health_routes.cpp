#include "api/health_routes.h"

namespace anshu::api {

/// What /healthz and /readyz answer when all is well.
struct HealthStatus {
  std::string status;
};
BOOST_DESCRIBE_STRUCT(HealthStatus, (), (status))

void add_health_routes(Router& router, std::function<Result<void>()> ready, std::shared_ptr<http::Metrics> metrics) {
  router.get<HealthStatus>(
      {.path = "/healthz", .operation = "get_health", .summary = "程序是否在运行", .tag = "系统", .permission = "public"},
      [](Call&) -> Result<HealthStatus> { return HealthStatus{"ok"}; });
  router.get<HealthStatus>(
      {.path = "/readyz", .operation = "get_readiness", .summary = "是否可以接收请求", .tag = "系统", .permission = "public"},
      [ready = std::move(ready)](Call&) -> Result<HealthStatus> {
        if (ready) ANSHU_CHECK(ready());
        return HealthStatus{"ready"};
      });
  RouteInfo info{.path = "/metrics",
                 .operation = "get_metrics",
                 .summary = "运行指标（Prometheus）",
                 .tag = "系统",
                 .permission = "public",
                 .produces = "text/plain"};
  info.method = "GET";
  router.add(std::move(info), [metrics = std::move(metrics)](Call&) {
    return http::Response::bytes(metrics->text(), std::string(http::Metrics::content_type));
  });
}

}  // namespace anshu::api
