//! `mnc.inspect/1`: the whole tree as one JSON document.
//!
//! ```json
//! {"schema":"mnc.inspect/1","file":…,"kind":"DeviceResponse","size":5114,"verified":false,
//!  "notes":[{"id":…,"text":…}],"masked":[[start,end],…],"tree":NODE}
//! ```
//! NODE is `{"name":…,"kind":"field|element|namespace|label|index|key|object|type|none","label":number,"range":[start,end],
//! "type":…,"value":…,"role":…,"meaning":…,"summary":…,"der":hex,"notes":[…],"children":[NODE,…]}`; what does not apply
//! is absent. Bytes are hex; `der` is a whole certificate. A masked value is `"************"` of type `masked`.

use std::io::{self, Write};

use serde_json::json;

use crate::text::{Lang, Message, Words, safe_json};
use crate::view::redact::MASK;
use crate::view::tree::{Document, Form, Name, Node, Role, Summary, Value};
use crate::view::{Kind, of_der};

/// Writes the document; `file` is the name it came under. Without a line end.
///
/// # Errors
/// Those of `out`.
pub fn json(document: &Document<'_>, file: &str, out: &mut dyn Write) -> io::Result<()> {
    let out: &mut dyn Write = &mut Escaped(out);
    let notes: Vec<_> = document.notes.iter().map(note).collect();
    let masked: Vec<_> = document.masks.iter().map(|span| [span.start(), span.end()]).collect();
    write!(out, "{{\"schema\":\"mnc.inspect/1\",\"file\":{},\"kind\":{},", json!(file), json!(document.kind.word()))?;
    write!(
        out,
        "\"size\":{},\"verified\":false,\"notes\":{},\"masked\":{},",
        document.bytes.len(),
        json!(notes),
        json!(masked)
    )?;
    out.write_all(b"\"tree\":")?;
    node(document, &document.root, out)?;
    out.write_all(b"}")
}

/// Passes on whole pieces of JSON, and escapes what a terminal would obey.
struct Escaped<'w>(&'w mut dyn Write);

impl Write for Escaped<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(piece) {
            Ok(text) => self.0.write_all(safe_json(text).as_bytes())?,
            Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn note(message: &Message) -> serde_json::Value {
    json!({"id": message.id(), "text": Words::new(Lang::En).say(message)})
}

fn node(document: &Document<'_>, node: &Node<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (kind, name, label) = named(&node.name);
    write!(out, "{{\"name\":{},\"kind\":{}", json!(name), json!(kind))?;
    if let Some(label) = label {
        write!(out, ",\"label\":{label}")?;
    }
    write!(out, ",\"range\":[{},{}]", node.span.start(), node.span.end())?;
    value(&node.value, out)?;
    match &node.summary {
        Summary::Words(words) => write!(out, ",\"summary\":{}", json!(words))?,
        Summary::Child(_) | Summary::None => {}
    }
    if let Some(der) = certificate(document, node) {
        write!(out, ",\"der\":\"{}\"", hex::encode(der))?;
    }
    if !node.notes.is_empty() {
        let notes: Vec<_> = node.notes.iter().map(note).collect();
        write!(out, ",\"notes\":{}", json!(notes))?;
    }
    if !node.children.is_empty() {
        out.write_all(b",\"children\":[")?;
        for (place, child) in node.children.iter().enumerate() {
            if place > 0 {
                out.write_all(b",")?;
            }
            self::node(document, child, out)?;
        }
        out.write_all(b"]")?;
    }
    out.write_all(b"}")
}

/// The bytes of a certificate, without the head of the string it stands in.
fn certificate<'a>(document: &Document<'a>, node: &Node<'_>) -> Option<&'a [u8]> {
    if !matches!(node.form, Form::Der | Form::DerInBytes) || node.field("tbsCertificate").is_none() {
        return None;
    }
    let whole = (0..=9).filter_map(|head| document.bytes.get(node.body + head..node.span.end()));
    whole.into_iter().find(|der| of_der::is_whole(der) && of_der::kind(der) == Kind::Certificate)
}

fn named<'n>(name: &'n Name<'_>) -> (&'static str, std::borrow::Cow<'n, str>, Option<i64>) {
    match name {
        Name::Element(id) => ("element", id.as_ref().into(), None),
        Name::Field(id) => ("field", (*id).into(), None),
        Name::Index(index) => ("index", index.to_string().into(), None),
        Name::Key(key) => ("key", key.as_ref().into(), None),
        Name::Label(number, id) => ("label", (*id).into(), Some(*number)),
        Name::Namespace(namespace) => ("namespace", namespace.as_ref().into(), None),
        Name::None => ("none", "".into(), None),
        Name::Number(number) => ("number", number.to_string().into(), None),
        Name::Tag(tag, id) => ("object", (*id).into(), Some(i64::from(*tag))),
        Name::Type(name) => ("type", (*name).into(), None),
    }
}

fn value(value: &Value<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut say = |kind: &str, value: serde_json::Value| write!(out, ",\"type\":\"{kind}\",\"value\":{value}");
    match value {
        Value::Array(count) => say("array", json!(count)),
        Value::Bool(flag) => say("bool", json!(flag)),
        Value::Bytes(bytes, role) => {
            write!(out, ",\"type\":\"bytes\",\"role\":\"{}\",\"value\":\"", role.word())?;
            for part in bytes.chunks(4096) {
                out.write_all(hex::encode(part).as_bytes())?;
            }
            out.write_all(b"\"")?;
            match role {
                Role::Image(media) => write!(out, ",\"meaning\":\"{media}\""),
                _ => Ok(()),
            }
        }
        Value::Coded(code, name) => {
            let code = code.parse::<i64>().map_or_else(|_| json!(code), |number| json!(number));
            say("coded", code)?;
            write!(out, ",\"meaning\":{}", json!(name))
        }
        Value::Float(bits) => say("float", json!(f64::from_bits(*bits))),
        Value::Map(count) => say("map", json!(count)),
        Value::Masked => say("masked", json!(MASK)),
        Value::More(count) => say("more", json!(count)),
        Value::None => Ok(()),
        Value::Null => say("null", json!(null)),
        Value::Number(number) => match i64::try_from(*number) {
            Ok(number) => say("number", json!(number)),
            Err(_) => say("number", json!(number.to_string())),
        },
        Value::Simple(number) => say("simple", json!(number)),
        Value::Tag(number) => say("tag", json!(number)),
        Value::Text(text) => say("text", json!(text)),
        Value::Time(time) => say("time", json!(time)),
        Value::Undefined => say("undefined", json!(null)),
    }
}
