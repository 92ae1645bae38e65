//! Assessment: scheme, scores, conclusion.

pub mod wire;

use yanxiu_domain::assessment::judge::{check, tenths};
use yanxiu_domain::assessment::{Component, Conclusion, Scheme, Score};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::problem::{Place, Problem, Severity};
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::{ClassDay, ClassFile, SchemeSet, ScoresSet};
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, learner};
use crate::problem;
use crate::scalar::{Day, Hours};
use crate::spreadsheet;
use wire::{AssessmentRow, AssessmentView};

/// The assessment of a class as it crosses.
pub(crate) fn view(dossier: &Dossier, today: chrono::NaiveDate) -> AssessmentView {
    let results = match &dossier.conclusion {
        Some(conclusion) => conclusion.results.clone(),
        None => dossier.judge(),
    };
    let learners: Vec<AssessmentRow> = dossier
        .learners()
        .map(|learner| {
            let result = results.iter().find(|r| r.enrolment == learner.uid);
            let hours = result.map_or_else(Default::default, |r| (r.earned, r.planned));
            AssessmentRow {
                id: learner.uid.to_string(),
                roster_number: learner.roster_number,
                name: learner.person.name.clone(),
                unit: learner.details.unit.clone(),
                party_member: learner.party_member(),
                conduct: dossier.conduct_of(&learner.uid).map(|c| c.grade.label().to_owned()).unwrap_or_default(),
                earned: Hours(hours.0),
                rate: chinese::percent(hours.0.share_of(hours.1).unwrap_or(0)),
                scores: dossier
                    .scores
                    .iter()
                    .filter(|s| s.enrolment == learner.uid)
                    .map(|s| (s.component.clone(), tenths(s.tenths)))
                    .collect(),
                total: result.and_then(|r| r.total_tenths).map(tenths).unwrap_or_default(),
                passed: result.is_some_and(|r| r.passed),
                explanation: result.map(|r| r.explanation.clone()).unwrap_or_default(),
            }
        })
        .collect();
    AssessmentView {
        scheme: wire::Scheme {
            min_attendance_percent: dossier.scheme.min_attendance_percent,
            pass_mark: tenths(dossier.scheme.pass_tenths),
            components: dossier
                .scheme
                .components
                .iter()
                .map(|c| wire::Component { code: c.code.clone(), name: c.name.clone(), weight: c.weight })
                .collect(),
        },
        passed: u32::try_from(learners.iter().filter(|l| l.passed).count()).unwrap_or(u32::MAX),
        learners,
        concluded_on: dossier.conclusion.as_ref().map(|c| Day(c.concluded_on)),
        problems: if dossier.conclusion.is_none() { problem::to_wire(&check(dossier, today)) } else { Vec::new() },
    }
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<AssessmentView, ApiError> {
    let today = office.today();
    Ok(view(&office.dossier(&payload.class_id)?, today))
}

/// Reads a score, 0 to 100 with at most one decimal, into tenths.
fn read_score(text: &str) -> Option<i32> {
    let hours: yanxiu_domain::hours::Hours = text.parse().ok()?;
    (hours.tenths() <= 1_000).then_some(hours.tenths())
}

fn before_conclusion(dossier: &Dossier) -> Result<(), ApiError> {
    match dossier.conclusion {
        Some(_) => {
            Err(ApiError::refused("concluded", "考核已作结论，成绩和办法不能再改", "确有错误的，请先撤销考核结论。"))
        }
        None => Ok(()),
    }
}

pub(crate) fn set_scheme(office: &mut Office, payload: SchemeSet) -> Result<Done, ApiError> {
    let given = payload.scheme;
    let bad = |message: &str| ApiError::refused("bad_scheme", message, "请改正后再保存。");
    let pass_tenths = read_score(&given.pass_mark).ok_or_else(|| bad("合格线应在 0 到 100 分之间"))?;
    if given.min_attendance_percent > 100 {
        return Err(bad("最低出勤率应在 0 到 100 之间"));
    }
    let weights: u32 = given.components.iter().map(|c| c.weight).sum();
    if !given.components.is_empty() && weights != 100 {
        return Err(bad(&format!("各项权重合计 {weights}%，应为 100%")));
    }
    office.change(Op::SetScheme, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let mut components: Vec<Component> = Vec::new();
        for (index, component) in given.components.iter().enumerate() {
            let code = match component.code.trim() {
                "" => format!("c{}", index + 1),
                code => code.to_owned(),
            };
            if component.name.trim().is_empty() || components.iter().any(|c| c.code == code) {
                return Err(bad("每个考核项目都要有名称，且不能重复"));
            }
            components.push(Component { code, name: component.name.trim().to_owned(), weight: component.weight });
        }
        let scheme = Scheme { min_attendance_percent: given.min_attendance_percent, pass_tenths, components };
        Ok(tx.put_scheme(&before.class.uid, &scheme)?)
    })?;
    Ok(done("已保存考核办法"))
}

