// SPDX-License-Identifier: MIT

/// @file tidings/tidings.h
/// News articles to an event-centric RDF knowledge graph.

#ifndef TIDINGS_TIDINGS_H
#define TIDINGS_TIDINGS_H

#ifdef __cplusplus
extern "C" {
#endif

#define TIDINGS_API __attribute__((visibility("default")))

/// The version of the library, such as "0.1.0".
TIDINGS_API const char *tidings_version(void);

#ifdef __cplusplus
}
#endif

#endif
