use super::*;

fn portrait(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/samples/people/{name}.jpg", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_portrait_becomes_a_photo_of_a_card() {
    let jpeg = portrait("taro");
    let photo = make(&jpeg).unwrap();
    assert_eq!(&photo[..12], b"\0\0\0\x0cjP  \r\n\x87\n", "JP2");
    assert!((3_000..15_000).contains(&photo.len()), "{}", photo.len());
    assert_eq!(make(&jpeg).unwrap(), photo, "byte for byte");
    let (read, wanted) = (decode(&photo).unwrap(), fit(&decode_jpeg(&jpeg).unwrap()));
    assert_eq!((read.width, read.height), (WIDTH, HEIGHT));
    let pairs = read.pixels.iter().zip(&wanted.pixels);
    let far = pairs.map(|(one, other)| u64::from(one.abs_diff(*other))).sum::<u64>();
    assert!(far / 178_416 < 4, "{far}");
    assert!(read.pixels.iter().max() > read.pixels.iter().min(), "a picture of something");
    assert_ne!(make(&portrait("hanako")).unwrap(), photo);
}

#[test]
fn a_photo_of_a_card_is_a_portrait_too() {
    let photo = make(&portrait("minor")).unwrap();
    assert!(make(&photo).is_ok());
}

#[test]
fn damage_is_found() {
    let jpeg = portrait("taro");
    let photo = make(&jpeg).unwrap();
    for bytes in [&b""[..], b"\xff\xd8", b"JPEG", &photo[..100]] {
        assert_eq!(make(bytes), Err(PhotoError::Damaged), "{}", bytes.len());
    }
}

#[test]
fn lines_are_brought_to_length() {
    assert_eq!(resample(&[10, 20], 4), [10, 10, 20, 20]);
    assert_eq!(resample(&[10, 20, 30, 40], 2), [15, 35]);
    assert_eq!(resample(&[0, 30, 60], 2), [10, 50]);
    assert_eq!(resample(&[7], 3), [7, 7, 7]);
}

#[test]
fn the_middle_is_taken() {
    let mut pixels = vec![0; 1000 * 472];
    for row in pixels.chunks_exact_mut(1000) {
        row[311..689].fill(200);
    }
    let fitted = fit(&Grey { width: 1000, height: 472, pixels });
    assert_eq!((fitted.width, fitted.height), (WIDTH, HEIGHT));
    assert!(fitted.pixels.iter().all(|pixel| *pixel == 200));
    let thin = fit(&Grey { width: 1, height: 1, pixels: vec![9] });
    assert!(thin.pixels.iter().all(|pixel| *pixel == 9));
}
