"""Front and end matter: titles, authors, title pages, credits, sources, what archives add."""
