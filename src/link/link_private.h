// SPDX-License-Identifier: MIT

/// @file link/link_private.h
/// What the files of this stage share: the work on one document.

#ifndef TD_LINK_PRIVATE_H
#define TD_LINK_PRIVATE_H

#include "doc/document.h"
#include "know/know.h"

/// 64-bit keys (hashes of names, terms) to entities; open addressing.
typedef struct {
  uint64_t *keys;
  uint32_t *values;
  uint32_t n_slots; ///< power of two
  uint32_t n_used;
} td_link_table;

/// How much an article is about a country.
typedef struct {
  td_term country;
  uint32_t weight;
} td_country_weight;

/// How a name mention can be read.
typedef struct {
  const td_name_meaning *items; ///< borrowed from the knowledge
  uint32_t count;
} td_meanings;

typedef struct {
  const td_know *know;
  td_document *document;
  td_token *tokens;
  td_slice *words;          ///< [n_tokens] forms
  td_term *nationality;     ///< [n_tokens] country of a demonym; 0
  uint32_t *inside;         ///< [n_tokens] name mention that covers the token
  const uint32_t *speaker;  ///< [n_tokens] mention of who says it; TD_NONE
  uint32_t *phrase_of;      ///< [n_mentions] of document->phrases; TD_NONE
  td_link_table by_known;   ///< gazetteer entry to entity
  td_link_table by_name;    ///< whole name (and acronym) to entity
  td_link_table by_acronym; ///< acronym that the text has defined to entity
  td_link_table by_part;    ///< one word of a person's name to entity
  td_link_table by_given;   ///< given name of a person to entity
  td_link_table by_place;   ///< name of a place that the text has located
  td_link_table described;  ///< known towns that the text says are towns
  TD_ARRAY(td_country_weight) weights;
  TD_ARRAY(td_country_weight) areas; ///< below countries
  td_status status; ///< first failure; work goes on but adds nothing
} td_linking;

// ------------------------------------------------------------------ tables

/// Entity under `key`; TD_NONE.
uint32_t td_link_find(const td_link_table *table, uint64_t key);
void td_link_put(td_linking *l, td_link_table *table, uint64_t key,
                 uint32_t entity);
/// Key of words, in lower case, joined by blanks.
uint64_t td_link_key(const td_linking *l, uint32_t begin, uint32_t end);

// ----------------------------------------------------------------- context

/// Fill nationality, inside and weights.
void td_link_read_context(td_linking *l);
uint32_t td_link_weight(const td_linking *l, td_term country);
void td_link_add_weight(td_linking *l, td_term country, uint32_t weight);
/// The country of an entry: itself for a country, else its tid:country.
td_term td_link_country_of(const td_linking *l, td_term entry);
/// How many names of the article are of places in area `area`.
uint32_t td_link_area_weight(const td_linking *l, td_term area);
/// The country that has at least `percent` of all weight; 0: none.
td_term td_link_main_country(const td_linking *l, uint32_t percent);
#define TD_LINK_MOSTLY 60 ///< the article is about it more than all else
#define TD_LINK_ALONE 90  ///< hardly any other country is named

// ------------------------------------------------------------------ chains

/// Fill phrase_of.
TD_MUST_CHECK td_status td_link_read_chains(td_linking *l);
/// Whether what mention `id` takes up is surer than `least` or backed by
/// grammar.
bool td_link_is_sure(const td_linking *l, uint32_t id, float least);
/// Whether mention `id` takes something up; if so `*entity` is the entity of
/// the nearest such phrase that has one, as long as each link is surer than
/// `least` or backed by grammar; else TD_NONE.
bool td_link_takes_up(const td_linking *l, uint32_t id, float least,
                      uint32_t *entity);

// ---------------------------------------------------------------- entities

/// Entities, made on first use; TD_NONE only without memory.
uint32_t td_link_known(td_linking *l, td_term entry, uint32_t mention);
uint32_t td_link_add(td_linking *l, td_entity_kind kind, uint32_t mention);
/// A list; of one member it is that member.
uint32_t td_link_list(td_linking *l, const uint32_t *members, uint32_t n,
                      uint32_t mention);
