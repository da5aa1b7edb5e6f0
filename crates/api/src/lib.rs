//! REST adapter: JSON over the use cases.
