//! Written by `tools/fit.mjs`: change the script and the data, not this file.
//!
//! Fitted on the gold links of our own English events and on the development halves of ECB+ and SuperPAL; calibrated on the
//! links of each of our events by a model that had not seen it.

/// What 1000 of each figure adds to the logarithm of the odds, in thousandths.
pub const WEIGHTS: [i64; 13] = [
    4114, // shared words by their rarity in the language (Dice)
    520, // the same by their rarity here
    2801, // the larger containment
    7171, // what is shared, in bits
    3093, // the second rarest word shared
    3905, // neighbouring words shared (Dice)
    -1426, // distance of their places
    -3429, // both quoted
    -840, // one quoted
    -1258, // entities shared
    191, // difference of length
    -745, // one negated
    1035, // both among the first
];

pub const BIAS: i64 = -4774;

/// From the logarithm of the odds to the share of such links that is right, both in thousandths.
pub const POINTS: [(i64, i64); 9] = [(-6425, 0), (-3425, 67), (-2485, 133), (-1347, 233), (-501, 300), (401, 633), (2254, 933), (7394, 990), (11394, 995)];
