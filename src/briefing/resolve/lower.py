"""The last step: the report's blocks and the passes' facts become the resolved tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from ..core.diagnostics import FileError, did_you_mean
from ..model import blocks as b
from . import likelihood, tree
from .cited import Cited
from .columns import shares
from .images import ImageError, read_image, stand_in
from .inlines import Inliner
from .number import FORMATS
from .remarks import commented, remark
from .work import Work

_ORDINALS = {"decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter",
             "lower-roman": "lowerRoman", "upper-roman": "upperRoman"}  # fmt: skip


def body(work: Work, inliner: Inliner) -> tree.Blocks:
    """Everything after the title block, in reading order."""
    lowering = _Lowering(work, inliner)
    report = work.report
    out: list[tree.Block] = []
    if report.summary:
        out.append(lowering.summary(report.summary))
    lead = lowering.blocks(report.blocks, 0, top=True)
    judged = 1 if lead and isinstance(lead[0], tree.KeyJudgments) else 0
    out += lead[:judged]
    if work.contents:
        out.append(work.contents)
    out += work.listings
    out += lead[judged:]
    for section in report.sections:
        out += lowering.section(section, 1, "section")
    for appendix in report.appendices:
        out += lowering.section(appendix, 1, "appendix")
    out += lowering.left()
    if work.cited is not None:
        out += _lists(work, work.cited, inliner)
    return _turned(out)


def _turned(blocks: list[tree.Block]) -> tree.Blocks:
    """Headings that stand right before landscape pages stand on them: alone they would end a page."""
    out: list[tree.Block] = []
    for block in blocks:
        if isinstance(block, tree.Landscape):
            at = len(out)
            while at and isinstance(out[at - 1], tree.Heading):
                at -= 1
            block = tree.Landscape((*out[at:], *block.blocks))
            del out[at:]
        out.append(block)
    return tuple(out)


def _lists(work: Work, cited: Cited, inliner: Inliner) -> Iterator[tree.Endnotes]:
    """The bibliography, then the notes of a style that uses notes: Word sets its endnotes last. What is empty is left
    out."""
    own, columns = work.report.citations.title, work.report.citations.columns
    if cited.entries:
        entries = _marked(cited.entries, inliner)
        heading = _list_heading("bibliography" if cited.notes else "endnotes", own or cited.title)
        yield tree.Endnotes(heading, entries, "bibliography", cited.legend, cited.lead, columns)
    if cited.notes:
        alone = not cited.entries
        title = own if own and alone else work.vocabulary.notes
        legend, lead = (cited.legend, cited.lead) if alone else ((), ())
        entries = _marked(cited.notes, inliner)
        yield tree.Endnotes(_list_heading("endnotes", title), entries, "notes", legend, lead, columns)


def _list_heading(name: str, title: str) -> tree.Heading:
    return tree.Heading(name, 1, None, (tree.Run(title),), "unnumbered")


def _marked(entries: tuple[tree.Endnote, ...], inliner: Inliner) -> tuple[tree.Endnote, ...]:
    """Entries with the places that name them."""
    return tuple(replace(entry, marks=tuple(inliner.marks.get(entry.id, ()))) for entry in entries)


class _Lowering:
    """Lowers blocks; in reading order, because the inliner counts."""

    def __init__(self, work: Work, inliner: Inliner) -> None:
        self._work = work
        self._inlines = inliner
        self._turned = False
        """Whether what is being lowered stands on landscape pages."""
        self._waiting: tree.Comments = ()
        """Comments that stand behind nothing: they are about what comes next."""

    def summary(self, summary: b.Summary) -> tree.Summary:
        out = list(self.blocks(summary.blocks, 0))
        for n, section in enumerate(summary.sections):
            titled = n == 0 and all(isinstance(block, b.Comment) for block in summary.blocks)
            out += self.section(section, 1, "summary" if titled else "section", top=False)
        headed = bool(out) and isinstance(out[0], tree.Heading) and out[0].kind == "summary"
        return tree.Summary(None if headed else self._work.vocabulary.summary, tuple(out))

    def section(
        self, section: b.Section | b.Appendix, level: int, kind: tree.HeadingKind, top: bool = True
    ) -> Iterator[tree.Block]:
        node_id = self._work.ids[id(section)]
        number = self._work.numbers.get(node_id)
        if number is None and kind != "summary":
            kind = "unnumbered"
        about, blocks = self._on_heading(section.blocks)
        about, self._waiting = self._waiting + about, ()
        yield tree.Heading(node_id, level, number, self._inlines(section.title, "nowhere"), kind, about)
        yield from self.blocks(blocks, level, top=top)
        below: tree.HeadingKind = "appendix" if kind == "appendix" or isinstance(section, b.Appendix) else "section"
        for inner in section.sections:
            yield from self.section(inner, min(level + 1, 4), below, top)

    def blocks(self, blocks: b.Blocks, level: int, depth: int = 0, top: bool = False) -> tree.Blocks:
        """`level` is the heading level they stand under, `depth` the lists they stand in, `top`: they stand in
        nothing else, so that pages may be turned.
        """
        out: list[tree.Block] = []
        for block in blocks:
            if isinstance(block, b.Comment):
                self._comment(block, out)
                continue
            if isinstance(block, b.Landscape) and not top:
                self._misplaced(block)
            lowered = self._block(block, level, depth)
            if self._waiting and (about := commented(lowered, self._waiting)) is not None:
                lowered, self._waiting = about, ()
            last = out[-1] if out else None
            if isinstance(lowered, tree.KeyJudgments) and isinstance(last, tree.KeyJudgments):
                out[-1] = tree.KeyJudgments(last.label, last.items + lowered.items)
            else:
                out.append(lowered)
        return tuple(out)

    def _on_heading(self, blocks: b.Blocks) -> tuple[tree.Comments, b.Blocks]:
        """The comments that follow a heading at once, and the blocks behind them."""
        count = next((n for n, block in enumerate(blocks) if not isinstance(block, b.Comment)), len(blocks))
        about = tuple(remark(block, self._author()) for block in blocks[:count] if isinstance(block, b.Comment))
        return about, blocks[count:]

    def _comment(self, block: b.Comment, out: list[tree.Block]) -> None:
        """Put a comment on the block before it, or let it wait for the next."""
        made = (remark(block, self._author()),)
        about = commented(out[-1], made) if out and not self._waiting else None
        if about is None:
            self._waiting += made
        else:
            out[-1] = about

    def left(self) -> tree.Blocks:
        """A paragraph for comments that there is nothing else to say of; none where there are none."""
        waiting, self._waiting = self._waiting, ()
        return (tree.Paragraph((), waiting),) if waiting else ()

    def _author(self) -> str:
        """Whose a comment is that does not say."""
        authors = self._work.report.authors
        return authors[0].name if authors else ""

    def _block(self, block: b.AnyBlock, level: int, depth: int) -> tree.Block:
        match block:
            case b.Paragraph():
                return tree.Paragraph(self._inlines(block.content))
            case b.OrderedList():
                return self._ordered(block, level, depth)
            case b.UnorderedList():
                bullet = tree.BULLETS[min(depth, len(tree.BULLETS) - 1)]
                items = tuple(tree.ListItem(bullet, self.blocks(i.blocks, level, depth + 1)) for i in block.items)
                return tree.List(False, items, depth)
            case b.DefinitionList():
                return tree.DefinitionList(
                    tuple(
                        tree.Definition(self._inlines(d.term), self.blocks(d.blocks, level, depth)) for d in block.items
                    )
                )
            case b.Table():
                return self._table(block, level)
            case b.Figure():
                return self._figure(block)
            case b.Quotation():
                return tree.Quotation(self.blocks(block.blocks, level), self._inlines(block.attribution))
            case b.CallOut():
                label = self._inlines(block.title, "nowhere") or (tree.Run(self._word(block.kind)),)
                return tree.CallOut(block.kind, label, self.blocks(block.blocks, level))
            case b.KeyJudgment():
                return tree.KeyJudgments(self._work.vocabulary.key_judgments, (self._judgment(block),))
            case b.QuestionAnswer():
                question_id = self._work.ids[id(block)]
                heading_level = min(level + 1, 4)
                words = self._inlines(block.question, "nowhere")
                heading = tree.Heading(question_id, heading_level, None, words, "unnumbered")
                return tree.QuestionAnswer(heading, self.blocks(block.blocks, heading_level))
            case b.CodeBlock():
                return tree.CodeBlock(block.text)
            case b.PageBreak():
                return tree.PageBreak()
            case b.Landscape():
                return self._landscape(block, level)
            case b.Comment():
                raise AssertionError("comments belong to the blocks beside them")
            case _:
                assert_never(block)

    def _landscape(self, block: b.Landscape, level: int) -> tree.Landscape:
        self._turned = True
        blocks = self.blocks(block.blocks, level)
        self._turned = False
        return tree.Landscape(blocks)

    def _misplaced(self, block: b.Landscape) -> None:
        message = "Landscape pages stand inside another block, where no page can begin."
        hint = "let them stand in a section itself, not in a list, a panel, a cell or the summary"
        self._work.found.add("misplaced-landscape", message, block.at, hint)

    def _word(self, kind: b.CallOutKind) -> str:
        return str(getattr(self._work.vocabulary, kind))

    def _ordered(self, block: b.OrderedList, level: int, depth: int) -> tree.List:
        write = FORMATS[_ORDINALS[block.style]]
        items = tuple(
            tree.ListItem(f"{write(n)}.", self.blocks(item.blocks, level, depth + 1))
            for n, item in enumerate(block.items, block.start)
        )
        return tree.List(True, items, depth, block.start, block.style)

    def _caption(self, node: b.Table | b.Figure, word: str) -> tree.Caption | None:
        number = self._work.counters.get(self._work.ids[id(node)])
        return None if number is None else tree.Caption(word, number, self._inlines(node.caption))

    def _table(self, table: b.Table, level: int) -> tree.Table:
        columns = tuple(
            tree.Column(column.align, share)
            for column, share in zip(table.columns, shares(table, self._turned), strict=True)
        )
        caption = self._caption(table, self._work.vocabulary.table)
        with self._inlines.printing("nowhere"):  # header rows are shown again on other pages
            header = self._rows(table.header, len(columns), level)
        rows = self._rows(table.rows, len(columns), level)
        return tree.Table(self._work.ids[id(table)], columns, header, rows, caption, self._inlines(table.notes))

    def _rows(self, rows: tuple[b.Row, ...], count: int, level: int) -> tuple[tree.Row, ...]:
        """Rows with each cell at its column; places that a cell above spans are passed over, short rows filled up."""
        covered = [0] * count
        out: list[tree.Row] = []
        for row in rows:
            cells: list[tree.Cell] = []
            waiting = list(row.cells)
            at = 0
            while at < count:
                if covered[at]:
                    covered[at] -= 1
                    at += 1
                    continue
                cell = waiting.pop(0) if waiting else b.Cell(())
                width = self._free(covered, at, cell.columns)
                covered[at : at + width] = [cell.rows - 1] * width
                cells.append(tree.Cell(self.blocks(cell.blocks, level), at, width, cell.rows))
                at += width
            out.append(tree.Row(tuple(cells)))
        return tuple(out)

    @staticmethod
    def _free(covered: list[int], at: int, wanted: int) -> int:
        """How many of the columns asked for are free from `at` on."""
        width = 1
        while width < wanted and at + width < len(covered) and not covered[at + width]:
            width += 1
        return width

    def _figure(self, figure: b.Figure) -> tree.Block:
        caption = self._caption(figure, self._work.vocabulary.figure)
        path = self._work.folder / figure.image
        lost: list[str] = []
        try:
            image = read_image(path, lost) if self._work.pictures else stand_in(path)
        except FileError:
            near = did_you_mean(path.name, [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else [])
            message = f"The image {figure.image!r} cannot be read."
            self._work.found.add(
                "image-missing", message, figure.at, near or "the path counts from the source's folder"
            )
            return tree.Paragraph(())
        except ImageError as error:
            message = f"The image {figure.image!r} cannot be used: {error}."
            self._work.found.add("image-unreadable", message, figure.at, error.hint)
            return tree.Paragraph(())
        if lost:
            message = f"The image {figure.image!r} holds what cannot be shown as it is: {', '.join(lost)}."
            hint = "look at the figure in the PDF; a plain SVG, or a PNG of it, is shown as it is"
            self._work.found.add("image-simplified", message, figure.at, hint)
        return tree.Figure(self._work.ids[id(figure)], image, " ".join(figure.alt.split()), caption, figure.width)

    def _judgment(self, block: b.KeyJudgment) -> tree.KeyJudgment:
        words = self._work.vocabulary
        facets: list[tree.Facet] = []
        statement = self._inlines(block.statement)
        step = likelihood.step(block.likelihood) if block.likelihood else None
        if block.likelihood:
            facets.append(tree.Facet(words.likelihood, self._likelihood(block, step)))
        if block.confidence:
            text = str(getattr(words, block.confidence))
            facets.append(tree.Facet(words.confidence, (tree.Run(text, tree.Format(strong=True)),)))
        if block.basis:
            facets.append(tree.Facet(words.basis, self._inlines(block.basis)))
        scale = None if step is None else tree.Scale(len(likelihood.SCALE), step)
        return tree.KeyJudgment(statement, tuple(facets), scale)

    def _likelihood(self, block: b.KeyJudgment, step: int | None) -> tree.Inlines:
        term = tree.Run(block.likelihood[:1].upper() + block.likelihood[1:], tree.Format(strong=True))
        if step is None:
            hint = did_you_mean(block.likelihood, likelihood.TERMS) or f"the terms are: {', '.join(likelihood.TERMS)}"
            message = f"{block.likelihood!r} is no term of the likelihood scale."
            self._work.found.add("unknown-likelihood", message, block.at, hint)
            return (term,)
        band = likelihood.SCALE[step]
        return (term, tree.Run(f" ({band.low}–{band.high}\N{NO-BREAK SPACE}%)"))
