"""What lies on disk and passes between processes: files written whole, tables, folders, frames at the face."""
