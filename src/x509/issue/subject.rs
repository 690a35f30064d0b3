//! Names of subjects, written in one order: C, ST, L, O, serialNumber, CN.

use const_oid::ObjectIdentifier;
use der::asn1::{Any, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::{Encode, Sequence};

use crate::x509::oid;

/// The name of a subject to be.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Subject {
    /// countryName: two upper case letters (ISO 3166-1).
    pub country: Option<String>,
    /// stateOrProvinceName.
    pub state: Option<String>,
    /// localityName.
    pub locality: Option<String>,
    /// organizationName.
    pub organization: Option<String>,
    /// serialNumber.
    pub serial_number: Option<String>,
    /// commonName.
    pub common_name: Option<String>,
}

/// AttributeTypeAndValue, RFC 5280, 4.1.2.4.
#[derive(Sequence, der::ValueOrd)]
struct Pair {
    oid: ObjectIdentifier,
    value: Any,
}

impl Subject {
    /// A name with this commonName.
    #[must_use]
    pub fn named(common_name: impl Into<String>) -> Self {
        Self { common_name: Some(common_name.into()), ..Self::default() }
    }

    /// With this country.
    #[must_use]
    pub fn of_country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// With this state.
    #[must_use]
    pub fn of_state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// With this organization.
    #[must_use]
    pub fn of_organization(mut self, organization: impl Into<String>) -> Self {
        self.organization = Some(organization.into());
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn get(&self, wanted: &ObjectIdentifier) -> Option<&str> {
        self.attributes().find(|(oid, _)| oid == wanted).map(|(_, value)| value)
    }

    fn attributes(&self) -> impl Iterator<Item = (ObjectIdentifier, &str)> {
        [
            (oid::COUNTRY, &self.country),
            (oid::STATE, &self.state),
            (oid::LOCALITY, &self.locality),
            (oid::ORGANIZATION, &self.organization),
            (oid::SERIAL_NUMBER, &self.serial_number),
            (oid::COMMON_NAME, &self.common_name),
        ]
        .into_iter()
        .filter_map(|(oid, value)| value.as_deref().map(|value| (oid, value)))
    }

    /// The name in DER: countryName and serialNumber as PrintableString, the others as UTF8String.
    pub(in crate::x509) fn to_der(&self) -> der::Result<Vec<u8>> {
        let sets = self.attributes().map(|(oid, value)| {
            let value = match oid {
                oid::COUNTRY | oid::SERIAL_NUMBER => Any::from(PrintableStringRef::new(value)?),
                _ => Any::from(Utf8StringRef::new(value)?),
            };
            SetOfVec::try_from([Pair { oid, value }])
        });
        sets.collect::<der::Result<Vec<_>>>()?.to_der()
    }
}
