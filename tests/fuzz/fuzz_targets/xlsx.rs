#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: yanxiu_fuzz::count_only_what_escapes(),
    |bytes: &[u8]| {
        if bytes.starts_with(b"PK") {
            yanxiu_fuzz::read_whole("回执.xlsx", bytes);
        } else {
            yanxiu_fuzz::read_whole("回执.xlsx", &yanxiu_fuzz::workbook(bytes));
        }
    }
);
