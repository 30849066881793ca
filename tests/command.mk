TESTS += tests/test_command.sh
EXTRA_DIST += tests/test_command.sh tests/command_lib.sh
TESTS += tests/test_wide.sh
EXTRA_DIST += tests/test_wide.sh tests/data/wide/google-sip.csv \
	tests/data/wide/google-walkthroughs.csv tests/data/wide/microsoft-assessments.csv \
	tests/golden/wide/dry-self-assessments.txt tests/golden/wide/dry-sip.txt \
	tests/golden/wide/dry-walkthroughs.txt tests/golden/wide/map-self-assessments.csv \
	tests/golden/wide/dry-form.txt tests/golden/wide/form.csv \
	tests/golden/wide/map-sip.csv tests/golden/wide/map-walkthroughs.csv
