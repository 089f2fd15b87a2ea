// SPDX-License-Identifier: MIT

/// @file know/layout.h
/// The frozen file, shared by its writer (freeze.c) and its reader (know.c).
///
/// Little-endian, every section 8-byte aligned and in the order of the enum.
/// Terms are numbered from 1: IRIs before words, each in byte order. Tables of
/// slots are searched from the hash of the text (td_slice_hash) on, step by
/// step, up to the first free one; half of them are free.

#ifndef TD_KNOW_LAYOUT_H
#define TD_KNOW_LAYOUT_H

#include "base/slice.h"

#include <stddef.h>
#include <stdint.h>

#define TD_KNOW_MAGIC "tdknow\r\n"
#define TD_KNOW_VERSION 6

typedef enum {
  TD_SECTION_TERMS,          ///< td_frozen_term [n_terms + 1]; [0] is empty
  TD_SECTION_TERM_SLOTS,     ///< td_tagged_slot [2^n]: terms by hash
  TD_SECTION_SPO,            ///< td_fact [n_facts], by s, p, o
  TD_SECTION_SUBJECT_STARTS, ///< uint32_t [n_terms + 2], into SPO
  TD_SECTION_OPS,            ///< td_fact [n_facts], by o, p, s
  TD_SECTION_OBJECT_STARTS,  ///< uint32_t [n_terms + 2], into OPS
  TD_SECTION_CLASS_STARTS,   ///< uint32_t [n_iris + 2], into ABOVE
  TD_SECTION_ABOVE,          ///< uint32_t: the classes above each class
  TD_SECTION_VOCAB,          ///< uint32_t [TD_N_VOCAB]: terms
  TD_SECTION_LISTS,          ///< uint64_t [n_terms + 1]: marks of lists
  TD_SECTION_EDGES,          ///< uint8_t [2][TD_EDGE_BYTES]: marks of phrases
  TD_SECTION_NAMES,          ///< td_frozen_name [n_names]
  TD_SECTION_OPENINGS,       ///< uint8_t [TD_EDGE_BYTES]: marks of names
  TD_SECTION_NAME_SLOTS,     ///< td_tagged_slot [2^n]: names by hash
  TD_SECTION_MEANINGS,       ///< td_name_meaning [n_meanings]
  TD_SECTION_TEXT,           ///< bytes
  TD_N_SECTIONS
} td_section;

typedef struct {
  uint32_t offset; ///< into the text
  uint32_t length;
} td_frozen_term;

/// A folded name or the beginning of one, words joined by a space.
typedef struct {
  uint32_t offset; ///< into the text
  uint32_t length;
  uint32_t first_meaning;
  uint16_t n_meanings; ///< 0: only the beginning of longer names
  uint16_t capitals;   ///< bit i: word i must be capitalised in the text
} td_frozen_name;

/// A slot of a table of terms or names: most words of a text are told from what
/// is there by the tag, so that neither it nor its text is looked at.
typedef struct {
  uint32_t number; ///< of the term; of the name, plus one; 0: free
  uint32_t tag;    ///< of the hash of its text, the upper half
} td_tagged_slot;

typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t n_iris; ///< terms 1 to n_iris are IRIs
  uint64_t vocab_hash;
  uint64_t checksum;                    ///< td_frozen_sum
  uint64_t size;                        ///< of the whole file
  uint64_t sections[TD_N_SECTIONS + 1]; ///< offsets; the last is the end
} td_frozen_header;

/// Slots of a table for `n` entries: a power of two.
static inline uint32_t td_frozen_slots(uint32_t n) {
  uint32_t n_slots = 16;
  while (n_slots / 2 < n && n_slots < 1U << 31) {
    n_slots *= 2;
  }
  return n_slots;
}

/// The tag of a text in its slot.
static inline uint32_t td_frozen_tag(unsigned long long hash) {
  return (uint32_t)(hash >> 32);
}

/// Checksum of `length` bytes, a multiple of 8.
uint64_t td_frozen_checksum(const void *data, size_t length);

/// What the header's checksum should be, of all its other fields and of the
/// `size - sizeof(*header)` bytes after it.
uint64_t td_frozen_sum(const td_frozen_header *header, const void *content);

#endif
