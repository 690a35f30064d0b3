//! The way to a part of a structure, as errors and reports show it.

use std::fmt;

use super::Item;

/// One step of a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Segment {
    /// The entry of a map under an integer key: `{33}`.
    Int(i64),
    /// The item of an array: `[0]`.
    Index(usize),
    /// The entry of a map under a text key: `.version`, or `["a b"]` where the key is no plain word.
    Key(String),
}

impl Segment {
    /// The step that a map key makes.
    #[must_use]
    pub fn of_key(key: &Item<'_>) -> Self {
        match (&key.node.as_text(), key.node.as_int()) {
            (Some(text), _) => Self::Key((*text).to_owned()),
            (None, Some(number)) => Self::Int(number),
            (None, None) => Self::Key(key.node.kind().to_owned()),
        }
    }
}

impl From<&str> for Segment {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Steps from the outermost item inwards; `documents[0].issuerSigned`. Content of tag 24 adds no step.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Path {
    // Errors travel outwards, so the steps are kept innermost first.
    reversed: Vec<Segment>,
}

impl Path {
    /// Puts a step in front.
    pub fn prepend(&mut self, segment: impl Into<Segment>) {
        self.reversed.push(segment.into());
    }

    /// The steps, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.reversed.iter().rev()
    }

    /// Whether it points at the whole.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reversed.is_empty()
    }
}

impl FromIterator<Segment> for Path {
    fn from_iter<T: IntoIterator<Item = Segment>>(segments: T) -> Self {
        let mut reversed: Vec<_> = segments.into_iter().collect();
        reversed.reverse();
        Self { reversed }
    }
}

fn is_word(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments().enumerate() {
            match segment {
                Segment::Int(number) => write!(f, "{{{number}}}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if is_word(key) && position == 0 => f.write_str(key)?,
                Segment::Key(key) if is_word(key) => write!(f, ".{key}")?,
                Segment::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}
