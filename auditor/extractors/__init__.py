"""Document -> Article: one module for each thing that an article reports."""
