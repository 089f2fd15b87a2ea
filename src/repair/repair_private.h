// SPDX-License-Identifier: MIT

/// @file repair/repair_private.h
/// The repairs, each of one sentence, in the order in which they run: a later
/// one sees what the earlier made. repair.c has the tables.

#ifndef TD_REPAIR_PRIVATE_H
#define TD_REPAIR_PRIVATE_H

#include "repair/words.h"

typedef void td_repair(const td_words *w);

// -------------------------------------------------------------------- of tags

/// Tag the verb of headlines that are left without one, where a word of the
/// lexicon can be it: "Gunmen | storm church", "Army | bombs camp".
void td_repair_title_verbs(const td_words *w);

/// Tag as a verb what was read as a noun where no noun stands: right behind a
/// noun for a person, with a preposition or an adjective behind it ("a man |
/// shot by guards", "a clerk | shot dead"), behind an auxiliary ("were | spat
/// at"), a subject ("who | shot"), or an "and" that goes on from a verb ("bound
/// and | shot").
void td_repair_participles(const td_words *w);

/// Make a plural behind "and" that can only go on from a verb of the present
/// before it a verb: "condemns the raids on convoys and | calls on Oman to".
void td_repair_second_presents(const td_words *w);

/// Make an adjective behind "and" that has an object, as none has, a base form
/// like the verb before it: "to end the siege and | free the poet".
void td_repair_joined_bases(const td_words *w);

/// Make a given name that was read as a preposition a name: "Per | Holm".
void td_repair_given_names(const td_words *w);

/// Give names of initials that are common words otherwise their own lemma.
void td_repair_initials(const td_words *w);

/// Tag a plural at the beginning of a sentence that was read as a verb as a
/// noun: "Hopes | for a truce faded".
void td_repair_first_nouns(const td_words *w);

/// Join the name behind such a given name to it: td_repair_given_names.
void td_repair_named_persons(const td_words *w);

/// Join a verb of the present that was joined to the object of the verb before
/// it to that verb: "deplores the raids | and calls for an inquiry".
void td_repair_joined_presents(const td_words *w);

// ------------------------------------------------------------------- of trees

/// Rearrange a headline: lists of subjects ("US, China | agree"), verbs that
/// stand as parts of nouns, clauses parted by colons, "X to leave", who says it
/// behind a colon. Longer than any headline: left as it is.
void td_repair_titles(const td_words *w);

/// Reread "The United States imposed sanctions" where no verb is finite and
/// "imposed" stands as an adjective before the root noun, right behind another
/// noun: the participle becomes the root, in the past tense, the noun before it
/// the subject, the old root the object. English joins a noun to a participle
/// after it by a hyphen, so that no noun phrase looks like this. Other
/// sentences stay. "Has imposed sanctions", where the participle was read as an
/// adjective of the object, becomes a perfect tense; a verb in the past tense
/// without auxiliary is no passive (headlines aside).
void td_repair_finite_verbs(const td_words *w);

/// Make a participle the verb of what somebody says where the tree gives that
/// none: "a bomb | ripped through the market, officials said". Titles, where
/// participles are passives, stay as they are.
void td_repair_lost_verbs(const td_words *w);

/// Give clauses the subject that the tree gives to a verb before: as object,
/// where "that" is left out ("said two workers | are to leave", "said leaving |
/// would be unwise"), or as subject, where a participle was read as a past
/// tense ("men paid to guard it | fled").
void td_repair_told_clauses(const td_words *w);

/// Give second verbs that were hung on the wrong first one, or that lost their
/// subject to the clause before, what is theirs. A clause begins behind a
/// semicolon: of "Mali agreed; Chad, in a letter, asked for time" Chad asked.
/// What cannot go on from the verb of a clause in number or tense goes on from
/// the one that tells it: "says that the rebels fled and has asked for help".
/// Of "beating those who resisted and torching tents" the gerunds are a pair.
void td_repair_second_verbs(const td_words *w);

/// Part a relative clause whose object and subject the tree gives to the verb
/// that its noun lacks: "nuns whom rebels abducted | were freed", "the council
/// that the general left | has met", "men the army freed | have left"; hang one
/// on its noun that was hung on a verb: "bans on nine men | it accuses". The
/// pronoun of "rebels whom Kampala accuses Kigali of arming" is whom it arms.
void td_repair_relatives(const td_words *w);

