use super::*;

/// Size and pixels of a picture, `#` black.
fn read(png: &[u8]) -> (u32, u32, Vec<String>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let (width, height) = reader.info().size();
    assert_eq!((reader.info().color_type, reader.info().bit_depth), (png::ColorType::Grayscale, png::BitDepth::One));
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut data).unwrap();
    let bytes = usize::try_from(width).unwrap().div_ceil(8);
    let bit = |row: &[u8], x: usize| if row[x / 8] & (0x80 >> (x % 8)) == 0 { '#' } else { '.' };
    let rows = data.chunks_exact(bytes).map(|row| (0..usize::try_from(width).unwrap()).map(|x| bit(row, x)).collect());
    (width, height, rows.collect())
}

#[test]
fn digits_are_eight_wide() {
    let picture = draw("4321", 216);
    let (width, height, rows) = read(&picture.png);
    assert_eq!((width, height, picture.not_drawn.as_slice()), (32, 16, &[][..]));
    assert!(rows.iter().any(|row| row.contains('#')));
    assert!(rows[0].chars().all(|pixel| pixel == '.'), "white around");
    assert_eq!(draw("4321", 216), picture, "byte for byte");
}

#[test]
fn text_wraps() {
    let (width, height, _) = read(&draw("東京都千代田区〇〇町一丁目２番３号", 288).png);
    assert_eq!((width, height), (272, 16));
    let (width, height, _) = read(&draw(&"東".repeat(40), 288).png);
    assert_eq!((width, height), (288, 48));
    assert_eq!(read(&draw("", 288).png).1, 16);
    assert_eq!(read(&draw("東京", 0).png).0, 16, "a character a line at least");
}

#[test]
fn what_has_no_glyph_is_a_mark_and_is_told() {
    let picture = draw("𠮷番", 216);
    assert_eq!(picture.not_drawn, ['𠮷']);
    assert_eq!(picture.png, draw("〓番", 216).png);
    let variant = draw("葛\u{e0100}子", 216);
    assert_eq!(variant.not_drawn, ['\u{e0100}']);
    assert_eq!(variant.png, draw("葛子", 216).png);
}

#[test]
fn people_of_the_samples_can_be_drawn() {
    for text in ["番号　太郎", "神奈川県足柄上郡山北町〇〇１２３番地", "国外転出　2027年3月31日（予定）"]
    {
        assert_eq!(draw(text, 288).not_drawn, [], "{text}");
    }
}
