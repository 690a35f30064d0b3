//! Random bytes, handed in from above: the system's, or those of a seed.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng};

use super::digest::{Algorithm, hash_parts};

/// A source of random bytes.
///
/// Whoever needs randomness takes `&mut dyn Rng`; only the command line and tests make one.
pub trait Rng {
    /// Fills the buffer.
    fn fill(&mut self, out: &mut [u8]);

    /// Whether this source gives the same bytes again in another run; signatures are then made to repeat, too.
    fn is_repeatable(&self) -> bool {
        false
    }
}

/// Takes an array from a source.
#[must_use]
pub fn array<const N: usize>(rng: &mut dyn Rng) -> [u8; N] {
    let mut out = [0; N];
    rng.fill(&mut out);
    out
}

/// A number below `bound`, each with the same chance; 0 for a `bound` of 0.
#[must_use]
pub fn below(rng: &mut dyn Rng, bound: u64) -> u64 {
    if bound < 2 {
        return 0;
    }
    let surplus = (u64::MAX % bound + 1) % bound;
    loop {
        let candidate = u64::from_be_bytes(array(rng));
        if candidate <= u64::MAX - surplus {
            return candidate % bound;
        }
    }
}

/// Puts a list into random order, each with the same chance (Fisher and Yates).
pub fn shuffle<T>(rng: &mut dyn Rng, list: &mut [T]) {
    for last in (1..list.len()).rev() {
        let bound = u64::try_from(last).unwrap_or(u64::MAX - 1) + 1;
        let chosen = usize::try_from(below(rng, bound)).unwrap_or(last);
        list.swap(last, chosen);
    }
}

/// The system's random source; made by the command line only.
#[derive(Debug)]
pub struct SystemRng(());

impl SystemRng {
    /// Opens the system's source.
    ///
    /// # Errors
    /// The system's own error, where it has no random source.
    pub fn open() -> Result<Self, getrandom::Error> {
        getrandom::fill(&mut [0; 1])?;
        Ok(Self(()))
    }
}

impl Rng for SystemRng {
    fn fill(&mut self, out: &mut [u8]) {
        // safe: the source answered when it was opened, and a system does not lose it afterwards
        getrandom::fill(out).expect("random source");
    }
}

/// A stream that repeats: ChaCha20 keyed with SHA-256 of a seed and a label.
///
/// **Not** for anything but mock worlds and tests: whoever knows the seed knows every key.
#[derive(Debug)]
pub struct SeededRng(ChaCha20Rng);

impl SeededRng {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::labelled(seed, "")
    }

    /// The stream of a seed under a label; streams of different labels have nothing in common, so that a new consumer
    /// does not move the bytes of another.
    #[must_use]
    pub fn labelled(seed: u64, label: &str) -> Self {
        let digest = hash_parts(Algorithm::Sha256, &[b"mnc seed", &seed.to_be_bytes(), label.as_bytes()]);
        let mut key = [0; 32];
        key.copy_from_slice(digest.as_bytes());
        Self(ChaCha20Rng::from_seed(key))
    }
}

impl Rng for SeededRng {
    fn fill(&mut self, out: &mut [u8]) {
        self.0.fill_bytes(out);
    }

    fn is_repeatable(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
