//! Written by `tools/fit.mjs`: change the script and the data, not this file.
//!
//! Fitted on the gold links of our own English events and on the development halves of ECB+ and SuperPAL; calibrated on the
//! links of each of our events by a model that had not seen it.

/// What 1000 of each figure adds to the logarithm of the odds, in thousandths.
pub const WEIGHTS: [i64; 13] = [
    4153, // shared words by their rarity in the language (Dice)
    661, // the same by their rarity here
    2874, // the larger containment
    7104, // what is shared, in bits
    3015, // the second rarest word shared
    4014, // neighbouring words shared (Dice)
    -1382, // distance of their places
    -3104, // both quoted
    -549, // one quoted
    -1269, // entities shared
    204, // difference of length
    -755, // one negated
    1038, // both among the first
];

pub const BIAS: i64 = -4799;

/// From the logarithm of the odds to the share of such links that is right, both in thousandths.
pub const POINTS: [(i64, i64); 11] = [(-6215, 0), (-3215, 100), (-2339, 133), (-1571, 233), (-729, 267), (95, 633), (724, 700), (1256, 833), (2679, 933), (7182, 990), (11182, 995)];
