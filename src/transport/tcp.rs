//! A port on the loopback interface. Private to this toolkit: no standard carries a session like this.
//!
//! Each message is a length of four bytes, big-endian, and that many bytes. The holder listens, on 127.0.0.1 alone.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::Ordering;
use std::thread;

use super::mailbox::{Mailbox, TICK};
use super::{Kind, LONGEST, Patience, Transport, TransportError};

/// The holder's side, before anybody has come.
#[derive(Debug)]
pub struct Listener(TcpListener);

impl Listener {
    /// Listens on a free port.
    ///
    /// # Errors
    /// The system's.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self(listener))
    }

    /// The port.
    ///
    /// # Errors
    /// The system's.
    pub fn port(&self) -> io::Result<u16> {
        Ok(self.0.local_addr()?.port())
    }

    /// Waits for the receiver; nobody else is let in afterwards.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn accept(self, patience: Patience<'_>) -> Result<Tcp, TransportError> {
        let mut left = patience.within;
        loop {
            if patience.interrupt.load(Ordering::SeqCst) {
                return Err(TransportError::Interrupted);
            }
            match self.0.accept() {
                Ok((stream, _)) => return Tcp::over(stream),
                Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error.into()),
                Err(_) if left.is_zero() => return Err(TransportError::TimedOut),
                Err(_) => {
                    let tick = left.min(TICK);
                    thread::sleep(tick);
                    left -= tick;
                }
            }
        }
    }
}

/// A connection.
#[derive(Debug)]
pub struct Tcp {
    stream: TcpStream,
    mailbox: Mailbox<Vec<u8>>,
}

impl Tcp {
    /// The receiver's side: connects to a holder on this machine.
    ///
    /// # Errors
    /// [`TransportError::Gone`] where nobody listens.
    pub fn connect(port: u16) -> Result<Self, TransportError> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            io::ErrorKind::ConnectionRefused => TransportError::Gone,
            _ => error.into(),
        })?;
        Self::over(stream)
    }

    fn over(stream: TcpStream) -> Result<Self, TransportError> {
        stream.set_nonblocking(false)?;
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(TICK))?;
        let mut reading = stream.try_clone()?;
        Ok(Self { stream, mailbox: Mailbox::filled_by(move || read(&mut reading)) })
    }
}

/// Reads one message; its buffer grows with what comes, not with what is announced.
fn read(stream: &mut impl Read) -> Result<Vec<u8>, TransportError> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u64::from(u32::from_be_bytes(length));
    if usize::try_from(length).map_or(true, |length| length > LONGEST) {
        return Err(TransportError::TooLong);
    }
    let mut message = Vec::new();
    let read = stream.take(length).read_to_end(&mut message)?;
    match u64::try_from(read) {
        Ok(read) if read == length => Ok(message),
        _ => Err(TransportError::Gone),
    }
}

/// Writes all of it, however slowly it is read, as long as there is patience.
fn write(stream: &mut impl Write, mut bytes: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
    let mut left = patience.within;
    while !bytes.is_empty() {
        match stream.write(bytes) {
            Ok(0) => return Err(TransportError::Gone),
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if !matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                return Err(error.into());
            }
            Err(_) if patience.interrupt.load(Ordering::SeqCst) => return Err(TransportError::Interrupted),
            Err(_) if left <= TICK => return Err(TransportError::TimedOut),
            Err(_) => left -= TICK,
        }
    }
    Ok(())
}

impl Transport for Tcp {
    fn send(&mut self, _: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        let length = u32::try_from(message.len()).map_err(|_| TransportError::TooLong)?;
        let mut framed = Vec::with_capacity(message.len() + 4);
        framed.extend_from_slice(&length.to_be_bytes());
        framed.extend_from_slice(message);
        write(&mut self.stream, &framed, patience)
    }

    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        self.mailbox.fetch(patience)
    }

    fn heard(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        self.mailbox.look()
    }
}

/// The thread that reads ends with the connection.
impl Drop for Tcp {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(Shutdown::Both); // it may be closed already
    }
}
