"""Collections: many works encoded and built, their site, search and review pages, and how one begins."""
