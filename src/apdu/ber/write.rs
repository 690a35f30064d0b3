//! Writing objects.

/// Writes an object with the shortest length there is; content of 16 MiB and more has none, and fits on no card.
pub fn put(out: &mut Vec<u8>, tag: u16, value: &[u8]) {
    put_tag(out, tag);
    let [.., top, high, low] = value.len().to_be_bytes();
    match value.len() {
        0..=0x7f => out.push(low),
        0x80..=0xff => out.extend([0x81, low]),
        0x100..=0xffff => out.extend([0x82, high, low]),
        _ => out.extend([0x83, top, high, low]),
    }
    out.extend_from_slice(value);
}

/// Writes an object whose length takes three bytes though it need not, as cards do in some files.
pub fn put_wide(out: &mut Vec<u8>, tag: u16, value: &[u8]) {
    if value.len() > 0xffff {
        return put(out, tag, value);
    }
    put_tag(out, tag);
    let [.., high, low] = value.len().to_be_bytes();
    out.extend([0x82, high, low]);
    out.extend_from_slice(value);
}

fn put_tag(out: &mut Vec<u8>, tag: u16) {
    match tag.to_be_bytes() {
        [0, low] => out.push(low),
        bytes => out.extend(bytes),
    }
}
