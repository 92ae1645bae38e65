use super::*;

#[test]
fn rows_are_told_from_notes_blanks_and_repeated_headings() {
    const HEAD: &str = "序号,姓名,身份证号码,工作单位,手机号码,备注";
    for (line, expected) in [
        ("1,张三,11010519491231002X,甲单位,138,", Some(RowKind::Data)),
        (",张三,11010519491231002X,,,备注：联系人", Some(RowKind::Data)),
        ("1,张三,,,,", Some(RowKind::Data)),
        (",张三,,,,", Some(RowKind::Data)),
        (",欧阳·买买提·吐尔逊·艾合买提,,,,", Some(RowKind::Data)),
        (",,11010519491231002X,,,", Some(RowKind::Data)),
        (",,,甲单位,138,", Some(RowKind::Data)),
        (",第一组,,,,", Some(RowKind::Note)),
        (",二、市直单位,,,,", Some(RowKind::Note)),
        ("济南市（2人）,,,,,", Some(RowKind::Note)),
        ("3,,,,,", None),
        (",,,,济南,", None),
        ("序号,姓名,身份证号码,工作单位,手机号码,备注", None),
        (",姓 名,身份证号码*,工作单位,,", None),
        ("备注：请于十月八日前报送,,,,,", Some(RowKind::Note)),
        (",备注：请于十月八日前报送,,,,", Some(RowKind::Note)),
        ("说明,一、请如实填写；二、按时报送。,,,,", Some(RowKind::Note)),
        ("合计,2人,,,,", Some(RowKind::Note)),
        ("填报单位：某局,,,填报人：王五,139,", Some(RowKind::Note)),
        ("单位意见,,,（盖章）,,", Some(RowKind::Note)),
        ("单位负责人：王五,,,填表人：赵六,2021年10月10日,", Some(RowKind::Note)),
        (",,,单位负责人（签字）,,2021年10月10日", Some(RowKind::Note)),
        (",单位主要负责人：王五,,,,", Some(RowKind::Note)),
        (",,,济南市农业局,2021年10月10日,", Some(RowKind::Note)),
        (",,,济南市农业局,,2021年10月10日到", Some(RowKind::Data)),
        (",张三,,联系人：王五,2021年10月10日,", Some(RowKind::Data)),
        (",䶮㛃,,单位负责人：王五,,", Some(RowKind::Data)),
        (",单位负责人：王五,11010519491231002X,,,", Some(RowKind::Data)),
        (",单位负责人：王五,暂缺,,,", Some(RowKind::Data)),
        ("4,无,,,,", Some(RowKind::Note)),
        (",（以下空白）,,甲单位,138,", Some(RowKind::Note)),
        (",无,11010519491231002X,,,", Some(RowKind::Data)),
        (",同上,,甲单位,,", Some(RowKind::Data)),
        (",,,年　月　日（盖章）,,", Some(RowKind::Note)),
        (
            "请各单位于报到前三日将本表电子版和盖好公章的扫描件发送至承办单位邮箱以便安排食宿和编组以及制作胸卡逾期未报的视为放弃参加本期研修,,,,,",
            Some(RowKind::Note),
        ),
    ] {
        let sheet = table(&[HEAD, line]);
        let found = table_rows(&sheet, &header(&sheet), &REQUIRED);
        assert_eq!(found.first().map(|r| r.kind), expected, "{line}");
    }
}

#[test]
fn rows_after_a_note_still_count() {
    let sheet = table(&["姓名,身份证号", "甲,1", "", "以下为候补人员：,", "乙,2"]);
    let rows = table_rows(&sheet, &header(&sheet), &REQUIRED);
    assert_eq!(
        rows.iter().map(|r| (r.row.number, r.kind)).collect::<Vec<_>>(),
        [(2, RowKind::Data), (4, RowKind::Note), (5, RowKind::Data)]
    );
}

#[test]
fn what_merged_cells_fill_in_makes_no_person() {
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap().write(0, 1, "身份证号").unwrap().write(0, 2, "单位").unwrap();
        s.write(0, 3, "序号").unwrap();
        s.write(1, 0, "甲").unwrap().write(1, 1, "1").unwrap().write(2, 3, 2).unwrap();
        s.merge_range(1, 2, 2, 2, "同一单位", &rust_xlsxwriter::Format::new()).unwrap();
    });
    let sheet = sheet(&bytes);
    assert_eq!(table_rows(&sheet, &header(&sheet), &REQUIRED).len(), 1);
}

#[test]
fn one_required_column_is_enough_where_no_more_is_asked() {
    let sheet = table(&["姓名,成绩", "甲,90", "乙,", "合计,90"]);
    let header = find_header(&sheet, RECEIPT, &[NAME], &[]).unwrap();
    let kinds: Vec<_> = table_rows(&sheet, &header, &[NAME]).iter().map(|r| r.kind).collect();
    assert_eq!(kinds, [RowKind::Data, RowKind::Data, RowKind::Note]);
}

#[test]
fn people_without_a_number_are_no_notes_and_lines_for_signatures_no_people() {
    let sheet = table(&[
        "职务,姓名,身份证号,单位,备注",
        "负责人,张一,,甲院,",
        "审核员,张三,,丙院,回执已盖章",
        "填表日期,2021年10月1日,审核人,李某,",
    ]);
    let header = header(&sheet);
    let kinds: Vec<RowKind> = table_rows(&sheet, &header, &REQUIRED).iter().map(|r| r.kind).collect();
    assert_eq!(kinds, [RowKind::Data, RowKind::Data, RowKind::Note]);
}
