TESTS += tests/test_command.sh
EXTRA_DIST += tests/test_command.sh