pub(crate) fn set_scores(office: &mut Office, payload: ScoresSet) -> Result<Done, ApiError> {
    office.change(Op::SetScores, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        for line in &payload.learners {
            let learner = learner(before, &line.person)?;
            for (component, text) in &line.scores {
                if !before.scheme.components.iter().any(|c| c.code == *component) {
                    return Err(ApiError::usage(
                        "unknown_component",
                        format!("没有“{component}”这个考核项目"),
                        "请核对考核办法。",
                    ));
                }
                if text.trim().is_empty() {
                    tx.remove_score(&learner.uid, component)?;
                    continue;
                }
                let tenths = read_score(text).ok_or_else(|| {
                    ApiError::refused(
                        "bad_score",
                        format!("{}的成绩“{text}”不对", learner.person.name),
                        "成绩应在 0 到 100 分之间，最多一位小数。",
                    )
                })?;
                tx.put_score(&Score { enrolment: learner.uid.clone(), component: component.clone(), tenths })?;
            }
        }
        Ok(())
    })?;
    Ok(done("已录入成绩"))
}

/// Headings beside the scores that every list of learners has.
const NOT_SCORES: &[&str] = &[
    "姓名",
    "序号",
    "编号",
    "学号",
    "性别",
    "单位",
    "工作单位",
    "单位名称",
    "职务",
    "职称",
    "备注",
    "总评",
    "结果",
    "出勤率",
    "实修学时",
    "党员表现",
];

/// Scores from a sheet: a column of names and one column for each component, headed by its name.
pub(crate) fn import(office: &mut Office, payload: ClassFile) -> Result<Done, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let (count, strange) = office.change(Op::ImportScores, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let components = &before.scheme.components;
        let header = sheets.iter().find_map(|sheet| {
            let row = sheet.rows.iter().take(30).find(|r| {
                let has = |text: &str| r.cells.iter().any(|c| c.text.trim() == text);
                has("姓名") && components.iter().any(|c| has(&c.name))
            })?;
            Some((sheet, row))
        });
        let Some((sheet, head)) = header else {
            let names: Vec<&str> = components.iter().map(|c| c.name.as_str()).collect();
            return Err(ApiError::unreadable(
                "no_header",
                "没有找到表头",
                format!("表头应有“姓名”和“{}”。", names.join("”“")),
            ));
        };
        let column = |text: &str| head.cells.iter().find(|c| c.text.trim() == text).map(|c| c.column);
        let name_column = column("姓名").unwrap_or(0);
        let mut count = 0_u32;
        for row in sheet.rows.iter().filter(|r| r.number > head.number) {
            let name = normalise_name(row.text(name_column));
            if name.is_empty() {
                continue;
            }
            let learner = learner(before, &name).map_err(|e| {
                ApiError::unreadable("unknown_person", format!("第 {} 行：{}", row.number, e.message), e.hint)
            })?;
            for component in components {
                let text = column(&component.name).map(|c| row.text(c).trim()).unwrap_or_default();
                if text.is_empty() {
                    continue;
                }
                let tenths = read_score(text).ok_or_else(|| {
                    ApiError::unreadable(
                        "bad_score",
                        format!("第 {} 行“{}”：“{text}”不是成绩", row.number, component.name),
                        "成绩应在 0 到 100 分之间，最多一位小数。",
                    )
                })?;
                tx.put_score(&Score { enrolment: learner.uid.clone(), component: component.code.clone(), tenths })?;
                count += 1;
            }
        }
        let strange: Vec<Problem> = head
            .cells
            .iter()
            .filter(|c| !NOT_SCORES.contains(&c.text.trim()) && !components.iter().any(|k| k.name == c.text.trim()))
            .map(|c| {
                let message = format!("考核办法中没有“{}”，这一列没有导入", c.text.trim());
                Problem::warning("unknown_component", message, "确为考核项目的，请先在考核办法中添加。").at(
                    Place::Cell {
                        file: file.clone(),
                        sheet: sheet.name.clone(),
                        row: Some(head.number),
                        column: Some(yanxiu_documents::reading::column_letters(c.column)),
                    },
                )
            })
            .collect();
        Ok((count, strange))
    })?;
    Ok(Done { done: format!("已导入 {count} 个成绩"), problems: problem::to_wire(&strange) })
}

pub(crate) fn conclude(office: &mut Office, payload: ClassDay) -> Result<Done, ApiError> {
    let on = payload.on.map_or(office.today(), |d| d.0);
    let text = office.change(Op::Conclude, &payload.class_id, |tx, before| {
        if before.conclusion.is_some() {
            return Err(ApiError::refused("concluded", "考核已作结论", "需要更正的，请先撤销考核结论。"));
        }
        if let Some(first) = check(before, on).into_iter().find(|p| p.severity == Severity::Error) {
            return Err(ApiError::refused("cannot_conclude", format!("还不能作结论：{}", first.message), first.hint));
        }
        let results = before.judge();
        let (passed, all) = (results.iter().filter(|r| r.passed).count(), results.len());
        tx.put_conclusion(&before.class.uid, &Conclusion { concluded_on: on, results })?;
        Ok(format!("已作出考核结论：合格 {passed} 人，共 {all} 人"))
    })?;
    Ok(done(text))
}
