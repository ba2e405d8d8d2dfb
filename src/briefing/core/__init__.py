"""Floor 0: lengths, spans, diagnostics, safe files; knows no document."""
