#include "app/web_files.h"

namespace anshu::app {
namespace {

constexpr std::string_view dist = "web/dist/";

std::string content_type_of(std::string_view path) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {{".html", "text/html; charset=utf-8"},
                                                                            {".js", "text/javascript; charset=utf-8"},
                                                                            {".mjs", "text/javascript; charset=utf-8"},
                                                                            {".css", "text/css; charset=utf-8"},
                                                                            {".svg", "image/svg+xml"},
                                                                            {".png", "image/png"},
                                                                            {".ico", "image/x-icon"},
                                                                            {".woff2", "font/woff2"},
                                                                            {".json", "application/json"},
                                                                            {".webmanifest", "application/manifest+json"}};
  for (const auto& [ending, type] : types)
    if (path.ends_with(ending)) return std::string(type);
  return "application/octet-stream";
}

/// /assets/x and /robots.txt name files; /cases/0190… and /guides/C04.10.108.03 name places inside the application.
bool names_a_file(std::string_view path) {
  if (path.starts_with("/assets/")) return true;
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const std::size_t dot = last.rfind('.');
  return dot != std::string_view::npos && !(dot + 1 < last.size() && last[dot + 1] >= '0' && last[dot + 1] <= '9');
}

}  // namespace

std::vector<WebFile> web_files_in(const Assets& assets) {
  std::vector<WebFile> files;
  for (const std::string& name : assets.list(dist)) files.push_back({name, assets.read(std::string(dist) + name)});
  return files;
}

WebFiles::WebFiles(std::vector<WebFile> files) {
  for (auto& [name, bytes] : files)
    if (!name.starts_with('.')) files_["/" + name] = {std::move(bytes), content_type_of(name), name.starts_with("assets/")};
}

http::Response WebFiles::answer(const http::Request& request) const {
  if (request.method != "GET" && request.method != "HEAD")
    return http::Response::problem(405, "E_METHOD", "此地址不接受这种请求");
  auto found = files_.find(request.path);
  if (found == files_.end() && !names_a_file(request.path)) found = files_.find("/index.html");
  if (found == files_.end()) {
    if (files_.empty()) return http::Response::text("本程序未内嵌网页（以 ANSHU_WEB=OFF 构建）；接口在 /api/v1", 404);
    return http::Response::problem(404, "E_NOT_FOUND", "未找到此文件");
  }
  http::Response response = http::Response::bytes(found->second.bytes, found->second.content_type);
  response.headers.set("Cache-Control", found->second.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.headers.set("Content-Security-Policy",
                       "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
                       "frame-src 'self' blob:; "
                       "frame-ancestors 'self'; base-uri 'self'; form-action 'self'");
  response.route = "web";
  return response;
}

}  // namespace anshu::app
