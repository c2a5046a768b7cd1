//! The page's head.
