//! The one way to write: a transaction, a journal row, an item for each touched row.

use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};
use yanxiu_domain::uid::Uid;

use crate::archive;
use crate::error::{StoreError, Trouble};
use crate::open::{Source, Store};

/// Tables whose rows are not the record: they hold the journal itself, the schema's history and the institution's keys,
/// whose private halves must not be copied into the journal.
const NOT_JOURNALED: &[&str] = &["journal", "journal_item", "migration", "signing_key"];

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $code:literal $label:literal,)+) => {
        /// What a change does, as the journal names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Op { $($(#[$doc])* $name,)+ }

        impl Op {
            /// Stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The words of the journal and of the undo button.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// Every op.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The op of a code.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|op| op.code() == code)
            }
        }
    };
}

ops! {
    /// A new store.
    Found = "found" "建立本单位",
    /// The institution's facts.
    SetInstitution = "set_institution" "修改本单位信息",
    /// A year's notice.
    SetNotice = "set_notice" "载入年度通知",
    /// A year's calendar.
    SetCalendar = "set_calendar" "更新工作日历",
    /// The year's list of projects.
    SetProjects = "set_projects" "登记年度计划",
    /// A teacher in the register.
    SetTeacher = "set_teacher" "修改师资",
    /// The notice a class follows.
    AdoptNotice = "adopt_notice" "改用现行通知",
    /// A file attached.
    AddAttachment = "add_attachment" "添加附件",
    /// A file taken away.
    RemoveAttachment = "remove_attachment" "移除附件",
    /// A new class.
    CreateClass = "create_class" "新建班次",
    /// A class edited.
    EditClass = "edit_class" "修改班次",
    /// A class taken away.
    DeleteClass = "delete_class" "删除班次",
    /// The packet's check list.
    SetPacket = "set_packet" "登记备案材料",
    /// The filing.
    SubmitFiling = "submit_filing" "登记备案",
    /// A change after filing.
    RecordChange = "record_change" "登记备案变更",
    /// Receipts.
    ImportReceipts = "import_receipts" "导入报名回执",
    /// A correction of columns forgotten.
    ForgetColumns = "forget_columns" "不再记忆列的对应",
    /// An applicant by hand.
    EditApplicant = "edit_applicant" "编辑报名人员",
    /// The review.
    Review = "review" "审验报名人员",
    /// A place passed to somebody else.
    Replace = "replace" "替换学员",
    /// Evidence seen.
    SeeEvidence = "see_evidence" "登记审验材料",
    /// Numbers of the roster.
    OrderRoster = "order_roster" "排定名单序号",
    /// The roster frozen.
    FreezeRoster = "freeze_roster" "名单定稿",
    /// A freeze taken back.
    UnfreezeRoster = "unfreeze_roster" "取消名单定稿",
    /// Why the roster changed.
    ExplainRoster = "explain_roster" "填写名单变更原因",
    /// Groups.
    SetGroups = "set_groups" "分组",
    /// Rooms.
    SetRooms = "set_rooms" "安排住宿",
    /// Seats.
    SetSeats = "set_seats" "排座次",
    /// Marks by hand.
    MarkAttendance = "mark_attendance" "登记签到",
    /// Marks from a sheet.
    ImportMarks = "import_marks" "导入签到表",
    /// Marks from an online platform's log.
    ImportLog = "import_log" "导入线上签到记录",
    /// Marks put right afterwards, with a reason.
    CorrectAttendance = "correct_attendance" "更正签到",
    /// Marks checked against the signed sheet.
    CloseAttendance = "close_attendance" "核对签到",
    /// How sign-in sheets are laid out.
    SetAttendance = "set_attendance" "修改签到表设置",
    /// Check-in.
    CheckIn = "check_in" "登记报到",
    /// Temperatures.
    SetTemperatures = "set_temperatures" "登记体温",
    /// A card that stands for a learner.
    SetCard = "set_card" "绑定卡号",
    /// Both bodies.
    SetCommittee = "set_committee" "修改班委和临时党小组",
    /// Photos of an activity.
    AddPhotos = "add_photos" "添加活动照片",
    /// The scheme.
    SetScheme = "set_scheme" "修改考核办法",
    /// Scores by hand.
    SetScores = "set_scores" "录入成绩",
    /// Scores from a sheet.
    ImportScores = "import_scores" "导入成绩",
    /// A result decided against the rules.
    DecideResult = "decide_result" "人工认定考核结果",
    /// Excellent learners.
    ChooseExcellent = "choose_excellent" "评选优秀学员",
    /// The conclusion.
    Conclude = "conclude" "作出考核结论",
    /// The conclusion taken back.
    WithdrawConclusion = "withdraw_conclusion" "撤销考核结论",
    /// Columns of the credit-of-hours sheet.
    SetCreditSheet = "set_credit_sheet" "设置学时登记表",
    /// What certificates of a class say and where their numbers come from.
    SetCertificates = "set_certificates" "设置证书",
    /// A scheme of numbers.
    SetNumberScheme = "set_number_scheme" "设置编号规则",
    /// Numbers from the department's list.
    ListNumbers = "list_numbers" "登记主管部门编号",
    /// Stock taken in or spoiled.
    SetStock = "set_stock" "登记空白证书",
    /// A register of former years taken over.
    TakeOverRegister = "take_over_register" "导入往年登记簿",
    /// The first key for signatures.
    MakeKey = "make_key" "生成签名密钥",
    /// Another key for signatures.
    RotateKey = "rotate_key" "更换签名密钥",
    /// Certificates issued.
    Issue = "issue" "核发证书",
    /// Certificates printed.
    MarkPrinted = "mark_printed" "登记证书打印",
    /// Certificates handed over.
    HandOver = "hand_over" "登记证书领取",
    /// A printer's corrections.
    SetPrinter = "set_printer" "登记打印机",
    /// A certificate template.
    SetTemplate = "set_template" "修改证书样式",
    /// A template taken away, or a shipped one restored.
    RemoveTemplate = "remove_template" "删除证书样式",
    /// The template of a class.
    ChooseTemplate = "choose_template" "选用证书样式",
    /// A certificate voided.
    Void = "void" "作废证书",
    /// A certificate reissued.
    Reissue = "reissue" "补发证书",
    /// The survey.
    SetSurvey = "set_survey" "录入满意度测评",
    /// A survey from a sheet.
    ImportSurvey = "import_survey" "导入满意度测评",
    /// Money.
    SetMoney = "set_money" "录入经费",
    /// Outcomes.
    SetOutcomes = "set_outcomes" "登记成果与宣传",
    /// A self-score.
    SetSelfScore = "set_self_score" "修改自评得分",
    /// A text of a paper.
    SetNarrative = "set_narrative" "编辑材料文字",
    /// A font file of one's own.
    AddFont = "add_font" "添加字体",
    /// A font file taken away.
    RemoveFont = "remove_font" "移除字体",
    /// A form of the office's own.
    SetOwnForm = "set_own_form" "登记单位自己的表格",
    /// A form of the office's own taken away.
    RemoveOwnForm = "remove_own_form" "移除单位自己的表格",
    /// A form corrected.
    SetForm = "set_form" "修改表格样式",
    /// The submission.
    RecordSubmission = "record_submission" "登记报送",
    /// The note of the submission put right.
    CorrectSubmission = "correct_submission" "更正报送登记",
    /// Archived.
    Archive = "archive" "归档",
    /// An archived class opened again.
    Reopen = "reopen" "撤销归档",
    /// A person's facts.
    EditPerson = "edit_person" "修改人员信息",
    /// Two entries made one.
    MergePeople = "merge_people" "合并人员",
    /// Two entries judged to be two people.
    SetDistinct = "set_distinct" "标记为不同的人",
    /// A person erased on request.
    ErasePerson = "erase_person" "删除个人信息",
    /// For how long people are kept.
    SetRetention = "set_retention" "修改保存年限",
    /// A change taken back.
    Undo = "undo" "撤销",
}

