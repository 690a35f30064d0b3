use super::*;

#[test]
fn table_is_in_the_order_of_the_enum() {
    for curve in Curve::all() {
        assert_eq!(curve.row().curve, curve);
    }
}

#[test]
fn every_name_leads_back() {
    for curve in Curve::all() {
        assert_eq!(Curve::of_cose(curve.cose_kty(), curve.cose_id()), Some(curve));
        assert_eq!(Curve::of_oid(&curve.oid()), Some(curve));
        assert_eq!(Curve::of_jwk(curve.jwk_name()), Some(curve));
    }
    assert_eq!(Curve::of_cose(KTY_OKP, 1), None, "P-256 is not an octet key pair");
    assert_eq!(Curve::of_cose(KTY_EC2, 8), None, "secp256k1 is no curve of the standard");
}

#[test]
fn kinds() {
    let agreeing: Vec<_> = Curve::all().filter(|curve| !curve.can_agree()).map(Curve::name).collect();
    let silent: Vec<_> = Curve::all().filter(|curve| !curve.can_sign()).map(Curve::name).collect();
    let named: Vec<_> = Curve::all().filter(|curve| !curve.is_supported()).map(Curve::name).collect();
    assert_eq!(agreeing, ["Ed25519", "Ed448"]);
    assert_eq!(silent, ["X25519", "X448"]);
    assert_eq!(named, ["brainpoolP320r1", "brainpoolP512r1", "Ed448", "X448"]);
}
