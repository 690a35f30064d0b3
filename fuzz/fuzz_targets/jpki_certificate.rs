//! Certificates of the JPKI: their kind, and what they say of their holder; never panics, and takes nothing from elsewhere.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::card::jpki::{JpkiCertificate, compare};

fuzz_target!(|input: &[u8]| {
    let Ok(read) = JpkiCertificate::from_der(input) else { return };
    let _ = (read.kind().word(), read.hierarchy().word(), read.fingerprint());
    assert_eq!(read.certificate().as_der(), input, "not the bytes as received");
    let Some(holder) = read.holder() else { return };
    let all = input.as_ptr_range();
    for text in [holder.name, holder.address, holder.sex, holder.birth.text] {
        let part = text.as_bytes().as_ptr_range(); // what is not there is an empty text from nowhere
        let inside = all.start <= part.start && part.end <= all.end;
        assert!(text.is_empty() || inside, "text that is not the file's");
    }
    for (text, flags) in [(holder.name, &holder.name_flags), (holder.address, &holder.address_flags)] {
        let _ = compare(text, holder.name, flags);
        let _ = flags.positions().count();
    }
    for other in &holder.others {
        let _ = (other.oid.to_string(), other.text, other.value.len());
    }
});
