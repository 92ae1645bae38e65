//! How long people are kept, and erasing them on request.

use chrono::{Months, NaiveDate};
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::people::retention::{YEARS, kept_until};
use yanxiu_domain::problem::Problem;
use yanxiu_store::people::{Erasure, Purge};
use yanxiu_store::{Op, Store};

use super::wire::{ErasureView, PersonErase, PersonQuery, RetentionSet, RetentionView};
use super::{ShippedRetention, count, row, standing};
use crate::error::{ApiError, plain_reason};
use crate::host::cannot_read;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::problem;

/// Most people past the period that are listed.
const MOST: usize = 500;

/// Years for which people are kept, and the years as shipped.
pub(crate) fn years(office: &mut Office) -> Result<(u32, u32), ApiError> {
    let path = office.host().assets()?.join("people").join("retention.toml");
    let bytes = office.host().read(&path).map_err(|e| cannot_read(&path, &e))?;
    let shipped: ShippedRetention = toml::from_str(&String::from_utf8_lossy(&bytes)).map_err(|e| {
        let message = format!("“{}”：{}", path.display(), plain_reason(e.message()));
        ApiError::store("bad_asset", message, "请改正，或重新安装。")
    })?;
    Ok((office.store()?.retention_years()?.unwrap_or(shipped.years), shipped.years))
}

pub(crate) fn retention(office: &mut Office, _: Nothing) -> Result<RetentionView, ApiError> {
    let (years, shipped) = years(office)?;
    let today = office.today();
    let store = office.store()?;
    // A day too many is asked for, because of 29 February; who is past the period is told by its rule.
    let back = today.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MIN);
    let keys = store.people_last_seen_before(back.succ_opt().unwrap_or(back))?;
    let rows = store.people_rows(&keys)?;
    let past = rows.iter().filter(|from| from.last_class.is_some_and(|last| kept_until(last, years) < today));
    let people: Vec<_> = past.map(|from| row(from, false, None)).collect();
    Ok(RetentionView { years, shipped, total: count(people.len()), people: people.into_iter().take(MOST).collect() })
}

pub(crate) fn set_retention(office: &mut Office, payload: RetentionSet) -> Result<Done, ApiError> {
    if !YEARS.contains(&payload.years) {
        return Err(ApiError::usage(
            "retention_years",
            format!("保存年限应在 {} 到 {} 年之间", YEARS.start(), YEARS.end()),
            "请改正后再试。",
        ));
    }
    office.store()?.change(Op::SetRetention, None, |tx| tx.set_retention_years(payload.years))?;
    Ok(done(format!("个人信息在最后一个班次结束后保存 {} 年", payload.years)))
}

fn obstacles(plan: &Erasure) -> Vec<Problem> {
    plan.running
        .iter()
        .map(|title| {
            Problem::error(
                "class_running",
                format!("{}在“{title}”中，这个班还没有报送或归档", plan.person.name),
                "请在该班报送或归档后再删除；本人退出的，先在报名页改为已取消。",
            )
        })
        .collect()
}

