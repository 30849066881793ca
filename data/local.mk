# What a desktop knows of the program.
applicationsdir = $(datadir)/applications
dist_applications_DATA = data/throughline.desktop
