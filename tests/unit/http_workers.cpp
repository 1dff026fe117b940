// The threads that run handlers: what computes goes in turn, what waits keeps nobody from going on.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>

#include "http/workers.h"

namespace anshu::http {
namespace {

/// Runs until it is let go.
class Held : public Job {
 public:
  Held(bool computes, std::atomic<int>& running) : computes_(computes), running_(running) {}
  void run(WorkerDesk&) override {
    ++running_;
    begun_.set_value();
    let_go_.get_future().wait();
    --running_;
  }
  bool computes() const override { return computes_; }
  bool begins() { return begun_.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready; }
  void let_go() { let_go_.set_value(); }

 private:
  bool computes_;
  std::atomic<int>& running_;
  std::promise<void> begun_, let_go_;
};

TEST_CASE("of what computes no more runs at a time than allowed, first come first served; what waits passes by") {
  std::atomic<int> computing{0}, waiting{0};
  WorkerPool pool(4, 1, 100);
  const auto first = std::make_shared<Held>(true, computing), second = std::make_shared<Held>(true, computing);
  const auto commit = std::make_shared<Held>(false, waiting);
  REQUIRE(pool.submit(first));
  REQUIRE(pool.submit(second));
  REQUIRE(pool.submit(commit));
  CHECK(first->begins());
  CHECK(commit->begins());
  CHECK(computing == 1);
  first->let_go();
  CHECK(second->begins());
  second->let_go();
  commit->let_go();
}

TEST_CASE("a thread is left for what waits, however many compute") {
  std::atomic<int> computing{0}, waiting{0};
  WorkerPool pool(2, 50, 100);
  const auto first = std::make_shared<Held>(true, computing), second = std::make_shared<Held>(true, computing);
  const auto commit = std::make_shared<Held>(false, waiting);
  for (const auto& job : {first, second, commit}) REQUIRE(pool.submit(job));
  CHECK(first->begins());
  CHECK(commit->begins());
  CHECK(computing == 1);
  for (const auto& job : {first, second, commit}) job->let_go();
  CHECK(second->begins());
}

TEST_CASE("too much waiting is refused, unless it goes on with what has begun") {
  std::atomic<int> running{0};
  WorkerPool pool(2, 1, 1);
  const auto busy = std::make_shared<Held>(true, running), queued = std::make_shared<Held>(true, running);
  REQUIRE(pool.submit(busy));
  REQUIRE(busy->begins());
  REQUIRE(pool.submit(queued));
  const auto refused = std::make_shared<Held>(true, running), going_on = std::make_shared<Held>(true, running);
  CHECK_FALSE(pool.submit(refused));
  CHECK(pool.submit(going_on, true));
  for (const auto& job : {busy, queued, going_on}) job->let_go();
  CHECK(going_on->begins());
}

}  // namespace
}  // namespace anshu::http
