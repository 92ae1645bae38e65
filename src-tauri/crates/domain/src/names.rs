//! Names of people: normalisation, checks, pinyin order.
