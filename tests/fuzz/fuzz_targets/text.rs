#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: yanxiu_fuzz::count_only_what_escapes(),
    |bytes: &[u8]| yanxiu_fuzz::read_whole("回执.csv", bytes)
);
