//! Attendance as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::notice::attendance::NoticeAttendance;
use crate::problem::Problem;
use crate::scalar::{Day, DayPart, DeliveryMode, Hours, Mark, SheetBy};

macro_rules! shown {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
            pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        )+
    };
}

macro_rules! given {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        )+
    };
}

mod check_in;

pub use check_in::*;

shown! {
    /// A session in the attendance grid.
    AttendanceSession {
        /// Id.
        id: String,
        /// Number in the schedule, from 1; the command line takes it as well as the id.
        number: u32,
        /// Day.
        on: Day,
        /// Part of the day.
        part: DayPart,
        /// Start, `HH:MM`, or empty.
        starts: String,
        /// End, `HH:MM`, or empty.
        ends: String,
        /// Minutes from start to end.
        #[ts(optional = nullable)]
        minutes: Option<u32>,
        /// Topic.
        topic: String,
        /// Kind in words.
        kind: String,
        /// How it is given.
        mode: DeliveryMode,
        /// Hours.
        hours: Hours,
        /// Whether the hours count.
        counted: bool,
        /// Learners marked.
        marked: u32,
        /// Learners present, late ones included.
        present: u32,
        /// Day on which the marks were checked against the signed sheet.
        #[ts(optional = nullable)]
        closed_on: Option<Day>,
        /// Scans of the signed sheet.
        scans: Vec<SheetScan>,
    }
    /// A scan of a signed sheet.
    SheetScan {
        /// Attachment.
        id: String,
        /// What it is.
        title: String,
    }
    /// A mark.
    SessionMark {
        /// Session.
        session: String,
        /// Mark.
        mark: Mark,
        /// Remark.
        note: String,
        /// Whether changing it is a correction, which needs a reason.
        settled: bool,
    }
    /// A learner's line.
    AttendanceRow {
        /// Enrolment.
        id: String,
        /// Number on the roster.
        #[ts(optional = nullable)]
        roster_number: Option<u32>,
        /// Name.
        name: String,
        /// Unit.
        unit: String,
        /// Marks.
        marks: Vec<SessionMark>,
        /// Hours earned.
        earned: Hours,
        /// Hours of marked sessions that weren't earned.
        missed: Hours,
        /// Hours planned.
        planned: Hours,
        /// Share of all planned hours, such as `93.33%`.
        rate: String,
        /// Whether the required share can still be reached.
        can_still_pass: bool,
        /// Hours by which it is out of reach.
        short_by: Hours,
    }
    /// The attendance of a class.
    AttendanceView {
        /// Sessions.
        sessions: Vec<AttendanceSession>,
        /// Learners.
        learners: Vec<AttendanceRow>,
        /// Hours planned.
        planned: Hours,
        /// Share of all planned hours earned by all learners.
        rate: String,
        /// Sessions marked in full.
        sessions_marked: u32,
        /// Least share of all planned hours, in percent.
        min_percent: u32,
        /// Minutes after the start within which nobody is late.
        grace_minutes: u32,
        /// Share of a session's minutes from which an online learner is present, in percent.
        log_present: u32,
        /// Share below which an online learner is absent, in percent.
        log_absent_below: u32,
        /// What each mark earns.
        earns: NoticeAttendance,
        /// For what a sign-in sheet is laid out.
        sheet_by: SheetBy,
        /// Corrections, newest first.
        corrections: Vec<Correction>,
        /// Number of the last change that this shows; absent within the class's view.
        #[ts(optional = nullable)]
        version: Option<u32>,
    }
    /// A mark put right afterwards.
    Correction {
        /// Learner.
        learner: String,
        /// Name.
        name: String,
        /// Session in words.
        session: String,
        /// Mark before.
        #[ts(optional = nullable)]
        before: Option<Mark>,
        /// Mark after.
        #[ts(optional = nullable)]
        after: Option<Mark>,
        /// Why.
        reason: String,
        /// When.
        at: String,
        /// Who.
        who: String,
    }
    /// What a learner's marks add up to.
    LearnerSums {
        /// Learner.
        id: String,
        /// Hours earned.
        earned: Hours,
        /// Hours of marked sessions that weren't earned.
        missed: Hours,
        /// Share of all planned hours.
        rate: String,
        /// Whether the required share can still be reached.
        can_still_pass: bool,
        /// Hours by which it is out of reach.
        short_by: Hours,
    }
    /// How many are marked in a session.
    SessionRoll {
        /// Session.
        id: String,
        /// Learners marked.
        marked: u32,
        /// Learners present.
        present: u32,
    }
    /// What marks written came to.
    MarksWritten {
        /// What was done.
        done: String,
        /// The learners touched.
        learners: Vec<LearnerSums>,
        /// The sessions touched.
        sessions: Vec<SessionRoll>,
        /// Share of all planned hours earned by all learners.
        rate: String,
        /// Sessions marked in full.
        sessions_marked: u32,
        /// Number of this change.
        version: u32,
        /// Learners who can no longer pass since this change.
        problems: Vec<Problem>,
    }
    /// What became of a number scanned.
    Scanned {
        /// `ok`, `again`, `unknown`, `several`, `not_on_roster` or `settled`.
        #[ts(type = "\"ok\" | \"again\" | \"unknown\" | \"several\" | \"not_on_roster\" | \"settled\"")]
        outcome: &'static str,
        /// Learner; empty for nobody.
        id: String,
        /// Name; empty for nobody.
        name: String,
        /// Unit.
        unit: String,
        /// Number on the roster.
        #[ts(optional = nullable)]
        roster_number: Option<u32>,
        /// Room.
        room: String,
        /// The mark as it stands now.
        #[ts(optional = nullable)]
        mark: Option<Mark>,
        /// What to say.
        message: String,
        /// How many have come by now.
        marked: u32,
        /// What follows from it.
        problems: Vec<Problem>,
    }
    /// A mark that an import would change.
    MarkChange {
        /// Name.
        name: String,
        /// Session in words.
        session: String,
        /// Mark before.
        #[ts(optional = nullable)]
        before: Option<Mark>,
        /// Mark after.
        #[ts(optional = nullable)]
        after: Option<Mark>,
    }
    /// What a sheet of marks holds.
    MarksReport {
        /// What was done; empty for a look.
        done: String,
        /// File.
        file: String,
        /// Sessions in words.
        sessions: Vec<String>,
        /// Rows of learners.
        rows: u32,
        /// Marks in it.
        marks: u32,
        /// Marks that differ from what is recorded.
        changed: u32,
        /// How many of those are corrections, which need a reason.
        settled: u32,
        /// Those that differ.
        changes: Vec<MarkChange>,
        /// Whether it was written.
        written: bool,
        /// Every problem, by file, sheet, row and column.
        problems: Vec<Problem>,
    }
    /// What a log makes of a learner.
    LogPerson {
        /// Learner.
        id: String,
        /// Name.
        name: String,
        /// Number on the roster.
        #[ts(optional = nullable)]
        roster_number: Option<u32>,
        /// Lines of the log that mean this learner.
        lines: u32,
        /// Minutes in the session.
        minutes: u32,
        /// Their share of the session, in whole percent.
        percent: u32,
        /// Mark before.
        #[ts(optional = nullable)]
        before: Option<Mark>,
        /// Mark after.
        #[ts(optional = nullable)]
        after: Option<Mark>,
    }
    /// A line of a log that no learner was found for.
    LogUnmatched {
        /// Row.
        row: u32,
        /// Name on the platform.
        name: String,
        /// Learners it may mean.
        candidates: Vec<String>,
    }
    /// What an online platform's log holds for a session.
    LogReport {
        /// What was done; empty for a look.
        done: String,
        /// File.
        file: String,
        /// Session in words.
        session: String,
        /// Its minutes.
        minutes: u32,
        /// Lines of the log.
        lines: u32,
        /// Every learner, with what the log makes of them.
        people: Vec<LogPerson>,
        /// Lines without a learner.
        unmatched: Vec<LogUnmatched>,
        /// Learners without a line.
        missing: Vec<String>,
        /// Marks that differ from what is recorded.
        changed: u32,
        /// How many of those are corrections, which need a reason.
        settled: u32,
        /// Whether it was written.
        written: bool,
        /// Every problem.
        problems: Vec<Problem>,
    }
}

