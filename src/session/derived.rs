//! What BLE and Wi-Fi Aware derive from EDeviceKeyBytes (ISO/IEC 18013-5, 8.3.3.1.1.3, 8.3.3.1.3; second edition 11).
//!
//! The radios themselves are not part of this toolkit.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::crypto::hkdf;

/// The value of the BLE characteristic Ident: 16 bytes. `e_device_key_bytes` starts with its tag (`d8 18`).
#[must_use]
pub fn ble_ident(e_device_key_bytes: &[u8]) -> Vec<u8> {
    hkdf::sha256(e_device_key_bytes, &[], b"BLEIdent", 16).to_vec()
}

/// The service name of Wi-Fi Aware: 32 hexadecimal digits.
#[must_use]
pub fn wifi_service_name(e_device_key_bytes: &[u8]) -> String {
    hex::encode_upper(&*hkdf::sha256(e_device_key_bytes, &[], b"NANService", 16))
}

/// The passphrase of Wi-Fi Aware: 43 characters of base64url. Whoever sees the engagement can derive it.
#[must_use]
pub fn wifi_passphrase(e_device_key_bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(&*hkdf::sha256(e_device_key_bytes, &[], b"NANPassphrase", 32))
}
