//! Provinces and communes by date: three levels until 30/06/2025, two levels since.

mod change;
mod commune;
mod lookup;
mod search;
mod tables;
#[cfg(test)]
mod tests;

pub use change::Successor;
pub use commune::{Commune, CommuneKind, CommuneRefusal, Province};
pub use tables::Geography;
