//! What certificates of a class say and where their numbers come from, and what would be numbered next.

use yanxiu_domain::certificates::scheme::{self, NumberScheme};
use yanxiu_domain::certificates::setting::CertificateSetting;
use yanxiu_domain::certificates::{HoursStated, Numbering};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::problem::{Problem, any_error};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Store};

use super::count;
use super::listed::rows as listed_rows;
use super::stock::refused;
use super::wire::{
    self, CertificateSettingSet, CertificateSetup, NumberPreview, NumberSchemeId, NumberSchemeRow, NumberSchemeSave,
    NumberSchemeTry, UsualLines, Waiting,
};
use crate::error::ApiError;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done};
use crate::{problem, scalar};

/// Longest line of a certificate.
const LONGEST_LINE: usize = 60;

/// Learners who may be given a certificate and have none, in the order of the roster.
fn waiting(dossier: &Dossier) -> Vec<&Enrolment> {
    let (able, held) = (dossier.certifiable(), dossier.certified());
    dossier.learners().filter(|l| able.contains(&l.uid) && !held.contains_key(&l.uid)).collect()
}

/// The next numbers of a pattern for a class, and those of them that are in use.
fn upcoming(
    store: &Store,
    dossier: &Dossier,
    (pattern, start): (&str, u32),
    how_many: usize,
) -> Result<(Vec<String>, Vec<Problem>), ApiError> {
    let class = dossier.numbered();
    let mut problems = scheme::check_for(pattern, &class);
    if any_error(&problems) {
        return Ok((Vec::new(), problems));
    }
    let next = store.upcoming(&scheme::sequence(pattern, &class), start)?;
    let how_many = how_many.max(1);
    if let Some(full) = scheme::check_room(next, how_many) {
        problems.push(full);
        return Ok((Vec::new(), problems));
    }
    if start > 1 && next != start {
        problems.push(Problem::warning(
            "sequence_begun",
            format!(
                "这一序列的编号已编到 {}，接着往下编，起始号 {start} 不再起作用",
                scheme::number(pattern, &class, next - 1)
            ),
            "编号要连续，不能跳号；需要另起的，请改用别的编号规则。",
        ));
    }
    let mut numbers = Vec::new();
    let mut taken = Vec::new();
    for seq in (next..=scheme::LAST).take(how_many) {
        let number = scheme::number(pattern, &class, seq);
        let used = match store.bearer(&number)? {
            Some(by) => Some(by),
            None => store.lister(&number)?.map(|(_, title)| format!("主管部门给“{title}”的编号")),
        };
        taken.extend(used.map(|by| format!("{number}（{by}）")));
        numbers.push(number);
    }
    if let Some(first) = taken.first() {
        let more = if taken.len() > 1 { format!("等 {} 个", taken.len()) } else { String::new() };
        problems.push(Problem::error(
            "number_taken",
            format!("按这条规则编出的号已经用过：{first}{more}"),
            "编号不能重复，请改用别的规则，或把起始号改到已用的号之后。",
        ));
    }
    Ok((numbers, problems))
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<CertificateSetup, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let store = office.store()?;
    let waiting_learners = waiting(&dossier);
    let mut problems = Vec::new();
    let numbers: Vec<(String, bool)> = match dossier.certificate_setting.numbering {
        Numbering::Scheme => {
            let (numbers, found) = upcoming(store, &dossier, dossier.number_pattern(), waiting_learners.len())?;
            problems.extend(found);
            numbers.into_iter().map(|n| (n, false)).collect()
        }
        Numbering::List => {
            let uids: Vec<&Uid> = waiting_learners.iter().map(|l| &l.uid).collect();
            let given = dossier.numbers_for(&uids);
            let short = uids.iter().filter(|u| !given.contains_key(**u)).count();
            if short > 0 {
                problems.push(Problem::error(
                    "listed_numbers_short",
                    format!("主管部门的编号不够：还有 {short} 名学员没有编号"),
                    "请导入或补录主管部门给的编号，再核发。",
                ));
            }
            let meant = |uid: &Uid| dossier.listed_numbers.iter().any(|n| n.enrolment.as_ref() == Some(uid));
            uids.iter().map(|u| (given.get(*u).copied().unwrap_or_default().to_owned(), meant(u))).collect()
        }
    };
    if dossier.certificate_setting.stated == HoursStated::Earned && dossier.conclusion.is_none() {
        problems.push(Problem::error(
            "hours_not_known",
            "证书写实修学时，作出考核结论之前还没有这个数",
            "请先作出考核结论再核发，或改为写班次学时。",
        ));
    }
    let issued = dossier.valid_certificates().count();
    if issued > 0 {
        problems.push(Problem::warning(
            "issued_already",
            format!("已核发 {issued} 本，内容已固定"),
            "这里的改动只用于以后核发和补发的证书。",
        ));
    }
    let setting = &dossier.certificate_setting;
    let notice = NumberSchemeRow {
        id: String::new(),
        name: format!("{}年度通知的编号规则", dossier.notice.year),
        pattern: dossier.notice.certificate.number_scheme.clone(),
        start: 1,
    };
    let schemes = store.number_schemes()?.into_iter().map(|s| NumberSchemeRow {
        id: s.uid.to_string(),
        name: s.name,
        pattern: s.pattern,
        start: s.start,
    });
    Ok(CertificateSetup {
        own: wire::CertificateSetting {
            programme: setting.programme.clone(),
            title: setting.title.clone(),
            issuer: setting.issuer.clone(),
            seal: setting.seal.clone(),
            stated: scalar::HoursStated(setting.stated),
            numbering: scalar::Numbering(setting.numbering),
            scheme_id: setting.scheme.as_ref().map(Uid::to_string),
        },
        usual: UsualLines {
            programme: dossier.notice.certificate.programme.clone(),
            title: dossier.notice.certificate.title.clone(),
            issuer: dossier.institution.issuer().to_owned(),
            seal: dossier.notice.certificate.seal.clone(),
        },
        schemes: std::iter::once(notice).chain(schemes).collect(),
        waiting: waiting_learners
            .iter()
            .enumerate()
            .map(|(index, learner)| {
                let (number, meant) = numbers.get(index).cloned().unwrap_or_default();
                Waiting { id: learner.uid.to_string(), name: learner.person.name.clone(), number, meant }
            })
            .collect(),
        listed: listed_rows(&dossier),
        unused: count(dossier.unused_numbers().len()),
        problems: problem::to_wire(&problems),
    })
}

