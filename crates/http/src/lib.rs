//! What the REST and the HTML adapter share.

pub mod dto;
