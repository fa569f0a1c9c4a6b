"""Tools for people who change textus: `./run generate`, and the fitting of weights. Not part of the package."""
