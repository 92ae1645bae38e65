//! Charts (图表): what the self-evaluation and the window draw from the record. Both draw the same figures; a length is
//! kept exactly, in hundredths of what the chart measures, and stands beside the words that say it.

use crate::chinese;
use crate::dossier::Dossier;
use crate::filing::class::CostKind;
use crate::money::Fen;
use crate::people::City;
use crate::share::share;
use crate::words::words;

words! {
    /// What a chart shows.
    ChartKey {
        /// Share of the roster that was there, session by session.
        Attendance = "attendance" "各次课到课率",
        /// Where learners come from.
        Cities = "cities" "学员所在市",
        /// Levels of learners' professional titles.
        Titles = "titles" "学员职称层次",
        /// Satisfaction with each teacher.
        Satisfaction = "satisfaction" "授课专家满意率",
        /// Budget beside spending, by kind.
        Money = "money" "经费预算与支出",
    }
}

/// A length of a chart, and the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartLength {
    /// Hundredths of a percent, of a learner or of a yuan.
    pub hundredths: i64,
    /// As a paper says it.
    pub text: String,
}

/// One row or column of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartBar {
    /// What is measured.
    pub label: String,
    /// A second line of the label; may be empty.
    pub beneath: String,
    /// As many as the chart has series.
    pub lengths: Vec<ChartLength>,
}

/// One chart; without bars there is nothing on record yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub key: ChartKey,
    /// What its lengths are called, where there are several.
    pub series: &'static [&'static str],
    /// The full length in hundredths; `None` where the longest is.
    pub full: Option<i64>,
    /// Its bars, in the order to draw them.
    pub bars: Vec<ChartBar>,
}

/// A hundred percent, in hundredths of a percent.
const WHOLE: i64 = 10_000;

impl Dossier {
    /// Every chart of the class, in the order of [`ChartKey::ALL`].
    pub fn charts(&self) -> Vec<Chart> {
        ChartKey::ALL.iter().map(|key| self.chart(*key)).collect()
    }

    /// One chart.
    pub fn chart(&self, key: ChartKey) -> Chart {
        let of = |series, full, bars| Chart { key, series, full, bars };
        match key {
            ChartKey::Attendance => of(&[], Some(WHOLE), self.attendance_bars()),
            ChartKey::Cities => of(&[], None, self.city_bars()),
            ChartKey::Titles => of(&[], None, self.title_bars()),
            ChartKey::Satisfaction => of(&[], Some(WHOLE), self.satisfaction_bars()),
            ChartKey::Money => of(&["预算", "支出"], None, self.money_bars()),
        }
    }

    /// Sessions in which everybody on the roster is marked; one that is still being marked would look badly attended.
    fn attendance_bars(&self) -> Vec<ChartBar> {
        let (learners, roll) = (self.learners().count(), self.roll());
        self.attended_sessions()
            .filter_map(|session| {
                let (marked, there) = roll.get(&session.uid).copied()?;
                let rate = share(there as u64, learners as u64).filter(|_| marked == learners)?;
                Some(ChartBar {
                    label: chinese::short_date(session.on),
                    beneath: session.part.label().to_owned(),
                    lengths: vec![ChartLength { hundredths: rate, text: chinese::percent(rate) }],
                })
            })
            .collect()
    }

    /// Cities with learners, the largest first, in the usual order where they are alike; those without one come last.
    fn city_bars(&self) -> Vec<ChartBar> {
        let mut groups: Vec<(String, usize)> = City::ALL
            .iter()
            .map(|city| (city.label().to_owned(), self.learners().filter(|l| l.details.city == Some(*city)).count()))
            .collect();
        groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        groups.push(("未填所在市".to_owned(), self.learners().filter(|l| l.details.city.is_none()).count()));
        self.people(groups)
    }

    /// Levels of titles, stated or plain from the title, from the highest; those without one come last.
    fn title_bars(&self) -> Vec<ChartBar> {
        use crate::enrolment::TitleLevel;
        let with = |level: Option<TitleLevel>| self.learners().filter(|l| l.details.level() == level).count();
        let mut groups: Vec<(String, usize)> =
            TitleLevel::ALL.iter().map(|level| (level.label().to_owned(), with(Some(*level)))).collect();
        groups.push(("未填职称层次".to_owned(), with(None)));
        self.people(groups)
    }

    /// Groups of learners that aren't empty, each with its share of all.
    fn people(&self, groups: Vec<(String, usize)>) -> Vec<ChartBar> {
        let all = self.learners().count() as u64;
        groups
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(label, count)| {
                let percent = share(count as u64, all).map(chinese::percent).unwrap_or_default();
                let hundredths = i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(100);
                let length = ChartLength { hundredths, text: format!("{count}人，{percent}") };
                ChartBar { label, beneath: String::new(), lengths: vec![length] }
            })
            .collect()
    }

    fn satisfaction_bars(&self) -> Vec<ChartBar> {
        let judged = self.survey.iter().filter(|tally| tally.teacher.is_some());
        judged
            .filter_map(|tally| {
                let rate = self.survey_rate(tally)?;
                Some(ChartBar {
                    label: tally.subject.clone(),
                    beneath: String::new(),
                    lengths: vec![ChartLength { hundredths: rate, text: chinese::percent(rate) }],
                })
            })
            .collect()
    }

    fn money_bars(&self) -> Vec<ChartBar> {
        let length = |amount: Fen, text: String| ChartLength { hundredths: amount.fen(), text };
        CostKind::ALL
            .iter()
            .map(|kind| (kind, self.budget_of(*kind), self.spent_of(*kind)))
            .filter(|(_, budget, spent)| *budget != Fen::ZERO || *spent != Fen::ZERO)
            .map(|(kind, budget, spent)| {
                let over = if spent > budget { format!("（超预算{}）", spent - budget) } else { String::new() };
                ChartBar {
                    label: kind.label().to_owned(),
                    beneath: String::new(),
                    lengths: vec![length(budget, budget.to_string()), length(spent, format!("{spent}{over}"))],
                }
            })
            .collect()
    }
}
