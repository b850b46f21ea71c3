#!/usr/bin/python3
"""Asks ruamel.yaml, the parser of Occopus 1.10, what plain and tagged scalars mean.

Writes src/test/resources/org/occopus/yaml/scalars.tsv: the scalar, and its value as Python shows it (dates as they
print).

    apt-get install python3-ruamel.yaml
    python3 src/test/python/scalars_table.py
"""

import pathlib
import warnings

from ruamel.yaml import YAML

TABLE = pathlib.Path(__file__).parent.parent / "resources/org/occopus/yaml/scalars.tsv"
SCALARS = (
    'yes|no|on|Yes|ON|y|n|true|True|TRUE|tRUE|false|False|FALSE|~|null|Null|NULL|nULL|0644|0o644|0O644'
    '|0x1F|0X1F|0b101|1_000|_1|1_|1__0|+7|-7|+0|-0|00|08|0o9|0x|0b2|1:20|1:20.5|190:20:30|2001-01-01'
    '|2001-1-1|2001-12-14t21:59:43.10-05:00|2001-12-14 21:59:43.10 -5|2001-12-15 2:59:43.10'
    '|2001-12-15T23:59:59Z|2001-01-01 10:00|2001-01-01 10:00:00|2001-01-01 10:00:00.5 +01:30|2001-01-01x'
    '|1.10|3.2|.5|5.|1e3|1E3|1.5e3|1e+3|+.5|-.5|.5e3|.5e+3|1.e3|1_0.5|._5|.inf|.Inf|.INF|-.inf|+.inf|.iNF'
    '|.nan|.NaN|.NAN|nan|inf|3.3.0|0.5.13-2build1|1.2.3.4|10.0.0.1|12e03|-2E+05|0.|0.0|-0.0|.|+|e3|1e|0e0'
    '|1e400|12345678901234567890|-9223372036854775809|0x_1F|0b_1|0o_7|-0x10|+0b11|1.0_0|0.1.|1,000|1 000'
    '|4294967296|2147483648|123456789012345678901234567890|1e-7|1e22|0.1|a b|a#b|a:b|-a|?a|:a|%41|@'
    '|!!str 5|!!int "5"|!!float 5|!!float "1.5"|!!bool "true"|!!bool yes|!!null ""|!!timestamp 2001-01-01'
    '|"5"|\'true\'|\'~\'|"\\u0041\\x42\\n"|\'it\'\'s\''
).split("|")


def main():
    warnings.simplefilter("ignore")
    parser = YAML(typ="unsafe")
    rows = ["scalar\tas Python shows it"]
    for scalar in SCALARS:
        try:
            value = parser.load("k: " + scalar)["k"]
        except Exception:  # what it refuses is no scalar of the table
            continue
        rows.append(scalar + "\t" + repr(str(value) if hasattr(value, "isoformat") else value))
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} scalars")


if __name__ == "__main__":
    main()
