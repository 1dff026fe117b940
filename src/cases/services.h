// What actions and queries lean on; made once by the app room, handed down by reference.
#pragma once

#include "base/clock.h"
#include "people/actions.h"
#include "people/personal_data.h"
#include "store/database.h"

namespace anshu::law {
struct LawBook;
}
namespace anshu::store {
class BlobStore;
class UploadStore;
}  // namespace anshu::store

namespace anshu::cases {

class DocumentIssuer;
class Procedures;

struct Services {
  store::Database& database;
  const Clock& clock;
  const law::LawBook& law;
  const people::Permissions& permissions;
  people::Actions& actions;
  const people::PersonalData& personal;
  const Procedures& procedures;
  store::BlobStore& blobs;
  store::UploadStore& uploads;
  DocumentIssuer* documents = nullptr;  // none in programs that make no documents
};

}  // namespace anshu::cases