impl Op {
    /// Whether undo may take it back; a certificate that left the office is voided or reissued instead, what was erased
    /// by law is gone and a retired key too, an archive is opened with a reason alone, and the founding of the store is
    /// what all else stands on.
    pub const fn undoable(self) -> bool {
        !matches!(
            self,
            Self::Found
                | Self::MakeKey
                | Self::RotateKey
                | Self::Issue
                | Self::MarkPrinted
                | Self::HandOver
                | Self::Void
                | Self::Reissue
                | Self::ErasePerson
                | Self::Archive
                | Self::Reopen
                | Self::Undo
        )
    }

    /// Whether it is entered although the journal copies nothing of what it touches.
    const fn copies_nothing(self) -> bool {
        matches!(self, Self::MakeKey | Self::RotateKey)
    }

    /// Whether it may touch what belongs to an archived class; `named` where the change is about a class by name. A
    /// certificate outlives its class: it is printed again, handed over, voided and replaced as long as there is somebody
    /// to bear it. A person's entry is one for all classes, and so is the stock. A notice or a form that changes for a
    /// year is kept as it was for the classes before it.
    pub const fn reaches_archived(self, named: bool) -> bool {
        match self {
            Self::MarkPrinted | Self::HandOver | Self::Void | Self::Reissue | Self::Archive | Self::Reopen => true,
            Self::SetStock
            | Self::MergePeople
            | Self::ErasePerson
            | Self::SetNotice
            | Self::SetForm
            | Self::SetOwnForm
            | Self::RemoveOwnForm => !named,
            _ => false,
        }
    }
}

