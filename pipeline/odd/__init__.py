"""What pipeline/generate_odd.py is made of: our grammar read as patterns, and the declarations of an ODD."""
