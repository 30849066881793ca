noinst_LIBRARIES += libtlexchange.a
libtlexchange_a_SOURCES = \
	src/exchange/bundle_lines.c src/exchange/bundle_lines.h \
	src/exchange/bundle.h src/exchange/bundle_export.c src/exchange/bundle_folder.c src/exchange/bundle_folder.h src/exchange/bundle_import.c \
	src/exchange/bundle_file.c src/exchange/bundle_file.h \
	src/exchange/bundle_kept.c src/exchange/bundle_kept.h \
	src/exchange/bundle_merge.c src/exchange/bundle_merge.h \
	src/exchange/bundle_parts.c src/exchange/bundle_parts.h \
	src/exchange/calendar_check.c src/exchange/calendar_check.h \
	src/exchange/calendar_span.c src/exchange/calendar_span.h \
	src/exchange/calendar_stays.c src/exchange/calendar_stays.h \
	src/exchange/calendar_words.c src/exchange/calendar_words.h \
	src/exchange/csv_columns.c src/exchange/csv_columns.h \
	src/exchange/csv_decode.c src/exchange/csv_decode.h \
	src/exchange/csv_dates.c src/exchange/csv_dates.h \
	src/exchange/csv_dialect.c src/exchange/csv_dialect.h \
	src/exchange/csv_excel.c src/exchange/csv_excel.h \
	src/exchange/import_damage.c src/exchange/import_damage.h \
	src/exchange/csv_header.c src/exchange/csv_header.h \
	src/exchange/csv_kind.c src/exchange/csv_kind.h \
	src/exchange/csv_lines.c src/exchange/csv_lines.h \
	src/exchange/csv_match.c src/exchange/csv_match.h \
	src/exchange/csv_reader.c src/exchange/csv_reader.h \
	src/exchange/csv_source.c src/exchange/csv_source.h \
	src/exchange/csv_value.c src/exchange/csv_value.h \
	src/exchange/form_export.c src/exchange/form_file.h src/exchange/form_import.c \
	src/exchange/import.h \
	src/exchange/import_fields.c src/exchange/import_fields.h \
	src/exchange/import_kept.c src/exchange/import_kept.h \
	src/exchange/import_missing.c src/exchange/import_missing.h \
	src/exchange/import_item.c src/exchange/import_item.h \
	src/exchange/import_oneroster.c \
	src/exchange/import_schools.c \
	src/exchange/import_session.c src/exchange/import_session.h \
	src/exchange/import_table.c src/exchange/import_table.h \
	src/exchange/import_sip.c \
	src/exchange/import_staff.c \
	src/exchange/import_calendar.c \
	src/exchange/import_targets.c \
	src/exchange/import_walkthroughs.c \
	src/exchange/import_wide.c \
	src/exchange/oneroster_classes.c src/exchange/oneroster_classes.h \
	src/exchange/oneroster_files.c src/exchange/oneroster_files.h \
	src/exchange/oneroster_left.c src/exchange/oneroster_left.h \
	src/exchange/oneroster_orgs.c src/exchange/oneroster_orgs.h \
	src/exchange/oneroster_roles.c src/exchange/oneroster_roles.h \
	src/exchange/oneroster_sessions.c src/exchange/oneroster_sessions.h \
	src/exchange/oneroster_users.c src/exchange/oneroster_users.h \
	src/exchange/oneroster_words.c src/exchange/oneroster_words.h \
	src/exchange/oneroster_zip.c src/exchange/oneroster_zip.h \
	src/exchange/person_name.c src/exchange/person_name.h \
	src/exchange/role_words.c src/exchange/role_words.h \
	src/exchange/school_hours.c src/exchange/school_hours.h \
	src/exchange/school_index.c src/exchange/school_index.h \
	src/exchange/sip_kept.c src/exchange/sip_kept.h \
	src/exchange/sip_rows.c src/exchange/sip_rows.h \
	src/exchange/sip_said.c src/exchange/sip_said.h \
	src/exchange/sip_damage.c src/exchange/sip_damage.h src/exchange/sip_plans.c src/exchange/sip_plans.h \
	src/exchange/sip_words.c src/exchange/sip_words.h \
	src/exchange/staff_index.c src/exchange/staff_index.h \
	src/exchange/staff_kind.c src/exchange/staff_kind.h \
	src/exchange/staff_match.c src/exchange/staff_match.h \
	src/exchange/staff_notices.c src/exchange/staff_notices.h \
	src/exchange/staff_vacancy.c src/exchange/staff_vacancy.h \
	src/exchange/staff_posts.c src/exchange/staff_posts.h \
	src/exchange/staff_principals.c src/exchange/staff_principals.h \
	src/exchange/staff_rows.c src/exchange/staff_rows.h \
	src/exchange/staff_supervisors.c src/exchange/staff_supervisors.h \
	src/exchange/walk_cells.c \
	src/exchange/walk_forms.c src/exchange/walk_forms.h src/exchange/walk_forms_private.h \
	src/exchange/walk_group.c src/exchange/walk_group.h src/exchange/walk_group_private.h \
	src/exchange/walk_kept.c \
	src/exchange/walk_known.c src/exchange/walk_known.h \
	src/exchange/walk_people.c src/exchange/walk_people.h \
	src/exchange/walk_save.c \
	src/exchange/walk_versions.c \
	src/exchange/wide_assessments.c \
	src/exchange/wide_fields.c \
	src/exchange/wide_guess.c src/exchange/wide_guess.h \
	src/exchange/wide_import.h \
	src/exchange/wide_map.c src/exchange/wide_map.h \
	src/exchange/wide_rows.c src/exchange/wide_rows.h \
	src/exchange/wide_sample.c src/exchange/wide_sample.h \
	src/exchange/wide_sip.c \
	src/exchange/wide_dates.c src/exchange/wide_dates.h \
	src/exchange/wide_time.c src/exchange/wide_time.h \
	src/exchange/wide_topics.c \
	src/exchange/wide_walkthroughs.c \
	src/exchange/wide_words.c
