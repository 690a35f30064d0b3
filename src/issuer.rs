//! The issuer (発行者), a mock of J-LIS: what goes into a record, its signature, and the ledger of all records.

pub mod application;
pub mod defect;
pub mod draft;
pub mod from_card;
pub mod ledger;
pub mod sign;
pub mod world;
