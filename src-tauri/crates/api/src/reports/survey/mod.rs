//! The satisfaction survey: what is typed, what comes in a sheet, what it came to.

mod headings;
mod reading;

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::teachers::Teacher;
use yanxiu_domain::problem::{Place, Problem, Severity};
use yanxiu_domain::record::Record;
use yanxiu_domain::reports::survey::{self as domain, MOST_ANSWERS, SurveyGrade, SurveySheet};
use yanxiu_store::{Op, Tx};

use super::wire::{
    Survey, SurveyComment, SurveyImport, SurveyReport, SurveyResults, SurveyRow, SurveySet, SurveyTally,
};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::{problem, spreadsheet};
use reading::Found;

fn wire_tally(dossier: &Dossier, tally: &domain::SurveyTally) -> SurveyTally {
    let [very_satisfied, satisfied, fair, dissatisfied] = tally.counts;
    let teacher = tally.teacher.as_ref().and_then(|uid| dossier.teacher(uid));
    SurveyTally {
        subject: tally.subject.clone(),
        teacher: teacher.map(|t| t.name.clone()).unwrap_or_default(),
        very_satisfied,
        satisfied,
        fair,
        dissatisfied,
    }
}

fn wire_comments(comments: &[domain::SurveyComment]) -> Vec<SurveyComment> {
    comments.iter().map(|c| SurveyComment { question: c.question.clone(), text: c.text.clone() }).collect()
}

/// The tallies as they cross.
pub(crate) fn tallies(dossier: &Dossier) -> Vec<SurveyTally> {
    dossier.survey.iter().map(|t| wire_tally(dossier, t)).collect()
}

fn rate(rate: Option<i64>) -> String {
    rate.map(chinese::percent).unwrap_or_default()
}

/// What counts as satisfied: 非常满意＋满意.
fn counted(dossier: &Dossier) -> String {
    dossier.notice.survey.counted.iter().map(|g| g.label()).collect::<Vec<_>>().join("＋")
}

/// What the survey came to.
pub(crate) fn results(dossier: &Dossier) -> SurveyResults {
    let found = dossier.survey_results();
    let sheet = &dossier.survey_sheet;
    let row = |t: &domain::SurveyTally| SurveyRow {
        subject: t.subject.clone(),
        teacher: t.teacher.is_some(),
        answers: u32::try_from(t.answers()).unwrap_or(u32::MAX),
        rate: rate(dossier.survey_rate(t)),
        few: is_few(dossier, t),
    };
    SurveyResults {
        handed_out: sheet.handed_out,
        returned: sheet.returned,
        valid: sheet.valid,
        response_rate: rate(found.response),
        valid_rate: rate(found.valid),
        overall: rate(found.overall),
        aspects_rate: rate(found.aspects),
        teachers_rate: rate(found.teachers),
        counted: counted(dossier),
        rows: dossier.survey.iter().map(row).collect(),
        comments: wire_comments(&sheet.comments),
        aspects: dossier.survey_aspects().to_vec(),
        questions: dossier.survey_questions().to_vec(),
        teachers: dossier.scheduled_teachers().into_iter().map(|t| t.name.clone()).collect(),
    }
}

/// A teacher of the class by id or name.
fn teacher<'d>(dossier: &'d Dossier, given: &str) -> Option<&'d Teacher> {
    dossier.teachers.iter().find(|t| t.uid.as_str() == given || t.name == given)
}

