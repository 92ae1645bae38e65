//! Reading a survey's sheet: tallies with a row a question, or answers with a row a form, as online forms export them.

use std::collections::BTreeMap;

use yanxiu_documents::reading::{Sheet, SheetRow, column_letters};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::content::{LIKELY, likeness};
use yanxiu_domain::enrolment::fields::NAME;
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::reports::survey::{Answer, SurveyComment, SurveyGrade, SurveyTally, read_answer};

use super::headings::{Subject, bare, plain, subject, subjects};
use super::{impossible, teacher};
use crate::error::ApiError;
use crate::progress::Watch;

/// Among how many rows the headings are sought.
const SEARCHED_ROWS: usize = 30;

/// What was read.
pub(super) struct Found {
    pub(super) rows: u32,
    /// Forms, where a row is a form.
    pub(super) returned: Option<u32>,
    pub(super) valid: Option<u32>,
    pub(super) tallies: Vec<SurveyTally>,
    pub(super) comments: Option<Vec<SurveyComment>>,
    pub(super) problems: Vec<Problem>,
}

/// How rows of sums and notes begin.
const NO_ROWS: [&str; 10] = ["合计", "总计", "小计", "共计", "平均", "备注", "说明", "注:", "填表", "制表"];

/// Headings of what a form's program notes beside the answers, and of who answered, which a survey doesn't keep.
const NOT_ASKED: [&str; 44] = [
    "序号",
    "编号",
    "id",
    "提交答卷时间",
    "提交时间",
    "填写时间",
    "开始时间",
    "开始答题时间",
    "结束时间",
    "结束答题时间",
    "答题时间",
    "时间戳",
    "时间戳记",
    "timestamp",
    "所用时间",
    "答题时长",
    "用时",
    "来源",
    "来源详情",
    "来源渠道",
    "渠道",
    "来自ip",
    "ip",
    "ip地址",
    "ip省份",
    "ip城市",
    "总分",
    "得分",
    "昵称",
    "用户id",
    "用户",
    "openid",
    "微信昵称",
    "答题人",
    "填写人",
    "提交者",
    "提交人",
    "修改时间",
    "最后修改时间",
    "浏览器",
    "设备",
    "设备类型",
    "状态",
    "自定义字段",
];
/// What headings of open questions speak of.
const OPEN: [&str; 9] = ["意见", "建议", "收获", "感受", "想法", "留言", "评语", "希望", "其他"];
/// Open answers that say nothing.
const NOTHING: [&str; 12] =
    ["无", "没有", "暂无", "无意见", "无建议", "没", "/", "-", "没有意见", "没有建议", "(空)", "(跳过)"];

struct Reader<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    dossier: &'a Dossier,
    problems: Vec<Problem>,
}

/// Reads the first sheet that holds a survey.
///
/// # Errors
/// `no_header` when none does; `cancelled`.
pub(super) fn read(file: &str, sheets: &[Sheet], dossier: &Dossier, watch: &Watch) -> Result<Found, ApiError> {
    let shown = sheets.iter().filter(|s| !s.hidden);
    for sheet in shown.chain(sheets.iter().filter(|s| s.hidden)) {
        let reader = Reader { file, sheet, dossier, problems: Vec::new() };
        if let Some(head) = tally_head(sheet) {
            return Ok(reader.tallies(&head));
        }
        if let Some(head) = answers_head(sheet) {
            return reader.answers(head, watch);
        }
    }
    Err(ApiError::unreadable(
        "no_header",
        format!("“{file}”中没有找到测评结果"),
        "汇总表应有“测评内容、非常满意、满意、一般、不满意”各列；逐份录入的，每行一份测评表，每题一列，答案写“非常满意”等。",
    ))
}

/// The columns of a table of tallies.
struct TallyHead {
    row: u32,
    grades: BTreeMap<SurveyGrade, u32>,
    subject: u32,
    teacher: Option<u32>,
    /// Whether the column of subjects is one of teachers.
    teachers_alone: bool,
    sum: Option<u32>,
}

fn grade_heading(text: &str) -> Option<SurveyGrade> {
    let plain = plain(text).replace(['(', ')'], "");
    let bare =
        ["人数", "票数", "份数", "票", "人", "数"].iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    match read_answer(bare) {
        Some(Answer::Grade(grade, false)) => Some(grade),
        _ => None,
    }
}

