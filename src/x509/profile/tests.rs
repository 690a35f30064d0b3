use super::*;

#[test]
fn table_is_in_the_order_of_the_enum() {
    for role in Role::all() {
        assert_eq!(role.profile().role, role);
        assert_eq!(Role::of_name(role.name()), Some(role));
        assert!(role.issuer().is_authority());
        assert!(role.profile().days <= role.profile().max_days);
    }
    assert_eq!(Role::of_name("root"), None);
}

/// The numbers and purposes of Annex B, once more, from the standard's side.
#[test]
fn rows_say_what_annex_b_says() {
    let row = |role: Role| {
        let row = role.profile();
        let usage: Vec<_> = row.key_usage.names().collect();
        let purposes: Vec<_> = row.purposes.iter().map(ToString::to_string).collect();
        (row.max_days, usage.join("+"), purposes.join(" "))
    };
    let is = |days: u16, usage: &str, purposes: &str| (days, usage.to_owned(), purposes.to_owned());
    assert_eq!(row(Role::Iaca), is(7305, "keyCertSign+cRLSign", ""));
    assert_eq!(row(Role::DocumentSigner), is(457, "digitalSignature", "1.0.18013.5.1.2 1.0.23220.4.1.2"));
    assert_eq!(row(Role::Reader), is(1187, "digitalSignature", "1.0.18013.5.1.6 1.0.23220.4.1.6"));
    assert_eq!(row(Role::StatusSigner), is(1187, "digitalSignature", "1.3.6.1.5.5.7.3.30"));
    assert_eq!(row(Role::VicalSigner), is(1187, "nonRepudiation", "1.0.18013.5.1.8 1.0.23220.4.1.8"));
    assert_eq!(row(Role::RicalSigner), is(1187, "nonRepudiation", ""));
    let edwards: Vec<_> = Role::all().filter(|role| role.profile().curves.contains(&Curve::Ed25519)).collect();
    assert_eq!(edwards, [Role::DocumentSigner, Role::Reader]);
}
