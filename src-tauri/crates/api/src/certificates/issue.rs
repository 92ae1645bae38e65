//! Issue and reissue: a number, a snapshot and a signature in one change, or nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::certificates::payload::Claim;
use yanxiu_domain::certificates::rules::{Validity, issue_day};
use yanxiu_domain::certificates::{Certificate, CertificateState, Numbering, Snapshot, scheme};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::uid::Uid;
use yanxiu_store::people::ERASED_NAME;
use yanxiu_store::{Op, Signer, Tx};

use super::wire::{CertificateList, CertificateReissue, CertificateRow, CertificatesIssue};
use super::{find, reason, row};
use crate::error::ApiError;
use crate::office::{Office, person};

/// Names with a character that no font draws, all of them.
fn printable<'n>(fonts: &Fonts, names: impl IntoIterator<Item = &'n str>) -> Result<(), ApiError> {
    let lacking: Vec<String> = names
        .into_iter()
        .map(|name| (name, undrawable(fonts, name)))
        .filter(|(_, missing)| !missing.is_empty())
        .map(|(name, missing)| format!("{name}的姓名中有字库没有的字：{missing}"))
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    Err(ApiError::refused(
        "undrawable_name",
        lacking.join("；"),
        "请核对用字；确为此字的，请在“设置 → 字体”添加含该字的字体文件。",
    ))
}

/// What gives the certificates of a class their numbers.
enum Source<'d> {
    /// The next of a sequence.
    Scheme { pattern: &'d str, start: u32, sequence: String },
    /// Numbers of the department's list, by learner.
    List { given: BTreeMap<Uid, &'d str>, order: String },
}

impl<'d> Source<'d> {
    fn of(dossier: &'d Dossier, learners: &[&Enrolment]) -> Result<Self, ApiError> {
        if dossier.certificate_setting.numbering == Numbering::Scheme {
            let (pattern, start) = dossier.number_pattern();
            if let Some(refused) = ApiError::for_all(&scheme::check_for(pattern, &dossier.numbered())) {
                return Err(ApiError::refused(&refused.code, refused.message, refused.hint));
            }
            return Ok(Self::Scheme { pattern, start, sequence: dossier.number_sequence() });
        }
        let uids: Vec<&Uid> = learners.iter().map(|l| &l.uid).collect();
        let given = dossier.numbers_for(&uids);
        let without: Vec<&str> =
            learners.iter().filter(|l| !given.contains_key(&l.uid)).map(|l| l.person.name.as_str()).collect();
        if !without.is_empty() {
            let named = without.iter().take(5).copied().collect::<Vec<_>>().join("、");
            let more = if without.len() > 5 { "等" } else { "" };
            return Err(ApiError::refused(
                "listed_numbers_short",
                format!("主管部门的编号不够：还有 {} 名学员没有编号（{named}{more}）", without.len()),
                "请导入或补录主管部门给的编号，再核发。",
            ));
        }
        Ok(Self::List { given, order: format!("主管部门编号 {}", dossier.class.uid) })
    }
}

/// One change's issuing.
struct Desk<'a> {
    tx: &'a Tx<'a>,
    dossier: &'a Dossier,
    source: Source<'a>,
    signer: Signer,
    on: NaiveDate,
}

impl Desk<'_> {
    /// The next number for a learner, with its sequence and place in it.
    fn number(&self, learner: &Uid) -> Result<(String, String, u32), ApiError> {
        let taken = |number: &str, by: &str| {
            ApiError::refused(
                "number_taken",
                format!("编号 {number} 已经用过：{by}"),
                "请在证书设置中改用别的编号规则或起始号，编号不能重复。",
            )
        };
        match &self.source {
            Source::Scheme { pattern, start, sequence } => {
                let seq = self.tx.next_number(sequence, *start)?;
                let number = scheme::number(pattern, &self.dossier.numbered(), seq);
                if let Some(by) = self.tx.bearer(&number)? {
                    return Err(taken(&number, &by));
                }
                if let Some((_, title)) = self.tx.lister(&number)? {
                    return Err(taken(&number, &format!("主管部门给“{title}”的编号")));
                }
                Ok((number, sequence.clone(), seq))
            }
            Source::List { given, order } => {
                let number = given.get(learner).copied().unwrap_or_default().to_owned();
                if let Some(by) = self.tx.bearer(&number)? {
                    return Err(taken(&number, &by));
                }
                Ok((number, order.clone(), self.tx.next_place(order)?))
            }
        }
    }

    fn enter(&self, learner: &Uid, says: Snapshot, replaces: Option<String>) -> Result<Certificate, ApiError> {
        let (number, sequence, seq) = self.number(learner)?;
        let signature = self.signer.sign(&Claim::of(&number, &says, self.on));
        let certificate = Certificate {
            uid: self.tx.new_uid(),
            number,
            numbering: self.dossier.certificate_setting.numbering,
            class: self.dossier.class.uid.clone(),
            enrolment: learner.clone(),
            snapshot: says,
            issued_on: self.on,
            state: CertificateState::Drafted,
            printed_on: None,
            template: String::new(),
            handed_over_on: None,
            taken_by: String::new(),
            hand_over_note: String::new(),
            voided_on: None,
            void_reason: String::new(),
            paper_recovered: None,
            replaces,
            replaced_by: None,
            signature,
        };
        self.tx.add_certificate(&certificate, &sequence, seq)?;
        Ok(certificate)
    }
}

