#!/usr/bin/env python3
"""Writes Sources/Markup/CharacterReferenceTable.swift from Python's copy of the HTML standard's list
of named character references. Run by hand from the package's root; the result is committed."""

from html.entities import html5

entries = sorted(
    name + "=" + "+".join("%X" % ord(scalar) for scalar in text) for name, text in html5.items()
)
# Searched by the bytes of the name, so "amp" comes before "amp;".
entries.sort(key=lambda entry: entry.split("=")[0].encode())
assert len(entries) == 2231

lines, line = [], ""
for entry in entries:
    if len(line) + len(entry) + 1 > 96:
        lines.append(line)
        line = ""
    line += (" " if line else "") + entry
lines.append(line)

with open("Sources/Markup/CharacterReferenceTable.swift", "w") as file:
    file.write("// Made by Resources/tables/character-references.py; do not edit.\n\n")
    file.write("/// Every named character reference of HTML (WHATWG HTML, 13.5): `name=scalars` in hexadecimal,\n")
    file.write("/// sorted by the bytes of the name, with the semicolon where the name has one.\n")
    file.write('let characterReferenceTable: StaticString = """\n')
    for line in lines:
        file.write("  " + line + "\n")
    file.write('  """\n')
