//! What the targets have in common: read, then use everything that the structure offers, as a check would.

use mnc::cbor::{Decode, Decoder, Encoded};
use mnc::cose::{Key, Message, sig_structure};
use mnc::mdoc::{DeviceRequest, DeviceSigned, IssuerSigned, Mso};

/// Reads the whole input as `T`; an error must point into the input.
pub fn read<'a, T: Decode<'a>>(input: &'a [u8]) -> Option<T> {
    let decoder = Decoder::new(input);
    let read = decoder.whole::<T>();
    for lint in decoder.take_lints() {
        assert!(lint.offset < input.len(), "a note behind the end: {lint:?}");
    }
    if let Err(error) = &read {
        assert!(error.offset <= input.len(), "an error behind the end: {error:?}");
        let _ = error.kind.case();
        let _ = error.to_string();
    }
    read.ok()
}

/// What is hashed or signed must be the input's own bytes, not a copy that was made again.
pub fn check_bytes<T>(input: &[u8], encoded: &Encoded<'_, T>) {
    let (all, part) = (input.as_ptr_range(), encoded.bytes().as_ptr_range());
    assert!(all.start <= part.start && part.end <= all.end, "bytes that are not the input's");
    assert_eq!(encoded.bytes().first(), Some(&0xd8), "not the bytes from the tag on");
}

/// Headers, chain and the structure that is signed.
pub fn use_message(input: &[u8], message: &Message<'_>) {
    assert!(message.offset < input.len() && message.seal_offset < input.len());
    for fault in message.headers.faults() {
        let _ = fault.case();
    }
    let _ = message.headers.alg();
    let _ = message.headers.x5t();
    for (certificate, offset) in message.headers.x5chain().into_iter().flatten() {
        assert!(offset + certificate.len() <= input.len(), "a certificate behind the end");
    }
    if let Some(payload) = message.payload_bytes() {
        let _ = sig_structure(message.headers.protected_bytes(), payload);
    }
}

/// A key becomes a checked point, or says why not.
pub fn use_key(key: &Key<'_>) {
    let _ = key.crv();
    let _ = key.public_key();
}

/// Digests, device key, authorizations.
pub fn use_mso(mso: &Mso<'_>) {
    for (name_space, digests) in &mso.value_digests {
        let listed = digests.iter().count();
        let found = digests.iter().filter(|(id, digest)| digests.get(*id) == Some(*digest)).count();
        assert_eq!(listed, found, "a digest that cannot be found by its number");
        assert!(mso.digests(name_space).is_some());
    }
    mso.device_key_info.device_key.iter().for_each(use_key);
}

/// Elements with their bytes, MSO, signature.
pub fn use_issuer_signed(input: &[u8], signed: &IssuerSigned<'_>) {
    for (name_space, item) in signed.elements() {
        check_bytes(input, item);
        assert!(signed.element(name_space, &item.value.element_identifier).is_some());
    }
    use_message(input, &signed.issuer_auth.message);
    if let Some(mso) = &signed.issuer_auth.mso {
        use_mso(&mso.value);
    }
}

/// The device's elements and its proof.
pub fn use_device_signed(input: &[u8], signed: &DeviceSigned<'_>) {
    check_bytes(input, &signed.name_spaces);
    assert!(signed.name_spaces.value.elements().count() <= input.len());
}

/// What is asked, and the readers that sign it.
pub fn use_request(input: &[u8], request: &DeviceRequest<'_>) {
    for asked in &request.doc_requests {
        check_bytes(input, &asked.items_request);
        let items = &asked.items_request.value;
        for (name_space, identifier, _) in items.elements() {
            assert!(items.asks(name_space, identifier));
        }
        asked.reader_auth.iter().for_each(|message| use_message(input, message));
    }
    request.device_request_info.iter().for_each(|info| check_bytes(input, info));
    request.reader_auth_all.iter().for_each(|message| use_message(input, message));
}
