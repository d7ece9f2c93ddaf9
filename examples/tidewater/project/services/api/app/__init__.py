"""The API of Tidewater."""
