//! What a file turned out to be: labelled nodes, each with its bytes.

use std::borrow::Cow;

use super::Kind;
use crate::cbor::Span;
use crate::text::Message;

/// A file explained: every renderer works on this.
#[derive(Debug)]
pub struct Document<'a> {
    /// What it is.
    pub kind: Kind,
    /// The bytes all spans count in.
    pub bytes: &'a [u8],
    /// The outermost node; it covers all of `bytes`.
    pub root: Node<'a>,
    /// Bytes that no rendering shows, sorted, without overlap.
    pub masks: Vec<Span>,
    /// Remarks on the whole.
    pub notes: Vec<Message>,
}

impl Document<'_> {
    /// Whether the individual number stands in it and is not shown.
    #[must_use]
    pub fn hides_number(&self) -> bool {
        fn hidden(document: &Document<'_>, node: &Node<'_>) -> bool {
            let is_number = node.sensitivity == Sensitivity::IndividualNumber && node.value == Value::Masked;
            is_number && super::redact::covers(&document.masks, node.body)
                || node.children.iter().any(|child| hidden(document, child))
        }
        hidden(self, &self.root)
    }

    /// Whether a ledger has all the pages that its header counts.
    #[must_use]
    pub fn is_whole_ledger(&self) -> bool {
        super::of_sqlite::is_whole(self.bytes)
    }
}

/// One part of a file.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// All its bytes: of the entry of a map, the key's too.
    pub span: Span,
    /// Where its value starts; before it stands the key.
    pub body: usize,
    /// What it is called.
    pub name: Name<'a>,
    /// What it holds.
    pub value: Value<'a>,
    /// What one line says of a part that has parts.
    pub summary: Summary,
    /// How its own bytes are to be read.
    pub form: Form,
    /// Whether a tree for people leaves its parts out.
    pub folded: bool,
    /// How freely it may be shown.
    pub sensitivity: Sensitivity,
    /// Remarks.
    pub notes: Vec<Message>,
    /// Its parts, in the order of their bytes.
    pub children: Vec<Node<'a>>,
}

/// What the line of a part with parts says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Summary {
    /// Nothing, or the value itself.
    #[default]
    None,
    /// The value of this child; its parts are shown in place of the node's.
    Child(usize),
    /// Words that are the same in every language.
    Words(Box<str>),
}

/// How bytes between the parts of a node are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Tags and lengths of the card.
    Ber,
    /// Heads of CBOR items.
    Cbor,
    /// Tags and lengths of DER.
    Der,
    /// DER in a CBOR byte string: the head of the string first.
    DerInBytes,
    /// JSON text.
    Json,
    /// Nothing that this version reads.
    Raw,
}

/// How freely a value may be shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Sensitivity {
    /// Freely.
    #[default]
    Public,
    /// Personal data: shown to whoever inspects the file.
    Personal,
    /// The individual number (個人番号): only where asked for by name.
    IndividualNumber,
    /// The private part of a key: never.
    Secret,
    /// Rows of a database, which may hold any of these: never.
    Withheld,
}

/// What a node is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Name<'a> {
    /// An element of a document.
    Element(Cow<'a, str>),
    /// A field of the standard.
    Field(&'static str),
    /// An item of an array.
    Index(usize),
    /// A key that the structure gives no name.
    Key(Cow<'a, str>),
    /// A field whose key is a number.
    Label(i64, &'static str),
    /// Nothing.
    None,
    /// A namespace.
    Namespace(Cow<'a, str>),
    /// A key that is a number without a name: a digestID, an unknown label.
    Number(i128),
    /// An object of the card, by its tag.
    Tag(u16, &'static str),
    /// A structure of the standard, such as `COSE_Key`.
    Type(&'static str),
}

/// What a node holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// An array of so many items.
    Array(usize),
    /// `true` or `false`.
    Bool(bool),
    /// Bytes, and what they are for.
    Bytes(Cow<'a, [u8]>, Role),
    /// A number or an identifier with a name in the standard.
    Coded(Cow<'a, str>, &'static str),
    /// A floating-point number: its bits.
    Float(u64),
    /// A map of so many entries.
    Map(usize),
    /// Something that must not be shown.
    Masked,
    /// So many further parts, not told one by one.
    More(usize),
    /// Nothing of its own.
    None,
    /// `null`.
    Null,
    /// A whole number.
    Number(i128),
    /// A simple value without a name.
    Simple(u8),
    /// A tag of this number.
    Tag(u64),
    /// Text.
    Text(Cow<'a, str>),
    /// A date, or a date and time.
    Time(Cow<'a, str>),
    /// `undefined`.
    Undefined,
}

/// What bytes are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Encrypted.
    Ciphertext,
    /// A zlib stream.
    Compressed,
    /// The content of a file, or a part of it.
    Content,
    /// A digest.
    Digest,
    /// A value that only names something.
    Identifier,
    /// An image, of this media type.
    Image(&'static str),
    /// A part of a public key.
    Key,
    /// A part of a private key.
    Private,
    /// A random value.
    Random,
    /// A signature or an authentication tag.
    Signature,
    /// Not known.
    Unknown,
}

impl Role {
    /// Its word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ciphertext => "ciphertext",
            Self::Compressed => "compressed",
            Self::Content => "content",
            Self::Digest => "digest",
            Self::Identifier => "identifier",
            Self::Image(_) => "image",
            Self::Key => "key",
            Self::Private => "private",
            Self::Random => "random",
            Self::Signature => "signature",
            Self::Unknown => "unknown",
        }
    }
}

impl<'a> Node<'a> {
    /// A node without parts.
    #[must_use]
    pub fn leaf(name: Name<'a>, span: Span, value: Value<'a>, form: Form) -> Self {
        Self {
            span,
            body: span.start(),
            name,
            value,
            summary: Summary::None,
            form,
            folded: false,
            sensitivity: Sensitivity::Public,
            notes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Puts what stands before it (a key, a tag, a head) into its span; `body` is where the value starts.
    #[must_use]
    pub fn within(mut self, span: Span, body: usize) -> Self {
        self.span = span;
        self.body = body;
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// Sets what its line says.
    #[must_use]
    pub fn says(mut self, words: impl Into<String>) -> Self {
        let words: String = words.into();
        if !words.is_empty() {
            self.summary = Summary::Words(words.into_boxed_str());
        }
        self
    }

    /// The part under a name of the standard.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.children
            .iter()
            .find(|child| matches!(child.name, Name::Field(n) | Name::Label(_, n) | Name::Tag(_, n) if n == name))
    }
}
