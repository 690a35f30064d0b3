use std::borrow::Cow;
use std::path::Path;

use super::Message;

/// A value in a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Messages, each on its own, joined as the language joins a list.
    List(Vec<Value>),
    /// Another message, spoken in the same language.
    Message(Box<Message>),
    /// A whole number; the message may choose its words by it.
    Number(i64),
    /// Text as it came; escaped when it is spoken.
    Text(Cow<'static, str>),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.clone())
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Value {
    fn from(character: char) -> Self {
        Self::from(character.to_string())
    }
}

impl From<&Path> for Value {
    fn from(path: &Path) -> Self {
        Self::from(path.display().to_string())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl<V: Into<Self>> From<Vec<V>> for Value {
    fn from(list: Vec<V>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                i64::try_from(number).map_or_else(|_| Self::from(number.to_string()), Self::Number)
            }
        }
    )*};
}

numbers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
