#!/usr/bin/python3
"""Asks Jinja2 3.x what it makes of every template of the differential table.

Reads the cases of templates.txt and writes src/test/resources/org/occopus/template/jinja2.tsv:
name, template, variables, outcome (renders, fails or refused), what it renders to. Texts are JSON.

    apt-get install python3-jinja2
    python3 src/test/python/jinja2_table.py

The environment is that of Occopus 1.10: jinja2.Template(text) with every default (no autoescape, Undefined,
no trim_blocks, no lstrip_blocks, keep_trailing_newline off), plus the filters b64encode, b64decode and to_json,
which print as texts here.

templates.txt: a line "# name" begins a group; "! name" begins one whose templates Jinja2 renders, but which are
refused here (docs/templates.md lists them); "vars: {...}" sets its variables as JSON; every further line is one
template, in which \\n, \\t and \\r stand for themselves ("\\\\" for a backslash).
"""

import base64
import json
import pathlib
import re

import jinja2

HERE = pathlib.Path(__file__).parent
CASES = HERE / "templates.txt"
TABLE = HERE.parent / "resources/org/occopus/template/jinja2.tsv"
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}


def environment():
    made = jinja2.Environment()
    made.filters["b64encode"] = lambda text: base64.b64encode(str(text).encode()).decode()
    made.filters["b64decode"] = lambda text: base64.b64decode(text).decode()
    made.filters["to_json"] = json.dumps
    return made


def outcome(template, variables):
    try:
        return "renders", environment().from_string(template).render(json.loads(variables))
    except Exception as failure:  # any failure of the template counts
        return "fails", type(failure).__name__


def cases():
    name, variables, refused, number = "", "{}", False, 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# ", "! ")):
            name, variables, refused, number = line[2:], "{}", line.startswith("!"), 0
        elif line.startswith("vars: "):
            variables = line[6:]
        elif line:
            number += 1
            template = re.sub(r"\\[ntr\\]", lambda found: ESCAPES[found.group()], line)
            yield f"{name} {number}", template, variables, refused


def main():
    rows = ["name\ttemplate\tvariables\toutcome\tresult"]
    for name, template, variables, refused in cases():
        kind, result = outcome(template, variables)
        if refused and kind == "renders":
            kind, result = "refused", ""
        rows.append("\t".join([name, json.dumps(template), variables, kind, json.dumps(result)]))
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} templates, Jinja2 {jinja2.__version__}")


if __name__ == "__main__":
    main()
