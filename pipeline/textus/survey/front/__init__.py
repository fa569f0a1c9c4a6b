"""Front and end matter: its extent, and the title page."""