given! {
    /// One cell of a block.
    BlockCell {
        /// Session by id or number.
        session: String,
        /// Learner by id or name.
        person: String,
        /// Mark; absent takes it away.
        #[serde(default)] #[ts(optional = nullable)]
        mark: Option<Mark>,
        /// Remark; absent keeps that of a mark that stays as it is.
        #[serde(default)] #[ts(optional = nullable)]
        note: Option<String>,
    }
    /// Marks of any cells, in one change.
    MarkBlock {
        /// Class.
        class_id: String,
        /// The cells, in the order they were marked.
        cells: Vec<BlockCell>,
        /// Why; needed where something settled is put right.
        #[serde(default)]
        reason: String,
    }
    /// Whether a session's marks were checked.
    SessionClosing {
        /// Class.
        class_id: String,
        /// Session by id or number.
        session: String,
        /// Checked.
        closed: bool,
    }
    /// For what sign-in sheets are laid out.
    SheetSetting {
        /// Class.
        class_id: String,
        /// For what.
        sheet_by: SheetBy,
    }
    /// A sheet of marks.
    MarksImport {
        /// Class.
        class_id: String,
        /// File.
        file: String,
        /// Only look.
        #[serde(default)]
        dry_run: bool,
        /// Why; needed where something settled is put right.
        #[serde(default)]
        reason: String,
    }
    /// An online platform's log of one session.
    LogImport {
        /// Class.
        class_id: String,
        /// Session by id or number.
        session: String,
        /// File.
        file: String,
        /// Only look.
        #[serde(default)]
        dry_run: bool,
        /// Why; needed where something settled is put right.
        #[serde(default)]
        reason: String,
        /// Minutes of the session; absent means from its start to its end.
        #[serde(default)] #[ts(optional = nullable)]
        minutes: Option<u32>,
        /// Whether learners who aren't in the log were absent.
        #[serde(default)]
        rest_absent: bool,
    }
    /// A number scanned for a session.
    Scan {
        /// Class.
        class_id: String,
        /// Session by id or number.
        session: String,
        /// What the reader sent.
        number: String,
    }
    /// A card for a learner.
    CardSet {
        /// Class.
        class_id: String,
        /// Learner by id or name.
        person: String,
        /// What the reader sends for the card; empty takes the learner's card away.
        code: String,
    }
}
