//! The program jpki-cli: reads attributes, number and certificates, and signs. It asks for secrets on a terminal only.

use std::path::Path;
use std::process::Command;

use crate::scene::{Scene, run, skip};

/// Where it is, if `tools/jpki-cli` installed it.
fn program(test: &str) -> Option<String> {
    let path = std::env::var("MNC_JPKI_CLI").ok().filter(|path| Path::new(path).exists());
    if path.is_none() {
        skip(test, "no jpki-cli (MNC_JPKI_CLI; tools/jpki-cli installs it)");
    }
    path
}

/// Runs it, types the answers, and gives what it printed.
fn typed(scene: &Scene, program: &str, first: &str, answers: &[&str], arguments: &[&str]) -> String {
    let typist = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/typist.py");
    let mut command: Command = scene.command("python3");
    command.env("LANG", "C.UTF-8").arg(typist).arg(first).args(answers).arg("--").arg(program).args(arguments);
    run(&mut command)
}

#[test]
fn jpki_cli_reads_and_signs() {
    let test = "jpki_cli_reads_and_signs";
    let Some(program) = program(test) else { return };
    let Some(scene) = Scene::new(test, &["python3", "openssl"]) else { return };
    let (pin, auth, sign) = (scene.pin("text"), scene.pin("auth"), scene.pin("sign"));
    let ask = |answers: &[&str], arguments: &[&str]| typed(&scene, &program, "-", answers, arguments);
    assert_eq!(ask(&[], &["support", "stat"]).trim(), "3");
    assert_eq!(ask(&[], &["crypto", "stat"]).trim(), "5");
    let person = std::fs::read_to_string(scene.path("world/card.json")).unwrap();
    let person: serde_json::Value = serde_json::from_str(&person).unwrap();
    let found = ask(&[&pin], &["support", "get", "attributes"]);
    for key in ["name", "address"] {
        assert!(found.contains(person["person"][key].as_str().unwrap()), "{found}");
    }
    let found = ask(&[&pin], &["support", "get", "my-number"]);
    assert!(found.contains(person["person"]["individual_number"].as_str().unwrap()), "{found}");
    scene.write("file", b"to be signed\n"); // it hashes with SHA-1

    let (_, status) = scene.mnc(&["read-card", "cert", "auth", "-o", "auth.pem"]);
    assert_eq!(status, Some(0));
    let (said, status) = scene.mnc(&["read-card", "cert", "sign", "--pin-file", "world/pins", "-o", "sign.pem"]);
    assert_eq!(status, Some(0), "{said}");
    typed(&scene, &program, "file", &[&auth], &["crypto", "--auth", "sign", "signature"]);
    scene.assert_signed("-sha1", "auth.pem", "file", "signature");
    typed(&scene, &program, "file", &[&sign], &["crypto", "sign", "signature"]);
    scene.assert_signed("-sha1", "sign.pem", "file", "signature");
    // Its certificates are ours, byte for byte.
    let output = scene.command(&program).args(["crypto", "--auth", "read-certificate"]).output().unwrap();
    scene.write("theirs.der", &output.stdout);
    let theirs =
        run(scene.command("openssl").args(["x509", "-inform", "DER", "-in", "theirs.der", "-fingerprint", "-noout"]));
    assert_eq!(theirs, run(scene.command("openssl").args(["x509", "-in", "auth.pem", "-fingerprint", "-noout"])));
}
