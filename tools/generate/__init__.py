"""Makes every file of the checkout that is made from another: `./run generate`.

A generator is a module with two functions: `generate()` gives the files, by their path from the top of the checkout,
and `missing()` says what it needs and this machine does not have.
"""
