//! Written by `tools/fit.mjs`: change the script and the data, not this file.
//!
//! Fitted on the gold links of our own English events and on the development halves of ECB+ and SuperPAL; calibrated on the
//! links of each of our events by a model that had not seen it.

/// What 1000 of each figure adds to the logarithm of the odds, in thousandths.
pub const WEIGHTS: [i64; 13] = [
    4121, // shared words by their rarity in the language (Dice)
    642, // the same by their rarity here
    2790, // the larger containment
    7043, // what is shared, in bits
    3104, // the second rarest word shared
    3925, // neighbouring words shared (Dice)
    -1392, // distance of their places
    -3457, // both quoted
    -839, // one quoted
    -1242, // entities shared
    209, // difference of length
    -751, // one negated
    1044, // both among the first
];

pub const BIAS: i64 = -4807;

/// From the logarithm of the odds to the share of such links that is right, both in thousandths.
pub const POINTS: [(i64, i64); 9] = [(-6375, 0), (-3375, 100), (-2443, 133), (-1318, 233), (-471, 333), (426, 633), (2243, 933), (7412, 990), (11412, 995)];
