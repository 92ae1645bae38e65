//! The scheme by which learners are assessed.

use std::collections::BTreeSet;

use yanxiu_domain::assessment::entry::{points, tenths};
use yanxiu_domain::assessment::{self as domain, presets as shipped};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::problem::Problem;
use yanxiu_store::Op;

use super::before_conclusion;
use super::wire::{Component, Scheme, SchemeCheck, SchemePreset, SchemeSet};
use crate::error::ApiError;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::problem;
use crate::scalar::ComponentKind;

/// A scheme as it crosses.
pub(super) fn to_wire(scheme: &domain::Scheme) -> Scheme {
    Scheme {
        min_attendance_percent: scheme.min_attendance_percent,
        pass_mark: points(scheme.pass_tenths),
        components: scheme.components.iter().map(component).collect(),
    }
}

fn component(c: &domain::Component) -> Component {
    Component {
        code: c.code.clone(),
        name: c.name.clone(),
        kind: ComponentKind(c.kind),
        weight: c.weight,
        least: if c.least_tenths > 0 { points(c.least_tenths) } else { String::new() },
        computed: c.computed,
    }
}

/// Schemes to begin from.
pub(crate) fn presets(_: &mut Office, _: Nothing) -> Result<Vec<SchemePreset>, ApiError> {
    let preset = |p: shipped::Preset| SchemePreset {
        name: p.name.to_owned(),
        components: p.components.iter().map(component).collect(),
    };
    Ok(shipped::presets().into_iter().map(preset).collect())
}

/// Reads a scheme with everything wrong in it. A new component gets a code that no other has.
fn read(given: &Scheme, before: &domain::Scheme) -> (domain::Scheme, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut mark = |text: &str, what: &str, field: &'static str| {
        tenths(text).unwrap_or_else(|| {
            problems.push(
                Problem::error("bad_scheme", format!("{what}“{text}”不对"), "应在 0 到 100 分之间，最多一位小数。")
                    .field("assessment", "scheme", "", field),
            );
            0
        })
    };
    let pass_tenths = mark(&given.pass_mark, "合格线", "scheme.pass_mark");
    let given_codes = given.components.iter().map(|c| c.code.trim().to_owned());
    let mut taken: BTreeSet<String> = given_codes.chain(before.components.iter().map(|c| c.code.clone())).collect();
    let mut components = Vec::new();
    for c in &given.components {
        let code = match c.code.trim() {
            "" => (1..).map(|n: u32| format!("c{n}")).find(|code| !taken.contains(code)).unwrap_or_default(),
            code => code.to_owned(),
        };
        taken.insert(code.clone());
        let name = c.name.trim().to_owned();
        let least_tenths = match c.least.trim() {
            "" => 0,
            least => mark(least, &format!("“{name}”的最低分"), "scheme.components"),
        };
        components.push(domain::Component {
            code,
            name,
            kind: c.kind.0,
            weight: c.weight,
            least_tenths,
            computed: c.computed,
        });
    }
    let scheme = domain::Scheme { min_attendance_percent: given.min_attendance_percent, pass_tenths, components };
    problems.extend(scheme.check());
    (scheme, problems)
}

/// Scores that have no place in a scheme.
fn lost(dossier: &Dossier, scheme: &domain::Scheme) -> usize {
    dossier.scores.iter().filter(|s| !scheme.typed().any(|c| c.code == s.component)).count()
}

/// What would be wrong with a scheme as it is typed.
pub(crate) fn check(office: &mut Office, payload: SchemeSet) -> Result<SchemeCheck, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let (scheme, problems) = read(&payload.scheme, &dossier.scheme);
    Ok(SchemeCheck {
        problems: problem::to_wire(&problems),
        words: scheme.in_words(),
        scores_lost: u32::try_from(lost(&dossier, &scheme)).unwrap_or(u32::MAX),
    })
}

pub(crate) fn set(office: &mut Office, payload: SchemeSet) -> Result<Done, ApiError> {
    let lost = office.change(Op::SetScheme, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let (scheme, problems) = read(&payload.scheme, &before.scheme);
        if let Some(first) = problems.first() {
            let error = ApiError::refused("bad_scheme", first.message.clone(), first.hint.clone());
            return Err(error.listing(problem::to_wire(&problems)));
        }
        tx.put_scheme(&before.class.uid, &scheme)?;
        Ok(lost(before, &scheme))
    })?;
    let gone = if lost > 0 { format!("，删去的项目原有 {lost} 个成绩一并移除") } else { String::new() };
    Ok(done(format!("已保存考核办法{gone}")))
}
