.DEFAULT_GOAL := help
.PHONY: help test demo chaos bench format dist

help: ## list these doors
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 10

test: ## install what is missing, then build and run every test
	scripts/setup && scripts/mvn verify

demo: ## three deployments of a small shop, in about three minutes
	./holdpoint demo

chaos: ## break every part at every moment, hours; a slice: FAULT=worker RUN=bad EVERY=5
	scripts/setup && scripts/mvn -q -pl worker -am verify -Dtest=None -Dit.test=ChaosRun \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dchaos.fault=$(FAULT) -Dchaos.run=$(RUN) -Dchaos.every=$(EVERY) -Dchaos.from=$(FROM) -Dchaos.sites=$(SITES)

bench: ## measure everything, some hours; a part: ONLY=rollback N=20
	scripts/setup && scripts/mvn -q -pl worker -am verify -Dtest=None -Dit.test=BenchRun \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dbench.only=$(ONLY) -Dbench.n=$(N) -Dbench.lanes=$(LANES) -Dbench.rate=$(RATE)

format: ## lay out the Java sources as the build expects them
	scripts/mvn -q spotless:apply

dist: ## one archive that runs without Maven, in worker/target
	scripts/mvn -q -pl worker -am -Dmaven.test.skip=true package && ls worker/target/holdpoint-*.tar.gz
