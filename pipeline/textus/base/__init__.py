"""What every stage stands on: files, knowledge tables, phrases, processes, Saxon. It knows nothing of texts."""
