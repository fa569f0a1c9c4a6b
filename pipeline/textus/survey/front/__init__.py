"""Front and end matter: where they stand, and the title page."""
