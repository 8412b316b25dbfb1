//! Sessions side by side.

use jiff::ToSpan;
use service::calendar::Block;

/// Which of how many lanes each block of a day takes, so that none covers another; `blocks` are by start.
pub(super) fn lanes(blocks: &[&Block]) -> Vec<(usize, usize)> {
    let end = |block: &Block| block.start.checked_add(block.minutes.minutes()).unwrap_or(block.start);
    let mut lanes = Vec::with_capacity(blocks.len());
    let mut cluster = 0;
    let mut busy_until: Vec<jiff::civil::DateTime> = Vec::new();
    for block in blocks {
        if busy_until.iter().all(|until| *until <= block.start) {
            close(&mut lanes, cluster, busy_until.len());
            (cluster, busy_until) = (lanes.len(), Vec::new());
        }
        let lane = busy_until.iter().position(|until| *until <= block.start).unwrap_or(busy_until.len());
        if lane == busy_until.len() {
            busy_until.push(end(block));
        } else {
            busy_until[lane] = end(block);
        }
        lanes.push((lane + 1, 0));
    }
    close(&mut lanes, cluster, busy_until.len());
    lanes
}

fn close(lanes: &mut [(usize, usize)], from: usize, count: usize) {
    for lane in &mut lanes[from..] {
        lane.1 = count.min(4);
        lane.0 = lane.0.min(4);
    }
}