/// Hang on those told of before what names some of them, and on the verbs
/// before what goes on from these: "Nine were sacked, | among them two mayors",
/// "killing nine, | three of them boys, and burning the huts".
void td_repair_parts_named(const td_words *w);

/// Reread "Police tear-gassed the students", where the noun before the hyphen
/// was taken for the subject: it becomes a compound of the verb, and what
/// stood as part of it on its left the subject, unless the verb has one. Of a
/// noun in parts ("attorney-general", "sit-in") the last is the head and a
/// noun, with the lemma of the whole where the lexicon has it without the
/// hyphen: "cease-fire". The particle of a noun for people is its part:
/// "passers-by".
void td_repair_joined_words(const td_words *w);

/// Reread "they met, with Oman | serving as host", where Oman was taken for
/// whom they met: behind a comma the noun right before such a participle is
/// its subject. In "a deal with rebels | to end the war" the noun before "with"
/// is shared with them.
void td_repair_absolutes(const td_words *w);

/// Make who stands behind a verb of saying at the end of a headline its
/// subject: "Nurse safe, | says charity".
void td_repair_title_sources(const td_words *w);

/// Undo what a headline's commas and colons led the parser to: "Oslo under
/// attack, | mayor says", "Army denies it, blames | rebels", "Mayor, deputy |
/// held", "Envoy: Truce | to hold", "storm ministry | demanding pay".
void td_repair_title_clauses(const td_words *w);

/// Hang a participle (td_repair_participles) on its noun where the parser made
/// the noun a part of it: what stands before is the noun's, what stands behind
/// its own. What only tells of the noun before it is a participle, also where
/// it was tagged as a past tense: "the deal | reached in Doha".
void td_repair_reduced_relatives(const td_words *w);

/// Make verbs of gerunds that were read as nouns: "ministers | meeting in
/// Oman", "meeting in Oman, they agreed", and parts of a subject of what was
/// read as a gerund with an object: "| neighbouring Chad closed the border". Of
/// "stopped | kidnapping nuns" the nuns are kidnapped. A gerund in the place of
/// a subject without an object is a noun: "| Looting in the port went on".
void td_repair_gerunds(const td_words *w);

/// Give verbs back the subject that was read as part of a day, as wire agencies
/// have it: "An army official | Friday denied it", "Police | Thursday night
/// arrested two men". Not "Easter Monday", "Black Friday". Nor is a time a
/// subject: "sailors held in Iran since July | have been freed", "who last
/// spring | accused the army"; nor are lengths of time what a noun is part of:
/// "recalled its envoy | hours after the vote".
void td_repair_days(const td_words *w);

/// Give verbs of saying the subject that was hung on something else: "The
/// rebels left the town, | Omar Haddad, a spokesman, | said", "The strike goes
/// on, added | the union", "The king, said | the minister, has gone"; of "It
/// said that ..." somebody is meant.
void td_repair_tellers(const td_words *w);

/// Mend clauses behind "after" and the like of whose subject something is said
/// between commas, which was read as a phrase: "left after Mali, backed by
/// Chad, | closed the border".
void td_repair_set_off(const td_words *w);

/// Part people in the plural from a noun before them whose article is that of
/// one, and give them the verb behind: "a move | analysts said would fail".
void td_repair_contact_clauses(const td_words *w);

/// Hang verbs that tell or ask beside the verb of saying above the clause with
/// which they were coordinated, where that tells of a state or thing: "The
/// minister said the vote was illegal | and urged voters to stay at home".
void td_repair_second_tellers(const td_words *w);

/// Give a verb that has no passive (tid:BareVerb), and was read as a participle
/// of what stands before it, the noun behind "after" and the like as subject:
/// "after talks on the border | failed".
void td_repair_outcomes(const td_words *w);

/// Part clauses side by side that were read as one: "students stormed the hall
/// and nine | were held", "said A, while B | accused him".
void td_repair_parallel_clauses(const td_words *w);

/// Part the noun that takes up what was told (tid:AsideNoun) from the subject
/// of the relative clause behind it: "..., a claim | unions denied".
void td_repair_asides(const td_words *w);

/// Hang a sentence that begins with the help of its verb and asks nothing below
/// what would have come of it: "Had they struck, | the ships would have sunk".
void td_repair_inverted(const td_words *w);

