"""Claims and studies: what the page asserts, what it reports of evidence, and which belongs to which."""
