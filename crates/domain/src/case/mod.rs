//! Case.
