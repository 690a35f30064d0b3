//! What the profile of the record says of names of elements.

use super::tree::Sensitivity;
use crate::profile::mnc::{Element, NAMESPACE_ISO, NAMESPACE_JP, Sensitivity as Of};
use crate::profile::suggest::{Why, suggest};
use crate::text;
use crate::text::Message;

/// How freely an element of this name may be shown, in whatever namespace it stands.
pub(super) fn sensitivity(identifier: &str) -> Sensitivity {
    match Element::named(identifier).map(Element::sensitivity) {
        Some(Of::IndividualNumber) => Sensitivity::IndividualNumber,
        Some(Of::Personal) => Sensitivity::Personal,
        _ => Sensitivity::Public,
    }
}

/// The label of an element the record knows.
pub(super) fn label(identifier: &str) -> Option<Message> {
    let element = Element::named(identifier)?;
    let message = Message::table("", element.label())?;
    Some(match element {
        Element::AgeOver(threshold) => message.with("age", i64::from(threshold.age())),
        _ => message,
    })
}

/// What was probably meant by a name that the record does not hold; other documents may well hold it in their namespaces.
pub(super) fn suggestion(namespace: &str, identifier: &str) -> Option<Message> {
    let ours = [NAMESPACE_ISO, NAMESPACE_JP].contains(&namespace);
    let found = suggest(namespace, identifier).filter(|_| ours)?;
    let name = found.element.identifier().to_owned();
    Some(match found.why {
        Why::Age => text!(suggest_age, element = name),
        Why::Known => text!(suggest_known, element = name),
        Why::Namespace => text!(suggest_namespace, element = name, namespace = found.element.namespace()),
        Why::Spelling => text!(suggest_spelling, element = name),
    })
}
