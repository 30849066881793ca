noinst_LIBRARIES += libtlsample.a
libtlsample_a_SOURCES = \
	src/sample/assess_words.c \
	src/sample/chance.c src/sample/chance.h \
	src/sample/city.c src/sample/city.h \
	src/sample/city_assessments.c \
	src/sample/city_calendar.c \
	src/sample/city_forms.c \
	src/sample/city_marks.c \
	src/sample/city_months.c \
	src/sample/city_people.c \
	src/sample/city_plans.c \
	src/sample/city_posts.c \
	src/sample/city_schools.c \
	src/sample/city_seats.c \
	src/sample/city_staff.c \
	src/sample/city_visit.h src/sample/city_visits.c \
	src/sample/city_walks.c \
	src/sample/comment_words.c \
	src/sample/defaults.c src/sample/defaults.h \
	src/sample/defaults_words.c src/sample/defaults_words.h \
	src/sample/new_district.c src/sample/new_district.h \
	src/sample/people_words.c \
	src/sample/phrase.c src/sample/phrase.h \
	src/sample/plan_words.c \
	src/sample/sample.c src/sample/sample.h \
	src/sample/school_words.c \
	src/sample/slip_words.c \
	src/sample/subject_words.c \
	src/sample/typical_year.c src/sample/typical_year.h \
	src/sample/visit_words.c \
	src/sample/words.h
