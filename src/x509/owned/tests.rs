use super::*;
use crate::x509::vectors;

#[test]
fn one_or_many() {
    let (Some(ds), Some(iaca)) = (vectors::pki("ds"), vectors::pki("iaca")) else { return };
    let (ds, iaca) = (OwnedCertificate::from_der(ds).unwrap(), OwnedCertificate::from_der(iaca).unwrap());
    assert_eq!(read_certificates(ds.as_der()).unwrap(), std::slice::from_ref(&ds));
    let many = format!("a note\n{}\n{}\nanother\n{}", ds.to_pem(), to_pem("PUBLIC KEY", &[1, 2]), iaca.to_pem());
    assert_eq!(read_certificates(many.as_bytes()).unwrap(), [ds.clone(), iaca]);
    let windows = ds.to_pem().replace('\n', "\r\n");
    assert_eq!(read_certificates(windows.as_bytes()).unwrap(), [ds]);
}

#[test]
fn what_holds_no_certificate_is_told() {
    let kind = |input: &[u8]| read_certificates(input).unwrap_err().kind;
    assert_eq!(kind(b""), ErrorKind::NothingFound);
    assert_eq!(kind(to_pem("PUBLIC KEY", &[1, 2]).as_bytes()), ErrorKind::NothingFound);
    assert_eq!(kind(b"-----BEGIN CERTIFICATE-----\nAAAA"), ErrorKind::Pem);
    assert_eq!(kind(b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n"), ErrorKind::Pem);
    assert_eq!(kind(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END PUBLIC KEY-----\n"), ErrorKind::Pem);
    assert_eq!(kind(&[0xff]), ErrorKind::Pem);
    assert_eq!(kind(&[0x30]), ErrorKind::Truncated);
}
