//! Filing (备案): the class, its schedule and teachers, the packet, changes (notice 二·一, 二·二).

pub mod class;
pub mod fields;
pub mod packet;
pub mod plan;
pub mod rules;
pub mod schedule;
pub mod teachers;
