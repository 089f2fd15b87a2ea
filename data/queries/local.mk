# Questions that people ask by name, with "tidings ask". Copied to where the
# program finds the rest of its data.
questions = \
  %D%/about.rq %D%/against-country.rq %D%/agreements.rq %D%/articles.rq \
  %D%/by-class.rq %D%/by-country.rq %D%/by-place.rq %D%/career.rq \
  %D%/casualties.rq %D%/causes.rq %D%/certainty.rq %D%/claims.rq \
  %D%/count-by-class.rq %D%/count-by-country.rq %D%/count-by-month.rq \
  %D%/count-by-status.rq %D%/country-dyad.rq %D%/denied.rq %D%/disputed.rq \
  %D%/doubtful.rq %D%/dyad.rq %D%/events.rq %D%/evidence.rq \
  %D%/killed-by-place.rq %D%/meetings.rq %D%/mentioned-with.rq \
  %D%/money.rq %D%/not-happened.rq %D%/office-holders.rq %D%/offices.rq \
  %D%/on-a-day.rq %D%/people-of.rq %D%/per-article.rq %D%/quotations.rq \
  %D%/said.rq %D%/sanctions.rq %D%/timeline.rq %D%/to-come.rq \
  %D%/together.rq %D%/top-actors.rq %D%/top-dyads.rq %D%/top-recipients.rq \
  %D%/top-sources.rq %D%/undenied.rq %D%/unknown.rq %D%/unnamed.rq \
  %D%/well-sourced.rq %D%/what-happened.rq %D%/who-did-what.rq \
  %D%/who-says-what.rq
EXTRA_DIST += $(questions)
questionsdir = $(pkgdatadir)/queries
questions_DATA = $(questions)
# Copied whenever they differ: a copy in the build folder would count as its
# own source.
all-local: copy-questions
.PHONY: copy-questions
copy-questions:
	$(AM_V_at)$(MKDIR_P) data/queries
	$(AM_V_at)test "$(srcdir)" = . || for file in $(questions); do \
	  cmp -s $(srcdir)/$$file data/queries/$${file##*/} || \
	  cp -f $(srcdir)/$$file data/queries/ || exit 1; done
clean-local:
	test "$(srcdir)" = . || rm -f data/queries/*.rq
