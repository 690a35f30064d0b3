//! Defects of the device's signature or MAC.

use std::borrow::Cow;

use super::Defect;
use super::session::Spoiled;
use crate::cbor::Writer;
use crate::cose::mac_structure;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::mac;
use crate::crypto::rng::{self, Rng};
use crate::crypto::signature::{self, Algorithm};
use crate::holder::present::{
    Device, DocumentDraft, Method, PresentError, Seal, Session, mac_key, protected, seal_bytes,
};

/// HMAC 256/64, which the standard does not allow.
const HMAC_256_64: i64 = 4;
/// A number that no algorithm has.
const NO_ALGORITHM: i64 = -65_530;

/// The map DeviceAuth.
pub(super) fn authenticate(
    defect: Defect,
    document: &mut DocumentDraft<'_>,
    spoiled: &Spoiled,
    session: Session<'_>,
    device: Device<'_>,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, PresentError> {
    let session = Session { transcript: &spoiled.transcript, ..session };
    let device = match defect {
        Defect::MacKey | Defect::MacTruncated | Defect::MacAlgorithm | Defect::MacOtherCurve => {
            Device { method: Method::Mac, ..device }
        }
        Defect::SignatureDer | Defect::ZeroNumber | Defect::AlgOtherCurve => {
            Device { method: Method::Signature, ..device }
        }
        _ => device,
    };
    let other = SigningKey::generate(device.key.curve(), rng)?;
    let used = if defect == Defect::OtherKey { Device { key: &other, ..device } } else { device };
    let seal = seal(defect, spoiled, session, used, rng)?;
    if defect == Defect::DeviceElementsChanged {
        document.device_name_spaces =
            Cow::Owned(super::content::device_element("org.iso.23220.1.jp", "added_later", &[0xf5]));
    }
    encode(defect, &seal, used, session, spoiled)
}

fn encode(
    defect: Defect,
    seal: &Seal,
    device: Device<'_>,
    session: Session<'_>,
    spoiled: &Spoiled,
) -> Result<Vec<u8>, PresentError> {
    let mut writer = Writer::new();
    match defect {
        Defect::NeitherSeal => {
            writer.map(0);
        }
        Defect::BothSeals => {
            let other =
                Device { method: if device.method == Method::Mac { Method::Signature } else { Method::Mac }, ..device };
            let second = plain(spoiled, session, other)?;
            writer.map(2);
            seal.encode(device.method, &mut writer);
            second.encode(other.method, &mut writer);
        }
        _ => {
            writer.map(1);
            seal.encode(device.method, &mut writer);
        }
    }
    Ok(writer.finish())
}

fn number(device: Device<'_>) -> Result<i64, PresentError> {
    let curve = device.key.curve();
    match device.method {
        Method::Mac => Ok(mac::COSE_HMAC_256),
        Method::Signature => Algorithm::for_curve(curve).map(Algorithm::cose_id).ok_or(PresentError::Curve(curve)),
    }
}

fn plain(spoiled: &Spoiled, session: Session<'_>, device: Device<'_>) -> Result<Seal, PresentError> {
    let protected = protected(number(device)?);
    let bytes = seal_bytes(device, session, &protected, &spoiled.authenticated)?;
    Ok(Seal::new(protected, bytes))
}

