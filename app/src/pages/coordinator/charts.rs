//! Weekly attendance, a chart for each group.

use domain::attendance::Rate;
use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::overview::{GroupFigures, Overview, WeekFigures};

use super::filters::days;
use super::sheet::{Sheet, percent, rate_in_words};
use super::tables::{Export, export_form, weekly};
use crate::i18n::{Dates, Texts};
use crate::ui::chart::{Bar, bars};
use crate::web::Cx;

/// Small multiples: one chart for each group that met in the period.
pub fn charts(cx: &Cx, overview: &Overview) -> impl IntoView + use<> {
    let met: Vec<&GroupFigures> = overview.groups.iter().filter(|group| !group.weeks.is_empty()).collect();
    let nothing = met.is_empty().then(|| crate::ui::empty(cx.texts().get("chart-nothing")));
    let figures = met.into_iter().map(|group| chart(cx, overview, group)).collect_view();
    view! { {nothing} <div class="charts">{figures}</div> }
}

/// A title that states the finding, n, the period, how complete the registers are, the bars, the table behind them.
fn chart(cx: &Cx, overview: &Overview, group: &GroupFigures) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let finding = finding(texts, &dates, group);
    let n = [
        ("expected", group.figures.rate.expected.into()),
        ("people", group.figures.people.into()),
        ("period", days(cx, overview).into()),
    ];
    let only_this = Some(group.group.id.to_string());
    let caption = format!("{} · {}", Export::Weekly.title(texts), group.group.code);
    let table = Sheet { caption, ..weekly(texts, std::slice::from_ref(group)) };
    view! {
        <figure class="card figure">
            <figcaption>
                <h4>{finding.clone()}</h4>
                <p class="hint">{texts.with("chart-n", &n)}</p>
                <p class="hint">{completeness(texts, group.figures.registers)}</p>
            </figcaption>
            {bars(finding, &bars_of(texts, &dates, &group.weeks))}
            <details>
                <summary>{texts.get("chart-table")} <span class="visually-hidden">" " {group.group.code.clone()}</span></summary>
                {table.on_screen(cx)}
                {export_form(cx, overview, Export::Weekly, only_this)}
            </details>
        </figure>
    }
}

/// How complete the registers behind a figure are (rule C3).
pub fn completeness(texts: Texts, registers: Rate) -> String {
    texts.with("overview-completeness", &[("rate", rate_in_words(texts, registers).into())])
}

/// What the bars show, without saying why.
fn finding(texts: Texts, dates: &Dates, group: &GroupFigures) -> String {
    let rate = group.figures.rate;
    let code = group.group.code.clone();
    let recorded: Vec<&WeekFigures> = group.weeks.iter().filter(|week| week.figures.rate.expected > 0).collect();
    let by_percent = |week: &&&WeekFigures| week.figures.rate.percent();
    let Some(lowest) = recorded.iter().min_by_key(by_percent) else {
        return texts.with("chart-unrecorded", &[("group", code.into())]);
    };
    let mut args = vec![("group", code.into()), ("percent", percent(texts, rate).into())];
    if recorded.iter().all(|week| week.figures.rate.percent() == lowest.figures.rate.percent()) {
        return texts.with("chart-level", &args);
    }
    args.push(("low", percent(texts, lowest.figures.rate).into()));
    args.push(("week", dates.numeric(lowest.monday).into()));
    texts.with("chart-finding", &args)
}

/// A bar for each week from the first to the last; weeks without a session leave their place empty.
fn bars_of(texts: Texts, dates: &Dates, weeks: &[WeekFigures]) -> Vec<Bar> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Vec::new() };
    let mondays = first.monday.series(1.week()).take_while(|monday| *monday <= last.monday);
    mondays.map(|monday| one_bar(texts, dates, monday, weeks)).collect()
}

fn one_bar(texts: Texts, dates: &Dates, monday: Date, weeks: &[WeekFigures]) -> Bar {
    let rate = weeks.iter().find(|week| week.monday == monday).map(|week| week.figures.rate).unwrap_or_default();
    let words = format!("{}: {}", dates.numeric(monday), rate_in_words(texts, rate));
    Bar { label: monday.strftime("%d.%m").to_string(), words, percent: rate.percent() }
}