/// The tallies as typed; everything wrong with them.
fn typed(dossier: &Dossier, given: &[SurveyTally]) -> (Vec<domain::SurveyTally>, Vec<Problem>) {
    let mut tallies: Vec<domain::SurveyTally> = Vec::new();
    let mut problems = Vec::new();
    for (index, line) in given.iter().enumerate() {
        let (named, number) = (line.teacher.trim(), index + 1);
        let subject = if line.subject.trim().is_empty() { named } else { line.subject.trim() };
        if subject.is_empty() {
            let message = format!("第 {number} 行没有填写测评内容");
            problems.push(Problem::error("subject_missing", message, "请补填或删去这一行。"));
            continue;
        }
        let judged = teacher(dossier, if named.is_empty() { subject } else { named });
        if !named.is_empty() && judged.is_none() {
            let message = format!("第 {number} 行：师资名单中没有“{named}”");
            problems.push(Problem::error("unknown_teacher", message, "请核对姓名，或先在备案页的师资中添加。"));
        }
        if tallies.iter().any(|t| t.subject == subject) {
            let message = format!("第 {number} 行：测评内容“{subject}”重复");
            problems.push(Problem::error("survey_duplicate", message, "请合并或删去重复的一行。"));
        }
        let counts = [line.very_satisfied, line.satisfied, line.fair, line.dissatisfied];
        problems.extend(counts.iter().find_map(|n| impossible(*n)));
        tallies.push(domain::SurveyTally {
            subject: subject.to_owned(),
            teacher: judged.map(|t| t.uid.clone()),
            counts,
        });
    }
    (tallies, problems)
}

/// The sheet as typed over what was recorded.
fn typed_sheet(before: &SurveySheet, given: &Survey) -> (SurveySheet, Vec<Problem>) {
    let lines = |given: &Option<Vec<String>>, before: &[String]| match given {
        None => before.to_vec(),
        Some(lines) => lines.iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect(),
    };
    let comments = given.comments.as_ref().map(|comments| {
        let kept = comments.iter().filter(|c| !c.text.trim().is_empty());
        kept.map(|c| domain::SurveyComment { question: c.question.trim().to_owned(), text: c.text.trim().to_owned() })
            .collect()
    });
    let sheet = SurveySheet {
        handed_out: given.handed_out.unwrap_or(before.handed_out),
        returned: given.returned.unwrap_or(before.returned),
        valid: given.valid.unwrap_or(before.valid),
        aspects: lines(&given.aspects, &before.aspects),
        questions: lines(&given.questions, &before.questions),
        comments: comments.unwrap_or_else(|| before.comments.clone()),
    };
    let problems = counts(&sheet).into_iter().collect();
    (sheet, problems)
}

/// A number of answers or forms that no class can have.
fn impossible(count: u32) -> Option<Problem> {
    (count > MOST_ANSWERS).then(|| {
        let message = format!("{count} 份太多，不可能是一个班的份数");
        Problem::error("survey_count", message, "请核对份数，写 0 或正整数。")
    })
}

/// What numbers of forms can't be.
fn counts(sheet: &SurveySheet) -> Option<Problem> {
    let SurveySheet { handed_out, returned, valid, .. } = sheet;
    if let Some(problem) = [handed_out, returned, valid].into_iter().find_map(|n| impossible(*n)) {
        return Some(problem);
    }
    let message = if *handed_out > 0 && returned > handed_out {
        format!("回收 {returned} 份，多于发放的 {handed_out} 份")
    } else if *returned > 0 && valid > returned {
        format!("有效 {valid} 份，多于回收的 {returned} 份")
    } else {
        return None;
    };
    Some(Problem::error("survey_counts", message, "请核对发放、回收和有效的份数。"))
}

/// Where a problem sits, in front of what it says.
fn placed(problem: &Problem) -> String {
    match &problem.place {
        Place::Cell { row: Some(row), column: Some(column), .. } => {
            format!("第 {row} 行 {column} 列：{}", problem.message)
        }
        Place::Cell { row: Some(row), .. } => format!("第 {row} 行：{}", problem.message),
        _ => problem.message.clone(),
    }
}

/// Refuses with every error there is; warnings let pass.
fn refuse(problems: &[Problem], unreadable: bool) -> Result<(), ApiError> {
    let errors: Vec<&Problem> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    let Some(first) = errors.first() else { return Ok(()) };
    let messages: Vec<String> = errors.iter().map(|p| placed(p)).collect();
    let (message, hint) = if errors.len() == 1 {
        (messages.concat(), first.hint.clone())
    } else {
        (format!("有 {} 处不对，没有写入：{}", errors.len(), messages.join("；")), "请逐处改正后再试。".to_owned())
    };
    Err(if unreadable {
        ApiError::unreadable(first.code, message, hint)
    } else {
        ApiError::refused(first.code, message, hint)
    })
}

