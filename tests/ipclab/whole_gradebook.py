# whole_gradebook.py BOOK: the gradebook is sound, and each mark in it is there
# once. A book that is not there yet is whole, and so is one without a table.
import json
import os
import sqlite3
import sys

if not os.path.exists(sys.argv[1]):
    sys.exit()
book = sqlite3.connect(sys.argv[1])
assert book.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
try:
    rows = book.execute("SELECT name, lab, result FROM mark").fetchall()
except sqlite3.OperationalError:
    rows = []
assert len(rows) == len({row[:2] for row in rows})
for row in rows:
    json.loads(row[2])
