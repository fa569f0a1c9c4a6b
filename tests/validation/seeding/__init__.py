"""Defects put into sound documents at places chosen by chance, and what the program says of them."""
