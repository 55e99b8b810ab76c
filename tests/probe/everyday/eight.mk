all: $(patsubst %,%.out,1 2 3 4 5 6 7 8)
	@cat $^ | wc -l
%.out:
	@echo $@ >$@
