//! Sets any number of made-up certificates as one PDF, for measuring: `certificates COUNT OUT.pdf [plain]`; `plain`
//! leaves the QR code out.

#![allow(clippy::expect_used, clippy::panic, reason = "a measurement that can't begin says so by panicking")]

use std::path::Path;

use chrono::NaiveDate;
use yanxiu_documents::certificates::{Body, CertificateTemplate, Print, certificates};
use yanxiu_documents::fonts::Fonts;
use yanxiu_documents::pdf::Meta;
use yanxiu_domain::record::Record;

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志海文德慧宇浩轩子涵欣怡梓萱";

fn record(number: usize) -> Record {
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let at = |list: &[char], n: usize| list[n % list.len()];
    let name: String = [at(&surnames, number), at(&given, number / 3), at(&given, number * 7 / 2)].iter().collect();
    let mut record = Record::new();
    for (path, text) in [
        ("certificate.programme", "山东省专业技术人才知识更新工程"),
        ("certificate.title_head", "高级研修项目"),
        ("certificate.title_main", "结业证书"),
        (
            "certificate.text",
            "于2021年10月25日至28日参加乡村振兴与现代农业技术高级研修班学习，共24学时，考核合格，准予结业。",
        ),
        ("certificate.issued_on_han", "二〇二一年十月二十八日"),
        ("certificate.issuer", "海岱现代农业研修学院"),
        ("certificate.seal", ""),
    ] {
        record.text(path, text);
    }
    record.text("certificate.qr", format!("2021-17-{number:05}\n{name}\n{number:064x}"));
    record.text("certificate.id_masked", format!("370102********{number:04}"));
    record.text("certificate.name", name).text("certificate.number", format!("2021-17-{number:05}"));
    record
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [count, out, rest @ ..] = given.as_slice() else {
        panic!("certificates COUNT OUT.pdf [plain]");
    };
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let text = std::fs::read_to_string(assets.join("certificates/landscape.toml")).expect("the shipped template");
    let mut template = CertificateTemplate::parse(&text, "landscape.toml").expect("a sound template");
    if rest.iter().any(|word| word == "plain") {
        template.elements.retain(|e| !matches!(e.body, Body::Qr(_)));
    }
    let records: Vec<Record> = (1..=count.parse().expect("a number")).map(record).collect();
    let fonts = Fonts::from_folder(&assets.join("fonts")).expect("the shipped fonts");
    let meta = Meta { author: "测量".to_owned(), date: NaiveDate::from_ymd_opt(2021, 11, 20).expect("a day") };
    let pdf =
        certificates(&template, &records, Print::Full, "结业证书", &fonts, &meta, &|_| true).expect("certificates");
    std::fs::write(out, &pdf.bytes).expect("a file to write to");
}
