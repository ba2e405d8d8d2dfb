"""From a Document to bytes; writers only draw."""
