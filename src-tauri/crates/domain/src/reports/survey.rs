//! The satisfaction survey (满意度测评): grades, tallies, results, what is wrong with them.

use crate::dossier::Dossier;
use crate::problem::Problem;
use crate::share::share;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// How satisfied a learner is, best first.
    SurveyGrade {
        /// 非常满意.
        VerySatisfied = "very_satisfied" "非常满意",
        /// 满意.
        Satisfied = "satisfied" "满意",
        /// 一般.
        Fair = "fair" "一般",
        /// 不满意.
        Dissatisfied = "dissatisfied" "不满意",
    }
}

/// How an answer says one of the grades: by order of the grades.
const SAYINGS: [&[&str]; 4] = [
    &["非常满意", "很满意", "十分满意", "特别满意", "优秀", "优", "很好", "非常好", "a", "5"],
    &["满意", "比较满意", "较满意", "良好", "良", "好", "较好", "比较好", "b", "4"],
    &["一般", "一般满意", "基本满意", "尚可", "合格", "中", "中等", "普通", "c", "3"],
    &[
        "不满意",
        "不太满意",
        "较不满意",
        "比较不满意",
        "很不满意",
        "非常不满意",
        "差",
        "较差",
        "很差",
        "不合格",
        "d",
        "e",
        "2",
        "1",
    ],
];

/// What a form says where a question was left out.
const LEFT_OUT: [&str; 10] = ["跳过", "空", "未答", "未填", "无", "/", "-", "—", "-2", "-3"];

/// What one answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A grade, and whether it was given as a number alone.
    Grade(SurveyGrade, bool),
    /// The question was left out.
    LeftOut,
}

/// Reads an answer in any of the usual spellings: words, A to D, 5 to 1, with an option's letter or points around them.
/// `None` for what is no grade.
pub fn read_answer(text: &str) -> Option<Answer> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '〖' | '【' => '(',
            '〗' | '】' => ')',
            _ => c,
        })
        .filter(|c| !c.is_whitespace() && !"√✓☑■●*\"'“”".contains(*c))
        .collect::<String>()
        .to_lowercase();
    let inner = plain.trim_start_matches('(').trim_end_matches(')');
    if plain.is_empty() || LEFT_OUT.contains(&inner) {
        return Some(Answer::LeftOut);
    }
    // 非常满意(5分), 5(非常满意), A.非常满意, 5分, 4.0
    let outer = plain.split_once('(').map_or(plain.as_str(), |(before, _)| before);
    let within = plain.split_once('(').map_or("", |(_, after)| after.trim_end_matches(')'));
    let unlettered = |part: &str| {
        let mut rest = part.chars();
        let mark = rest.next().is_some_and(|c| c.is_ascii_alphanumeric());
        let separator = rest.next().is_some_and(|c| ".、:,-)".contains(c));
        // 4.5 is no option 4 that says 5.
        let worded = !rest.as_str().starts_with(|c: char| c.is_ascii_digit());
        if mark && separator && worded { rest.as_str().to_owned() } else { part.to_owned() }
    };
    let whole = |part: &str| part.trim_end_matches('分').trim_end_matches(".0").to_owned();
    let known = |part: &str| {
        let part = whole(part);
        let place = SAYINGS.iter().position(|sayings| sayings.contains(&part.as_str()))?;
        Some(Answer::Grade(*SurveyGrade::ALL.get(place)?, part.bytes().all(|b| b.is_ascii_digit())))
    };
    known(outer).or_else(|| known(&unlettered(outer))).or_else(|| known(within)).or_else(|| known(&unlettered(within)))
}

/// The survey's data in the year's notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyRule {
    /// What of the class is judged.
    pub aspects: Vec<String>,
    /// What is asked openly.
    pub questions: Vec<String>,
    /// Grades that count as satisfied.
    pub counted: Vec<SurveyGrade>,
    /// Fewer answers than this say little about a teacher.
    pub few_answers: u32,
}

