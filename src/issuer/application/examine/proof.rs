//! Whether the applicant's device has the key that the record is to be bound to.

use crate::cose::sig_structure;
use crate::crypto::signature::{Algorithm, verify};
use crate::issuer::application::Application;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::DeviceProof;

pub(super) fn check(application: &Application<'_>) -> Check {
    let message = &application.device_proof;
    let fail = |id| Check::fail(ID, &[], Evidence::new(id).at("deviceProof", message.offset));
    let Ok(key) = application.body.value.device_key.public_key() else { return fail("proof-key") };
    if application.body.value.device_key.has_private_part {
        return fail("proof-private");
    }
    let algorithm = message.headers.alg().ok().and_then(Algorithm::of_cose);
    let Some(algorithm) = algorithm.filter(|algorithm| algorithm.fits(key.curve())) else {
        return fail("proof-algorithm");
    };
    if message.payload_bytes().is_some() {
        return fail("proof-attached");
    }
    let signed = sig_structure(message.headers.protected_bytes(), application.signed_bytes());
    match verify(algorithm, &key, &signed, &message.seal) {
        Ok(()) => Check::ok_with(ID, Evidence::new("proof-ok").with("alg", algorithm.name())),
        Err(_) => fail("proof-signature"),
    }
}
