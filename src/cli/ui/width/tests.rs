use super::*;

#[test]
fn japanese_is_two_cells_a_character() {
    assert_eq!(cells("氏名 name"), 9);
    assert_eq!(pad("氏名", 6), "氏名  ");
    assert_eq!(cut("番号　花子さん", 8), "番号　…");
}

#[test]
fn words_stay_whole() {
    assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    assert_eq!(wrap("a verylongword b", 6), ["a", "verylongword", "b"]);
    assert_eq!(wrap("a\nb", 6), ["a", "b"]);
}

#[test]
fn commands_stay_whole() {
    assert_eq!(wrap("run `mnc verify x` now", 10), ["run", "`mnc verify x`", "now"]);
}

#[test]
fn no_line_starts_with_a_closing_mark() {
    assert_eq!(wrap("これは文です。次の文。", 12), ["これは文で", "す。次の文。"]);
    for line in wrap("暗証番号（四桁）、住所、氏名、生年月日。以上（終）", 8) {
        assert!(!line.starts_with(['）', '、', '。']) && !line.ends_with('（'), "{line}");
    }
}
