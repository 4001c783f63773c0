"""Steps of the main database."""
