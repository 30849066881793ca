# One fragment an area, so that each can grow by itself.
include tests/base.mk
include tests/document.mk
include tests/press.mk
include tests/exchange.mk
include tests/db.mk
include tests/report.mk
include tests/command.mk
include tests/ui.mk
TEST_CFLAGS = $(TESTS_CFLAGS)
