// SPDX-License-Identifier: MIT

/// @file lexicon/frame.h
/// Frames: which grammatical function of a trigger fills which role.
///
/// A frame is written in the lexicon as
///
///     FRAME := SLOT (" " SLOT)*
///     SLOT  := ROLE "=" PATH ("|" PATH)* ["{" ITEM ("," ITEM)* "}"]
///              ["(" CLASS ("|" CLASS)* ")"] ["!" | "?"]
///     ITEM  := lemma | ":" LIST
///
/// where `:LIST` stands for the words of a tid:WordList of the lexicon,
/// and read once, when the extractor is made. Paths are deep grammatical
/// functions (grammar/deep.h): passives, relatives, control and coordination
/// are undone before a frame is matched.

#ifndef TD_LEXICON_FRAME_H
#define TD_LEXICON_FRAME_H

#include "base/array.h"
#include "base/intern.h"
#include "doc/document.h"
#include "know/know.h"

typedef enum {
  TD_PATH_SUBJ,
  TD_PATH_OBJ,
  TD_PATH_SUBJ_COMPOUND, ///< of the subject: "*suicide* bombers struck"
  TD_PATH_OBJ_COMPOUND,  ///< of the object: "fired *rubber* bullets"
  TD_PATH_OBJ_AMOD,
  TD_PATH_OBJ_OF,   ///< "suspended part *of the aid*"
  TD_PATH_OBJ_POSS, ///< "commuted *his* sentence"
  TD_PATH_OBJ_ACL,  ///< "gave them an hour *to leave*"
  TD_PATH_IOBJ,
  TD_PATH_OBL, ///< with its preposition
  TD_PATH_XCOMP,
  TD_PATH_XCOMP_OBJ,
  TD_PATH_CCOMP,
  TD_PATH_CCOMP_SUBJ,   ///< who is told to do it: "insisted that *he* go"
  TD_PATH_CCOMP_WANTED, ///< of what is wanted: "insisted that *he go*"
  TD_PATH_ADVCL,        ///< with its marker
  TD_PATH_POSS,
  TD_PATH_OF,
  TD_PATH_OF_COMPOUND, ///< of what a noun is of: "the use of *car* bombs"
  TD_PATH_OF_AMOD,     ///< "the use of *chemical* weapons"
  TD_PATH_NMOD,        ///< with its preposition
  TD_PATH_COMPOUND,
  TD_PATH_AMOD,
  TD_PATH_ACL,
  TD_PATH_ADVMOD,
  TD_PATH_COUNT,    ///< how many the trigger, a noun, is said to be, or none
  TD_PATH_COP,      ///< the "be" of the trigger: "are missing"
  TD_PATH_SELF,     ///< the trigger's own phrase; of a modal, what it governs
  TD_PATH_SPEAKER,  ///< who says it in the same sentence
  TD_PATH_DOES,     ///< the verb of what the trigger, a noun, does
  TD_PATH_DONE,     ///< the verb of what is done with the trigger, a noun
  TD_PATH_WHOLE,    ///< the noun of which the trigger, a noun, tells: "days of"
  TD_PATH_CASE,     ///< the preposition of the trigger, a noun
  TD_PATH_STATE,    ///< a word of a state behind the trigger
  TD_PATH_STATE_OF, ///< who is in that state
  TD_N_PATHS
} td_path_kind;

typedef struct {
  td_path_kind kind;
  td_slice word; ///< preposition or marker, parts joined by "_"; empty: any
} td_path;

typedef enum {
  TD_FITS_CLASS,
  TD_FITS_SECTOR,
  TD_FITS_ACTOR,
  TD_FITS_EVENT,
  TD_FITS_THING,
  TD_FITS_MONEY,
  TD_FITS_QUOTED
} td_fits_kind;

/// What a filler must be.
typedef struct {
  td_fits_kind kind;
  td_term term; ///< class, or literal of the sector; 0 where no data has it
} td_fits;

#define TD_SLOT_CONSTRAINT (-1)

typedef struct {
  int role;            ///< td_role, or TD_SLOT_CONSTRAINT
  bool is_required;    ///< "!": without it the frame does not match
  bool is_strict;      ///< "!!": nor loosely
  bool is_free;        ///< "?": a filler that does not fit is left out
  bool is_counterpart; ///< an actor after another actor in the frame
  const td_path *paths;
  uint32_t n_paths;
  const td_slice *lemmas; ///< head must be one of these
  uint32_t n_lemmas;      ///< 0: any
  const td_fits *fits;    ///< one must hold
  uint32_t n_fits;        ///< 0: anything
} td_slot;

typedef struct {
  const td_slot *slots;
  uint32_t n_slots;
} td_frame;

/// What frames are read with. Most slots are written as in other frames: with
/// `texts`, each way to write one is read once and its parts are shared.
typedef struct {
  const td_know *know;
  td_arena *arena;
  td_interner *texts;      ///< borrowed; NULL: nothing is remembered
  TD_ARRAY(td_slot) slots; ///< what each of the texts says, in their order
} td_frame_reader;

/// Read a frame; its parts live in the reader's arena, its words in `text` or
/// the text of a frame that was read before.
/// Errors: TD_ERR_BAD_SYNTAX, with what is wrong in `*problem` (static words),
/// after which the reader is not to be used; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_frame_parse(td_frame_reader *reader, td_slice text,
                                       td_frame *out, const char **problem);

/// Read one path ("obl:from", "xcomp:obj"); false if it is none.
bool td_path_parse(td_slice text, td_path *out);

/// Whether a function of kind `kind` with word `word` is what `path` asks for.
bool td_path_matches(td_path path, td_path_kind kind, td_slice word);

#endif