/// What a certificate for a learner says now.
fn says(dossier: &Dossier, learner: &Enrolment) -> Result<Snapshot, ApiError> {
    dossier.snapshot(learner).ok_or_else(|| {
        ApiError::refused(
            "hours_not_known",
            "证书写实修学时，作出考核结论之前还没有这个数",
            "请先作出考核结论再核发，或在证书设置中改为写班次学时。",
        )
    })
}

pub(crate) fn issue(office: &mut Office, payload: CertificatesIssue) -> Result<CertificateList, ApiError> {
    let fonts = office.fonts()?.clone();
    let watch = office.watch();
    let today = office.today();
    office.change(Op::Issue, &payload.class_id, |tx, before| {
        let (able, held) = (before.certifiable(), before.certified());
        let learners: Vec<&Enrolment> = if payload.people.is_empty() {
            before.learners().filter(|l| able.contains(&l.uid) && !held.contains_key(&l.uid)).collect()
        } else {
            payload.people.iter().map(|p| person(before, p)).collect::<Result<_, _>>()?
        };
        if learners.is_empty() {
            return Err(ApiError::refused(
                "nobody_to_certify",
                "没有可以核发证书的学员",
                "合格学员都已有证书，或尚无学员可能合格。",
            ));
        }
        for learner in &learners {
            if !able.contains(&learner.uid) && before.passed(&learner.uid) {
                return Err(ApiError::refused(
                    "conduct_missing",
                    format!("党员{}缺表现评价，不能核发结业证书", learner.person.name),
                    "请先撤销考核结论，在班委页填写表现后再作结论。",
                ));
            }
            if !able.contains(&learner.uid) {
                return Err(ApiError::refused(
                    "not_passed",
                    format!("{}考核未合格，不能核发结业证书", learner.person.name),
                    "只有考核合格的学员才能取得证书。",
                ));
            }
            if let Some(held) = held.get(&learner.uid) {
                return Err(ApiError::refused(
                    "already_certified",
                    format!("{}已有证书 {}", learner.person.name, held.number),
                    "需要更换的，请补发。",
                ));
            }
        }
        printable(&fonts, learners.iter().map(|l| l.person.name.as_str()))?;
        let on = issue_day(payload.on.map(|d| d.0), before.class.closes_on, today).map_err(|problem| *problem)?;
        let source = Source::of(before, &learners)?;
        let desk = Desk { tx, dossier: before, source, signer: tx.signer()?, on };
        // Who may be certified has passed, once there is a conclusion.
        let validity = if before.conclusion.is_some() { Validity::Valid } else { Validity::NotYet };
        let mut made = Vec::with_capacity(learners.len());
        for (index, learner) in learners.iter().enumerate() {
            if index % 100 == 0 {
                watch.step("核发证书", index, learners.len())?;
            }
            made.push(row(&desk.enter(&learner.uid, says(before, learner)?, None)?, validity));
        }
        Ok(CertificateList { certificates: made })
    })
}

pub(crate) fn reissue(office: &mut Office, payload: CertificateReissue) -> Result<CertificateRow, ApiError> {
    let why = reason(&payload.why)?.to_owned();
    let old = find(office, &payload.number)?.certificate;
    if let Some(by) = &old.replaced_by {
        return Err(ApiError::refused(
            "already_reissued",
            format!("证书 {} 已补发为 {by}", old.number),
            "请改用补发的证书。",
        ));
    }
    let fonts = office.fonts()?.clone();
    let today = office.today();
    office.change(Op::Reissue, old.class.as_str(), |tx, before| {
        let learner = person(before, old.enrolment.as_str())?;
        if !before.may_be_certified(learner) {
            return Err(ApiError::refused(
                "not_passed",
                format!("{}考核未合格，不能补发", learner.person.name),
                "只有考核合格的学员才能取得证书。",
            ));
        }
        let other = before.certified().get(&learner.uid).map(|c| c.number.clone()).filter(|n| *n != old.number);
        if let Some(other) = other {
            return Err(ApiError::refused(
                "already_certified",
                format!("{}已有证书 {other}", learner.person.name),
                "需要更换的，请补发那一本。",
            ));
        }
        let says = if payload.as_issued { old.snapshot.clone() } else { says(before, learner)? };
        if says.name == ERASED_NAME {
            return Err(ApiError::refused(
                "person_erased",
                "这名学员的个人信息已删除，不能按现有记录补发",
                "原证书内容无误的，请选择按原证书内容补发。",
            ));
        }
        printable(&fonts, [says.name.as_str()])?;
        if old.state != CertificateState::Void {
            tx.void(&old.number, today, &why, payload.recovered)?;
        }
        let source = Source::of(before, &[learner])?;
        let on = issue_day(None, says.closes_on, today).map_err(|problem| *problem)?;
        let desk = Desk { tx, dossier: before, source, signer: tx.signer()?, on };
        let certificate = desk.enter(&learner.uid, says, Some(old.number.clone()))?;
        tx.mark_replaced(&old.number, &certificate.number)?;
        Ok(row(&certificate, before.validity(&certificate)))
    })
}
