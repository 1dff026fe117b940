#include <cstdio>

int main() {
  std::puts("anshu");
  return 0;
}
