# What a desktop and a shell know of the program.
applicationsdir = $(datadir)/applications
dist_applications_DATA = data/throughline.desktop
bashcompletiondir = $(datadir)/bash-completion/completions
EXTRA_DIST += data/throughline.bash-completion

# bash-completion looks for a file by the command's name.
install-data-local:
	$(AM_V_at)$(MKDIR_P) '$(DESTDIR)$(bashcompletiondir)'
	$(INSTALL_DATA) '$(srcdir)/data/throughline.bash-completion' \
	  '$(DESTDIR)$(bashcompletiondir)/throughline'

uninstall-local:
	rm -f '$(DESTDIR)$(bashcompletiondir)/throughline'