void td_link_add_sectors(td_linking *l, td_entity *entity, td_term entry);
bool td_link_is(const td_linking *l, const td_entity *e, td_vocab class);
bool td_link_is_state(const td_linking *l, const td_entity *e);

/// Add mentions of states told by an adjective of an event noun.
void td_link_adjectives(td_linking *l);

// ------------------------------------------------------------------- nouns

/// What "ex-minister" says of the time, where that tells a sector; 0.
td_term td_link_noun_tenure(const td_linking *l, uint32_t token);

/// How many words the title has that the noun `token` begins: "secretary of
/// state"; 1: only that.
uint32_t td_link_title_words(const td_linking *l, uint32_t token);

/// The class and word-list entry of the noun at `token`; 0: none.
td_term td_link_noun_class(const td_linking *l, uint32_t token, td_term *entry);
/// How many words the entry of that noun has ("opposition leader"); at least 1.
uint32_t td_link_noun_words(const td_linking *l, uint32_t token);
/// The role that the noun at `token` names; 0.
td_term td_link_role(const td_linking *l, uint32_t token);
/// Mention whose head `token` is, TD_NONE.
uint32_t td_link_mention_at(const td_linking *l, uint32_t token);
/// First token of the sentence of `token`.
uint32_t td_link_sentence_begin(const td_linking *l, uint32_t token);
uint32_t td_link_sentence_end(const td_linking *l, uint32_t token);
bool td_link_is_plural(const td_linking *l, uint32_t token);
/// The entity of the subject of `verb` (TD_NONE: none), unless that is `token`
/// itself; TD_NONE.
uint32_t td_link_subject_of(const td_linking *l, uint32_t verb, uint32_t token);
/// "the", "this", "both", or a possessor.
bool td_link_is_definite(const td_linking *l, uint32_t token);
/// The country that the words of the noun phrase headed by `token` give: a
/// demonym, a possessor, "of X", "from X"; 0.
td_term td_link_phrase_country(const td_linking *l, uint32_t token);
/// The country of the demonym or name at `token`; 0.
td_term td_link_country_at(const td_linking *l, uint32_t token);
/// Whether "-backed" or the like follows, so that the country at `token` is
/// but a backer's.
bool td_link_is_backer(const td_linking *l, uint32_t token);
/// Resolve the possessive pronoun of that phrase, if it has one.
void td_link_possessor(td_linking *l, uint32_t token);
/// The same without places where they merely are: not "rockets at X".
td_term td_link_phrase_owner(const td_linking *l, uint32_t token);
/// The organization named in that phrase ("Unification Ministry officials");
/// TD_NONE.
uint32_t td_link_phrase_body(const td_linking *l, uint32_t token);

/// How many the phrase of mention `m` says there are.
td_number td_link_count(const td_linking *l, const td_mention *m);

// -------------------------------------------------------------- resolution

/// The day that `property` of a post has; TD_NO_DAY.
td_day td_link_day_of(const td_linking *l, td_term post, td_vocab property);
/// The entity that `meanings` have for `m` in its context; 0: none.
td_term td_link_choose(const td_linking *l, const td_mention *m,
                       td_meanings meanings);
/// Meanings of mention `id`'s words, with or without its article.
td_meanings td_link_meanings(const td_linking *l, const td_mention *m);
/// The first token of the name itself, behind an article.
uint32_t td_link_name_begin(const td_linking *l, const td_mention *m);
/// The place that the words behind the name locate ("Paris, Texas"), or that
/// they have located before; TD_NONE. Made where the gazetteer has none.
uint32_t td_link_located(td_linking *l, uint32_t id, td_meanings meanings);
/// The water that "the Jordan" is in the context of waters; 0.
td_term td_link_water(const td_linking *l, const td_mention *m,
                      td_meanings meanings);
/// What the acronym in brackets stands for, by the words before them; TD_NONE.
uint32_t td_link_defined(td_linking *l, uint32_t id);
/// What the acronym that is the name was defined to be before; TD_NONE.
uint32_t td_link_acronym(const td_linking *l, const td_mention *m);
/// Resolve the name of mention `id`, short or a body's local one.
void td_link_short_name(td_linking *l, uint32_t id);
/// The body named before whose initials or whose first or last words the
/// name is; TD_NONE.
uint32_t td_link_shortened(const td_linking *l, const td_mention *m);
/// A body by a local name ("foreign ministry") and its country; 0.
td_term td_link_local_body(const td_linking *l, td_meanings meanings,
                           td_term country);
