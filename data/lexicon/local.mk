# The lexicon: one file for each type of event.
lexicon_files = %D%/affected.ttl %D%/confidence.ttl %D%/counts.ttl %D%/modes.ttl \
  %D%/sift.ttl \
  %D%/accuse.ttl %D%/agree.ttl %D%/aid.ttl %D%/assault.ttl \
  %D%/coerce.ttl %D%/concede.ttl %D%/consult.ttl %D%/cooperate.ttl \
  %D%/lists.ttl %D%/mobilize.ttl %D%/nouns.ttl %D%/occurrence.ttl %D%/protest.ttl %D%/reject.ttl \
  %D%/request.ttl %D%/retreat.ttl %D%/sanction.ttl %D%/statement.ttl \
  %D%/support.ttl %D%/threaten.ttl
knowledge_files += $(lexicon_files)
EXTRA_DIST += $(lexicon_files) %D%/README.md