fn told(plan: &Erasure, store: &Store) -> Result<ErasureView, ApiError> {
    let mut goes = vec!["姓名、证件号码、性别、出生日期、民族、姓名读音".to_owned()];
    if plan.enrolments > 0 {
        goes.push(format!(
            "{} 份报名回执中的单位、职务、职称、手机、所在市、政治面貌、食宿行程、备注、附加栏目、审验原因和佐证情况",
            plan.enrolments
        ));
        goes.push("班委考评、签到、成绩和更正的文字备注，考核结论的依据，体温和胸卡记录，名单定稿的抄件".to_owned());
    }
    if plan.former_documents > 0 {
        goes.push(format!("{} 个曾用证件号码", plan.former_documents));
    }
    if !plan.void_certificates.is_empty() {
        goes.push(format!("已作废证书 {} 上的姓名和证件号码", plan.void_certificates.join("、")));
    }
    goes.extend(plan.files.iter().map(|(_, name)| format!("只有本人一人的来件“{name}”")));
    goes.push(format!("操作记录中 {} 处涉及本人的内容（记录本身和校验码保留，仍可核对）", plan.journal_items));
    let mut stays: Vec<String> = plan
        .certificates
        .iter()
        .map(|(number, title)| {
            format!("证书 {number}（{title}）的登记：姓名、证件号码、学时是证书的凭据，有效期间不能删除")
        })
        .collect();
    if plan.enrolments > 0 {
        stays.push(format!(
            "班次的人数、签到、成绩和结论等数字，记在“{}”名下，不再指向本人",
            yanxiu_store::people::ERASED_NAME
        ));
    }
    let mut by_hand: Vec<String> = plan
        .shared_files
        .iter()
        .map(|name| format!("来件“{name}”还有其他人，原件保留；确需删去的，请在班次的附件中移除该文件"))
        .collect();
    by_hand.extend(plan.mentions.iter().map(|mention| {
        format!("“{}”的{}中写有“{}”，请核对后自行修改", mention.class_title, mention.text, plan.person.name)
    }));
    let copies = store.copies()?.len();
    by_hand.push(match copies {
        0 => "以前备份到其他位置的文件里仍有本人信息，请自行处理".to_owned(),
        n => {
            format!("以前的 {n} 份备份和备份到其他位置的文件里仍有本人信息：请在核对新备份后自行删除，也不要用它们恢复")
        }
    });
    by_hand.push("已打印或导出的名册、证书和材料不受影响，请按单位规定处理".to_owned());
    Ok(ErasureView {
        person_id: plan.person.uid.to_string(),
        name: plan.person.name.clone(),
        id_number: plan.person.document.number.masked(),
        goes,
        stays,
        by_hand,
        problems: problem::to_wire(&obstacles(plan)),
    })
}

/// What erasing a person would take and leave; nothing is written.
pub(crate) fn erasure(office: &mut Office, query: PersonQuery) -> Result<ErasureView, ApiError> {
    let uid = standing(office, &query.person_id)?;
    let store = office.store()?;
    told(&store.erasure(&uid)?, store)
}

/// Erases a person, for good.
pub(crate) fn erase(office: &mut Office, payload: PersonErase) -> Result<Done, ApiError> {
    let uid = standing(office, &payload.person_id)?;
    let why = payload.why.trim().to_owned();
    if why.is_empty() {
        return Err(ApiError::refused("reason_missing", "没有写明删除的原因", "请写明，如“本人申请”“超过保存年限”。"));
    }
    let today = office.today();
    let store = office.store()?;
    let plan = store.erasure(&uid)?;
    if let Some(obstacle) = obstacles(&plan).first() {
        return Err(ApiError::refused(obstacle.code, obstacle.message.clone(), obstacle.hint.clone()));
    }
    if normalise_name(&payload.confirm) != plan.person.name {
        return Err(ApiError::refused(
            "not_confirmed",
            "确认用的姓名与要删除的人不一致",
            "删除后不能恢复。请核对人员，再照样输入其姓名。",
        ));
    }
    if why.contains(&plan.person.name) || why.contains(plan.person.document.number.reveal()) {
        return Err(ApiError::refused(
            "reason_names_person",
            "原因里写有本人的姓名或号码",
            "原因会留在记录中，请不要写姓名和号码。",
        ));
    }
    store.wipe_from_now_on()?;
    let gone = store.change(Op::ErasePerson, None, |tx| -> Result<Erasure, ApiError> {
        let gone = tx.erase_person(&uid, today, &why)?;
        // It may have changed between the look and the change.
        match obstacles(&gone).first() {
            Some(obstacle) => Err(ApiError::refused(obstacle.code, obstacle.message.clone(), obstacle.hint.clone())),
            None => Ok(gone),
        }
    })?;
    let mut problems = Vec::new();
    let residue = |message: String| {
        Problem::warning("residue", message, "请关闭其他窗口和程序后重新打开一次；内容已从数据中删除。")
    };
    match store.purge(&gone.files) {
        Ok(Purge::Whole) => {}
        Ok(Purge::WhenClosed) => {
            problems.push(residue("另一个程序正开着数据，文件中的残留要等它关闭后清除".to_owned()))
        }
        Err(error) => problems.push(residue(format!("没能清除文件中的残留：{}", error.message))),
    }
    Ok(Done {
        done: "已删除这名人员的个人信息，不能恢复".to_owned(), problems: problem::to_wire(&problems)
    })
}
