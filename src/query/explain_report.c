// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "query/explain_private.h"

static td_node vocab(td_vocab name) {
  return td_node_iri(td_slice_of(td_vocab_iri(name)));
}

td_status td_explain_sentence(td_explainer *self, int indent, td_node mention) {
  td_node sentence;
  td_node text;
  TD_TRY(td_explain_object(self, mention, TD_NIF_sentence, &sentence));
  if (sentence.kind == TD_NODE_NONE) {
    return TD_OK;
  }
  TD_TRY(td_explain_object(self, sentence, TD_NIF_anchorOf, &text));
  if (text.kind != TD_NODE_NONE) {
    TD_TRY(td_explain_line(self, indent, "sentence  \"%N\"", &text));
  }
  TD_TRY(td_explain_line(self, indent, "          %N", &sentence));
  return self->request->show_sentence
             ? self->request->show_sentence(self->request->handle,
                                            sentence.text, self->out)
             : TD_OK;
}

td_status td_explain_mention(td_explainer *self, int indent, const char *what,
                             td_node mention) {
  td_node text;
  td_node begin;
  td_node end;
  TD_TRY(td_explain_object(self, mention, TD_NIF_anchorOf, &text));
  TD_TRY(td_explain_object(self, mention, TD_NIF_beginIndex, &begin));
  TD_TRY(td_explain_object(self, mention, TD_NIF_endIndex, &end));
  if (text.kind == TD_NODE_NONE) {
    return td_explain_line(self, indent, "%S%N", what, &mention);
  }
  return td_explain_line(self, indent, "%S\"%N\" (%N-%N)", what, &text, &begin,
                         &end);
}

td_status td_explain_article(td_explainer *self, int indent, td_node from) {
  td_node_list articles;
  TD_TRY(td_explain_objects(self, from, TD_PROV_wasDerivedFrom, &articles));
  for (uint32_t i = 0; i < articles.count; i++) {
    const td_node article = articles.items[i];
    td_node headline;
    td_node day;
    TD_TRY(td_explain_object(self, article, TD_SCHEMA_headline, &headline));
    TD_TRY(td_explain_object(self, article, TD_SCHEMA_datePublished, &day));
    TD_TRY(td_explain_line(self, indent, "article   %N", &article));
    if (headline.kind != TD_NODE_NONE) {
      TD_TRY(td_explain_line(self, indent, "          \"%N\" %N", &headline,
                             &day));
    }
  }
  return TD_OK;
}

// Whether this mention is one of `node`.
static td_status denotes(td_explainer *self, td_node node, td_node mention,
                         bool *yes) {
  const td_node denoted_by = vocab(TD_GAF_denotedBy);
  return td_explain_has(self, &node, &denoted_by, &mention, yes);
}

typedef struct {
  td_vocab value;
  td_vocab mention;
  const char *name;
} role;

static const role roles[] = {
    {TD_TID_actor, TD_TID_actorMention, "actor     "},
    {TD_TID_recipient, TD_TID_recipientMention, "recipient "},
    {TD_TID_theme, TD_TID_themeMention, "theme     "},
    {TD_TID_origin, TD_TID_originMention, "origin    "},
    {TD_TID_destination, TD_TID_destinationMention, "to        "},
    {TD_SEM_hasPlace, TD_TID_placeMention, "place     "},
    {TD_SEM_hasTimeStamp, TD_TID_timeMention, "time      "},
};

// The values of a role, each with the words that gave it.
static td_status explain_role(td_explainer *self, td_node report,
                              const role *r) {
  td_node_list values;
  td_node_list mentions;
  TD_TRY(td_explain_objects(self, report, r->value, &values));
  TD_TRY(td_explain_objects(self, report, r->mention, &mentions));
  for (uint32_t i = 0; i < values.count; i++) {
    TD_TRY(td_explain_line(self, 4, "%S%N", r->name, &values.items[i]));
    for (uint32_t k = 0; k < mentions.count; k++) {
      bool is_its = r->value == TD_SEM_hasTimeStamp;
      if (!is_its) {
        TD_TRY(denotes(self, values.items[i], mentions.items[k], &is_its));
      }
      if (is_its) {
        TD_TRY(td_explain_mention(self, 14, "from ", mentions.items[k]));
      }
    }
  }
  return TD_OK;
}

