//! Keys as JSON Web Keys (RFC 7517; RFC 7518, 6.2; RFC 8037).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::{Curve, PublicKey, SigningKey, Y};
use crate::crypto::{KeyError, KeyForm};

impl PublicKey {
    /// A key from a JWK; members that are not needed are ignored, a private part too.
    ///
    /// # Errors
    /// [`KeyError::Member`] naming the first member that is missing or wrong; a bad point.
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let curve = curve_of(jwk)?;
        let x = bytes_of(jwk, "x")?;
        if !curve.has_two_coordinates() {
            return Self::from_coordinates(curve, &x, Y::None);
        }
        Self::from_coordinates(curve, &x, Y::Bytes(&bytes_of(jwk, "y")?))
    }

    /// The key as a JWK with `kty`, `crv`, `x` and, for two coordinates, `y`.
    #[must_use]
    pub fn to_jwk(&self) -> Value {
        let mut jwk = Map::new();
        jwk.insert("kty".into(), self.curve().jwk_kty().into());
        jwk.insert("crv".into(), self.curve().jwk_name().into());
        jwk.insert("x".into(), URL_SAFE_NO_PAD.encode(self.x()).into());
        if let Y::Bytes(y) = self.y() {
            jwk.insert("y".into(), URL_SAFE_NO_PAD.encode(y).into());
        }
        Value::Object(jwk)
    }
}

impl SigningKey {
    /// A key from a JWK with `d`; the public part has to be that of the secret one.
    ///
    /// # Errors
    /// [`KeyError::Member`], [`KeyError::PartsDiffer`], and what [`from_secret`](Self::from_secret) refuses.
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let public = PublicKey::from_jwk(jwk)?;
        let secret = Zeroizing::new(bytes_of(jwk, "d")?);
        let key = Self::from_secret(public.curve(), &secret)?;
        if public == *key.public() { Ok(key) } else { Err(KeyError::PartsDiffer) }
    }
}

fn text_of<'j>(jwk: &'j Value, member: &'static str) -> Result<&'j str, KeyError> {
    jwk.get(member).and_then(Value::as_str).ok_or(KeyError::Member { form: KeyForm::Jwk, member })
}

fn bytes_of(jwk: &Value, member: &'static str) -> Result<Vec<u8>, KeyError> {
    let text = text_of(jwk, member)?;
    URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyError::Member { form: KeyForm::Jwk, member })
}

fn curve_of(jwk: &Value) -> Result<Curve, KeyError> {
    let kty = text_of(jwk, "kty")?;
    let curve = Curve::of_jwk(text_of(jwk, "crv")?).ok_or(KeyError::Member { form: KeyForm::Jwk, member: "crv" })?;
    if curve.jwk_kty() == kty { Ok(curve) } else { Err(KeyError::Member { form: KeyForm::Jwk, member: "kty" }) }
}