fn is_count(text: &str) -> bool {
    count(text).is_some()
}

/// A count as written: `12`, `12人`.
fn count(text: &str) -> Option<u32> {
    let plain = plain(text);
    let bare = plain.trim_end_matches(['人', '票', '份']).trim_end_matches(".0");
    bare.parse().ok().filter(|_| !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()))
}

fn tally_head(sheet: &Sheet) -> Option<TallyHead> {
    for (at, row) in sheet.rows.iter().enumerate().take(SEARCHED_ROWS) {
        let mut grades: BTreeMap<SurveyGrade, u32> = BTreeMap::new();
        let mut twice = false;
        for cell in &row.cells {
            if let Some(grade) = grade_heading(&cell.text) {
                twice |= grades.insert(grade, cell.column).is_some();
            }
        }
        if twice || grades.len() < 3 {
            continue;
        }
        // Beneath headings stand numbers; beneath one form's answers stand another's.
        let numbers = |r: &SheetRow| grades.values().any(|c| is_count(r.text(*c)));
        if !sheet.rows.iter().skip(at + 1).take(3).any(numbers) {
            continue;
        }
        let heading = |c: u32| plain(row.text(c));
        let first = grades.values().min().copied().unwrap_or(0);
        let named = |words: &[&str]| {
            (0..first).find(|c| words.iter().any(|w| heading(*c).contains(w)) && !heading(*c).contains("类"))
        };
        let teacher = named(&["教师", "授课人", "主讲", "专家", "老师"]);
        let subject = named(&["内容", "项目", "题", "指标", "事项", "方面"])
            .or(teacher)
            .or_else(|| (0..first).rev().find(|c| !["序号", "编号"].contains(&heading(*c).as_str())));
        let sum = row
            .cells
            .iter()
            .map(|c| c.column)
            .find(|c| *c > first && ["合计", "总计", "小计", "答卷数", "总人数"].contains(&heading(*c).as_str()));
        let subject = subject?;
        return Some(TallyHead {
            row: row.number,
            grades,
            subject,
            teacher: teacher.filter(|t| *t != subject),
            teachers_alone: teacher == Some(subject),
            sum,
        });
    }
    None
}

/// The row of questions above the answers, with the columns that are questions or may be.
fn answers_head(sheet: &Sheet) -> Option<&SheetRow> {
    sheet.rows.iter().enumerate().take(SEARCHED_ROWS).find_map(|(at, row)| {
        let own: Vec<_> = row.cells.iter().filter(|c| !c.filled).collect();
        let below = &sheet.rows[at + 1..];
        let graded = own.iter().filter(|c| !not_asked(&c.text) && !graded(&c.text)).any(|c| {
            let (mut yes, mut no) = (0, 0);
            for text in below.iter().map(|r| r.text(c.column)).filter(|t| !t.is_empty()) {
                if graded(text) { yes += 1 } else { no += 1 }
            }
            yes > no
        });
        (graded && !own.iter().any(|c| matches!(read_answer(&c.text), Some(Answer::Grade(_, false))))).then_some(row)
    })
}

fn graded(text: &str) -> bool {
    matches!(read_answer(text), Some(Answer::Grade(..)))
}

fn not_asked(heading: &str) -> bool {
    let plain = plain(heading).to_lowercase();
    NOT_ASKED.contains(&plain.as_str())
}

fn is_no_row(row: &SheetRow) -> bool {
    row.cells.first().is_some_and(|c| NO_ROWS.iter().any(|n| plain(&c.text).starts_with(n)))
}

