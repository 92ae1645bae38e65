//! The roster with its groups, rooms and seats as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{
    City, Day, OrderBy, PoliticalStatus, RoomUnits, RoomWish, RosterChangeKind, SeatFill, Sex, TitleLevel,
};

/// One learner on the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RosterLine {
    /// Id of the enrolment.
    pub id: String,
    /// Number; 0 while none is given.
    pub number: u32,
    /// Name.
    pub name: String,
    /// Sort key of the name by pinyin.
    pub name_key: String,
    /// Sex.
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Unit.
    pub unit: String,
    /// City.
    #[ts(optional = nullable)]
    pub city: Option<City>,
    /// Level of the title.
    #[ts(optional = nullable)]
    pub title_level: Option<TitleLevel>,
    /// Political status.
    #[ts(optional = nullable)]
    pub political_status: Option<PoliticalStatus>,
    /// Group.
    #[ts(optional = nullable)]
    pub group: Option<u32>,
    /// Leads that group.
    pub leader: bool,
    /// Room; empty while none is allotted.
    pub room: String,
    /// Seat.
    #[ts(optional = nullable)]
    pub seat: Option<u32>,
    /// What the receipt says about lodging.
    pub lodging: String,
    /// How that is understood.
    pub wish: RoomWish,
    /// Food.
    pub food: String,
}

/// A change after the freeze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RosterChange {
    /// Id.
    pub id: String,
    /// Whose line.
    pub enrolment_id: String,
    /// Name as it now is.
    pub name: String,
    /// What happened.
    pub kind: RosterChangeKind,
    /// Day it was recorded.
    pub on: Day,
    /// What was mended, in Chinese; empty when a line came or went.
    pub field: String,
    /// What stood there; numbers masked.
    pub before: String,
    /// What stands there now; numbers masked.
    pub after: String,
    /// Why.
    pub reason: String,
}

/// A freeze that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RosterUnfreezing {
    /// Day of the freeze.
    pub frozen_on: Day,
    /// Day it was taken back.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// A room with who sleeps there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoomRow {
    /// Number.
    pub number: String,
    /// Beds; 0 for a room that isn't among those at hand.
    pub beds: u32,
    /// Enrolments.
    pub people: Vec<String>,
}

/// So many eat so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoodRow {
    /// Food.
    pub food: String,
    /// People.
    pub count: u32,
}

/// A classroom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeatPlan {
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Columns after which an aisle runs.
    pub aisles: Vec<u32>,
}

/// The roster of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RosterView {
    /// Day of the freeze.
    #[ts(optional = nullable)]
    pub frozen_on: Option<Day>,
    /// Whether that was after the opening.
    pub frozen_late: bool,
    /// The day suggested for a freeze.
    pub suggested_on: Day,
    /// Whether the numbers run from 1 without a gap.
    pub numbers_run: bool,
    /// What stands in the way of a freeze on the suggested day, or is worth a look; empty once frozen.
    pub freeze_problems: Vec<Problem>,
    /// The learners in the order of their numbers.
    pub learners: Vec<RosterLine>,
    /// Changes since the freeze, oldest first.
    pub changes: Vec<RosterChange>,
    /// Freezes taken back.
    pub unfreezings: Vec<RosterUnfreezing>,
    /// Rooms at hand, as written.
    pub room_list: String,
    /// Rooms at hand and in use.
    pub rooms: Vec<RoomRow>,
    /// What of the rooms doesn't fit.
    pub room_problems: Vec<Problem>,
    /// Special food.
    pub foods: Vec<FoodRow>,
    /// The classroom; no rows while none is planned.
    pub seat_plan: SeatPlan,
    /// A usual classroom for the class.
    pub suggested_plan: SeatPlan,
}

/// The roster put in order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterOrder {
    /// Class.
    pub class_id: String,
    /// By what.
    pub by: OrderBy,
    /// For an order by hand: learners by id or name; whoever is left out comes last.
    #[serde(default)]
    pub people: Vec<String>,
}

/// Why a freeze is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterUnfreeze {
    /// Class.
    pub class_id: String,
    /// Why.
    pub reason: String,
}

/// Why the roster changed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterExplain {
    /// Class.
    pub class_id: String,
    /// Changes; empty: all that have no reason yet.
    #[serde(default)]
    pub changes: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Groups to be made: how many, or how large.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupsDivide {
    /// Class.
    pub class_id: String,
    /// How many groups.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub groups: Option<u32>,
    /// Or about how many learners in one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub size: Option<u32>,
}

/// Rooms to be shared out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoomsAllot {
    /// Class.
    pub class_id: String,
    /// Rooms at hand: `501-515，601×1`.
    pub rooms: String,
    /// People of one unit together or apart.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub units: Option<RoomUnits>,
    /// Whether those whose receipt doesn't say get a bed too; absent means yes.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unsaid: Option<bool>,
    /// Whoever has a room keeps it.
    #[serde(default)]
    pub keep: bool,
    /// Only keeps the list of rooms.
    #[serde(default)]
    pub list_only: bool,
}

/// A classroom to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeatsFill {
    /// Class.
    pub class_id: String,
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Columns after which an aisle runs.
    #[serde(default)]
    pub aisles: Vec<u32>,
    /// By what; absent: who has a seat inside the plan keeps it, and nobody else gets one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub by: Option<SeatFill>,
}

/// Where one learner goes. What is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// Learner by id or name.
    pub person: String,
    /// Group; 0 takes them out of theirs.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<u32>,
    /// Whether they lead it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub leader: Option<bool>,
    /// Room; an empty one takes them out of theirs.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub room: Option<String>,
    /// Seat; 0 takes them off theirs. Whoever sits there changes places with them.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub seat: Option<u32>,
}

/// Learners moved by hand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterPlace {
    /// Class.
    pub class_id: String,
    /// Who goes where.
    pub people: Vec<Placed>,
}
