"""Ids of the tree go in; bookmark names that Word accepts come out, each unique and always the same."""

from __future__ import annotations

import re
from hashlib import blake2b

#: Word's limit for a bookmark's name.
LONGEST = 40
_UNFIT = re.compile(r"[^A-Za-z0-9_]+")


class Bookmarks:
    """The names and numbers of one document's bookmarks.

    Names begin with an underscore, which keeps them out of Word's dialogs. Word takes them without regard to case.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._tocs: dict[str, str] = {}
        self._count = 0
        self._cited: set[str] = set()
        self.shown: list[object] = []
        """The author's texts in the order in which they are written: the inlines of the model."""

    def name(self, target: str) -> str:
        """The bookmark of an element of the tree: what cross-references, citations and links point at."""
        known = self._names.get(target)
        if known is None:
            known = self._names[target] = self._fresh("_Ref_" + _UNFIT.sub("_", target), target)
        return known

    def toc(self, target: str) -> str:
        """The second bookmark of a heading, for the contents.

        Apart from the first because Word throws its contents' bookmarks away when it renews the contents.
        """
        return self._tocs.setdefault(target, f"_Toc{len(self._tocs) + 100000001}")

    def around(self, name: str, content: str) -> str:
        """Content between the start and the end of a bookmark."""
        self._count += 1
        start = f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._count}"/>'

    def cited(self, mark: str, content: str) -> str:
        """A citation in its bookmark, the first time that it is shown."""
        if mark in self._cited:
            return content
        self._cited.add(mark)
        return self.around(self.name(mark), content)

    def text(self, origin: object, content: str) -> str:
        """A text of the author's in a bookmark that counts them: so that it is found again when the draft is edited."""
        self.shown.append(origin)
        return self.around(f"_blk_{len(self.shown)}", content)

    def _fresh(self, name: str, target: str) -> str:
        if len(name) > LONGEST or name.casefold() in self._taken:
            digest = blake2b(target.encode(), digest_size=6).hexdigest()
            name = f"{name[: LONGEST - 13]}_{digest}"
        self._taken.add(name.casefold())
        return name