/// A change in the making. Dropped without being finished, it never happened.
pub struct Tx<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) source: &'a dyn Source,
}

impl Tx<'_> {
    /// A new random id.
    pub fn new_uid(&self) -> Uid {
        let mut bytes = [0_u8; 16];
        self.source.random(&mut bytes);
        Uid::new(hex::encode(bytes))
    }
}

impl Store {
    /// Makes a change: one immediate transaction with one journal row. An error or a panic leaves nothing.
    ///
    /// # Errors
    /// What `work` refuses with, or the store's own trouble.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        class: Option<&Uid>,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.change_undoing(op, class, None, work)
    }

    /// Does what a change would do, and takes it back: for what would be wrong with it. Nothing is written.
    ///
    /// # Errors
    /// What `work` refuses with, or the store's own trouble.
    pub fn rehearse<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let source = self.source.as_ref();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let value = work(&Tx { connection: &transaction, source })?;
        transaction.rollback().map_err(StoreError::from)?;
        Ok(value)
    }

    pub(crate) fn change_undoing<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        class: Option<&Uid>,
        undoes: Option<(i64, Op)>,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let source = self.source.as_ref();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        if undoes.is_some() {
            transaction.pragma_update(None, "defer_foreign_keys", true).map_err(StoreError::from)?;
        }
        let tx = Tx { connection: &transaction, source };
        let value = work(&tx)?;
        tx.follow_rosters()?;
        // What takes a change back may touch what that change did.
        if !undoes.map_or(op, |(_, undone)| undone).reaches_archived(class.is_some()) {
            archive::keep_closed(&transaction)?;
        }
        seal(&transaction, source, op, class, undoes.map(|(seq, _)| seq))?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(value)
    }
}

