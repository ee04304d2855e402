//! nginx-syntax.