/// Give those whom a blow harms what tells of it: "left nine dead and scores |
/// wounded", "and dozens | more were wounded", "left | several | wounded",
/// "shot | dead | two men".
void td_repair_harmed(const td_words *w);

/// Give phrases the place and function that their preposition or form allows:
/// "wounded | in clashes" has no object there, "a call by nuns | for the state
/// to act" a clause of its own, "the arrest of two men | by Mali" whoever does
/// it.
void td_repair_phrases(const td_words *w);

/// Make the verb that was hung below the participle, or in the relative clause,
/// that tells of somebody the head of what he does: "men dressed as soldiers |
/// killed nine", "sailors held since May | were found", "women whose sons had
/// vanished | marched home". Headlines stay as they are.
void td_repair_guises(const td_words *w);

/// Make a past tense without a subject that tells of who acts in the clause
/// above a participle: "asked about it, the minister said", "left when asked".
/// Titles stay as they are.
void td_repair_bare_pasts(const td_words *w);

/// Make "what" the head of the clause by which somebody calls it something,
/// where it was read as his article: "died in what officials | called an
/// attack".
void td_repair_called(const td_words *w);

/// Join the second who is asked to the first, and what he is to do to what the
/// first is: "urged Mali to free its prisoners and | Chad | to withdraw".
void td_repair_gapped(const td_words *w);

/// Join others who are counted to those whom the verb tells of, where the tree
/// has them beside the place: "ten died in Chad and | 22 | in Mali".
void td_repair_counted(const td_words *w);

/// Give what is said behind a comma to whoever does what the verb above tells,
/// not to who is asked or told of before it: "demanded that Mali free two men,
/// | saying that they were ill".
void td_repair_comments(const td_words *w);

/// Give what is to be done to the verb that calls for it, not to the noun
/// before it: "called for charges | to be dropped"; "both" of "pleaded with
/// both to stop" are who is asked. What a campaign or an operation is to do
/// hangs on that: "discussed the campaign | to free Mosul".
void td_repair_wanted(const td_words *w);

/// Make the "it" of a verb that only tells what somebody decides to do no
/// subject (tid:ImpersonalVerb): "it was decided to".
void td_repair_impersonal(const td_words *w);

/// Give a participle at the end of a headline to its first noun, not to the
/// object of its relative clause: "consul who sold visas | jailed".
void td_repair_title_relatives(const td_words *w);

/// Join a verb of the past to the one before it in the clause below, not to the
/// verb above that is of another time: "will cut aid after Chad jailed the
/// mayor | and closed a radio".
void td_repair_sequences(const td_words *w);

/// Part a phrase from the object behind it, whose noun was read as a part of
/// that: "took into custody | 14 men".
void td_repair_shifted_objects(const td_words *w);

/// Read as a plural what was read as a verb of the present, but stands as the
/// subject of another behind what describes it: "Israeli air | strikes killed
/// nine", "Israeli air | strikes on a town killed nine".
void td_repair_plural_subjects(const td_words *w);

/// Give the verbs of a row their place in it, of which one was read as a
/// participle beside another: "visited the camp, | promised to rebuild it, and
/// left", "he | called on them to stay, said he was sorry and left".
void td_repair_series(const td_words *w);

/// Hang a second verb that cannot go on from the clause before on the verb
/// above that it can go on from: "to aid Chad, which houses refugees, | and to
/// send food", "a house which was hit | and were searching".
void td_repair_below(const td_words *w);

/// Hang what came of a blow on the verb that tells of one: "shelled a town held
/// by rebels, | killing nine".
void td_repair_results(const td_words *w);

/// Part a clause that somebody fears or expects, without "that", from what he
/// does: "villagers, fearing the army | would burn the huts, | fled".
void td_repair_feared_clauses(const td_words *w);

/// Hang what a noun tells on it where it was hung on who says it: "accusations
/// by monitors | that the army shelled a school".
void td_repair_contents(const td_words *w);

/// Part from the noun before what a word opens a phrase of that was read as a
/// participle of both: "held in custody | pending trial".
void td_repair_opened(const td_words *w);

/// Give a noun the adjective behind it that tells when it is to be, which was
/// read as a preposition or a mark: "elections | due in May", "talks | due to
/// start on Friday".
void td_repair_due(const td_words *w);

#endif
