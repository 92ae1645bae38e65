//! The sample's class committee and Party group, with photos, and its survey.

use serde_json::json;

use super::{sample_error, tempfile_folder};
use crate::committee::wire::ActivityPhotos;
use crate::enrolment;
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::Office;
use crate::office::payloads::{CommitteeSet, EnrolmentQuery};
use crate::office::wire::ClassId;
use crate::reports::wire::SurveySet;
use crate::{committee, reports};
use yanxiu_domain::people::PoliticalStatus;

/// Drawn, so that nobody's picture is shown.
const PHOTOS: [(&str, &[u8]); 2] =
    [("政治学习现场.png", include_bytes!("photo-1.png")), ("经验分享现场.png", include_bytes!("photo-2.png"))];
const POSTS: [&str; 6] = ["班长", "副班长", "学习委员", "生活委员", "组织委员", "宣传委员"];

/// Forms both bodies and records what they did.
pub(super) fn form(office: &mut Office, class_id: &str, roster: &[String]) -> Result<(), ApiError> {
    let list = enrolment::list(office, EnrolmentQuery { class_id: class_id.to_owned(), full_ids: false })?.people;
    let status = |wanted: fn(PoliticalStatus) -> bool| -> Vec<String> {
        let of = |p: &&enrolment::wire::EnrolmentRow| {
            p.roster_number.is_some() && p.political_status.is_some_and(|s| wanted(s.0))
        };
        list.iter().filter(of).map(|p| p.id.clone()).collect()
    };
    let party = status(PoliticalStatus::joins_party_group);
    let full = status(|s| s == PoliticalStatus::PartyMember);
    let member = |body: &str, post: &str, person: &String| json!({"body": body, "post": post, "person": person});
    let mut members: Vec<_> =
        POSTS.iter().zip(roster).map(|(post, person)| member("committee", post, person)).collect();
    for person in &party {
        let post = match full.iter().position(|p| p == person) {
            Some(0) => "组长",
            Some(1) if party.len() > 5 => "副组长",
            _ => "组员",
        };
        members.push(member("party_group", post, person));
    }
    let conduct: Vec<_> = party
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let (grade, note) = if i % 3 == 0 { ("excellent", "学习主动，带头研讨") } else { ("good", "") };
            json!({"person": p, "grade": grade, "note": note, "judged_by": "临时党小组"})
        })
        .collect();
    let mut elections =
        vec![json!({"body": "committee", "on": "2021-10-25", "way": "举手表决", "voters": roster.len()})];
    if !full.is_empty() {
        let minutes = "宣布临时党小组组成，明确组织生活安排和纪律要求。";
        elections.push(json!({"body": "party_group", "on": "2021-10-25", "way": "民主推荐、协商产生", "voters": full.len(), "minutes": minutes}));
    }
    let studying = if party.is_empty() { "committee" } else { "party_group" };
    let attended = if party.is_empty() { roster } else { &party };
    let bodies = json!({
        "members": members,
        "elections": elections,
        "activities": [
            {
                "body": studying, "kind": "political_study", "on": "2021-10-25", "starts": "19:00", "ends": "20:30",
                "place": "综合楼201会议室", "theme": "学习贯彻乡村振兴战略重要论述", "attendees": attended,
                "minutes": "集体学习有关重要论述和中央一号文件，党员结合本职岗位谈体会，围绕“专业技术人员如何服务乡村振兴”交流发言。",
            },
            {
                "body": studying, "kind": "themed_practice", "on": "2021-10-26", "starts": "19:00", "ends": "20:30",
                "place": "综合楼201会议室", "theme": "党员技术帮扶经验分享", "attendees": attended,
                "minutes": "党员介绍驻村帮扶、技术指导的做法，与学员结成技术互助对子。",
            },
            {
                "body": "committee", "kind": "discussion", "on": "2021-10-27", "starts": "19:00", "ends": "20:30",
                "place": "各小组研讨室", "theme": "研修成果如何转化应用", "attendees": roster,
                "minutes": "分组讨论现场教学中看到的问题，形成技术应用方案提纲。",
            },
        ],
        "conduct": conduct,
        "few_members_handling": if party.len() < 3 { "与同期举办的其他班次联合成立临时党小组。" } else { "" },
        "summary": "班委和临时党小组组织有序，协助做好签到、研讨和生活服务，开展政治学习和技术帮扶分享，党员发挥了示范带头作用，学员学习氛围浓厚。",
    });
    let set = serde_json::from_value(bodies).map_err(sample_error)?;
    committee::set(office, CommitteeSet { class_id: class_id.to_owned(), committee: set })?;
    photos(office, class_id)
}

fn photos(office: &mut Office, class_id: &str) -> Result<(), ApiError> {
    let activities = committee::show(office, ClassId { class_id: class_id.to_owned() })?.activities;
    let folder = tempfile_folder(office);
    let mut added = Ok(());
    for (activity, (name, bytes)) in activities.iter().zip(PHOTOS) {
        let path = folder.join(name);
        added = office.host().write(&path, bytes).map_err(|e| cannot_write(&path, &e)).and_then(|()| {
            let photos = ActivityPhotos {
                class_id: class_id.to_owned(),
                activity: activity.id.clone(),
                files: vec![path.display().to_string()],
            };
            committee::add_photos(office, photos).map(drop)
        });
        if added.is_err() {
            break;
        }
    }
    // They are kept in the store; a folder that can't be removed from the temporary place does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    added
}

/// Records the survey.
pub(super) fn survey(office: &mut Office, class_id: &str, learners: u32) -> Result<(), ApiError> {
    let n = u64::from(learners);
    let tally = |subject: &str, high: u64, poor: u64| {
        let fair = n * poor / 100;
        let satisfied = n - n * high / 100;
        json!({"subject": subject, "very_satisfied": n * high / 100 - fair, "satisfied": satisfied, "fair": fair, "dissatisfied": 0})
    };
    let tallies: Vec<_> = [
        ("课程设置", 80, 0),
        ("师资水平", 86, 0),
        ("教学组织", 80, 4),
        ("现场教学", 90, 0),
        ("食宿安排", 74, 7),
        ("管理服务", 84, 0),
        ("林若曦", 84, 0),
        ("孙明远", 97, 0),
        ("韩素云", 90, 0),
        ("吴建平", 80, 4),
        ("曹志强", 77, 4),
    ]
    .into_iter()
    .map(|(subject, high, poor)| tally(subject, high, poor))
    .collect();
    let gained = "本期研修中收获最大的内容";
    let advice = "对今后举办研修的意见和建议";
    let comments = json!([
        {"question": gained, "text": "产业园现场教学，看到了整套设备怎样运行。"},
        {"question": gained, "text": "现代种业创新的前沿进展。"},
        {"question": gained, "text": "和外市同行交流了技术推广的办法。"},
        {"question": advice, "text": "增加现场教学的时间"},
        {"question": advice, "text": "课件能够提前发给学员"},
        {"question": advice, "text": "晚餐的菜品可以再丰富一些"},
    ]);
    let survey = json!({
        "tallies": tallies,
        "handed_out": n,
        "returned": n,
        "valid": n,
        "comments": comments,
    });
    let survey = serde_json::from_value(survey).map_err(sample_error)?;
    reports::survey::set(office, SurveySet { class_id: class_id.to_owned(), survey, dry_run: false })?;
    Ok(())
}
