#include "pages.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "base/date.h"
#include "base/json.h"
#include "court.h"
#include "figures.h"
#include "http/message.h"
#include "store/warm_up.h"
#include "web_client.h"

namespace anshu::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// A program that ends with this object.
class Child {
 public:
  Child(const std::vector<std::string>& command, const std::string& log) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    if (posix_spawn(&pid_, arguments[0], &files, nullptr, arguments.data(), environ) != 0)
      throw std::runtime_error("cannot run " + command[0]);
    posix_spawn_file_actions_destroy(&files);
  }
  ~Child() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  pid_t pid() const { return pid_; }
  bool has_ended() const { return waitpid(pid_, nullptr, WNOHANG) == pid_; }

 private:
  pid_t pid_ = 0;
};

double wait_until_ready(const Child& child, int port, Clock::time_point begun) {
  while (fetch(port, "GET", "/readyz").status != 200) {
    if (child.has_ended() || Clock::now() - begun > std::chrono::minutes(2))
      throw std::runtime_error("the server does not start");
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Kilobytes: of the process's own, and of files that it has mapped (which the system takes back when it needs them).
struct Memory {
  long own_kb = 0, files_kb = 0;
};
Memory memory_of(pid_t pid) {
  Memory memory;
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) memory.own_kb = std::stol(line.substr(8));
    if (line.starts_with("RssFile:")) memory.files_kb = std::stol(line.substr(8));
  }
  return memory;
}

struct Load {
  double p50_ms = 0, p99_ms = 0, per_second = 0;
};
Load run_wrk(const PagesPlan& plan, int port, const std::string& paths, const std::string& cookie, int seconds) {
  const std::string command = fmt::format("wrk --timeout 10s -t1 -c{} -d{}s -s '{}' 'http://127.0.0.1:{}/' -- '{}' '{}' 2>&1",
                                          plan.clients, seconds, plan.load_script, port, paths, cookie);
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run wrk");
  std::string all, figures;
  char line[512];
  while (std::fgets(line, sizeof line, pipe)) {
    all += line;
    if (std::string_view(line).starts_with("FIGURES ")) figures = line;
  }
  pclose(pipe);
  long long requests = 0, duration_us = 1, p50_us = 0, p99_us = 0, bad = 0;
  if (std::sscanf(figures.c_str(), "FIGURES %lld %lld %lld %lld %lld", &requests, &duration_us, &p50_us, &p99_us, &bad) != 5)
    throw std::runtime_error("wrk says:\n" + all);
  if (bad > 0) throw std::runtime_error(fmt::format("{} of {} requests failed", bad, requests));
  return {static_cast<double>(p50_us) / 1000, static_cast<double>(p99_us) / 1000,
          static_cast<double>(requests) * 1e6 / static_cast<double>(duration_us)};
}

struct Visitor {
  int port;
  std::map<std::string, std::string> cookies = {};

  const std::string& cookie(const std::string& login) {
    std::string& known = cookies[login];
    if (!known.empty()) return known;
    const Answer answer =
        fetch(port, "POST", "/api/v1/session", "", fmt::format(R"({{"login":"{}","password":"{}"}})", login, password));
    const auto at = answer.head.find("anshu_session=");
    if (answer.status >= 300 || at == std::string::npos) throw std::runtime_error("cannot sign in: " + answer.body);
    return known = answer.head.substr(at, answer.head.find(';', at) - at);
  }
  json::object page(const std::string& login, const std::string& target) {
    const Answer answer = fetch(port, "GET", target, cookie(login));
    const auto parsed = parse_json(answer.body);
    if (answer.status != 200 || !parsed) throw std::runtime_error("no page at " + target + ": " + answer.body);
    return parsed->as_object();
  }
};

struct Scenario {
  std::string name, login;
  std::vector<std::string> targets;
};

/// Each page once, one after the other, as the first person of the day meets it.
Load visit_once(Visitor& visitor, const Scenario& scenario) {
  std::vector<double> ms;
  for (const std::string& target : scenario.targets) {
    const auto begun = Clock::now();
    visitor.page(scenario.login, target);
    ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
  }
  std::ranges::sort(ms);
  return {ms[ms.size() / 2], ms[ms.size() * 99 / 100], 0};
}

std::string text_of(const json::object& object, std::string_view name) { return std::string(string_at(object, name)); }

