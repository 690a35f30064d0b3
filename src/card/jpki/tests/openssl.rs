//! What OpenSSL says of mock certificates. Skipped, loudly, where there is none.

use std::process::Command;

use super::*;

fn openssl(folder: &std::path::Path, arguments: &str) -> Option<String> {
    let output = Command::new("openssl").args(arguments.split(' ')).current_dir(folder).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED openssl {arguments}: openssl is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "openssl {arguments}: {said}");
    Some(said)
}

#[test]
fn openssl_reads_and_verifies_them() {
    for (purpose, expected) in [
        (
            Purpose::Sign,
            &["Digital Signature, Non Repudiation", "1.2.392.200149.8.5.5.1::〓番　葛子", "L = Kyoto-fu"][..],
        ),
        (Purpose::Auth, &["TLS Web Client Authentication", "OCSP - URI:http://ocsp.mock.example"]),
    ] {
        let made = made(purpose, GAIJI);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), made.authority.to_pem()).unwrap();
        std::fs::write(folder.path().join("person.pem"), made.person.to_pem()).unwrap();
        let verify = "verify -x509_strict -attime 1780000000 -check_ss_sig -CAfile ca.pem person.pem";
        let Some(said) = openssl(folder.path(), verify) else { return };
        assert!(said.contains("person.pem: OK"), "{said}");
        let text = "x509 -in person.pem -noout -text -nameopt oneline,utf8,-esc_msb";
        let said = openssl(folder.path(), text).unwrap_or_default();
        for part in expected.iter().chain(&[
            "Issuer: C = JP, O = MOCK JPKI, OU = MOCK JPKI for ",
            "CPS: http://mock.example/cps.html",
            "OU = Kyoto-fu, CN = MOCK-26105 CRLDP",
            "Signature Algorithm: sha256WithRSAEncryption",
        ]) {
            assert!(said.contains(part), "{part} is not in {said}");
        }
    }
}
