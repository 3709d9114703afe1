"""Package marker; each module documents itself."""