impl Reader<'_> {
    fn add(&mut self, row: u32, column: Option<u32>, problem: Problem) {
        self.problems.push(problem.at(Place::Cell {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            row: Some(row),
            column: column.map(column_letters),
        }));
    }

    fn stranger(&mut self, row: u32, column: u32, name: &str) {
        let message = format!("师资名单中没有“{name}”");
        let problem = Problem::error("unknown_teacher", message, "请核对姓名，或先在备案页的师资中添加。");
        self.add(row, Some(column), problem);
    }

    /// A row a question.
    fn tallies(mut self, head: &TallyHead) -> Found {
        let mut rows: Vec<(&SheetRow, String, Subject)> = Vec::new();
        for row in self.sheet.rows.iter().filter(|r| r.number > head.row) {
            let filled = head.grades.values().any(|c| !row.text(*c).is_empty());
            if is_no_row(row) || !filled {
                continue;
            }
            let written = row.text(head.subject).trim();
            let named = head.teacher.map(|c| row.text(c).trim()).unwrap_or_default();
            if written.is_empty() && named.is_empty() {
                let problem = Problem::error("subject_missing", "没有写测评内容", "请补填这一行的测评内容。");
                self.add(row.number, Some(head.subject), problem);
                continue;
            }
            let meant = match (teacher(self.dossier, named), head.teacher) {
                (Some(t), _) => Subject::Teacher(t.uid.clone(), t.name.clone(), bare(written)),
                (None, Some(column)) if !named.is_empty() => {
                    self.stranger(row.number, column, named);
                    continue;
                }
                // In a column of teachers alone, a name that isn't theirs is misspelt and no question.
                _ if head.teachers_alone
                    && teacher(self.dossier, written).is_none()
                    && likeness(NAME, written) >= LIKELY =>
                {
                    Subject::Stranger(written.to_owned())
                }
                _ => subject(written, self.dossier),
            };
            if let Subject::Stranger(name) = &meant {
                self.stranger(row.number, head.subject, name);
            }
            rows.push((row, written.to_owned(), meant));
        }
        let meant: Vec<(String, Subject)> = rows.iter().map(|(_, w, m)| (w.clone(), m.clone())).collect();
        let mut tallies = subjects(&meant);
        for (index, (row, ..)) in rows.iter().enumerate() {
            if tallies[..index].iter().any(|t| t.subject == tallies[index].subject) {
                let message = format!("测评内容“{}”重复", tallies[index].subject);
                let problem = Problem::error("survey_duplicate", message, "请合并或删去重复的一行。");
                self.add(row.number, Some(head.subject), problem);
            }
            tallies[index].counts = self.counts(row, head);
            if let Some(column) = head.sum.filter(|c| !row.text(*c).is_empty())
                && let Some(sum) = count(row.text(column))
                && u64::from(sum) != tallies[index].answers()
            {
                let message = format!("合计 {sum} 与各档之和 {} 不符", tallies[index].answers());
                let problem = Problem::warning("survey_sum", message, "已按各档人数导入，请核对。");
                self.add(row.number, Some(column), problem);
            }
        }
        let rows = u32::try_from(tallies.len()).unwrap_or(u32::MAX);
        Found { rows, returned: None, valid: None, tallies, comments: None, problems: self.problems }
    }

    fn counts(&mut self, row: &SheetRow, head: &TallyHead) -> [u32; 4] {
        let mut counts = [0; 4];
        for (of, grade) in counts.iter_mut().zip(SurveyGrade::ALL) {
            let Some(column) = head.grades.get(grade).copied() else { continue };
            let text = row.text(column).trim();
            if text.is_empty() || text == "—" || text == "-" {
                continue;
            }
            match count(text) {
                Some(count) => match impossible(count) {
                    Some(problem) => self.add(row.number, Some(column), problem),
                    None => *of = count,
                },
                None => {
                    let negative = plain(text).starts_with('-');
                    let said = if negative { "人数不能是负数" } else { "不是人数" };
                    let message = format!("“{text}”{said}");
                    let problem = Problem::error("survey_count", message, "请填写选这一档的人数，写 0 或正整数。");
                    self.add(row.number, Some(column), problem);
                }
            }
        }
        counts
    }

    /// A row a form.
    fn answers(mut self, head: &SheetRow, watch: &Watch) -> Result<Found, ApiError> {
        let forms: Vec<&SheetRow> = self
            .sheet
            .rows
            .iter()
            .filter(|r| r.number > head.number && !is_no_row(r))
            // A number given in advance to a form that never came back.
            .filter(|r| r.cells.iter().filter(|c| !c.filled).count() > 1)
            .collect();
        let (mut questions, mut open) = (Vec::new(), Vec::new());
        for cell in head.cells.iter().filter(|c| !c.filled) {
            if not_asked(&cell.text) {
                continue;
            }
            let answers = forms.iter().map(|r| read_answer(r.text(cell.column)));
            let (mut yes, mut no) = (0_u32, 0_u32);
            for answer in answers {
                match answer {
                    Some(Answer::Grade(..)) => yes += 1,
                    Some(Answer::LeftOut) => {}
                    None => no += 1,
                }
            }
            let meant = subject(&cell.text, self.dossier);
            let heading = bare(&cell.text);
            let asked_openly = self.dossier.survey_questions().iter().any(|q| heading.contains(&plain(q)));
            if asked_openly || (no > yes && OPEN.iter().any(|w| heading.contains(w))) {
                open.push((cell.column, cell.text.clone(), heading));
            } else if yes > no || (meant.known() && yes + no > 0) {
                questions.push((cell.column, cell.text.clone(), meant));
            } else if yes + no > 0 {
                let message = format!("“{}”不是测评题目，这一列没有导入", cell.text.trim());
                let problem = Problem::warning("survey_column", message, "确为测评题目的，答案应写“非常满意”等。");
                self.add(head.number, Some(cell.column), problem);
            }
        }
        let tallies = self.tallied(head, &forms, &questions, watch)?;
        let valid = forms.iter().filter(|r| questions.iter().any(|(c, ..)| graded(r.text(*c)))).count();
        let mut comments = Vec::new();
        for (column, written, heading) in &open {
            let known = self.dossier.survey_questions().iter().find(|q| heading.contains(&plain(q)));
            let question =
                known.map_or_else(|| if heading.is_empty() { written.clone() } else { heading.clone() }, Clone::clone);
            let said = forms.iter().map(|r| r.text(*column).trim());
            let said = said.filter(|t| !t.is_empty() && !NOTHING.contains(&plain(t).trim_end_matches('。')));
            comments.extend(said.map(|text| SurveyComment { question: question.clone(), text: text.to_owned() }));
        }
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Found {
            rows: number(forms.len()),
            returned: Some(number(forms.len())),
            valid: Some(number(valid)),
            tallies,
            comments: Some(comments),
            problems: self.problems,
        })
    }

    fn tallied(
        &mut self,
        head: &SheetRow,
        forms: &[&SheetRow],
        questions: &[(u32, String, Subject)],
        watch: &Watch,
    ) -> Result<Vec<SurveyTally>, ApiError> {
        let meant: Vec<(String, Subject)> = questions.iter().map(|(_, w, m)| (w.clone(), m.clone())).collect();
        let mut tallies = subjects(&meant);
        let mut number_at = None;
        for (index, (column, _, meant)) in questions.iter().enumerate() {
            watch.step("读取测评结果", index, questions.len())?;
            if let Subject::Stranger(name) = meant {
                self.stranger(head.number, *column, name);
            }
            if tallies[..index].iter().any(|t| t.subject == tallies[index].subject) {
                let message = format!("题目“{}”重复", tallies[index].subject);
                let problem = Problem::error("survey_duplicate", message, "请删去重复的一列。");
                self.add(head.number, Some(*column), problem);
            }
            for row in forms {
                match read_answer(row.text(*column)) {
                    Some(Answer::Grade(grade, number)) => {
                        let at = SurveyGrade::ALL.iter().position(|g| *g == grade).unwrap_or(0);
                        tallies[index].counts[at] += 1;
                        if number {
                            number_at.get_or_insert((row.number, *column));
                        }
                    }
                    Some(Answer::LeftOut) => {}
                    None => {
                        let message = format!("“{}”不在选项之内", row.text(*column).trim());
                        let hint = "请写非常满意、满意、一般、不满意，或 A 到 D、5 到 1。";
                        self.add(row.number, Some(*column), Problem::error("survey_answer", message, hint));
                    }
                }
            }
        }
        if let Some((row, column)) = number_at {
            let message = "有的答案是数字，已按 5 分制理解：5 非常满意、4 满意、3 一般、2 和 1 不满意";
            let hint = "如果是选项的序号，请改用按选项文字导出的文件。";
            self.add(row, Some(column), Problem::warning("survey_numbers", message, hint));
        }
        Ok(tallies)
    }
}
