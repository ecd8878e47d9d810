//! Written by `tools/fit.mjs`: change the script and the data, not this file.
//!
//! Fitted on the gold links of our own English events and on the development halves of ECB+ and SuperPAL; calibrated on the
//! links of each of our events by a model that had not seen it.

/// What 1000 of each figure adds to the logarithm of the odds, in thousandths.
pub const WEIGHTS: [i64; 13] = [
    3903, // shared words by their rarity in the language (Dice)
    551, // the same by their rarity here
    2741, // the larger containment
    7224, // what is shared, in bits
    3085, // the second rarest word shared
    4703, // neighbouring words shared (Dice)
    -1431, // distance of their places
    -3611, // both quoted
    -861, // one quoted
    -1161, // entities shared
    207, // difference of length
    -759, // one negated
    1064, // both among the first
];

pub const BIAS: i64 = -4770;

/// From the logarithm of the odds to the share of such links that is right, both in thousandths.
pub const POINTS: [(i64, i64); 11] = [(-6362, 0), (-3362, 100), (-2368, 167), (-1272, 200), (-503, 300), (94, 533), (750, 767), (1779, 933), (3515, 967), (7766, 990), (11766, 995)];