static const role plain[] = {
    {TD_TID_topic, TD_TID_topic, "topic     "},
    {TD_TID_topicText, TD_TID_topicText, "topic     "},
    {TD_TID_reason, TD_TID_reason, "reason    "},
    {TD_TID_reasonText, TD_TID_reasonText, "reason    "},
    {TD_TID_claims, TD_TID_claims, "claims    "},
    {TD_TID_quotation, TD_TID_quotation, "quotation "},
    {TD_TID_mode, TD_TID_mode, "mode      "},
    {TD_TID_context, TD_TID_context, "context   "},
    {TD_TID_status, TD_TID_status, "status    "},
    {TD_TID_confidence, TD_TID_confidence, "sure      "},
};

static td_status explain_plain(td_explainer *self, td_node report) {
  for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
    td_node_list values;
    TD_TRY(td_explain_objects(self, report, plain[i].value, &values));
    for (uint32_t k = 0; k < values.count; k++) {
      TD_TRY(td_explain_line(self, 4, "%S%N", plain[i].name, &values.items[k]));
    }
  }
  return TD_OK;
}

static td_status explain_attribution(td_explainer *self, td_node attribution) {
  td_node speaker;
  td_node article;
  td_node via;
  td_node how[3];
  TD_TRY(
      td_explain_object(self, attribution, TD_GRASP_wasAttributedTo, &speaker));
  TD_TRY(
      td_explain_object(self, attribution, TD_PROV_hadPrimarySource, &article));
  TD_TRY(td_explain_object(self, attribution, TD_TID_reportedVia, &via));
  TD_TRY(td_explain_object(self, attribution, TD_TID_certainty, &how[0]));
  TD_TRY(td_explain_object(self, attribution, TD_TID_polarity, &how[1]));
  TD_TRY(td_explain_object(self, attribution, TD_TID_tense, &how[2]));
  if (speaker.kind != TD_NODE_NONE) {
    TD_TRY(td_explain_line(self, 4, "said by   %N (%N, %N, %N)", &speaker,
                           &how[0], &how[1], &how[2]));
  } else {
    TD_TRY(td_explain_line(self, 4, "said by   the article (%N, %N, %N)",
                           &how[0], &how[1], &how[2]));
  }
  return via.kind == TD_NODE_NONE
             ? TD_OK
             : td_explain_line(self, 4, "          as told by %N", &via);
}

static td_status explain_trigger(td_explainer *self, td_node report) {
  td_node_list triggers;
  td_node_list entries;
  td_node_list classes;
  TD_TRY(td_explain_objects(self, report, TD_GAF_denotedBy, &triggers));
  for (uint32_t i = 0; i < triggers.count; i++) {
    TD_TRY(td_explain_sentence(self, 4, triggers.items[i]));
    TD_TRY(td_explain_mention(self, 4, "trigger   ", triggers.items[i]));
  }
  TD_TRY(td_explain_objects(self, report, TD_TID_evokedBy, &entries));
  TD_TRY(td_explain_objects(self, report, TD_TID_reportClass, &classes));
  for (uint32_t i = 0; i < entries.count; i++) {
    TD_TRY(td_explain_line(self, 4, "lexicon   %N", &entries.items[i]));
  }
  for (uint32_t i = 0; i < classes.count; i++) {
    TD_TRY(td_explain_line(self, 4, "class     %N", &classes.items[i]));
  }
  return TD_OK;
}

td_status td_explain_report(td_explainer *self, td_node report) {
  td_node_list attributions;
  TD_TRY(td_explain_line(self, 2, "%N", &report));
  TD_TRY(td_explain_article(self, 4, report));
  TD_TRY(explain_trigger(self, report));
  for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
    TD_TRY(explain_role(self, report, &roles[i]));
  }
  TD_TRY(explain_plain(self, report));
  TD_TRY(
      td_explain_objects(self, report, TD_GRASP_hasAttribution, &attributions));
  for (uint32_t i = 0; i < attributions.count; i++) {
    TD_TRY(explain_attribution(self, attributions.items[i]));
  }
  return TD_OK;
}