/// Whether what the mention names acts there, rather than being a place.
bool td_link_acts(const td_linking *l, const td_mention *m);
/// Whether it acts without doubt: as subject, possessor or addressee.
bool td_link_acts_surely(const td_linking *l, const td_mention *m);
/// Whether its grammar asks for a place: "in X".
bool td_link_is_in_place(const td_linking *l, const td_mention *m);

/// Whether it acts as only who can speak does: as the subject of a verb of
/// speaking, as possessor of an act, as addressee.
bool td_link_speaks(const td_linking *l, const td_mention *m);
/// Fill `described`.
void td_link_read_described(td_linking *l);
/// What `entity` stands for where `m` acts: a capital its state, a house its
/// body; else itself.
td_term td_link_stand_for(const td_linking *l, const td_mention *m,
                          td_term entity);

void td_link_full_names(td_linking *l);
void td_link_short_names(td_linking *l);
/// Fill document->inner.
void td_link_inner_names(td_linking *l);
void td_link_nominal(td_linking *l, uint32_t id);
/// The state that mention `id` means in its context by a noun for one, of which
/// `entry` is the entry ("Iran's government", "the regime"); TD_NONE.
uint32_t td_link_state(td_linking *l, uint32_t id, td_term entry);
/// The list of the last two or three states (or persons) named that the
/// counted plural of mention `id` stands for; TD_NONE.
uint32_t td_link_recent_list(td_linking *l, uint32_t id, td_term class,
                             bool are_states);
/// A part of a people is a group of its own: "Iraqi Kurds", "100 Kurds".
void td_link_people(td_linking *l, uint32_t id);
void td_link_pronoun(td_linking *l, uint32_t id);
/// Fill since and until of `held` from the times that depend on its noun or on
/// the verb that gives it; either may be TD_NONE.
void td_link_read_term(const td_linking *l, td_membership *held, uint32_t noun,
                       uint32_t verb);
/// The same where `m`, its member, is said to begin his term: "took office".
void td_link_read_beginning(const td_linking *l, td_membership *held,
                            const td_mention *m);
/// Whether by `verb` somebody gets a post; false for TD_NONE.
bool td_link_begins_post(const td_linking *l, uint32_t verb);
/// Memberships from titles before names and from appositions.
void td_link_titles(td_linking *l);
/// The membership that the predicate noun of mention `id` gives its subject:
/// "X is the president of Y", "X was named minister".
void td_link_predicate(td_linking *l, uint32_t id);
/// The person who holds the post that the noun of mention `id` names without a
/// name, on the article's day; TD_NONE.
uint32_t td_link_post_holder(td_linking *l, uint32_t id);
/// The one holder of `role` at `body` on the article's day; 0.
td_term td_link_holder_of(const td_linking *l, td_term body, td_term role);
/// The tenure that the word-list entry `word` gives, to `*out`.
void td_link_read_tenure(const td_linking *l, td_term word, td_tenure *out);
/// The country that the words [begin, end) of an unknown name give ("Latvian
/// Constitutional Court", "National Bank of Georgia"); 0.
td_term td_link_name_country(const td_linking *l, uint32_t begin, uint32_t end);
/// The non-state code of the body whose name they begin with ("UN Relief
/// Coordinator"); 0.
td_term td_link_name_nonstate(const td_linking *l, uint32_t begin,
                              uint32_t end);
/// Sectors of the phrase of the noun `head`, whose entry is `entry`: those of
/// the noun and of the words before it.
void td_link_phrase_sectors(td_linking *l, td_entity *e, uint32_t head,
                            td_term entry);
/// Whether the noun's people are of the sector of what stands with it.
bool td_link_takes_sector(const td_linking *l, uint32_t head, td_term entry);
/// What `e` has of entity `body`, whose people it is: sectors when it `takes`
/// them or has none, non-state code and country.
void td_link_body_sectors(const td_linking *l, td_entity *e, uint32_t body,
                          bool takes);
/// Sectors of persons from the posts they hold on the article's day, and the
/// country of actors of whom only the article as a whole tells it.
void td_link_settle_actors(td_linking *l);

#endif
