//! Certificates, their register and the list that is signed on hand-over, as papers word them.

use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::certificates::fields::title_parts;
use yanxiu_domain::certificates::rules::Validity;
use yanxiu_domain::certificates::{Certificate, CertificateState, HoursStated};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::Record;

/// The rows of a class's register and of its hand-over list.
pub(super) fn add(r: &mut Record, d: &Dossier) {
    let void = d.certificates.iter().filter(|c| c.state == CertificateState::Void).count();
    let rows = d.certificates.iter().map(|c| register_row(c, d.validity(c))).collect();
    let numbering = match d.certificates.first().map(|c| c.numbering) {
        Some(one) if d.certificates.iter().all(|c| c.numbering == one) => format!("　编号：{}", one.label()),
        _ => String::new(),
    };
    register(r, rows, void, format!("项目名称：{}{numbering}", d.class.title));
    // Nobody signs for what is void, or is to be.
    let valid = d
        .bearable()
        .map(|c| {
            let unit = d.enrolment(&c.enrolment).map(|e| e.details.unit.as_str()).unwrap_or_default();
            hand_over_row(c, unit)
        })
        .collect();
    r.list("valid_certificates", valid);
}

/// A register of certificates.
pub(crate) fn register(r: &mut Record, rows: Vec<Record>, void: usize, scope: String) {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    r.text("register.scope", scope)
        .count("register.count", count(rows.len()))
        .count("register.void", count(void))
        .list("certificates", rows);
}

/// A line of the register. What is to be voided says so, whatever became of its paper.
pub(crate) fn register_row(c: &Certificate, validity: Validity) -> Record {
    let says = &c.snapshot;
    let mut notes = Vec::new();
    if c.state == CertificateState::Void {
        let paper = match c.paper_recovered {
            Some(true) => "（已收回）",
            Some(false) => "（未收回）",
            None => "",
        };
        notes.push(format!("作废：{}{paper}", c.void_reason));
    }
    notes.extend(c.replaced_by.as_ref().map(|n| format!("补发为{n}")));
    notes.extend(c.replaces.as_ref().map(|n| format!("补发，原{n}")));
    if c.handed_over_on.is_some() && c.taken_by != says.name && !c.taken_by.is_empty() {
        let note = if c.hand_over_note.is_empty() { String::new() } else { format!("（{}）", c.hand_over_note) };
        notes.push(format!("{}代领{note}", c.taken_by));
    }
    let state = if validity == Validity::ToVoid { validity.label() } else { c.state.label() };
    let hours = match says.stated {
        HoursStated::Class => says.hours.to_string(),
        HoursStated::Earned => format!("实修{}", says.hours),
    };
    let mut row = Record::new();
    row.text("number", &c.number)
        .text("name", &says.name)
        .text("id_number", says.id_number.reveal())
        .text("class_title", &says.class_title)
        .text("period", chinese::period(says.opens_on, says.closes_on))
        .text("hours", hours)
        .text("issued_on", chinese::date(c.issued_on))
        .text("state", state)
        .text("handed_over_on", c.handed_over_on.map(chinese::date).unwrap_or_default())
        .text("note", notes.join("；"));
    row
}

/// A line of the register for a certificate of a former year.
pub(crate) fn earlier_row(c: &EarlierCertificate) -> Record {
    let mut notes = vec!["往年登记簿".to_owned()];
    if c.state == CertificateState::Void {
        notes.push(format!("作废：{}", c.void_reason));
    } else if !c.note.is_empty() {
        notes.push(c.note.clone());
    }
    let period = match (c.opens_on, c.closes_on) {
        (Some(from), Some(to)) => chinese::period(from, to),
        (Some(one), None) | (None, Some(one)) => chinese::date(one),
        (None, None) => String::new(),
    };
    let mut row = Record::new();
    row.text("number", &c.number)
        .text("name", &c.name)
        .text("id_number", c.id_number.reveal())
        .text("class_title", &c.class_title)
        .text("period", period)
        .text("hours", c.hours.map(|h| h.to_string()).unwrap_or_default())
        .text("issued_on", c.issued_on.map(chinese::date).unwrap_or_default())
        .text("state", c.state.label())
        .text("handed_over_on", c.handed_over_on.map(chinese::date).unwrap_or_default())
        .text("note", notes.join("；"));
    row
}

/// A line of the list that is signed on hand-over.
pub(crate) fn hand_over_row(c: &Certificate, unit: &str) -> Record {
    let mut row = Record::new();
    row.text("name", &c.snapshot.name)
        .text("number", &c.number)
        .text("unit", unit)
        .text("class_title", &c.snapshot.class_title);
    row
}

/// One certificate as its template sees it: from its snapshot alone.
pub(crate) fn certificate_record(c: &Certificate) -> Record {
    let says = &c.snapshot;
    let mut r = Record::new();
    r.text("certificate.programme", &says.programme)
        .text("certificate.title", &says.title)
        .text("certificate.title_head", title_parts(&says.title).0)
        .text("certificate.title_main", title_parts(&says.title).1)
        .text("certificate.name", &says.name)
        .text("certificate.class_title", &says.class_title)
        .text("certificate.period", chinese::period(says.opens_on, says.closes_on))
        .text("certificate.hours", says.hours.to_string())
        .text("certificate.text", says.body())
        .text("certificate.number", &c.number)
        .text("certificate.numbering", c.numbering.label())
        .text("certificate.id_masked", says.id_number.masked())
        .text("certificate.issued_on", chinese::date(c.issued_on))
        .text("certificate.issued_on_han", chinese::date_in_numerals(c.issued_on))
        .text("certificate.issuer", &says.issuer)
        .text("certificate.seal", &says.seal)
        .text("certificate.qr", c.qr());
    r
}
