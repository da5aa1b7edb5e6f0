//! The telephone number a message is addressed to.

use crate::transport::{SendFailure, Step};
use domain::value::Phone;

/// Reads the digits of an address; only a mobile number takes messages.
pub(super) fn phone_of(address: &str) -> Result<Phone, SendFailure> {
    Phone::from_digits(address)
        .ok()
        .filter(Phone::is_vn_mobile)
        .ok_or_else(|| SendFailure::permanent(Step::Compose, "the address is no mobile number of Vietnam"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mobile_numbers_take_messages() {
        assert_eq!(phone_of("84912345678").unwrap().digits(), "84912345678");
        for bad in
            ["", "0912345678", "+84912345678", "842973861234", "6591234567", "a@b.vn", "84912345678\r\n"]
        {
            assert!(phone_of(bad).is_err(), "{bad}");
        }
    }
}
