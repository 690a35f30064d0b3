//! Where the card is: in a reader, in a file, in a recording.

use std::path::Path;

use super::CardFile;
use crate::apdu::{Direct, Link};
use crate::card::table::{FIRST, Generation};
use crate::card::trace::{Replay, Trace, TraceError, TraceErrorKind};
use crate::cli::args::read_card::Place;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, Hint};
use crate::text;

/// A way to a card.
pub(super) struct Found {
    /// The way.
    pub(super) link: Box<dyn Link>,
    /// The table it goes by.
    pub(super) generation: &'static Generation,
    /// What it is called.
    pub(super) name: String,
}

pub(super) fn open(context: &Context, place: &Place) -> Result<Found, CommandError> {
    let Some(card) = &place.card else { return reader(place.reader.as_deref()) };
    if let Some(trace) = card.strip_prefix("trace:") {
        return replay(trace);
    }
    let file = CardFile::open(Path::new(card))?;
    let generation = file.generation();
    let link = Box::new(Direct::new(file.into_machine(context)?));
    Ok(Found { link, generation, name: card.clone() })
}

fn replay(file: &str) -> Result<Found, CommandError> {
    let content = std::fs::read(file).map_err(|error| CommandError::io(Doing::Reading, file, &error))?;
    let trace = Trace::read(&zeroize::Zeroizing::new(content)).map_err(|error| wrong(file, &error))?;
    Ok(Found { link: Box::new(Replay::new(trace)), generation: &FIRST, name: file.to_owned() })
}

fn wrong(file: &str, error: &TraceError) -> CommandError {
    let why = match error.kind {
        TraceErrorKind::Head => text!(trace_head),
        TraceErrorKind::Hex => text!(trace_hex),
        TraceErrorKind::NotText => text!(trace_not_text),
        TraceErrorKind::Order => text!(trace_order),
        TraceErrorKind::Unknown => text!(trace_unknown),
        TraceErrorKind::Reason => text!(trace_reason),
        TraceErrorKind::TooMany => text!(trace_too_many),
    };
    CommandError::input(text!(trace_wrong, file = file.to_owned(), line = error.line, why = why)).file(file)
}

/// The service that knows the readers.
#[cfg(feature = "pcsc")]
pub(in crate::cli) fn service() -> Result<crate::apdu::pcsc::Service, CommandError> {
    crate::apdu::pcsc::Service::open().map_err(|error| CommandError::link(&error))
}

#[cfg(feature = "pcsc")]
fn reader(name: Option<&str>) -> Result<Found, CommandError> {
    let service = service()?;
    let readers = service.readers().map_err(|error| CommandError::link(&error))?;
    let reader = choose(&readers, name, CommandError::link)?;
    let link = service.connect(reader).map_err(|error| CommandError::link(&error))?;
    Ok(Found { link: Box::new(link), generation: &FIRST, name: reader.name.clone() })
}

#[cfg(not(feature = "pcsc"))]
fn reader(_: Option<&str>) -> Result<Found, CommandError> {
    Err(CommandError::card(text!(reader_no_pcsc)).hint(Hint::say(text!(hint_card_file))))
}

/// The reader that is meant: the named one, else the only one with a card.
#[cfg(feature = "pcsc")]
fn choose<'r>(
    readers: &'r [crate::apdu::pcsc::Reader],
    name: Option<&str>,
    say: fn(&crate::apdu::LinkError) -> CommandError,
) -> Result<&'r crate::apdu::pcsc::Reader, CommandError> {
    use crate::apdu::LinkError;
    let link = |error: LinkError| Err(say(&error));
    if readers.is_empty() {
        return link(LinkError::NoReader);
    }
    let meant: Vec<_> = match name {
        Some(name) => match readers.iter().filter(|reader| reader.name == name).collect::<Vec<_>>() {
            exact if exact.is_empty() => readers.iter().filter(|reader| reader.name.contains(name)).collect(),
            exact => exact,
        },
        None => readers.iter().filter(|reader| reader.has_card).collect(),
    };
    // Several fit the name, and one has a card in it: that is meant.
    let meant = match meant.iter().filter(|reader| reader.has_card).collect::<Vec<_>>().as_slice() {
        [only] => vec![**only],
        _ => meant,
    };
    let names = || meant.iter().map(|reader| crate::text::Value::from(reader.name.clone())).collect::<Vec<_>>();
    match (meant.as_slice(), name) {
        ([], Some(_)) => link(LinkError::UnknownReader),
        ([], None) => link(LinkError::NoCard),
        ([only], _) if !only.has_card => link(LinkError::NoCard),
        ([only], _) => Ok(only),
        (_, Some(_)) => Err(CommandError::usage(text!(reader_unclear, readers = names()))),
        (_, None) => {
            Err(CommandError::usage(text!(reader_many, readers = names())).hint(Hint::say(text!(hint_reader))))
        }
    }
}

/// Waits for a phone to lie on a reader, and connects to it. The service itself may keep this waiting for ever.
#[cfg(feature = "pcsc")]
pub(in crate::cli) fn wait_for(
    name: Option<&str>,
    patience: crate::transport::Patience<'_>,
) -> Result<Box<dyn Link + Send>, CommandError> {
    use std::sync::atomic::Ordering;
    use std::time::Instant;

    use crate::transport::TransportError;
    let begun = Instant::now();
    let service = crate::apdu::pcsc::Service::open().map_err(|error| CommandError::phone(&error))?;
    loop {
        // What has just been laid down, or taken away, does not answer at once.
        let missed = match approach(&service, name)? {
            Ok(link) => return Ok(link),
            Err(missed) => missed,
        };
        if patience.interrupt.load(Ordering::SeqCst) {
            return Err(CommandError::transport(&TransportError::Interrupted));
        }
        if begun.elapsed() >= patience.within {
            return Err(CommandError::phone(&missed));
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

/// Connects to what lies on the reader that is meant; inside, why that may work a moment later.
#[cfg(feature = "pcsc")]
fn approach(
    service: &crate::apdu::pcsc::Service,
    name: Option<&str>,
) -> Result<Result<Box<dyn Link + Send>, crate::apdu::LinkError>, CommandError> {
    use crate::apdu::LinkError;
    let readers = service.readers().map_err(|error| CommandError::phone(&error))?;
    let meant = |reader: &&crate::apdu::pcsc::Reader| name.is_none_or(|name| reader.name.contains(name));
    let mut ours = readers.iter().filter(meant).peekable();
    if ours.peek().is_some() && ours.all(|reader| !reader.has_card) {
        return Ok(Err(LinkError::NoCard));
    }
    match service.connect(choose(&readers, name, CommandError::phone)?) {
        Ok(link) => Ok(Ok(Box::new(link))),
        Err(error @ (LinkError::NoCard | LinkError::Removed | LinkError::Unresponsive)) => Ok(Err(error)),
        Err(error) => Err(CommandError::phone(&error)),
    }
}

#[cfg(not(feature = "pcsc"))]
pub(in crate::cli) fn wait_for(
    _: Option<&str>,
    _: crate::transport::Patience<'_>,
) -> Result<Box<dyn Link + Send>, CommandError> {
    Err(CommandError::card(text!(reader_no_pcsc)))
}
