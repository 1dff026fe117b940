#include "recorder.h"

namespace anshu::bench {

class Recorder::Line final : public store::Connection {
 public:
  Line(Recorder& recorder, store::Connection& inner) : recorder_(recorder), inner_(inner) {}

  store::Engine engine() const override { return inner_.engine(); }
  store::Rows query(std::string_view sql, store::Params params) override {
    recorder_.hear(sql, params, false);
    return inner_.query(sql, params);
  }
  std::int64_t execute(std::string_view sql, store::Params params) override {
    recorder_.hear(sql, params, true);
    return inner_.execute(sql, params);
  }
  void stream(std::string_view sql, store::Params params,
              const std::function<bool(std::span<const store::Value>)>& on_row) override {
    inner_.stream(sql, params, on_row);
  }
  void run_script(const std::string& sql) override { inner_.run_script(sql); }
  void notify(std::string_view channel, std::string_view payload) override { inner_.notify(channel, payload); }

 private:
  Recorder& recorder_;
  store::Connection& inner_;
};

void Recorder::hear(std::string_view sql, store::Params params, bool write) {
  const std::scoped_lock lock(mutex_);
  if (on_) heard_.push_back({std::string(sql), {params.begin(), params.end()}, write});
}

void Recorder::read(const Read& work) {
  inner_->read([&](store::Connection& connection) {
    Line line(*this, connection);
    work(line);
  });
}

void Recorder::write(const Write& work) {
  inner_->write([&](store::Connection& connection) {
    Line line(*this, connection);
    return work(line);
  });
}

}  // namespace anshu::bench
