use serde_json::{Map, Value, json};

use super::{CommandError, Parts};
use crate::text::{Lang, Words};

impl CommandError {
    /// The error as `mnc.error/1`; sentences are English in JSON whatever the language.
    ///
    /// `file`, `path` and `offset` are absent where the error is not about a place in a file; a path that is empty is the
    /// whole.
    #[must_use]
    pub fn json(&self) -> Value {
        let words = Words::new(Lang::En);
        let Parts { kind, file, path, offset, cases, hints, .. } = &*self.0;
        let mut out = Map::new();
        out.insert("schema".to_owned(), json!("mnc.error/1"));
        if let Some(file) = file {
            out.insert("file".to_owned(), json!(file));
        }
        out.insert("kind".to_owned(), json!(kind.word()));
        out.insert("message".to_owned(), json!(self.sentence(words)));
        if let Some(offset) = offset {
            out.insert("path".to_owned(), json!(path.as_deref().unwrap_or_default())); // empty: the whole
            out.insert("offset".to_owned(), json!(offset));
        }
        out.insert("cases".to_owned(), cases.iter().map(|case| json!(case.to_string())).collect());
        out.insert("hints".to_owned(), hints.iter().map(|hint| json!(hint.sentence(words))).collect());
        Value::Object(out)
    }
}
