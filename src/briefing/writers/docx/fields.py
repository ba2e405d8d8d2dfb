"""An instruction and its result as known now go in; a complex field comes out (ECMA-376, 17.16.18)."""

from __future__ import annotations

from .xml import escape, run


def field(instruction: str, result: str, rpr: str = "") -> str:
    """A live field that already shows `result`; `rpr` formats all of it."""
    head, tail = field_parts(instruction, rpr)
    return f"{head}{run(result, rpr)}{tail}"


def field_parts(instruction: str, rpr: str = "") -> tuple[str, str]:
    """What stands before and after the result of a field that spans several runs or paragraphs."""
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    head = (
        f'<w:r>{props}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{props}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{props}<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    return head, f'<w:r>{props}<w:fldChar w:fldCharType="end"/></w:r>'
