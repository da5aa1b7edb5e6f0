//! Every channel over a real socket and a real database.

mod bounces;
mod breaker;
mod gateway;
mod trials;
mod webhook;
mod zalo;
