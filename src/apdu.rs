//! Commands to a chip and its answers (ISO/IEC 7816-4), shared by the plastic card and by NFC.

pub mod ber;
