#include "store/batch_database.h"

namespace anshu::store {

void BatchDatabase::together(const std::function<void()>& work) {
  if (connection_) throw std::logic_error("BatchDatabase::together inside of itself");
  bool begun = false;
  inner_->write([&](Connection& connection) {
    if (begun) throw std::runtime_error("bulk work met a conflict: somebody else uses the database at the same time");
    begun = true;
    struct Open {
      Connection*& place;
      ~Open() { place = nullptr; }
    } const open{connection_ = &connection};
    work();
    return Outcome::commit;
  });
}

void BatchDatabase::read(const Read& work) {
  if (connection_)
    work(*connection_);
  else
    inner_->read(work);
}

void BatchDatabase::write(const Write& work) {
  if (!connection_) return inner_->write(work);
  Savepoint savepoint(*connection_);
  if (work(*connection_) == Outcome::commit) savepoint.keep();
}

}  // namespace anshu::store