/// What is worth telling about a survey as it would be recorded.
fn warnings(dossier: &Dossier, tallies: &[domain::SurveyTally], sheet: &SurveySheet) -> Vec<Problem> {
    let after = Dossier { survey: tallies.to_vec(), survey_sheet: sheet.clone(), ..dossier.clone() };
    domain::check(&after).into_iter().filter(|p| p.code != "survey_missing").collect()
}

fn write(tx: &Tx<'_>, before: &Dossier, tallies: &[domain::SurveyTally], sheet: &SurveySheet) -> Result<(), ApiError> {
    let class = &before.class.uid;
    tx.replace_survey(class, tallies)?;
    if *sheet != before.survey_sheet {
        tx.put_survey_sheet(class, sheet)?;
    }
    Ok(())
}

pub(crate) fn set(office: &mut Office, payload: SurveySet) -> Result<Done, ApiError> {
    let judge = |before: &Dossier| {
        let (tallies, mut problems) = typed(before, &payload.survey.tallies);
        let (sheet, more) = typed_sheet(&before.survey_sheet, &payload.survey);
        problems.extend(more);
        let warnings = warnings(before, &tallies, &sheet);
        (tallies, sheet, problems, warnings)
    };
    if payload.dry_run {
        let dossier = office.dossier(&payload.class_id)?;
        let (tallies, _, mut problems, warnings) = judge(&dossier);
        problems.extend(warnings);
        let text = format!("读到 {} 项，没有写入", tallies.len());
        return Ok(Done { problems: problem::to_wire(&problems), ..done(text) });
    }
    let told = office.change(Op::SetSurvey, &payload.class_id, |tx, before| {
        let (tallies, sheet, problems, warnings) = judge(before);
        refuse(&problems, false)?;
        write(tx, before, &tallies, &sheet)?;
        Ok(warnings)
    })?;
    Ok(Done { problems: problem::to_wire(&told), ..done("已保存满意度测评") })
}

/// Takes a survey from a sheet of tallies, or of answers with a row a form. Whatever is wrong with it is told at once,
/// and then nothing is written.
pub(crate) fn import(office: &mut Office, payload: SurveyImport) -> Result<SurveyReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let watch = office.watch();
    let dossier = office.dossier(&payload.class_id)?;
    let found = reading::read(&file, &sheets, &dossier, &watch)?;
    let sheet = |before: &SurveySheet| SurveySheet {
        handed_out: payload.handed_out.unwrap_or(before.handed_out),
        returned: found.returned.unwrap_or(before.returned),
        valid: found.valid.unwrap_or(before.valid),
        comments: found.comments.clone().unwrap_or_else(|| before.comments.clone()),
        ..before.clone()
    };
    let after = sheet(&dossier.survey_sheet);
    let mut problems = found.problems.clone();
    problems.extend(counts(&after));
    if !payload.dry_run {
        refuse(&problems, true)?;
        office.change(Op::ImportSurvey, &payload.class_id, |tx, before| {
            write(tx, before, &found.tallies, &sheet(&before.survey_sheet))
        })?;
    }
    problems.extend(warnings(&dossier, &found.tallies, &after));
    Ok(report(&dossier, found, &problems, payload.dry_run))
}

fn report(dossier: &Dossier, found: Found, problems: &[Problem], dry_run: bool) -> SurveyReport {
    let count = found.tallies.len();
    SurveyReport {
        done: if dry_run {
            format!("读到 {count} 项，没有写入")
        } else {
            format!("已导入 {count} 项测评")
        },
        layout: if found.returned.is_some() { "answers" } else { "tallies" }.to_owned(),
        rows: found.rows,
        returned: found.returned,
        valid: found.valid,
        tallies: found.tallies.iter().map(|t| wire_tally(dossier, t)).collect(),
        comments: wire_comments(found.comments.as_deref().unwrap_or_default()),
        problems: problem::to_wire(problems),
    }
}

