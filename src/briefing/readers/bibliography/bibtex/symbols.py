"""LaTeX's commands for accents, letters, marks and formulas (LaTeX2e, "The Comprehensive Symbol List"), as Unicode."""

from __future__ import annotations

#: Commands that put a mark on the letter after them.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e", "f": "\u0311", "h": "\u0309",
    "textcommabelow": "\u0326",
}  # fmt: skip
MATH_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "vec": "\u20d7",
    "dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300", "check": "\u030c", "breve": "\u0306",
}  # fmt: skip

#: Backslash and a character that leave nothing: hyphens at will, italic corrections, spacing.
DROPPED = "-/@!"

SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "lq": "‘",
    "rq": "’", "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "ldots": "…",
    "dots": "…", "textellipsis": "…", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†",
    "ddag": "‡", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£",
    "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textdollar": "$",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textordfeminine": "ª", "textordmasculine": "º",
    "textexclamdown": "¡", "textquestiondown": "¿", "textbackslash": "\\", "textasciitilde": "~", "textbar": "|",
    "textasciicircum": "^", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbullet": "•",
    "textperiodcentered": "·", "textbraceleft": "{", "textbraceright": "}", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "texttimes": "×", "textpm": "±", "slash": "/", "quad": " ", "qquad": " ", "newline": " ",
    "space": " ", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "nobreakspace": "\u00a0",
    "thinspace": "\u202f", "textvisiblespace": "␣", "hamza": "ʾ", "ayn": "ʿ",
    "bibstring": "", "autocap": "", "adddot": ".", "addcomma": ",", "addspace": " ", "hyphen": "-", "textnumero": "№",
}  # fmt: skip

#: Commands with an argument, and what goes around it.
STYLES = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"), "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"), "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
}  # fmt: skip

#: Commands that hold to the end of their group.
SWITCHES = {
    "em": ("<i>", "</i>"), "it": ("<i>", "</i>"), "itshape": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "rm": ("", ""), "sf": ("", ""), "tt": ("", ""), "upshape": ("", ""), "normalfont": ("", ""),
}  # fmt: skip

#: Commands whose first argument is for the machine.
FIRST_DROPPED = {"href", "foreignlanguage", "textcolor", "color", "texorpdfstring", "selectlanguage", "hyperref"}

MATH = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
    "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×", "pm": "±", "mp": "∓",
    "cdot": "·", "div": "÷", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "•", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝",
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "notin": "∉",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀", "exists": "∃",
    "neg": "¬", "wedge": "∧", "vee": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "langle": "⟨",
    "rangle": "⟩", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "prime": "′", "dagger": "†",
    "perp": "⊥", "parallel": "∥", "angle": "∠", "sqrt": "√", "cdots": "⋯", "lbrace": "{", "rbrace": "}", "top": "⊤",
    "checkmark": "✓", "gg": "≫", "ll": "≪", "oplus": "⊕", "otimes": "⊗",
}  # fmt: skip