/// What the people of a court look at, from what is in this one.
std::vector<Scenario> scenarios_of(Visitor& visitor) {
  constexpr const char* leader = "president";
  std::mt19937 random(1);
  Scenario first{"ledger, first page", leader, {"/api/v1/cases"}};
  Scenario deeper{"ledger, seven orders, ten pages deep", leader, {}};
  for (const char* sort : {"-filed_on", "number", "due_on", "-closed_on", "-claim_amount_fen", "-updated_at_ms", "-hearing_on"}) {
    std::string target = std::string("/api/v1/cases?sort=") + sort, cursor;
    for (int page = 0; page < 10; ++page) {
      const std::string here = cursor.empty() ? target : target + "&cursor=" + cursor;
      deeper.targets.push_back(here);
      cursor = text_of(visitor.page(leader, here), "next_cursor");
      if (cursor.empty()) break;
    }
  }
  Scenario filtered{"filtered: open, by cause or handler", leader, {}};
  Scenario searched{"search: names of two characters", leader, {}};
  Scenario details{"case detail", leader, {}};
  std::vector<std::string> causes, handlers, names;
  const auto add = [](std::vector<std::string>& list, const std::string& item) {
    if (!item.empty() && std::ranges::find(list, item) == list.end()) list.push_back(item);
  };
  for (int i = 0; i < 60; ++i) {
    const Date from = Date::of(i % 3 == 0 ? 2024 : 1997 + i % 27, 1, 1) + static_cast<int>(random() % 500);
    const auto page = visitor.page(leader, "/api/v1/cases?sort=filed_on&limit=40&filed_from=" + from.iso());
    for (const auto& item : page.at("items").as_array()) {
      const json::object& row = item.as_object();
      details.targets.push_back("/api/v1/cases/" + text_of(row, "id"));
      add(causes, text_of(row, "cause_code"));
      add(handlers, text_of(row, "handler_id"));
      for (const char* side : {"plaintiffs", "defendants"})
        if (const std::string name = text_of(row, side); name.size() == 6) add(names, name);
    }
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(causes.size(), 12); ++i)
    filtered.targets.push_back("/api/v1/cases?status=open&cause_code=" + causes[i]);
  for (std::size_t i = 0; i < std::min<std::size_t>(handlers.size(), 12); ++i)
    filtered.targets.push_back("/api/v1/cases?status=open&handler_id=" + handlers[i]);
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 200); ++i)
    searched.targets.push_back("/api/v1/cases?q=" + http::percent_encode(names[i]));
  std::ranges::shuffle(details.targets, random);
  Scenario own{"ledger of a judge (own cases)", "judge1", {"/api/v1/cases", "/api/v1/cases?status=open&sort=due_on"}};
  return {first, deeper, filtered, searched, details, own};
}

}  // namespace

void measure_pages(const PagesPlan& plan) {
  const int port = free_port();
  const auto begun = Clock::now();
  const Child server({plan.anshu, "serve", "--data", plan.data, "--port", std::to_string(port)}, plan.scratch + "/serve.log");
  const double start = wait_until_ready(server, port, begun);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  const Memory idle = memory_of(server.pid());

  // The server warms its file up by itself; what is measured is the time after that.
  store::WarmUp(plan.data + "/anshu.db").wait();

  Visitor visitor{port};
  const auto scenarios = scenarios_of(visitor);
  std::ofstream all(plan.scratch + "/paths");
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    std::ofstream file(plan.scratch + "/paths-" + std::to_string(i));
    for (const auto& target : scenarios[i].targets) {
      file << target << '\n';
      all << scenarios[i].login << ' ' << target << '\n';
    }
  }
  all.close();
  const int bare_port = free_port();
  const Child bare(
      {plan.self, "bare", "--data", plan.data, "--paths", plan.scratch + "/paths", "--port", std::to_string(bare_port)},
      plan.scratch + "/bare.log");
  wait_until_ready(bare, bare_port, Clock::now());

  std::vector<Load> first_visits;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const std::string paths = plan.scratch + "/paths-" + std::to_string(i);
    const std::string& cookie = visitor.cookie(scenarios[i].login);
    first_visits.push_back(visit_once(visitor, scenarios[i]));
    run_wrk(plan, bare_port, paths, {}, 1);
    const Load product = run_wrk(plan, port, paths, cookie, plan.seconds);
    const Load engine = run_wrk(plan, bare_port, paths, {}, plan.seconds);
    print_page(
        {scenarios[i].name, product.p50_ms, product.p99_ms, product.per_second, engine.per_second, plan.targets && i != 5});
  }
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    print_figure("first visits one by one: " + scenarios[i].name,
                 fmt::format("p50 {:.1f} ms, p99 {:.1f} ms", first_visits[i].p50_ms, first_visits[i].p99_ms), "", true);
  print_figure("start until /readyz", fmt::format("{:.2f} s", start), plan.targets ? "≤ 0.5 s" : "", start <= 0.5);
  const auto megabytes = [](long kb) { return static_cast<double>(kb) / 1024; };
  print_figure("memory, idle",
               fmt::format("{:.0f} MB own + {:.0f} MB of files", megabytes(idle.own_kb), megabytes(idle.files_kb)),
               plan.targets ? "≤ 150 MB" : "", megabytes(idle.own_kb + idle.files_kb) <= 150);
  const Memory after = memory_of(server.pid());
  print_figure("memory, after all of this",
               fmt::format("{:.0f} MB own + {:.0f} MB of files", megabytes(after.own_kb), megabytes(after.files_kb)), "", true);
}

}  // namespace anshu::bench
