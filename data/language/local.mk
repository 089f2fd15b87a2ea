knowledge_files += %D%/names.ttl %D%/tokens.ttl
EXTRA_DIST += %D%/names.ttl %D%/tokens.ttl
