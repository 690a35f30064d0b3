//! Reading and writing the objects of a file.

use super::{CardDate, Error, ErrorKind, KeyId, MAX_FILE, TooLong};
use crate::apdu::ber::{Path, Reader, Tlv, only, put};

/// An error in the content of an object, this many bytes from its beginning.
pub(super) fn error(object: &Tlv<'_>, kind: ErrorKind, at: usize) -> Error {
    Error { kind, path: object.path, offset: object.value_offset() + at }
}

/// An error in a file that has no objects.
pub(super) fn error_at(kind: ErrorKind, offset: usize) -> Error {
    Error { kind, path: Path::default(), offset }
}

/// The objects of the one object of a file.
pub(super) fn inside(bytes: &[u8], tag: u16) -> Result<Reader<'_>, Error> {
    Ok(only(bytes, tag)?.inside())
}

/// Reads what else there may be, so that all of it is well formed.
pub(super) fn finish(mut reader: Reader<'_>) -> Result<(), Error> {
    while reader.next_object()?.is_some() {}
    reader.finish()?;
    Ok(())
}

pub(super) fn text<'a>(object: &Tlv<'a>) -> Result<&'a str, Error> {
    std::str::from_utf8(object.value).map_err(|found| error(object, ErrorKind::Text, found.valid_up_to()))
}

pub(super) fn array<const N: usize>(object: &Tlv<'_>) -> Result<[u8; N], Error> {
    let wrong = ErrorKind::Length { expected: N, found: object.value.len() };
    object.value.try_into().map_err(|_| error(object, wrong, 0))
}

pub(super) fn date(object: &Tlv<'_>) -> Result<CardDate, Error> {
    CardDate::parse(array(object)?).ok_or_else(|| error(object, ErrorKind::Date, 0))
}

pub(super) fn key_id(object: &Tlv<'_>) -> Result<KeyId, Error> {
    KeyId::parse(array(object)?).ok_or_else(|| error(object, ErrorKind::KeyId, 0))
}

/// Text of exactly so many ASCII digits.
pub(super) fn digits<'a>(object: &Tlv<'a>, count: usize) -> Result<&'a str, Error> {
    if object.value.len() != count {
        return Err(error(object, ErrorKind::Length { expected: count, found: object.value.len() }, 0));
    }
    match object.value.iter().position(|byte| !byte.is_ascii_digit()) {
        Some(place) => Err(error(object, ErrorKind::Digits, place)),
        None => text(object),
    }
}

/// Holds a table of offsets, counted from the first byte of the file, to the objects that it points to.
pub(super) fn check_offsets(table: &Tlv<'_>, objects: &[Tlv<'_>]) -> Result<(), Error> {
    let (entries, rest) = table.value.as_chunks::<2>();
    if entries.len() != objects.len() || !rest.is_empty() {
        let kind = ErrorKind::Length { expected: 2 * objects.len(), found: table.value.len() };
        return Err(error(table, kind, 0));
    }
    for (place, (entry, object)) in entries.iter().zip(objects).enumerate() {
        let found = usize::from(u16::from_be_bytes(*entry));
        if found != object.offset {
            return Err(error(table, ErrorKind::Offset { expected: object.offset, found }, 2 * place));
        }
    }
    Ok(())
}

/// A file of one object.
pub(super) fn file(tag: u16, content: &[u8]) -> Result<Vec<u8>, TooLong> {
    let mut out = Vec::with_capacity(content.len() + 6);
    put(&mut out, tag, content);
    if out.len() > MAX_FILE { Err(TooLong { length: out.len() }) } else { Ok(out) }
}

/// A file of one object, in which a table of offsets stands before the others.
pub(super) fn file_with_offsets(tag: u16, table: u16, objects: &[Vec<u8>]) -> Result<Vec<u8>, TooLong> {
    let length = objects.iter().map(Vec::len).sum::<usize>();
    let mut entries = vec![0; 2 * objects.len()];
    let content = |entries: &[u8]| {
        let mut content = Vec::new();
        put(&mut content, table, entries);
        content.extend(objects.concat());
        content
    };
    // The length of the head is known only from a first writing.
    let first = file(tag, &content(&entries))?;
    let mut at = first.len() - length;
    for (entry, object) in entries.chunks_exact_mut(2).zip(objects) {
        let offset = u16::try_from(at).map_err(|_| TooLong { length: first.len() })?;
        entry.copy_from_slice(&offset.to_be_bytes());
        at += object.len();
    }
    file(tag, &content(&entries))
}

/// An object.
pub(super) fn object(tag: u16, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 5);
    put(&mut out, tag, value);
    out
}
