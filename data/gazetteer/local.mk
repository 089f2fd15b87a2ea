knowledge_files += %D%/states.ttl %D%/places.ttl %D%/regions.ttl %D%/cities.ttl \
  %D%/towns.ttl \
  %D%/airports.ttl %D%/governments.ttl \
  %D%/international.ttl %D%/parties.ttl %D%/armed.ttl %D%/companies.ttl \
  %D%/agreements.ttl %D%/persons.ttl %D%/posts.ttl %D%/roles.ttl \
  %D%/agents.ttl %D%/import.ttl %D%/spellings.ttl \
  %D%/universities.ttl %D%/figures.ttl %D%/culture.ttl %D%/things.ttl %D%/sport.ttl
EXTRA_DIST += %D%/README.md
