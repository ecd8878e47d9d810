//! The same work for each of many things: one after another, or, with the feature `rayon`, over the cores. What comes back is
//! in the order of the things either way, so that the cores change the time and nothing else.

/// Works on each. `scratch` is what the work may write in and leaves as it found it: each core has a copy of it.
#[cfg(all(feature = "rayon", not(target_arch = "wasm32")))]
pub fn each<T, S, R>(things: &[T], scratch: &mut S, work: impl Fn(&mut S, &T) -> R + Sync + Send) -> Vec<R>
where
    T: Sync,
    S: Clone + Send + Sync,
    R: Send,
{
    use rayon::prelude::*;
    // One alone is done here: who asks for one unit at a time gets no threads.
    if let [thing] = things {
        return vec![work(scratch, thing)];
    }
    let blank = &*scratch;
    things.par_iter().map_init(|| blank.clone(), |scratch, thing| work(scratch, thing)).collect()
}

#[cfg(not(all(feature = "rayon", not(target_arch = "wasm32"))))]
pub fn each<T, S, R>(things: &[T], scratch: &mut S, work: impl Fn(&mut S, &T) -> R) -> Vec<R> {
    things.iter().map(|thing| work(scratch, thing)).collect()
}
