//! What OpenSSL says of what we make, and we of what it makes. Skipped, loudly, where there is none.

use std::path::Path;
use std::process::Command;

use super::*;

fn openssl(folder: &Path, arguments: &str) -> Option<String> {
    let output = Command::new("openssl").args(arguments.split(' ')).current_dir(folder).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED openssl {arguments}: openssl is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "openssl {arguments}: {said}");
    Some(said)
}

fn folder_with(people: &People) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("content", b"line\r\n\0content\n");
    put("signed.der", &people.made(b"line\r\n\0content\n", false));
    put("inside.der", &people.made(b"line\r\n\0content\n", true));
    put("ca.pem", crate::x509::owned::to_pem("CERTIFICATE", &people.authority_der).as_bytes());
    put("signer.pem", crate::x509::owned::to_pem("CERTIFICATE", &people.signer_der).as_bytes());
    put("signer.key", people.signer.to_pkcs8_pem().as_bytes());
    folder
}

#[test]
fn openssl_takes_what_we_make() {
    let folder = folder_with(&people());
    let common = "cms -verify -binary -inform DER -purpose any -attime 1769000000 -CAfile ca.pem -out out";
    let Some(said) = openssl(folder.path(), &format!("{common} -content content -in signed.der")) else { return };
    assert!(said.contains("successful"), "{said}");
    openssl(folder.path(), &format!("{common} -in inside.der"));
    assert_eq!(std::fs::read(folder.path().join("out")).unwrap(), b"line\r\n\0content\n");
    std::fs::write(folder.path().join("content"), b"other").unwrap();
    let refused = Command::new("openssl")
        .args(format!("{common} -content content -in signed.der").split(' '))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(!refused.status.success());
}

#[test]
fn we_take_what_openssl_makes() {
    let folder = folder_with(&people());
    let common = "cms -sign -binary -in content -outform DER -signer signer.pem -inkey signer.key -out made.der";
    for (more, expected) in [
        ("-md sha256", None),
        ("-md sha512 -keyid", None),
        ("-md sha384 -cades -nodetach", None),
        ("-md sha256 -noattr", None),
        ("-md sha1", Some("1.3.14.3.2.26")),
        ("-md md5", Some("1.2.840.113549.2.5")),
    ] {
        if openssl(folder.path(), &format!("{common} {more}")).is_none() {
            return;
        }
        let made = std::fs::read(folder.path().join("made.der")).unwrap();
        let signed = SignedData::from_der(&made).unwrap_or_else(|error| panic!("{more}: {error}"));
        let found = findings(&signed, Some(b"line\r\n\0content\n"));
        match expected {
            None => assert_eq!(found, [], "{more}"),
            Some(oid) => {
                let refused = Finding::Algorithm { part: "digestAlgorithm", oid: oid.to_owned() };
                assert_eq!(found, [refused], "{more}");
            }
        }
    }
}
