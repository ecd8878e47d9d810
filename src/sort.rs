//! Sorting for lists that are short or few.
//!
//! The standard library makes a copy of its sort for each type and each comparison, some 5 KB of wasm each time. Here one copy
//! sorts places, and the list is brought into their order. Long lists of plain numbers are sorted by the library itself.

use std::cmp::Ordering;

/// Sorts by a comparison; what compares as equal keeps its order.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if list.len() < 2 {
        return;
    }
    let mut places = places(list.len(), &|a, b| compare(&list[a as usize], &list[b as usize]));
    // From place to place along each cycle.
    for first in 0..places.len() {
        let mut at = first;
        loop {
            let next = std::mem::replace(&mut places[at], at as u32) as usize;
            if next == first || next == at {
                break;
            }
            list.swap(at, next);
            at = next;
        }
    }
}

/// Sorts by what a function makes of each; what has equal keys keeps its order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts in the order that the type has.
pub fn all<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

fn places(len: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..len as u32).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_library_sorts(list in proptest::collection::vec((0u8..9, 0u16..999), 0..80)) {
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            super::by_key(&mut ours, |pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(&ours, &theirs);
            super::all(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
