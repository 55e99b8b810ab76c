#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does doc/CLAIMS.md agree with the pages that it quotes? Prints what is wrong.

usage: claim_pages.py TOP

A quote must stand in its page, and have a run, an example or a source below it.
A sentence of the pages that speaks of a system must be quoted.
"""
import pathlib
import re
import sys

SYSTEMS = re.compile(r"\b(POSIX|Linux|glibc|PIPE_BUF|[Kk]ernel)\b")
# Parts that ask, list or refer.
LEFT_OUT = re.compile(r"Goals|Before you start|The task|The contract|How it is marked|"
                      r"Where the lecture|Questions|What to read|Read$")


def one_line(text):
    return " ".join(text.replace("**POSIX or Linux?**", "").split())


def prose(text):
    """Without listings, pictures, comments, tables and the marks of a quote."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"^(!\[|\|).*$", "", text, flags=re.M)
    return re.sub(r"^> ?", "", text, flags=re.M)


def sentences(page):
    """Those of a page that speak of a system, each on one line."""
    heading = ""
    for part in re.split(r"^(#+ .*)$", prose(page), flags=re.M):
        if part.startswith("#"):
            heading = part.strip("# ")
            continue
        if LEFT_OUT.match(heading):
            continue
        for block in re.split(r"\n\s*\n|\n(?=- |\d+\. )", part):
            for sentence in re.split(r"(?<=[.!?]) +(?=[A-Z`(*\"])", one_line(block)):
                if SYSTEMS.search(sentence):
                    yield sentence


def groups(claims):
    """(QUOTES, WHAT IS BELOW THEM), a quote as (page, text)."""
    for part in re.split(r"\n\n(?=> )", claims)[1:]:
        quoted = [line[2:] for line in part.split("\n") if line.startswith("> ")]
        below = part.split("\n\n", 1)[1] if "\n\n" in part else ""
        yield [line.split(": ", 1) for line in quoted], below.split("\n## ")[0]


def shown(below, top):
    if "{.console .run}" in below or re.search(r"^Source", below, re.M):
        return True
    example = re.search(r"^Example: (\S+)", below, re.M)
    return bool(example) and "## Wrong" in (top / f"{example[1]}.md").read_text()


def main():
    top = pathlib.Path(sys.argv[1])
    pages = {path.stem: path.read_text()
             for path in [*top.glob("handouts/0*.md"), *top.glob("explain/*.md")]}
    quotes = []
    for quoted, below in groups((top / "doc/CLAIMS.md").read_text()):
        if not shown(below, top):
            print(f"no run, example or source: {quoted[0][1]}")
        for page, text in quoted:
            if one_line(text) not in one_line(prose(pages[page])):
                print(f"{page} does not say: {text}")
            quotes.append((page, one_line(text)))
    for page, text in sorted(pages.items()):
        for sentence in sentences(text):
            if not any(page == where and (quote in sentence or sentence in quote)
                       for where, quote in quotes):
                print(f"{page}: not in doc/CLAIMS.md: {sentence}")


main()
