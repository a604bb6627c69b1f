"""What leaves the office: a folder or archive of pages with checksums, and what changed between two of them."""
