use serde_json::{Value, json};

/// A piece of a help page, in the user's language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    /// Examples: what for, and the command.
    Examples(Vec<(String, String)>),
    /// A heading over what follows.
    Heading(String),
    /// Text.
    Paragraph(String),
    /// Names and what they mean.
    Rows(Vec<Row>),
    /// A heading with one line of text after it.
    Line(String, String),
    /// The forms a command can take.
    Usage(String, Vec<String>),
}

/// A name and what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    /// The name, as typed.
    pub(crate) term: String,
    /// What it means.
    pub(crate) text: String,
}

impl Block {
    /// The piece in `mnc.help/1`.
    pub(super) fn json(&self) -> Value {
        let examples = |list: &[(String, String)]| {
            list.iter().map(|(what, command)| json!({"what": what, "command": command})).collect::<Vec<_>>()
        };
        let rows =
            |list: &[Row]| list.iter().map(|row| json!({"term": row.term, "text": row.text})).collect::<Vec<_>>();
        match self {
            Self::Examples(list) => json!({"kind": "examples", "examples": examples(list)}),
            Self::Heading(text) => json!({"kind": "heading", "text": text}),
            Self::Paragraph(text) => json!({"kind": "paragraph", "text": text}),
            Self::Rows(list) => json!({"kind": "rows", "rows": rows(list)}),
            Self::Line(heading, text) => json!({"kind": "line", "heading": heading, "text": text}),
            Self::Usage(heading, forms) => json!({"kind": "usage", "heading": heading, "forms": forms}),
        }
    }
}