/// A line as it is kept: one line without space at its ends.
fn line(text: Option<String>, label: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let text = text?.trim().to_owned();
    if text.chars().any(char::is_control) {
        problems.push(Problem::error("line_break", format!("{label}中有换行"), "请写成一行。"));
    }
    let length = text.chars().count();
    if length > LONGEST_LINE {
        let message = format!("{label}有 {length} 个字，证书上最多排 {LONGEST_LINE} 个");
        problems.push(Problem::error("line_too_long", message, "请缩短。"));
    }
    Some(text)
}

pub(crate) fn set(office: &mut Office, payload: CertificateSettingSet) -> Result<Done, ApiError> {
    let mut problems = Vec::new();
    let given = payload.setting;
    let setting = CertificateSetting {
        programme: line(given.programme, "证书标题上行", &mut problems),
        title: line(given.title, "证书名称", &mut problems),
        issuer: line(given.issuer, "落款", &mut problems),
        seal: line(given.seal, "盖章处文字", &mut problems),
        stated: given.stated.0,
        numbering: given.numbering.0,
        scheme: given.scheme_id.filter(|id| !id.is_empty()).map(Uid::new),
    };
    for (text, label) in [(&setting.title, "证书名称"), (&setting.issuer, "落款")] {
        if text.as_deref() == Some("") {
            let hint = "请填写，或改为沿用年度通知和本单位的。";
            problems.push(Problem::error("line_missing", format!("没有填写{label}"), hint));
        }
    }
    if let Some(refused) = refused(&problems) {
        return Err(refused);
    }
    if setting.numbering == Numbering::Scheme {
        let dossier = office.dossier(&payload.class_id)?;
        let store = office.store()?;
        let own = setting.scheme.as_ref();
        let known = own.map(|uid| scheme_of(store, uid)).transpose()?;
        let pattern = known
            .as_ref()
            .map_or((dossier.notice.certificate.number_scheme.as_str(), 1), |s| (s.pattern.as_str(), s.start));
        let (_, found) = upcoming(store, &dossier, pattern, waiting(&dossier).len())?;
        if let Some(refused) = refused(&found) {
            return Err(refused);
        }
    }
    office.change(Op::SetCertificates, &payload.class_id, |tx, before| {
        Ok(tx.put_certificate_setting(&before.class.uid, &setting)?)
    })?;
    Ok(done("已保存证书设置"))
}

