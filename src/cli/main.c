// SPDX-License-Identifier: MIT

#include <tidings/tidings.h>

#include <stdio.h>

int main(void) {
  printf("tidings %s\n", tidings_version());
  return 0;
}
