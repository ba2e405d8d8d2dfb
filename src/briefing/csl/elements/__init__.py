"""The rendering elements of CSL 1.0.2: an XML element goes in, an object that renders it comes out."""
