knowledge_files += %D%/tokens.ttl
EXTRA_DIST += %D%/tokens.ttl
