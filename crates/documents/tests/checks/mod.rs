//! What is checked of every form at once.

mod converted;
mod hostile;
mod measures;
