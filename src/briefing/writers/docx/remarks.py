"""A block as WordprocessingML and the comments on it go in; the same with their ranges, and their part, come out
(ECMA-376, 17.13.4).
"""

from __future__ import annotations

from itertools import groupby

from ...resolve.tree import Comment, Comments, LineBreak
from .draft import Draft
from .inlines import inlines
from .xml import escape, properties, root, styled


def remarked(draft: Draft, written: str, comments: Comments) -> str:
    """The first paragraph of a block with the comments' ranges around its content; as it is where it has none."""
    for comment in comments:
        start = written.find("<w:p>")
        end = written.find("</w:p>", start)
        if start < 0 or end < 0:
            return written
        number = len(draft.comments)
        draft.comments.append(_comment(draft, comment, number))
        begin = start + len("<w:p>")
        if written.startswith("<w:pPr>", begin):
            begin = written.index("</w:pPr>", begin) + len("</w:pPr>")
        mark = f'<w:r><w:rPr>{styled("CommentReference")}</w:rPr><w:commentReference w:id="{number}"/></w:r>'
        written = (
            f'{written[:begin]}<w:commentRangeStart w:id="{number}"/>{written[begin:end]}'
            f'<w:commentRangeEnd w:id="{number}"/>{mark}{written[end:]}'
        )
    return written


def comments_part(draft: Draft) -> bytes:
    """The part with every comment."""
    return root("comments", "".join(draft.comments))


def _comment(draft: Draft, comment: Comment, number: int) -> str:
    """A comment; its lines are paragraphs, and its links belong to the comments' part."""
    draft.relations, kept = draft.comment_relations, draft.relations
    try:
        lines = [
            inlines(draft, tuple(line))
            for broken, line in groupby(comment.content, lambda inline: isinstance(inline, LineBreak))
            if not broken
        ]
    finally:
        draft.relations = kept
    mark = f"<w:r><w:rPr>{styled('CommentReference')}</w:rPr><w:annotationRef/></w:r>"
    look = properties("CommentText")
    paragraphs = "".join(
        f"<w:p><w:pPr>{look}</w:pPr>{'' if n else mark}{line}</w:p>" for n, line in enumerate(lines or [""])
    )
    date = f' w:date="{comment.date}"' if comment.date else ""
    initials = escape("".join(word[0] for word in comment.author.split()))
    said = f' w:initials="{initials}"' if initials else ""
    return f'<w:comment w:id="{number}" w:author="{escape(comment.author)}"{date}{said}>{paragraphs}</w:comment>'
