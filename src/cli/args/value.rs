//! Values: each is parsed to its type, or refused with a message.

use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PathBufValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, ValueEnum};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, UtcOffset};

use crate::cli::input::Source;
use crate::cli::output::Target;
use crate::text;
use crate::text::{Lang, Message};

/// Why a value is refused.
#[derive(Clone, Debug)]
pub struct ValueFault(pub Message);

impl fmt::Display for ValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.id())
    }
}

impl std::error::Error for ValueFault {}

/// A point in time: RFC 3339 with any offset, or a day, which begins at 00:00Z. The result is UTC.
pub(super) fn time(text: &str) -> Result<OffsetDateTime, ValueFault> {
    let day = || Date::parse(text, format_description!("[year]-[month]-[day]")).map(|day| day.midnight().assume_utc());
    let parsed = OffsetDateTime::parse(text, &Rfc3339).or_else(|_| day());
    let fault = |_| ValueFault(text!(value_time_fault));
    Ok(parsed.map_err(fault)?.to_offset(UtcOffset::UTC))
}

/// A whole number.
pub(super) fn number<N: FromStr>(text: &str) -> Result<N, ValueFault> {
    text.parse().map_err(|_| ValueFault(text!(value_number_fault)))
}

/// A whole number, at least one.
pub(super) fn count(text: &str) -> Result<usize, ValueFault> {
    number(text).ok().filter(|count| *count > 0).ok_or_else(|| ValueFault(text!(value_count_fault)))
}

/// Seconds, at least one and at most a day.
pub(super) fn seconds(text: &str) -> Result<u64, ValueFault> {
    number(text).ok().filter(|count| (1..=86_400).contains(count)).ok_or_else(|| ValueFault(text!(value_seconds_fault)))
}

/// Days, at least one.
pub(super) fn days(text: &str) -> Result<u32, ValueFault> {
    number(text).ok().filter(|days| (1..=36_525).contains(days)).ok_or_else(|| ValueFault(text!(value_days_fault)))
}

/// `NAME=VALUE`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// What stands before the first `=`.
    pub name: String,
    /// What stands after it.
    pub value: String,
}

pub(super) fn assignment(text: &str) -> Result<Assignment, ValueFault> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok(Assignment { name: name.to_owned(), value: value.to_owned() }),
        _ => Err(ValueFault(text!(value_assignment_fault))),
    }
}

/// A name that must not be empty.
pub(super) fn name(text: &str) -> Result<String, ValueFault> {
    if text.is_empty() { Err(ValueFault(text!(value_name_fault))) } else { Ok(text.to_owned()) }
}

/// A domain name: labels of letters, digits and hyphens (RFC 1123, 2.1); others in their ASCII form.
pub(super) fn domain(text: &str) -> Result<String, ValueFault> {
    let label = |label: &str| {
        let fits = (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
        fits && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let fits = text.len() <= 253 && text.split('.').all(label);
    if fits { Ok(text.to_owned()) } else { Err(ValueFault(text!(value_domain_fault))) }
}

/// A place for more files than one, which standard output cannot be.
pub(super) fn place() -> impl TypedValueParser<Value = PathBuf> {
    let refused = ValueFault(text!(value_place_fault));
    PathBufValueParser::new().try_map(move |path| if path.as_os_str() == "-" { Err(refused.clone()) } else { Ok(path) })
}

/// Two upper-case letters (ISO 3166-1 alpha-2).
pub(super) fn country(text: &str) -> Result<String, ValueFault> {
    let fits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    if fits { Ok(text.to_owned()) } else { Err(ValueFault(text!(value_country_fault))) }
}

/// Parses a source: a file, `-`, or text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sources;

impl TypedValueParser for Sources {
    type Value = Source;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Source, clap::Error> {
        Ok(Source::of(value))
    }
}

/// Parses a target of `-o`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Targets;

impl TypedValueParser for Targets {
    type Value = Target;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Target, clap::Error> {
        Ok(Target::of(value.to_owned()))
    }
}

/// Parses a language; `en` and `ja` are offered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Languages;

impl TypedValueParser for Languages {
    type Value = Lang;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Lang, clap::Error> {
        let codes = clap::builder::PossibleValuesParser::new(Lang::ALL.map(Lang::code));
        Ok(Lang::parse(&codes.parse_ref(command, arg, value)?).unwrap_or_default())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Lang::ALL.into_iter().map(|lang| PossibleValue::new(lang.code()))))
    }
}

/// A kind of key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Algorithm {
    /// ECDSA on P-256.
    P256,
    /// ECDSA on P-384.
    P384,
    /// ECDSA on P-521.
    P521,
    /// Ed25519.
    Ed25519,
}

/// The kinds of key that an authority may have: those of the profiles, which know no Ed25519 there.
pub fn of_authority(alg: clap::Arg) -> clap::Arg {
    let names = Algorithm::value_variants().iter().filter(|alg| **alg != Algorithm::Ed25519);
    let names = clap::builder::PossibleValuesParser::new(names.filter_map(ValueEnum::to_possible_value));
    // safe: the names are those of the variants
    alg.value_parser(names.map(|name| Algorithm::from_str(&name, false).expect("a variant")))
}

/// A digest algorithm of an MSO.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Digest {
    /// SHA-256.
    #[value(name = "sha-256")]
    Sha256,
    /// SHA-384.
    #[value(name = "sha-384")]
    Sha384,
    /// SHA-512.
    #[value(name = "sha-512")]
    Sha512,
}
