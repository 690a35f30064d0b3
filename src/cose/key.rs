//! COSE_Key (RFC 9052, 7): the device key in an MSO, the ephemeral keys of a session.

use crate::cbor::{Decode, Decoder, Encode, Error, Fields, Item, Node, Writer};
use crate::crypto::KeyError;
use crate::crypto::key::{Curve, PublicKey, Y};

/// ```cddl
/// COSE_Key = { 1: kty, -1: crv, -2: x bstr, ? -3: y bstr / bool, * label => any }
/// ```
/// Other parameters (`kid`, `alg`, `key_ops`) are read past (ISO/IEC 18013-5, 9.1.5.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key<'a> {
    kty: Option<i64>,
    crv: Option<i64>,
    x: Option<Item<'a>>,
    y: Option<Item<'a>>,
    /// Whether the private part `d` came with it.
    pub has_private_part: bool,
    /// Offset of the map in the input.
    pub offset: usize,
}

/// Why a COSE_Key is no usable public key (case N63).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KeyFault {
    /// A parameter is missing or of the wrong type.
    Parameter {
        /// Its label.
        label: i64,
    },
    /// The key type does not go with the curve.
    KeyType {
        /// The type's number.
        kty: i64,
    },
    /// A curve without a name here.
    UnknownCurve {
        /// Its number.
        crv: i64,
    },
    /// The point is not on the curve, or of the wrong length.
    Point(KeyError),
}

impl<'a> Decode<'a> for Key<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let mut number = |label| fields.take_int(label).and_then(|item| item.node.as_int());
        let (kty, crv) = (number(1), number(-1));
        let (x, y) = (fields.take_int(-2), fields.take_int(-3));
        Ok(Self { kty, crv, x, y, has_private_part: fields.take_int(-4).is_some(), offset })
    }
}

impl Key<'_> {
    /// The curve's number, as it came.
    #[must_use]
    pub fn crv(&self) -> Option<i64> {
        self.crv
    }

    /// Whether only the sign of y is there.
    #[must_use]
    pub fn is_compressed(&self) -> bool {
        self.y.as_ref().is_some_and(|y| matches!(y.node, Node::Bool(_)))
    }

    /// The key, once its point is known to lie on its curve.
    ///
    /// # Errors
    /// Says which parameter is wrong and why.
    pub fn public_key(&self) -> Result<PublicKey, KeyFault> {
        let missing = |label| KeyFault::Parameter { label };
        let (kty, crv) = (self.kty.ok_or(missing(1))?, self.crv.ok_or(missing(-1))?);
        let curve = Curve::all().find(|curve| curve.cose_id() == crv).ok_or(KeyFault::UnknownCurve { crv })?;
        if kty != curve.cose_kty() {
            return Err(KeyFault::KeyType { kty });
        }
        let x = self.x.as_ref().and_then(|item| item.node.as_bytes()).ok_or(missing(-2))?;
        let y = match self.y.as_ref().map(|item| &item.node) {
            Some(Node::Bytes(y)) => Y::Bytes(y),
            Some(Node::Bool(odd)) => Y::Odd(*odd),
            None if !curve.has_two_coordinates() => Y::None,
            _ => return Err(missing(-3)),
        };
        PublicKey::from_coordinates(curve, x, y).map_err(KeyFault::Point)
    }
}

/// A public key as COSE_Key, uncompressed.
impl Encode for PublicKey {
    fn encode(&self, writer: &mut Writer) {
        let curve = self.curve();
        let (kty, crv) = (curve.cose_kty(), curve.cose_id());
        writer.map(if curve.has_two_coordinates() { 4 } else { 3 });
        writer.int(1).int(kty).int(-1).int(crv).int(-2).bytes(self.x());
        match self.y() {
            Y::Bytes(y) => writer.int(-3).bytes(y),
            Y::Odd(odd) => writer.int(-3).bool(odd),
            Y::None => writer,
        };
    }
}
