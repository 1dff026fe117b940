#include "store/database.h"

namespace anshu::store {

Savepoint::Savepoint(Connection& connection) : connection_(connection) { connection_.execute("SAVEPOINT item"); }

Savepoint::~Savepoint() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK TO SAVEPOINT item");
    connection_.execute("RELEASE SAVEPOINT item");
  } catch (const std::exception&) {
    // The whole transaction is lost already; the commit will say so.
  }
}

void Savepoint::keep() {
  open_ = false;
  connection_.execute("RELEASE SAVEPOINT item");
}

}  // namespace anshu::store
