# Two pages are made from the program's own tables, one is written by hand.
dist_man_MANS += man/throughline-config.5
man_MANS += throughline.1 throughline-csv.5
CLEANFILES += throughline.1 throughline-csv.5

throughline.1: throughline$(EXEEXT)
	$(AM_V_GEN)./throughline$(EXEEXT) manual 1 >$@.tmp && mv $@.tmp $@
throughline-csv.5: throughline$(EXEEXT)
	$(AM_V_GEN)./throughline$(EXEEXT) manual csv >$@.tmp && mv $@.tmp $@
