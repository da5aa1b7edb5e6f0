//! The case core against the law set, by the real inputs of the province.

mod clock;
mod head_office;
mod invariants;
mod lifecycle;
mod scenarios;
mod support;
mod times;
mod told_again;
