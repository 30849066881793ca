noinst_LIBRARIES += libtlreport.a
libtlreport_a_SOURCES = \
	src/report/lists.c src/report/lists.h \
	src/report/printing.c src/report/printing.h \
	src/report/seen.c src/report/seen.h src/report/slip.c src/report/slip.h \
	src/report/slips.c src/report/slips.h
libtlreport_a_SOURCES += \
	src/report/export.c src/report/export.h \
	src/report/figures.c src/report/figures_people.c src/report/figures_months.c src/report/figures_ratings.c \
	src/report/figures_schools.c src/report/figures_strategies.c \
	src/report/figures.h src/report/figures_private.h \
	src/report/ics.c src/report/ics.h \
	src/report/letter.c src/report/letter_room.c src/report/letter.h \
	src/report/memo_page.c src/report/memo_page.h \
	src/report/visit_page.c src/report/visit_page.h \
	src/report/month_frame.c src/report/month_frame.h \
	src/report/name_index.c src/report/name_index.h src/report/name_warning.c \
	src/report/packet.c src/report/packet_about.c src/report/packet_by_school.c \
	src/report/packet_follow_ups.c src/report/packet_front.c src/report/packet_people.c src/report/packet_status.c \
	src/report/packet_strategies.c src/report/packet_walkthroughs.c \
	src/report/packet.h src/report/packet_private.h \
	src/report/person.c src/report/person_fit.c src/report/person_plan.c src/report/person_follow_ups.c src/report/person_walkthroughs.c \
	src/report/person.h src/report/person_private.h \
	src/report/press.c src/report/press.h src/report/room.c src/report/room.h \
	src/report/school_days.c src/report/school_days.h \
	src/report/self_assessment_page.c src/report/self_assessment_page.h \
	src/report/sip_page.c src/report/sip_page.h \
	src/report/visits_due.c src/report/visits_due.h \
	src/report/words.c src/report/words.h
# What the visits show.
libtlreport_a_SOURCES += \
	src/report/agreement.c src/report/agreement.h \
	src/report/coverage.c src/report/coverage.h \
	src/report/teacher.c src/report/teacher.h src/report/teacher_file.c src/report/teacher_file.h \
	src/report/teacher_file_history.c src/report/teacher_file_words.c src/report/teacher_file_words.h \
	src/report/trends.c src/report/trends.h
