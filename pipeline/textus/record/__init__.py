"""What people state about a work or a collection: records and settings, their keys, checks and templates."""
