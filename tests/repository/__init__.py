"""What the checkout promises: its architecture, packaging, README, `./run`, CI files and samples."""
