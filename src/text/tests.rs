use super::*;

#[test]
fn both_languages_say_it() {
    let message = crate::text!(input_empty, file = "a.cbor");
    assert_eq!(Words::new(Lang::En).say(&message), "a.cbor is empty");
    assert_eq!(Words::new(Lang::Ja).say(&message), "a.cbor は空です");
}

#[test]
fn text_from_outside_is_escaped() {
    let message = crate::text!(input_empty, file = "a\u{1b}[2J\u{202e}\n".to_owned());
    assert_eq!(Words::new(Lang::En).say(&message), "a\\u{1b}[2J\\u{202e}\\n is empty");
}

#[test]
fn ordinary_japanese_stays_as_it_is() {
    assert_eq!(safe("番号　花子 𠮷野\u{e0100}"), "番号　花子 𠮷野\u{e0100}");
}

#[test]
fn messages_nest_and_list() {
    let inner = crate::text!(input_empty, file = "b");
    let outer = crate::text!(input_empty, file = vec![Value::from(inner), Value::from(3_usize)]);
    assert_eq!(Words::new(Lang::Ja).say(outer), "b は空です、3 は空です");
}

#[test]
fn a_number_keeps_every_digit() {
    let message = crate::text!(input_empty, file = u64::MAX);
    assert_eq!(Words::default().say(message), "18446744073709551615 is empty");
    let message = crate::text!(input_empty, file = 9_007_199_254_740_993_i64);
    assert_eq!(Words::default().say(message), "9007199254740993 is empty");
}

#[test]
fn a_table_finds_its_rows() {
    let message = Message::table("input-", "empty").map(|m| m.with("file", "x"));
    assert_eq!(message.map(|m| Words::default().say(m)).as_deref(), Some("x is empty"));
    assert_eq!(Message::table("input-", "nothing"), None);
}

#[test]
fn every_message_parses_in_both_languages() {
    for id in Message::ids() {
        let mut message = Message::table("", id).expect("an id of the catalogue");
        for name in message.arguments() {
            message = message.with(*name, 2_i64);
        }
        for lang in Lang::ALL {
            assert!(!Words::new(lang).say(&message).trim().is_empty(), "{id}");
        }
    }
}

#[test]
fn locales_choose_a_language() {
    for (locale, lang) in
        [("ja_JP.UTF-8", Lang::Ja), ("ja", Lang::Ja), ("JA-jp", Lang::Ja), ("C", Lang::En), ("jam_JM", Lang::En)]
    {
        assert_eq!(Lang::of_locale(locale), lang, "{locale}");
    }
}

#[test]
fn json_that_hides_characters_says_them_by_number() {
    let value = serde_json::json!({"a": "番\u{202e}\u{9b}\u{e0041}\n葛\u{e0100}"});
    let text = value.to_string();
    let safe = super::safe_json(&text);
    assert_eq!(safe, "{\"a\":\"番\\u202e\\u009b\\udb40\\udc41\\n葛\u{e0100}\"}");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&safe).unwrap(), value);
}
