//! What must hold of the sources themselves: who imports whom, how long a file may be, what may stand
//! nowhere.

mod imports;
mod purity;
mod sources;
mod tree;
