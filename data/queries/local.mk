EXTRA_DIST += %D%/offices.rq %D%/what-happened.rq %D%/who-says-what.rq
