//! Medians of batches that take turns, so that a machine's moods fall on all of them alike.
#![allow(dead_code, unreachable_pub)] // each bench uses its own part

use std::time::Instant;

const ROUNDS: usize = 60;
const BATCH: u32 = 40;

/// Median time of each work, in µs.
pub fn medians<const N: usize>(works: [(&'static str, &mut dyn FnMut()); N]) -> Vec<(&'static str, f64)> {
    let (names, mut works): (Vec<_>, Vec<_>) = works.into_iter().unzip();
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); N];
    for round in 0..=ROUNDS {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = Instant::now();
            (0..BATCH).for_each(|_| work());
            let time = start.elapsed().as_secs_f64() * 1e6 / f64::from(BATCH);
            if round > 0 {
                times.push(time); // the first round warms up
            }
        }
    }
    names.into_iter().zip(times).map(|(name, times)| (name, median(times))).collect()
}

/// Prints the medians.
pub fn print(times: &[(&str, f64)]) {
    println!("medians of {ROUNDS} batches of {BATCH}");
    for (name, time) in times {
        println!("  {time:8.2} µs  {name}");
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
