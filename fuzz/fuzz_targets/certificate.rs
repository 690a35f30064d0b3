//! Certificates: read where they lie, every extension decoded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::x509::{Certificate, oid, read_certificates};

fuzz_target!(|input: &[u8]| {
    match Certificate::from_der(input) {
        Ok(certificate) => {
            assert_eq!(certificate.as_der(), input, "not the bytes as received");
            use_certificate(&certificate);
        }
        Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
    }
    for owned in read_certificates(input).into_iter().flatten() {
        let again = read_certificates(owned.to_pem().as_bytes()).expect("what was written is read");
        assert_eq!(again.first().map(|again| again.as_der()), Some(owned.as_der()));
    }
});

fn use_certificate(certificate: &Certificate<'_>) {
    let _ = (certificate.version(), certificate.serial().defect(), certificate.algorithm());
    let _ = (certificate.is_self_issued(), certificate.validity().duration(), certificate.signature());
    for name in [certificate.issuer(), certificate.subject()] {
        let _ = (name.to_string(), name.country(), name.state(), name.common_name());
        name.attributes().for_each(drop);
    }
    if let Ok(key) = certificate.public_key() {
        let _ = certificate.verify_signed_by(&key);
    }
    let extensions = certificate.extensions();
    let _ = extensions.subject_key_identifier();
    let _ = extensions.authority_key();
    let _ = extensions.key_usage().map(|usage| usage.map(|usage| usage.names().count()));
    let _ = extensions.basic_constraints();
    let _ = extensions.extended_key_usage();
    let _ = extensions.distribution_points();
    let _ = extensions.crl_number();
    for oid in [oid::SUBJECT_ALT_NAME, oid::ISSUER_ALT_NAME] {
        let _ = extensions.alternative_names(&oid);
    }
    let input = certificate.as_der();
    for extension in extensions.iter() {
        assert!(extension.offset + extension.value.len() <= input.len(), "an extension behind the end");
        let _ = oid::name(extension.oid.as_bytes());
    }
}