/// Salts and digests the items, and chains the journal row. A change that touched nothing leaves no row, unless what it
/// touched is never copied.
fn seal(
    tx: &Transaction<'_>,
    source: &dyn Source,
    op: Op,
    class: Option<&Uid>,
    undoes: Option<i64>,
) -> Result<(), StoreError> {
    let (last, previous): (i64, String) = tx
        .query_row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .or_else(|e| if e == rusqlite::Error::QueryReturnedNoRows { Ok((0, String::new())) } else { Err(e) })?;
    let seq = last + 1;
    let mut all = Sha256::new();
    let mut touched = false;
    let mut items = tx.prepare_cached(
        "SELECT id, tbl, row_id, before_row, after_row FROM journal_item WHERE seq IS NULL ORDER BY id",
    )?;
    let mut update = tx.prepare_cached("UPDATE journal_item SET seq = ?, salt = ?, digest = ? WHERE id = ?")?;
    let mut rows = items.query([])?;
    let mut sealed: Vec<(i64, String, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let mut salt = [0_u8; 16];
        source.random(&mut salt);
        let salt = hex::encode(salt);
        let digest = item_digest(
            &salt,
            &row.get::<_, String>(1)?,
            row.get(2)?,
            row.get::<_, Option<String>>(3)?.as_deref(),
            row.get::<_, Option<String>>(4)?.as_deref(),
        );
        all.update(digest.as_bytes());
        sealed.push((row.get(0)?, salt, digest));
        touched = true;
    }
    drop(rows);
    for (id, salt, digest) in sealed {
        update.execute((seq, salt, digest, id))?;
    }
    if !touched && !op.copies_nothing() {
        return Ok(());
    }
    let items_digest = hex::encode(all.finalize());
    let at = stamp(source.now());
    let who = source.who();
    let class = class.map(Uid::as_str);
    let hash = entry_hash(&previous, seq, &at, &who, op.code(), class, undoes, &items_digest);
    tx.execute(
        "INSERT INTO journal (seq, at, who, op, class_uid, undoes, items_digest, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, at, who, op.code(), class, undoes, items_digest, previous, hash),
    )
    .map_err(|e| match StoreError::from(e) {
        error if error.kind == Trouble::Constraint && undoes.is_some() => {
            StoreError::new(Trouble::Stale, "这一步已经撤销过了")
        }
        error => error,
    })?;
    Ok(())
}

fn stamp(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// Digest of one item. Each part carries its length, so that no two items run together.
pub(crate) fn item_digest(salt: &str, table: &str, row: i64, before: Option<&str>, after: Option<&str>) -> String {
    let mut sha = Sha256::new();
    let row = row.to_string();
    for part in [Some(salt), Some(table), Some(row.as_str()), before, after] {
        let length = part.map_or(-1, |p| i64::try_from(p.len()).unwrap_or(i64::MAX));
        sha.update(length.to_le_bytes());
        sha.update(part.unwrap_or_default());
    }
    hex::encode(sha.finalize())
}

/// Hash that chains a journal row to the one before it.
#[expect(clippy::too_many_arguments, reason = "the columns of the row, all of them covered")]
pub(crate) fn entry_hash(
    previous: &str,
    seq: i64,
    at: &str,
    who: &str,
    op: &str,
    class: Option<&str>,
    undoes: Option<i64>,
    items_digest: &str,
) -> String {
    let undoes = undoes.map(|u| u.to_string()).unwrap_or_default();
    let text =
        [previous, &seq.to_string(), at, who, op, class.unwrap_or_default(), &undoes, items_digest].join("\u{1f}");
    hex::encode(Sha256::digest(text))
}

/// Names of the record's tables with their columns, from the schema itself.
pub(crate) fn journaled_tables(connection: &Connection) -> Result<Vec<(String, Vec<String>)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid",
    )?;
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, column): (String, String) = (row.get(0)?, row.get(1)?);
        match tables.last_mut() {
            Some((last, columns)) if *last == table => columns.push(column),
            _ => tables.push((table, vec![column])),
        }
    }
    tables.retain(|(name, _)| !NOT_JOURNALED.contains(&name.as_str()));
    Ok(tables)
}

/// Writes the triggers that note every touched row, for every table of the record.
pub(crate) fn make_triggers(connection: &Connection) -> Result<(), StoreError> {
    for (table, columns) in journaled_tables(connection)? {
        let object = |of: &str| {
            let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {of}.{c}")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let uid = |of: &str| {
            if columns.iter().any(|c| c == "uid") { format!("{of}.uid") } else { "''".to_owned() }
        };
        for (event, of, before, after) in [
            ("insert", "NEW", "NULL".to_owned(), object("NEW")),
            ("update", "NEW", object("OLD"), object("NEW")),
            ("delete", "OLD", object("OLD"), "NULL".to_owned()),
        ] {
            connection.execute_batch(&format!(
                "DROP TRIGGER IF EXISTS journal_{table}_{event};
                 CREATE TRIGGER journal_{table}_{event} AFTER {event} ON {table} BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('{table}', {of}.id, {uid}, {before}, {after});
                 END;",
                uid = uid(of),
            ))?;
        }
    }
    Ok(())
}
