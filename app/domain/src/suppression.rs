//! Small counts that could point at somebody stay in the house (rule G3).

/// Cells under this are suppressed in exports.
pub const LEAST_CELL: u32 = 5;

/// Whether a cell must not leave the house. Nobody at all points at nobody: a zero stays.
pub const fn is_suppressed(count: u32) -> bool {
    0 < count && count < LEAST_CELL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_four_are_suppressed_g3() {
        let suppressed: Vec<u32> = (0..=6).filter(|count| is_suppressed(*count)).collect();
        assert_eq!(suppressed, [1, 2, 3, 4]);
    }
}
