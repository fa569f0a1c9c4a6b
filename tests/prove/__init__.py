"""The losslessness proof."""