fn scheme_of(store: &Store, uid: &Uid) -> Result<NumberScheme, ApiError> {
    let known = store.number_schemes()?.into_iter().find(|s| s.uid == *uid);
    known.ok_or_else(|| ApiError::refused("not_found", "找不到这条编号规则", "请刷新后再选。"))
}

/// What a scheme would give the class; nothing is written.
pub(crate) fn preview(office: &mut Office, payload: NumberSchemeTry) -> Result<NumberPreview, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let how_many = waiting(&dossier).len().min(1_000);
    let (numbers, problems) =
        upcoming(office.store()?, &dossier, (payload.pattern.trim(), payload.start.max(1)), how_many)?;
    Ok(NumberPreview { numbers, problems: problem::to_wire(&problems) })
}

pub(crate) fn save_scheme(office: &mut Office, payload: NumberSchemeSave) -> Result<Done, ApiError> {
    let mut problems = scheme::check(payload.pattern.trim());
    if payload.name.trim().is_empty() {
        problems.push(Problem::error("scheme_name", "没有填写编号规则的名称", "请填写一个好认的名称。"));
    }
    if payload.start == 0 {
        problems.push(Problem::error("scheme_start", "起始号应从 1 起", "请填写 1 或更大的数。"));
    }
    problems.extend(scheme::check_room(payload.start, 1));
    if let Some(refused) = refused(&problems) {
        return Err(refused);
    }
    let (name, pattern) = (payload.name.trim().to_owned(), payload.pattern.trim().to_owned());
    let class = payload.class_id.filter(|c| !c.is_empty());
    let write = |tx: &yanxiu_store::Tx<'_>, before: Option<&Dossier>| -> Result<(), ApiError> {
        let uid = payload.id.clone().map_or_else(|| tx.new_uid(), Uid::new);
        let scheme =
            NumberScheme { uid: uid.clone(), name: name.clone(), pattern: pattern.clone(), start: payload.start };
        tx.put_number_scheme(&scheme)?;
        if let Some(before) = before {
            let setting = CertificateSetting {
                numbering: Numbering::Scheme,
                scheme: Some(uid),
                ..before.certificate_setting.clone()
            };
            tx.put_certificate_setting(&before.class.uid, &setting)?;
        }
        Ok(())
    };
    match &class {
        Some(class) => {
            let dossier = office.dossier(class)?;
            let how_many = waiting(&dossier).len();
            let (_, found) = upcoming(office.store()?, &dossier, (&pattern, payload.start), how_many)?;
            if let Some(refused) = refused(&found) {
                return Err(refused);
            }
            office.change(Op::SetNumberScheme, class, |tx, before| write(tx, Some(before)))?;
        }
        None => office.store()?.change(Op::SetNumberScheme, None, |tx| write(tx, None))?,
    }
    Ok(done(format!("已保存编号规则“{name}”")))
}

pub(crate) fn remove_scheme(office: &mut Office, payload: NumberSchemeId) -> Result<Done, ApiError> {
    let uid = Uid::new(payload.id);
    let scheme = scheme_of(office.store()?, &uid)?;
    office.store()?.change(Op::SetNumberScheme, None, |tx| tx.remove_number_scheme(&uid))?;
    Ok(done(format!("已删除编号规则“{}”", scheme.name)))
}
