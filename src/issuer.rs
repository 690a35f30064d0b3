//! The issuer (発行者), a mock of J-LIS: what goes into a record, and the ledger of all records.

pub mod draft;
pub mod ledger;
