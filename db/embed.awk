# Makes C from SQL. mode=text: each FILE becomes a string NAME_sql. mode=header and mode=statements: the
# sections "-- @name" of all FILEs become the enum and the table of statements. One clause a line.
function escape(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return s }
function stem(path) { sub(/.*\//, "", path); sub(/\.sql$/, "", path); gsub(/-/, "_", path); return path }
BEGIN {
  if (mode == "header")
    print "/* Made from db/sql/query-*.sql. */\n#ifndef TL_STATEMENTS_H\n#define TL_STATEMENTS_H\nenum statement {"
  else if (mode == "statements")
    print "/* Made from db/sql/query-*.sql. */\n#include \"db/statement.h\"\nconst struct statement_text statement_texts[] = {"
  else
    print "/* Made from db/sql. */\n#include \"db/statement.h\""
}
mode == "text" && FNR == 1 { if (open) print "  ;"; printf "const char %s_sql[] =\n", stem(FILENAME); open = 1 }
mode == "text" { if ($0 !~ /^[ ]*--/ && $0 != "") printf "  \"%s\\n\"\n", escape($0); next }
/^-- @/ {
  name = $2; sub(/^@/, "", name)
  if (mode == "header") printf "  STATEMENT_%s,\n", toupper(name)
  else { if (open) print "  },"; printf "  [STATEMENT_%s] = { \"%s\",\n", toupper(name), name; open = 1 }
  next
}
mode == "statements" && open && $0 !~ /^[ ]*--/ && $0 != "" { printf "    \"%s\\n\"\n", escape($0) }
END {
  if (mode == "header") print "  STATEMENT_COUNT\n};\n#endif"
  else if (mode == "statements") print (open ? "  },\n" : "") "};"
  else if (open) print "  ;"
}
