use super::*;

/// FIPS 180-4 examples: the digest of `abc`.
#[test]
fn known_answers() {
    let answers = [
        (Algorithm::Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Algorithm::Sha384,
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        ),
        (
            Algorithm::Sha512,
            concat!(
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a",
                "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
            ),
        ),
    ];
    for (algorithm, answer) in answers {
        assert_eq!(format!("{:?}", hash(algorithm, b"abc")), answer);
        assert_eq!(hash_parts(algorithm, &[b"a", b"", b"bc"]).as_bytes(), hash(algorithm, b"abc").as_bytes());
        assert_eq!(hash(algorithm, b"abc").as_bytes().len(), algorithm.length());
    }
    assert_eq!(hex::encode(sha256(b"abc")), answers[0].1);
    assert_eq!(hex::encode(sha1_key_identifier(b"abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

#[test]
fn names_are_exact() {
    for algorithm in Algorithm::ALL {
        assert_eq!(Algorithm::of_name(algorithm.name()), Some(algorithm));
    }
    for wrong in ["sha-256", "SHA256", "SHA-1", ""] {
        assert_eq!(Algorithm::of_name(wrong), None);
    }
}
