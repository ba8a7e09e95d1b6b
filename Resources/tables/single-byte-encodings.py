#!/usr/bin/env python3
"""Writes Sources/Markup/SingleByteEncodingTable.swift from Python's codecs. Run by hand from the
package's root; the result is committed."""

# Name in the Encoding standard, and Python's codec.
ENCODINGS = [
    *(("windows-125%d" % n, "cp125%d" % n) for n in range(9)),
    ("windows-874", "cp874"),
    *(("iso-8859-%d" % n, "iso8859-%d" % n) for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    ("koi8-r", "koi8-r"),
    ("koi8-u", "koi8-u"),
    ("macintosh", "mac-roman"),
    ("x-mac-cyrillic", "mac-cyrillic"),
    ("ibm866", "cp866"),
]

with open("Sources/Markup/SingleByteEncodingTable.swift", "w") as file:
    file.write("// Made by Resources/tables/single-byte-encodings.py; do not edit.\n\n")
    file.write("/// The upper halves of single-byte encodings: a name and its 128 scalars in hexadecimal, FFFD\n")
    file.write("/// for bytes that stand for nothing.\n")
    file.write('let singleByteEncodingTable: StaticString = """\n')
    for name, codec in ENCODINGS:
        scalars = []
        for byte in range(0x80, 0x100):
            text = bytes([byte]).decode(codec, "replace")
            # Browsers read the five holes of windows-1252 as controls.
            scalars.append(byte if name == "windows-1252" and text == "\ufffd" else ord(text))
        line = "  " + name
        for scalar in scalars:
            word = " %X" % scalar
            if len(line) + len(word) > 98:
                file.write(line + "\n")
                line = " "
            line += word
        file.write(line + "\n")
    file.write('  """\n')
