noinst_LIBRARIES += libtlui.a
libtlui_a_SOURCES = \
	ui/action.c ui/action.h \
	ui/app.c ui/app.h ui/app_frame.c ui/app_keys.c ui/app_own.h ui/app_stack.c \
	ui/canvas.c ui/canvas.h \
	ui/dialog.c ui/dialog_prompt.c ui/prompt_place.c ui/prompt_place.h ui/dialog.h ui/progress_window.c \
	ui/editor.c ui/editor.h ui/editor_draw.c ui/editor_own.h \
	ui/external.c ui/external.h \
	ui/draft_place.c ui/draft_place.h ui/form.c ui/form.h ui/form_draft.c ui/form_draw.c ui/form_keys.c ui/form_own.h \
	ui/help.c ui/help.h \
	ui/input.c ui/input.h \
	ui/key.c ui/key.h \
	ui/list.c ui/list.h ui/list_draw.c ui/list_own.h ui/list_rows.c \
	ui/panel.c ui/panel.h \
	ui/picker.c ui/picker.h ui/picker_draw.c ui/picker_own.h \
	ui/screen.c ui/screen.h \
	ui/terminal.c ui/terminal.h ui/terminal_curses.h ui/terminal_look.c
# The program's own screens on top of the toolkit.
libtlui_a_SOURCES += \
	ui/capture.c ui/capture.h ui/capture_finish.c ui/capture_undo.c ui/capture_visit.c \
	ui/import_map.c ui/import_map.h ui/import_lines.c ui/import_lines.h ui/import_map_own.h ui/import_map_plain.c ui/import_map_rows.c \
	ui/capture.c ui/capture.h ui/capture_finish.c ui/capture_settle.c ui/capture_undo.c ui/capture_visit.c ui/capture_warnings.c \
	ui/import_screen.c ui/import_screen.h \
	ui/rating.c ui/rating.h ui/rating_compare.c \
	ui/screens.c ui/screens.h \
	ui/session.c ui/session.h ui/session_undo.c \
	ui/settle.c ui/settle.h \
	ui/phrases.c ui/snippet.c ui/snippet.h \
	ui/walkthrough.h ui/walkthrough_capture.h \
	ui/walkthrough_ask.c ui/walkthrough_details.c ui/walkthrough_details.h ui/walkthrough_draw.c \
	ui/walkthrough_finish.c \
	ui/walkthrough_filter.c ui/walkthrough_filter.h ui/walkthrough_list.c \
	ui/walkthrough_people.c ui/walkthrough_people.h ui/walkthrough_screen.c \
	ui/walkthrough_levels.c ui/walkthrough_look.c ui/walkthrough_second.c ui/walkthrough_start.c \
	ui/walkthrough_text.c ui/walkthrough_way.c
libtlui_a_SOURCES += \
	ui/calendar_screen.c \
	ui/form_edit.c ui/form_edit.h ui/form_edit_change.c ui/form_edit_own.h \
	ui/form_words.c ui/form_words.h \
	ui/forms_screen.c \
	ui/record_edit.c ui/record_edit.h \
	ui/record_finish.c ui/record_own.h \
	ui/record_part.c \
	ui/record_parts.c ui/record_parts.h \
	ui/record_propose.c \
	ui/record_refs.c \
	ui/record_actions.c ui/record_screen.c ui/record_screen.h \
	ui/record_ways.c \
	ui/record_words.c ui/record_words.h \
	ui/records.c ui/records.h \
	ui/records_list.c \
	ui/scale_screen.c ui/scale_screen.h \
	ui/snow_day.c ui/snow_day.h \
	ui/school_year.c ui/school_year.h \
	ui/targets_screen.c \
	ui/visit_type_confirm.c ui/visit_type_confirm.h
# Today, and the first start.
libtlui_a_SOURCES += \
	ui/packet.c ui/packet.h ui/packet_out.c ui/packet_view.c \
	ui/path_prompt.c ui/path_prompt.h \
	ui/person_choice.c ui/person_choice.h \
	ui/today.c ui/today.h ui/today_drafts.c ui/today_feedback.c ui/today_items.c ui/today_owed.c ui/today_own.h ui/today_visits.c \
	ui/welcome.c ui/welcome.h ui/welcome_make.c ui/welcome_own.h
# Self-assessment, School Improvement Plan and principals.
libtlui_a_SOURCES += \
	ui/assessment.c ui/assessment.h ui/assessment_draw.c ui/assessment_keys.c ui/assessment_says.c ui/assessment_merge.c ui/assessment_merge.h ui/assessment_steps.c ui/assessment_whose.c ui/assessment_parts.c \
	ui/assessment_screen.c ui/assessment_screen.h ui/assessment_submit.c \
	ui/due.c ui/due.h \
	ui/principal.c ui/principal.h ui/principal_draw.c ui/principals.c ui/principals.h \
	ui/print.c ui/print.h \
	ui/sheet.c ui/sheet.h \
	ui/signature.c ui/signature.h \
	ui/slips_screen.c ui/slips_screen.h ui/slips_print.c ui/slips_rows.c ui/slips_own.h \
	ui/sip.c ui/sip.h ui/sip_colour.c ui/sip_draw.c ui/sip_form.c ui/sip_form_own.h ui/sip_form_refs.c ui/sip_item.c ui/sip_item.h ui/sip_item_screen.c ui/sip_note.c ui/sip_note.h \
	ui/sip_schools.c ui/sip_screen.c ui/sip_screen.h
# The school visit.
libtlui_a_SOURCES += \
	ui/follow_up.c ui/follow_up.h ui/follow_ups.c \
	ui/memo.h ui/memo_draw.c ui/memo_hand_over.c ui/memo_own.h ui/memo_screen.c ui/memo_draft.c ui/memo_type.c \
	ui/record_settle.c ui/record_settle.h \
	ui/administrator_picker.c ui/administrator_picker.h ui/companion.c ui/companion.h ui/visit.h ui/visit_companion.c ui/visit_day.c ui/visit_draw.c ui/visit_follow_up.c ui/visit_own.h ui/visit_read.c ui/visit_screen.c \
	ui/visit_ask.c ui/visit_start.c ui/visit_state.c ui/visit_type.c ui/visit_words.c ui/visit_words.h \
	ui/visits.c ui/visits_own.h ui/visits_rows.c
# What the visits show: coverage, trends, a teacher's page.
libtlui_a_SOURCES += \
	ui/coverage.c ui/coverage.h \
	ui/teacher.c ui/teacher.h \
	ui/trends.c ui/trends.h ui/trends_agreement.c ui/trends_draw.c ui/trends_own.h
libtlui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
