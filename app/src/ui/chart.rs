//! Bars drawn on the server as SVG: attributes and classes only, so that the content policy and the dark theme hold.

use leptos::prelude::*;

/// One bar of a chart in percent.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Stands below the axis, where there is room.
    pub label: String,
    /// Says what the bar shows, in words.
    pub words: String,
    /// 0 to 100; none: there is nothing to show.
    pub percent: Option<u32>,
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 160.0;
const LEFT: f64 = 36.0;
const RIGHT: f64 = 316.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 132.0;
/// A bar's share of its place.
const FILLED: f64 = 0.72;
/// At most so many labels fit below the axis.
const LABELS: usize = 4;

/// Bars from 0 to 100 percent. `finding` is what a reader who does not see them should know.
pub fn bars(finding: String, bars: &[Bar]) -> impl IntoView + use<> {
    let count = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let step = (RIGHT - LEFT) / f64::from(count);
    let every = bars.len().div_ceil(LABELS).max(1);
    let places = (0_u32..).map(f64::from).map(|n| LEFT + n * step);
    let drawn = bars.iter().zip(places.clone()).map(|(bar, x)| one_bar(bar, x, step)).collect_view();
    let labels =
        bars.iter().zip(places).step_by(every).map(|(bar, x)| label(&bar.label, x + step / 2.0)).collect_view();
    let lines = [0, 50, 100].map(line).collect_view();
    view! {
        <svg class="chart" role="img" aria-label=finding viewBox=format!("0 0 {WIDTH} {HEIGHT}")>
            {lines}
            {drawn}
            {labels}
        </svg>
    }
}

fn height_of(percent: u32) -> f64 {
    BOTTOM - (BOTTOM - TOP) * f64::from(percent.min(100)) / 100.0
}

/// A bar; a flat one at zero, so that nobody came differs from nothing was held.
fn one_bar(bar: &Bar, x: f64, step: f64) -> impl IntoView + use<> {
    let words = bar.words.clone();
    bar.percent.map(|percent| {
        let y = height_of(percent).min(BOTTOM - 1.0);
        view! {
            <rect
                class="chart-bar"
                fill="currentColor"
                x=tenth(x + step * (1.0 - FILLED) / 2.0)
                y=tenth(y)
                width=tenth(step * FILLED)
                height=tenth(BOTTOM - y)
            >
                <title>{words}</title>
            </rect>
        }
    })
}

fn line(percent: u32) -> impl IntoView {
    let y = tenth(height_of(percent));
    view! {
        <line class="chart-line" stroke="currentColor" stroke-opacity="0.3" x1=tenth(LEFT) x2=tenth(RIGHT) y1=y.clone() y2=y.clone()/>
        <text class="chart-text" fill="currentColor" font-size="12" text-anchor="end" dominant-baseline="middle" x=tenth(LEFT - 5.0) y=y>
            {percent}
        </text>
    }
}

fn label(text: &str, x: f64) -> impl IntoView + use<> {
    view! {
        <text class="chart-text" fill="currentColor" font-size="12" text-anchor="middle" x=tenth(x) y=tenth(BOTTOM + 18.0)>
            {text.to_owned()}
        </text>
    }
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}