fn seal(
    defect: Defect,
    spoiled: &Spoiled,
    session: Session<'_>,
    device: Device<'_>,
    rng: &mut dyn Rng,
) -> Result<Seal, PresentError> {
    let alg = number(device)?;
    let over = |header: Vec<u8>| {
        seal_bytes(device, session, &header, &spoiled.authenticated).map(|bytes| Seal::new(header, bytes))
    };
    Ok(match defect {
        Defect::AlgUnprotected => Seal { unprotected: Cow::Owned(protected(alg)), ..over(Vec::new())? },
        Defect::AlgMissing => over(Vec::new())?,
        Defect::AlgUnknown => over(protected(NO_ALGORITHM))?,
        Defect::AlgOtherCurve => over(protected(other_algorithm(device.key.curve())))?,
        Defect::CritUnknown => over(crit(alg))?,
        Defect::LabelTwice => Seal { unprotected: Cow::Owned(protected(alg)), ..over(protected(alg))? },
        Defect::ExternalData => external(spoiled, session, device, alg)?,
        Defect::MacKey => random_mac(spoiled, rng, mac::COSE_HMAC_256),
        Defect::MacAlgorithm => shortened(random_mac(spoiled, rng, HMAC_256_64), 8),
        Defect::MacTruncated => shortened(random_mac(spoiled, rng, mac::COSE_HMAC_256), 16),
        Defect::MacOtherCurve => other_curve(spoiled, session, device, rng)?,
        _ => after(defect, plain(spoiled, session, device)?, device, spoiled)?,
    })
}

/// Defects of a seal that was right.
fn after(defect: Defect, mut seal: Seal, device: Device<'_>, spoiled: &Spoiled) -> Result<Seal, PresentError> {
    match defect {
        Defect::SignatureDer => seal.bytes = signature::to_der(&seal.bytes),
        Defect::SealBit => seal.bytes.iter_mut().last().into_iter().for_each(|byte| *byte ^= 1),
        Defect::PayloadAttached => seal.payload = Some(spoiled.authenticated.clone()),
        Defect::Tagged => seal.tag = Some(if device.method == Method::Mac { 17 } else { 18 }),
        Defect::ZeroNumber => {
            let half = seal.bytes.len() / 2;
            seal.bytes.iter_mut().take(half).for_each(|byte| *byte = 0);
        }
        _ => {}
    }
    Ok(seal)
}

fn shortened(mut seal: Seal, length: usize) -> Seal {
    seal.bytes.truncate(length);
    seal
}

fn other_algorithm(curve: Curve) -> i64 {
    if curve == Curve::P384 { Algorithm::Es256.cose_id() } else { Algorithm::Es384.cose_id() }
}

/// `{1: alg, 2: [1000], 1000: 0}`.
fn crit(alg: i64) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(3).int(1).int(alg).int(2).array(1).int(1000).int(1000).int(0);
    writer.finish()
}

/// A seal made with external data.
fn external(spoiled: &Spoiled, session: Session<'_>, device: Device<'_>, alg: i64) -> Result<Seal, PresentError> {
    let protected = protected(alg);
    let context = if device.method == Method::Mac { "MAC0" } else { "Signature1" };
    let mut writer = Writer::new();
    writer.array(4).text(context).bytes(&protected).bytes(b"external").bytes(&spoiled.authenticated);
    let structure = writer.finish();
    let bytes = match device.method {
        Method::Mac => {
            let theirs = session.e_reader_key.ok_or(PresentError::NoReaderKey)?;
            mac_key(device.key, theirs, session.transcript)?.tag(&structure).to_vec()
        }
        Method::Signature => {
            let algorithm = Algorithm::of_cose(alg).ok_or(PresentError::DefectNotPossible)?;
            device.key.sign(algorithm, &structure)?
        }
    };
    Ok(Seal::new(protected, bytes))
}

/// A MAC under a key that nobody else has; the device key, which may be bound to signatures, stays out of it.
fn random_mac(spoiled: &Spoiled, rng: &mut dyn Rng, algorithm: i64) -> Seal {
    let protected = protected(algorithm);
    let tag = mac::Key::new(&rng::array::<32>(rng)).tag(&mac_structure(&protected, &spoiled.authenticated));
    Seal::new(protected, tag.to_vec())
}

fn other_curve(
    spoiled: &Spoiled,
    session: Session<'_>,
    device: Device<'_>,
    rng: &mut dyn Rng,
) -> Result<Seal, PresentError> {
    let theirs = session.e_reader_key.ok_or(PresentError::NoReaderKey)?;
    if theirs.curve() == device.key.curve() {
        return Err(PresentError::DefectNotPossible);
    }
    Ok(random_mac(spoiled, rng, mac::COSE_HMAC_256))
}
