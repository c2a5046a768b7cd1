//! What stands beside the article and over it.