impl Default for SurveyRule {
    fn default() -> Self {
        let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Self {
            aspects: list(&["课程设置", "师资水平", "教学组织", "现场教学", "食宿安排", "管理服务"]),
            questions: list(&["本期研修中收获最大的内容", "对今后举办研修的意见和建议"]),
            counted: vec![SurveyGrade::VerySatisfied, SurveyGrade::Satisfied],
            few_answers: 5,
        }
    }
}

/// Tally of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyTally {
    /// What was judged: an aspect of the class, or a teacher's name.
    pub subject: String,
    /// The teacher, where one was judged.
    pub teacher: Option<Uid>,
    /// Answers by grade, in the order of [`SurveyGrade::ALL`].
    pub counts: [u32; 4],
}

/// More answers of one grade than any class can give: above this a number is a slip of typing.
pub const MOST_ANSWERS: u32 = 99_999;

impl SurveyTally {
    /// Answers in all.
    pub fn answers(&self) -> u64 {
        self.counts.into_iter().map(u64::from).sum()
    }

    /// Answers of a grade.
    pub fn of(&self, grade: SurveyGrade) -> u32 {
        SurveyGrade::ALL.iter().zip(self.counts).find(|(g, _)| **g == grade).map_or(0, |(_, n)| n)
    }

    /// Answers that count as satisfied.
    fn good(&self, rule: &SurveyRule) -> u64 {
        rule.counted.iter().map(|g| u64::from(self.of(*g))).sum()
    }
}

/// An open answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyComment {
    /// The question; empty when it isn't known.
    pub question: String,
    /// What was written.
    pub text: String,
}

/// What a class records about its survey beside the tallies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SurveySheet {
    /// Forms handed out; 0 when not recorded.
    pub handed_out: u32,
    /// Forms returned; 0 when not recorded.
    pub returned: u32,
    /// Forms that are valid; 0 when not recorded.
    pub valid: u32,
    /// The class's own aspects; empty means the notice's.
    pub aspects: Vec<String>,
    /// The class's own open questions; empty means the notice's.
    pub questions: Vec<String>,
    /// Open answers, in order.
    pub comments: Vec<SurveyComment>,
}

/// Rates in hundredths of a percent; `None` without answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SurveyResults {
    /// Over every answer.
    pub overall: Option<i64>,
    /// Over the answers about the class.
    pub aspects: Option<i64>,
    /// Over the answers about teachers.
    pub teachers: Option<i64>,
    /// Returned of handed out.
    pub response: Option<i64>,
    /// Valid of returned.
    pub valid: Option<i64>,
    /// Question with the highest rate, with it.
    pub best: Option<(String, i64)>,
    /// Question with the lowest rate, with it; `None` where all are alike.
    pub lowest: Option<(String, i64)>,
}

impl Dossier {
    /// What the form asks about the class.
    pub fn survey_aspects(&self) -> &[String] {
        let own = &self.survey_sheet.aspects;
        if own.is_empty() { &self.notice.survey.aspects } else { own }
    }

    /// What the form asks openly.
    pub fn survey_questions(&self) -> &[String] {
        let own = &self.survey_sheet.questions;
        if own.is_empty() { &self.notice.survey.questions } else { own }
    }

    /// 满意率 of a question, in hundredths of a percent; `None` without answers.
    pub fn survey_rate(&self, tally: &SurveyTally) -> Option<i64> {
        share(tally.good(&self.notice.survey), tally.answers())
    }

    /// Satisfaction of all answers in hundredths of a percent; `None` without a survey.
    pub fn satisfaction(&self) -> Option<i64> {
        self.satisfaction_of(|_| true)
    }

    fn satisfaction_of(&self, wanted: impl Fn(&SurveyTally) -> bool) -> Option<i64> {
        let (good, answers) = self.survey_sums(wanted);
        share(good, answers)
    }

