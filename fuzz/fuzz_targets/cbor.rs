//! The CBOR reader: never panics, points inside the input, and loses nothing of what is in deterministic form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::cbor::{Decoder, Item, Node, Span, Writer};

fuzz_target!(|input: &[u8]| {
    let decoder = Decoder::new(input);
    match decoder.item() {
        Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
        Ok(item) => {
            assert_eq!(item.span, Span::new(0, input.len()), "an item that is not the whole input");
            check_spans(&item);
            let mut writer = Writer::new();
            if decoder.take_lints().is_empty() && write(&item, &mut writer).is_some() {
                assert_eq!(writer.finish(), input, "not written as it was read");
            }
        }
    }
});

/// Parts stand inside the whole, one after another.
fn check_spans(item: &Item<'_>) {
    let parts: Vec<&Item<'_>> = match &item.node {
        Node::Array(items) => items.iter().collect(),
        Node::Map(entries) => entries.iter().flat_map(|(key, value)| [key, value]).collect(),
        Node::Tag(_, content) => vec![content],
        _ => return,
    };
    let mut at = item.span.start() + 1;
    for part in parts {
        assert!(part.span.start() >= at && part.span.end() <= item.span.end(), "a part outside the whole: {part:?}");
        at = part.span.end();
        check_spans(part);
    }
}

/// Writes an item again; `None` for the kinds that the toolkit never makes.
fn write(item: &Item<'_>, writer: &mut Writer) -> Option<()> {
    match &item.node {
        Node::Uint(value) => writer.uint(*value),
        Node::Nint(value) => writer.int(-1 - i64::try_from(*value).ok()?),
        Node::Bytes(value) => writer.bytes(value),
        Node::Text(value) => writer.text(value),
        Node::Array(items) => {
            writer.array(items.len());
            return items.iter().try_for_each(|item| write(item, writer));
        }
        Node::Map(entries) => {
            writer.map(entries.len());
            return entries.iter().try_for_each(|(key, value)| write(key, writer).and_then(|()| write(value, writer)));
        }
        Node::Tag(number, content) => {
            writer.tag(*number);
            return write(content, writer);
        }
        Node::Bool(value) => writer.bool(*value),
        Node::Null => writer.null(),
        Node::Undefined | Node::Simple(_) | Node::Float(_) => return None,
    };
    Some(())
}
