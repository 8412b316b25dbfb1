//! A woman and a man lead a group together, by default (rule A7).

use std::collections::BTreeMap;

use domain::ids::StaffId;
use domain::role::Sex;

use super::bookable::Bookable;
use crate::calendar::Kind;

/// Woman or man, of everybody who may lead a group; of nobody if it is no group.
pub(super) fn sexes_of_leaders(kind: Kind, bookable: &Bookable) -> BTreeMap<StaffId, Sex> {
    let leaders = bookable.trainers.iter().filter(|_| kind == Kind::Group);
    leaders.map(|leader| (leader.id, leader.sex)).collect()
}

/// Whether all of them are women or all of them men; of one alone, and of whom nothing is known, nothing is said.
pub(super) fn are_of_one_sex(leaders: &[StaffId], sexes: &BTreeMap<StaffId, Sex>) -> bool {
    let known: Vec<Sex> = leaders.iter().filter_map(|id| sexes.get(id).copied()).collect();
    known.len() > 1 && known.iter().all(|sex| *sex == known[0])
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn two_women_or_two_men_are_noticed_a7() {
        let id = |n| StaffId(Uuid::from_u128(n));
        let sexes = BTreeMap::from([(id(1), Sex::Woman), (id(2), Sex::Man), (id(3), Sex::Woman)]);
        assert!(are_of_one_sex(&[id(1), id(3)], &sexes));
        assert!(!are_of_one_sex(&[id(1), id(2)], &sexes));
        assert!(!are_of_one_sex(&[id(2), id(1), id(3)], &sexes));
        assert!(!are_of_one_sex(&[id(1), id(3)], &BTreeMap::new()), "it is no group");
        assert!(!are_of_one_sex(&[id(1)], &sexes), "that one leads alone is told otherwise");
    }
}
