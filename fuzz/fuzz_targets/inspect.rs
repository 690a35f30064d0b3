//! Any bytes explained, and told in every form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::text::{Lang, Words};
use mnc::view::tree::Node;
use mnc::view::{Holds, Reveal, explain, render};

fuzz_target!(|input: &[u8]| {
    let Ok(document) = explain(input, Holds::Anything, Reveal::default()) else { return };
    assert_eq!(document.root.span.range(), 0..input.len(), "an explanation of something else");
    check_spans(&document.root);
    let _ = render::line(&document);
    for language in Lang::ALL {
        let (mut tree, mut hex) = (Vec::new(), Vec::new());
        render::tree(&document, Words::new(language), &|_, text| text.to_owned(), &mut tree).expect("memory takes it");
        render::hex(&document, Words::new(language), &mut hex).expect("memory takes it");
        assert!(std::str::from_utf8(&tree).is_ok() && std::str::from_utf8(&hex).is_ok());
    }
    let _ = render::diag(&document, &mut Vec::new());
    let mut json = Vec::new();
    render::json(&document, "input", &mut json).expect("memory takes it");
    serde_json::from_slice::<serde_json::Value>(&json).expect("what is told as JSON is JSON");
});

/// Parts stand inside the whole, one after another.
fn check_spans(node: &Node<'_>) {
    let mut at = node.span.start();
    for part in &node.children {
        assert!(part.span.start() >= at && part.span.end() <= node.span.end(), "a part outside the whole: {part:?}");
        at = part.span.end();
        check_spans(part);
    }
}
