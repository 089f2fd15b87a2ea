# Word lists: what the mechanisms know of English.
language_files = \
  %D%/abbreviations.ttl %D%/anaphora.ttl %D%/calendar.ttl \
  %D%/connectives.ttl %D%/givennames.ttl %D%/inflections.ttl %D%/names.ttl %D%/nouns.ttl \
  %D%/numbers.ttl %D%/pronouns.ttl %D%/titles.ttl %D%/tokens.ttl %D%/verbs.ttl
knowledge_files += $(language_files)
EXTRA_DIST += $(language_files) %D%/WORDNET.txt
