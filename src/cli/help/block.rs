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
