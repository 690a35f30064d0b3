//! Files and reports as data to be shown.

pub mod of_report;
