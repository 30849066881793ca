#include "document/html.h"

/* What every program understands. Colours have a contrast of 4.5:1 at least and differ in shade. */
static const char plain_style[] =
    "body{font-family:'Noto Sans','Segoe UI',Helvetica,Arial,sans-serif;font-size:10.5pt;"
    "line-height:1.4;color:#111;background:#fff;max-width:7.5in;margin:1em auto;padding:0 1em;"
    "font-variant-numeric:tabular-nums}\n"
    "h1{font-size:19pt;line-height:1.2;margin:0}\n"
    "h2{font-size:17pt;line-height:1.2;margin:0}\n"
    ".head{margin:2.2em 0 .8em}\n"
    "h3,h4{font-size:12pt;margin:1.4em 0 .5em;padding-bottom:.2em;border-bottom:1px solid #333;"
    "page-break-after:avoid}\n"
    ".head h3{font-size:15pt;margin:0;padding:0;border:0}\n"
    "p{margin:.5em 0;max-width:44em}\n"
    "a{color:#0b4f8a}\n"
    ".district,.subtitle,.asof,.dim,footer{color:#444}\n"
    ".dim,.dim th{font-weight:normal}\n"
    ".subtitle{margin:.1em 0}\n"
    ".small{font-size:9pt}\n"
    ".notice{font-weight:bold}\n"
    ".sample{font-weight:bold;letter-spacing:.3em;color:#a0182a;margin:0}\n"
    ".aside{color:#444;margin:0}\n"
    "table{border-collapse:collapse;width:100%;margin:.6em 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.3em .7em .3em 0;"
    "border-bottom:1px solid #ccc}\n"
    "th.r,td.r{text-align:right}\n"
    "th.c,td.c{text-align:center}\n"
    ".n{white-space:nowrap}\n"
    "thead th{font-size:9pt;border-bottom:1.5px solid #111;vertical-align:bottom}\n"
    "thead.bare th{padding:0;border:0;height:0;line-height:0}\n"
    "tbody th{font-weight:normal}\n"
    "tr.sub th{font-weight:bold;padding-top:.9em}\n"
    "tr.strong td,tr.strong th{font-weight:bold;border-top:1.5px solid #111}\n"
    "tr.dim td{color:#444}\n"
    "tr{page-break-inside:avoid}\n"
    "table.compact th,table.compact td{padding:.25em .3em;font-size:9pt}\n"
    "td.shade{border:1px solid #fff}\n"
    ".status{padding:0 .4em;border:1px solid #444;white-space:nowrap}\n"
    ".status.good{background:#2a7048;color:#fff;border-color:#2a7048}\n"
    ".status.middle{background:#f6e3a1;color:#111;border-color:#8a6d00}\n"
    ".status.poor{background:#fff;color:#a0182a;border-color:#a0182a}\n"
    ".rule{border-bottom:1px solid #888;height:1.9em;margin:0}\n"
    "nav ol{list-style:none;padding-left:0;margin:.3em 0}\n"
    "nav ol ol{padding-left:1.5em}\n"
    ".new{page-break-before:always}\n"
    ".half{page-break-inside:avoid}\n"
    ".landscape{page:landscape}\n";

/* What browsers do besides; a word processor passes it over and shows the words instead. */
static const char browser_style[] =
    "@supports (display:grid){\n"
    ".vh,.skip{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n"
    ".skip:focus{position:static;width:auto;height:auto;clip-path:none}\n"
    ".head{display:flex;justify-content:space-between;align-items:baseline;gap:2em}\n"
    ".aside{text-align:right;flex:none;max-width:45%}\n"
    ".bar,.stack{display:inline-block;width:7em;height:.7em;overflow:hidden;"
    "box-sizing:border-box;border:1px solid #333}\n"
    ".bar i,.stack i{display:inline-block;height:100%;vertical-align:top;"
    "box-sizing:border-box;background:#333}\n"
    "p.picture .bar,p.picture .stack{width:16em;height:.9em}\n"
    ".stack{border:0}\n"
    ".stack i{border:1px solid #333;background:#ccc}\n"
    ".stack .good{background:#2a7048;border-color:#2a7048}\n"
    ".stack .middle{border-color:#8a6d00;background:repeating-linear-gradient(45deg,"
    "#f6e3a1 0,#f6e3a1 2px,#c9a227 2px,#c9a227 4px)}\n"
    ".stack .poor{background:#fff;border-color:#a0182a}\n"
    ".spark{display:inline-block;height:1.1em;line-height:1.1em;white-space:nowrap}\n"
    ".spark i{display:inline-block;width:.35em;margin-right:2px;min-height:1px;"
    "vertical-align:bottom;background:#888}\n"
    ".spark .last{background:#111}\n"
    ".bar,.stack,.spark,.status,td.shade{-webkit-print-color-adjust:exact;"
    "print-color-adjust:exact}\n"
    "}\n"
    "@media screen{.landscape{overflow-x:auto}}\n"
    "@media print{body{max-width:none;margin:0;padding:0;font-size:10pt}"
    ".skip{display:none}a{color:inherit;text-decoration:none}"
    "thead{display:table-header-group}.head{margin-top:0}}\n";

/* A string of CSS. All but letters, digits and a few signs as numbers: no text can end it. */
static void style_string(FILE *out, const char *text)
{
  fputc('"', out);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c < 128 && (g_ascii_isalnum((char)c) || c == ' ' || c == ',' || c == '.'))
      fputc((int)c, out);
    else if (c >= 32)
      fprintf(out, "\\%x ", c);
  }
  fputc('"', out);
}

void html_style(FILE *out, const struct document *document)
{
  g_autofree char *foot =
      g_strdup_printf("%s%s%s", document->notice ? document->notice : "",
                      document->notice && *document->notice ? " " : "", document->title);
  g_autofree char *valid = g_utf8_make_valid(foot, -1);
  fputs("<style>\n", out);
  fputs(plain_style, out);
  fputs(browser_style, out);
  fputs("@page{size:8.5in 11in;margin:.6in .6in .8in;@bottom-left{font:8pt sans-serif;content:",
        out);
  style_string(out, valid);
  fputs("}@bottom-right{font:8pt sans-serif;content:\"page \" counter(page) \" of \" "
        "counter(pages)}}\n@page landscape{size:11in 8.5in}\n</style>\n",
        out);
}
