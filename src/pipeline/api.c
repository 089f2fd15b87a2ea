// SPDX-License-Identifier: MIT

#include <tidings/tidings.h>

const char *tidings_version(void) { return PACKAGE_VERSION; }
