//! OpenSC: lists, reads, signs, counts.

use crate::scene::{Scene, run, text};

const TOOLS: &[&str] = &["pkcs15-tool", "pkcs11-tool", "openssl"];

/// Signs a file with a key of the card through PKCS #11.
fn sign(scene: &Scene, slot: &str, id: &str, pin: &str) -> std::process::Output {
    let mut command = scene.command("pkcs11-tool");
    command.args(["--slot-index", slot, "--login", "--pin", pin, "--sign", "--mechanism", "SHA256-RSA-PKCS"]);
    command.args(["--id", id, "--input-file", "file", "--output-file", "signature"]).output().unwrap()
}

fn tries(scene: &Scene, secret: &str) -> u64 {
    let (json, _) = scene.mnc(&["read-card", "status", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let secrets = json["secrets"].as_array().unwrap();
    secrets.iter().find(|row| row["name"] == secret).unwrap()["left"].as_u64().unwrap()
}

#[test]
fn opensc_lists_reads_and_signs() {
    let Some(scene) = Scene::new("opensc_lists_reads_and_signs", TOOLS) else { return };
    scene.write("file", b"to be signed\n");
    let listed = run(scene.command("pkcs15-tool").arg("--list-certificates"));
    assert!(listed.contains("User Authentication Certificate") && listed.contains("Digital Signature Certificate"));
    let auth = run(scene.command("pkcs15-tool").args(["--read-certificate", "1"]));
    scene.write("auth.pem", auth.as_bytes());
    let mut read = scene.command("pkcs15-tool");
    read.args(["--read-certificate", "2", "--auth-id", "2", "--verify-pin", "--pin", &scene.pin("sign")]);
    let signing = run(&mut read);
    scene.write("sign.pem", &signing.as_bytes()[signing.find("-----BEGIN").unwrap()..]);
    for (slot, id, pin, certificate) in [("0", "01", "auth", "auth.pem"), ("1", "02", "sign", "sign.pem")] {
        let output = sign(&scene, slot, id, &scene.pin(pin));
        assert!(output.status.success(), "{}", text(&output));
        scene.assert_signed("-sha256", certificate, "file", "signature");
    }
    // What mnc reads is what OpenSC reads.
    let (_, status) = scene.mnc(&["read-card", "cert", "auth", "-o", "ours.pem"]);
    assert_eq!(status, Some(0));
    let ours = run(scene.command("openssl").args(["x509", "-in", "ours.pem", "-fingerprint", "-noout"]));
    assert_eq!(ours, run(scene.command("openssl").args(["x509", "-in", "auth.pem", "-fingerprint", "-noout"])));
}

#[test]
fn a_wrong_pin_counts_down_and_a_blocked_one_leaves_the_rest() {
    let Some(scene) = Scene::new("a_wrong_pin_counts_down_and_a_blocked_one_leaves_the_rest", TOOLS) else { return };
    scene.write("file", b"to be signed\n");
    for left in [2, 1, 0] {
        let output = sign(&scene, "0", "01", "9999");
        assert!(!output.status.success());
        assert_eq!(tries(&scene, "auth"), left, "{}", text(&output));
    }
    let described = run(scene.command("pkcs15-tool").arg("--dump"));
    assert!(described.contains("locked") || described.contains("Tries left     : 0"), "{described}");
    let output = sign(&scene, "1", "02", &scene.pin("sign"));
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!((tries(&scene, "auth"), tries(&scene, "sign")), (0, 5));
}
