//! The detector for JavaScript: `detect(text)` returning plain objects.
