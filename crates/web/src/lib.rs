//! HTML adapter: pages over the use cases.
