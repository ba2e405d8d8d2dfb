"""A thread of comments, as Word keeps it: the answers come home behind what they answer, with author and date."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from briefing import build, load
from briefing.drafts.drawn import paragraphs
from briefing.drafts.pull import pull_bytes
from briefing.drafts.reading import open_draft

SOURCE = """---
title: The Strait
---

The channel will very likely open in March.

::: comment {author="Ann Lee" date=2026-02-14T10:30:00Z}
Is this still so?
:::

Nothing more is known.
"""
_WORD = "http://schemas.microsoft.com/office/word"
_THREAD = """<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
<w15:commentEx w15:paraId="00000A00" w15:done="1"/>
<w15:commentEx w15:paraId="00000A01" w15:paraIdParent="00000A00" w15:done="1"/>
<w15:commentEx w15:paraId="00000A02" w15:paraIdParent="00000A00" w15:done="1"/>
</w15:commentsEx>"""
ANSWERS = (("Rena Vogt", "2026-02-15T08:00:00Z", "The port says so."), ("Ann Lee", "2026-02-15T09:00:00Z", "Good."))


def answered(draft: bytes) -> bytes:
    """The draft after two people answered its comment, and settled it."""
    with zipfile.ZipFile(BytesIO(draft)) as package:
        parts = {name: package.read(name).decode("latin-1") for name in package.namelist()}
    comments = parts["word/comments.xml"].replace(
        "<w:p>", f'<w:p xmlns:w14="{_WORD}/2010/wordml" w14:paraId="00000A00">', 1
    )
    body = parts["word/document.xml"]
    for number, (author, date, text) in enumerate(ANSWERS, 1):
        comments = comments.replace(
            "</w:comments>",
            f'<w:comment w:id="{number}" w:author="{author}" w:date="{date}"><w:p xmlns:w14="{_WORD}/2010/wordml"'
            f' w14:paraId="00000A0{number}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>',
        )
        start, end = f'<w:commentRangeStart w:id="{number - 1}"/>', f'<w:commentReference w:id="{number - 1}"/></w:r>'
        body = body.replace(start, f'{start}<w:commentRangeStart w:id="{number}"/>')
        body = body.replace(
            end, f'{end}<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        )
    relation = (
        '<Relationship Id="thread" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
        ' Target="commentsExtended.xml"/></Relationships>'
    )
    rels = parts["word/_rels/document.xml.rels"].replace("</Relationships>", relation)
    parts |= {"word/comments.xml": comments, "word/document.xml": body, "word/commentsExtended.xml": _THREAD}
    parts["word/_rels/document.xml.rels"] = rels
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text.encode("latin-1"))
    return out.getvalue()


def test_answers_stand_behind_what_they_answer(tmp_path: Path) -> None:
    source = tmp_path / "brief.md"
    source.write_text(SOURCE, encoding="utf-8")
    draft = answered(build(load(source), ("docx",)).outputs["docx"])
    (remarks,) = (each.remarks for each in paragraphs(open_draft(draft, "x").blocks) if each.remarks)
    assert [(each.reply_to, each.done) for each in remarks] == [("", True), ("0", True), ("0", True)]
    pulled = pull_bytes(draft, Path("brief.docx"), source)
    behind = "".join(
        f'::: comment {{author="{author}" date={date}}}\n{text}\n:::\n\n' for author, date, text in ANSWERS
    )
    assert pulled.text == SOURCE.replace("Nothing more", f"{behind}Nothing more")
    source.write_text(pulled.text, encoding="utf-8")
    again = build(load(source), ("docx",)).outputs["docx"]
    assert pull_bytes(again, Path("brief.docx"), source).text == pulled.text
