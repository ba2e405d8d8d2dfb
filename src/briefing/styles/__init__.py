"""Citation styles: a name or a path goes in; a style ready for use comes out."""