/// The survey in sentences, for the self-evaluation; empty without one.
pub(crate) fn in_words(dossier: &Dossier) -> String {
    let found = dossier.survey_results();
    let Some(overall) = found.overall else { return String::new() };
    let mut sentences = Vec::new();
    let forms = forms_in_words(dossier);
    if !forms.is_empty() {
        sentences.push(format!("{forms}。"));
    }
    let teachers = found.teachers.map(|r| format!("，其中对授课专家的满意率{}", chinese::percent(r)));
    sentences.push(format!("学员总体满意率{}{}。", chinese::percent(overall), teachers.unwrap_or_default()));
    if let (Some((best, high)), Some((lowest, low))) = (&found.best, &found.lowest) {
        sentences.push(format!(
            "满意率最高的是“{best}”（{}），相对较低的是“{lowest}”（{}）。",
            chinese::percent(*high),
            chinese::percent(*low)
        ));
    }
    sentences.concat()
}

/// How many forms there were, as part of a sentence; empty when not recorded.
fn forms_in_words(dossier: &Dossier) -> String {
    let (sheet, found) = (&dossier.survey_sheet, dossier.survey_results());
    let mut parts = Vec::new();
    if sheet.handed_out > 0 {
        parts.push(format!("发放测评表{}份", sheet.handed_out));
    }
    if sheet.returned > 0 {
        let of = found.response.map(|r| format!("（回收率{}）", chinese::percent(r))).unwrap_or_default();
        parts.push(format!("回收{}份{of}", sheet.returned));
    }
    if sheet.valid > 0 {
        parts.push(format!("有效{}份", sheet.valid));
    }
    parts.join("，")
}

/// What learners wrote, each once, at most so many.
pub(crate) fn comments_in_words(dossier: &Dossier, most: usize) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for comment in dossier.survey_sheet.comments.iter().filter(|c| c.question.contains(['议', '见', '改'])) {
        let text = comment.text.trim_end_matches(['。', '；', '，']).to_owned();
        if said.len() < most && !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

/// What the survey's papers say.
pub(crate) fn add(r: &mut Record, d: &Dossier) {
    let row = |t: &domain::SurveyTally| {
        let mut row = Record::new();
        row.text("kind", if t.teacher.is_some() { "授课专家" } else { "课程与管理" }).text("subject", &t.subject);
        for grade in SurveyGrade::ALL {
            row.count(grade.code(), t.of(*grade).into());
        }
        row.count("total", i64::try_from(t.answers()).unwrap_or(i64::MAX))
            .text("rate", rate(d.survey_rate(t)))
            .text("few", if is_few(d, t) { "答卷较少" } else { "" });
        row
    };
    let of = |teachers: bool| d.survey.iter().filter(move |t| t.teacher.is_some() == teachers);
    let rows: Vec<Record> = of(false).chain(of(true)).map(row).collect();
    let comments = d.survey_sheet.comments.iter().map(|c| {
        let mut row = Record::new();
        row.text("question", if c.question.is_empty() { "意见和建议" } else { &c.question }).text("text", &c.text);
        row
    });
    let found = d.survey_results();
    let or_dash = |r: Option<i64>| r.map_or_else(|| "—".to_owned(), chinese::percent);
    r.list("survey", rows)
        .list("survey.comments", comments.collect())
        .text("survey.rate", or_dash(found.overall))
        .text("survey.aspects_rate", or_dash(found.aspects))
        .text("survey.teachers_rate", found.teachers.map(chinese::percent).unwrap_or_default())
        .text("survey.forms", forms_in_words(d))
        .text("survey.counted", counted(d));
    let named = |path: &'static str, text: &str| {
        let mut row = Record::new();
        row.text(path, text);
        row
    };
    let teachers = d.scheduled_teachers().into_iter().map(|t| {
        let topics: Vec<&str> =
            d.sessions.iter().filter(|s| s.teacher.as_ref() == Some(&t.uid)).map(|s| s.topic.as_str()).collect();
        let mut row = named("name", &t.name);
        row.text("topics", topics.join("；"));
        row
    });
    r.list("survey_form.aspects", d.survey_aspects().iter().map(|a| named("subject", a)).collect())
        .list("survey_form.teachers", teachers.collect())
        .list("survey_form.questions", d.survey_questions().iter().map(|q| named("question", q)).collect());
}

/// So few answers about a teacher that they say little.
fn is_few(d: &Dossier, t: &domain::SurveyTally) -> bool {
    t.teacher.is_some() && t.answers() < u64::from(d.notice.survey.few_answers)
}
