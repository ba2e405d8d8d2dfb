"""One report model in; an editable Word draft and a PDF for distribution out."""
