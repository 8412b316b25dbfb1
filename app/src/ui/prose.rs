//! Texts of the programme as elements: what was read as a block becomes one, nothing is ever markup.

use domain::programme::{Block, Prose, Span};
use leptos::prelude::*;

/// A text in its blocks.
pub fn prose(text: &Prose) -> impl IntoView + use<> {
    let blocks = text.0.iter().map(block).collect_view();
    view! { <div class="prose">{blocks}</div> }
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(spans) => view! { <p>{line(spans)}</p> }.into_any(),
        Block::Quote(spans) => view! { <blockquote class="say"><p>{line(spans)}</p></blockquote> }.into_any(),
        Block::Bullets(items) => view! { <ul>{items.iter().map(|spans| item(spans)).collect_view()}</ul> }.into_any(),
        Block::Numbered(items) => view! { <ol>{items.iter().map(|spans| item(spans)).collect_view()}</ol> }.into_any(),
    }
}

fn item(spans: &[Span]) -> impl IntoView + use<> {
    view! { <li>{line(spans)}</li> }
}

fn line(spans: &[Span]) -> impl IntoView + use<> {
    spans.iter().map(span).collect_view()
}

fn span(span: &Span) -> AnyView {
    match span {
        Span::Plain(text) => text.clone().into_any(),
        Span::Strong(text) => view! { <strong>{text.clone()}</strong> }.into_any(),
        Span::Link { text, to } => {
            view! { <a href=to.clone() rel="noreferrer noopener" target="_blank">{text.clone()}</a> }.into_any()
        }
    }
}