    /// Good answers and all answers to the wanted questions.
    pub(super) fn survey_sums(&self, wanted: impl Fn(&SurveyTally) -> bool) -> (u64, u64) {
        self.survey
            .iter()
            .filter(|t| wanted(t))
            .fold((0, 0), |(good, answers), tally| (good + tally.good(&self.notice.survey), answers + tally.answers()))
    }

    /// What the survey came to.
    pub fn survey_results(&self) -> SurveyResults {
        let sheet = &self.survey_sheet;
        let of = |part: u32, whole: u32| if part == 0 { None } else { share(part.into(), whole.into()) };
        // Compared by the counts behind them, for rounded rates may be alike.
        let good = |t: &SurveyTally| t.good(&self.notice.survey);
        let answered = || self.survey.iter().filter(|t| t.answers() > 0);
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let better =
            |a: &SurveyTally, b: &SurveyTally| product(good(a), b.answers()).cmp(&product(good(b), a.answers()));
        let named = |t: &SurveyTally| self.survey_rate(t).map(|rate| (t.subject.clone(), rate));
        // The first of those that are alike.
        let best = answered().rev().max_by(|a, b| better(a, b));
        let lowest = answered().min_by(|a, b| better(a, b));
        let alike = best.zip(lowest).is_some_and(|(b, l)| better(b, l).is_eq());
        SurveyResults {
            overall: self.satisfaction(),
            aspects: self.satisfaction_of(|t| t.teacher.is_none()),
            teachers: self.satisfaction_of(|t| t.teacher.is_some()),
            response: of(sheet.returned, sheet.handed_out),
            valid: of(sheet.valid, sheet.returned),
            best: best.and_then(named),
            lowest: lowest.filter(|_| !alike).and_then(named),
        }
    }
}

/// What is missing from the survey or doesn't add up.
pub fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    let at = |problem: Problem| problem.clause("三").field("reports", "class", "", "survey");
    if dossier.survey.is_empty() {
        problems.push(at(Problem::warning(
            "survey_missing",
            "没有满意度测评结果",
            "请发放测评表并录入结果，绩效考核表要用。",
        )));
        return problems;
    }
    let learners = dossier.learners().count() as u64;
    let valid = u64::from(dossier.survey_sheet.valid);
    for tally in &dossier.survey {
        let answers = tally.answers();
        if answers > learners {
            problems.push(at(Problem::warning(
                "survey_too_many",
                format!("测评“{}”有 {answers} 份答卷，学员只有 {learners} 人", tally.subject),
                "请核对各档人数，或核对学员名单。",
            )));
        } else if valid > 0 && answers > valid {
            problems.push(at(Problem::warning(
                "survey_over_valid",
                format!("测评“{}”有 {answers} 份答卷，有效测评表只有 {valid} 份", tally.subject),
                "请核对各档人数和有效份数。",
            )));
        }
        let few = u64::from(dossier.notice.survey.few_answers);
        if tally.teacher.is_some() && answers < few.min(learners) {
            problems.push(at(Problem::warning(
                "survey_few_answers",
                format!("对授课人{}的测评只有 {answers} 份答卷", tally.subject),
                format!("不足 {few} 份，结果仅供参考，请核对是否漏录。"),
            )));
        }
    }
    if dossier.survey.iter().any(|t| t.teacher.is_some()) {
        let judged = |uid: &Uid| dossier.survey.iter().any(|t| t.teacher.as_ref() == Some(uid));
        let unjudged: Vec<&str> =
            dossier.scheduled_teachers().into_iter().filter(|t| !judged(&t.uid)).map(|t| t.name.as_str()).collect();
        if !unjudged.is_empty() {
            problems.push(at(Problem::warning(
                "survey_teacher_missing",
                format!("没有对授课人{}的测评结果", unjudged.join("、")),
                "请核对是否漏录。",
            )));
        }
    }
    problems
}
