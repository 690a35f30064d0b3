use std::fs::File;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::LedgerError;

/// The version of the tables, in `user_version`.
const VERSION: i64 = 1;
/// What SQLite's header says the file is: "mncL".
const APPLICATION: i64 = 0x6D6E_634C;
/// How long one process waits for another; no command holds the lock for longer than one transaction.
const PATIENCE: Duration = Duration::from_secs(30);

const TABLES: &str = "
    CREATE TABLE ledger (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        crl_number INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE records (
        id BLOB PRIMARY KEY CHECK (length(id) = 32),
        person BLOB NOT NULL CHECK (length(person) = 32),
        device BLOB NOT NULL CHECK (length(device) = 32),
        issued_at INTEGER NOT NULL,
        valid_from INTEGER NOT NULL,
        valid_until INTEGER NOT NULL,
        lapsed_at INTEGER,
        reason TEXT CHECK (reason IN ('card-lapsed', 'expired', 'holder-notice', 'record-error', 'other')),
        notice_at INTEGER,
        acknowledged_at INTEGER,
        CHECK ((lapsed_at IS NULL) = (reason IS NULL)),
        CHECK (notice_at IS NULL OR lapsed_at IS NOT NULL),
        CHECK (acknowledged_at IS NULL OR notice_at IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_live_record ON records (person) WHERE lapsed_at IS NULL;
    CREATE TABLE applications (
        fingerprint BLOB PRIMARY KEY CHECK (length(fingerprint) = 32),
        record BLOB NOT NULL REFERENCES records (id),
        served_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE revoked_signers (
        serial BLOB PRIMARY KEY CHECK (length(serial) > 0),
        revoked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// Makes the file beside its place and then puts it there: a crash leaves no half ledger.
pub(super) fn create(path: &Path, salt: &[u8; 32]) -> Result<(), LedgerError> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // tempfile makes it with mode 0600, and SQLite gives its journal the mode of the database
    let file = tempfile::Builder::new().prefix(".ledger-").tempfile_in(folder)?;
    fill(file.path(), salt)?;
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => LedgerError::Exists,
        _ => LedgerError::Io(error.error),
    })?;
    Ok(File::open(folder)?.sync_all()?)
}

fn fill(path: &Path, salt: &[u8; 32]) -> Result<(), LedgerError> {
    let mut connection = connect(path)?;
    // nothing here may depend on the machine: the same salt makes the same bytes
    connection.pragma_update(None, "page_size", 4096)?;
    connection.pragma_update(None, "encoding", "UTF-8")?;
    let change = connection.transaction()?;
    change.pragma_update(None, "application_id", APPLICATION)?;
    change.pragma_update(None, "user_version", VERSION)?;
    change.execute_batch(TABLES)?;
    change.execute("INSERT INTO ledger (one, salt, crl_number) VALUES (1, ?1, 0)", [salt])?;
    change.commit()?;
    connection.close().map_err(|(_, error)| error.into())
}

pub(super) fn open(path: &Path) -> Result<(Connection, Zeroizing<[u8; 32]>), LedgerError> {
    std::fs::metadata(path)?;
    let connection = connect(path)?;
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if number("application_id")? != APPLICATION {
        return Err(LedgerError::NotALedger);
    }
    let found = number("user_version")?;
    if found != VERSION {
        return Err(LedgerError::Version { found, known: VERSION });
    }
    let salt = connection.query_row("SELECT salt FROM ledger", [], |row| row.get(0))?;
    Ok((connection, Zeroizing::new(salt)))
}

fn connect(path: &Path) -> Result<Connection, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // also the folder is synced when a journal goes: a commit that was reported is there after a power cut
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    Ok(connection)
}
