//! Every address of the product, its page and what posting to it does. The access matrix is tested against this list.

use std::pin::Pin;

use domain::language::Language;
use service::error::Outcome;

use crate::actions;
use crate::pages::{account, admin, advocate, coordinator, participant, trainer};
use crate::web::{Cx, Fields, Page};

/// A page in the making.
pub type PageFuture = Pin<Box<dyn Future<Output = Outcome<Page>> + Send>>;
/// An action in the making.
pub type ActionFuture = Pin<Box<dyn Future<Output = Outcome<Answer>> + Send>>;

/// What an action answers.
pub enum Answer {
    /// Go on to another page.
    To(String),
    /// Set the cookie of a signed-in device and go on.
    SignedIn {
        /// The cookie's secret.
        secret: String,
        /// Where to.
        to: &'static str,
    },
    /// Take the cookie away, clear what the browser keeps, and go on.
    SignedOut,
    /// Remember a language and go on.
    Speak {
        /// Which.
        language: Language,
        /// Where to.
        to: String,
    },
    /// Show a page once, such as a code for paper.
    Show(Page),
    /// The same, and replace the cookie of the signed-in device.
    Renewed {
        /// The cookie's new secret.
        secret: String,
        /// What is shown.
        page: Page,
    },
    /// A few words for the island that asked.
    Text(String),
    /// A file to keep.
    File {
        /// Its name, which tells nothing of the centre (security S18).
        name: String,
        /// Its media type.
        media: String,
        /// Its content.
        body: Vec<u8>,
    },
}

/// One address.
pub struct Route {
    /// As axum writes it.
    pub path: &'static str,
    /// What it shows.
    pub page: fn(Cx) -> PageFuture,
    /// What posting a form to it does.
    pub action: Option<fn(Cx, Fields) -> ActionFuture>,
}

macro_rules! routes {
    ($($path:literal => $page:path $(, $action:path)?;)+) => {
        &[$(Route {
            path: $path,
            page: |cx| Box::pin($page(cx)),
            action: routes!(@action $($action)?),
        }),+]
    };
    (@action $action:path) => { Some(|cx, fields| Box::pin($action(cx, fields))) };
    (@action) => { None };
}

/// Every address that shows a page.
pub const ROUTES: &[Route] = routes! {
    "/" => account::home;
    "/sign-in" => account::sign_in, actions::account::sign_in_participant;
    "/staff" => account::sign_in_staff, actions::account::sign_in;
    "/demo" => account::sign_in_staff, actions::account::enter_demo;
    "/second-factor" => account::second_factor, actions::account::give_second_factor;
    "/second-factor/new" => account::new_second_factor, actions::account::enrol_second_factor;
    "/join/{secret}" => account::join, actions::account::join;
    "/password/{secret}" => account::new_password, actions::account::set_new_password;
    "/language" => account::home, actions::account::choose_language;
    "/sign-out" => account::home, actions::account::sign_out;
    "/me" => account::me, actions::account::sign_device_out;
    "/me/feed" => account::feed, actions::feeds::change;
    "/me/busy" => trainer::busy, actions::feeds::busy;
    "/hours" => trainer::hours, actions::hours::change;
    "/free" => trainer::free;
    "/today" => trainer::today;
    "/day" => trainer::day;
    "/week" => trainer::week;
    "/month" => trainer::month;
    "/agenda" => trainer::agenda;
    "/plan" => trainer::plan, actions::planning::commit;
    "/sessions/{id}" => trainer::session, actions::register::save;
    "/sessions/{id}/mark" => trainer::session, actions::register::mark;
    "/sessions/{id}/step" => trainer::session, actions::register::tick;
    "/sessions/{id}/check" => trainer::session, actions::couples::check_participant;
    "/sessions/{id}/note" => trainer::session, actions::register::add_note;
    "/sessions/{id}/calendar" => trainer::session, actions::feeds::session;
    "/sessions/{id}/move" => trainer::move_session, actions::rescheduling::commit;
    "/moves/{id}" => trainer::act, actions::rescheduling::undo;
    "/leave/{id}" => trainer::leave, actions::rescheduling::leave;
    "/groups" => trainer::groups, actions::people::open_group;
    "/groups/{id}" => trainer::group, actions::people::change_members;
    "/groups/{id}/waiting" => trainer::group, actions::waiting::change_of_group;
    "/waiting" => trainer::waiting, actions::waiting::change;
    "/people" => trainer::people;
    "/people/new" => trainer::new_person, actions::people::add;
    "/people/{id}" => trainer::person, actions::people::move_on;
    "/people/{id}/busy" => trainer::person, actions::hours::change_busy;
    "/people/{id}/code" => trainer::person, actions::people::hand_over_code;
    "/people/{id}/measures" => trainer::person, actions::separation::measures;
    "/people/{id}/joint-work" => trainer::person, actions::people::joint_work;
    "/people/{id}/make-up" => trainer::person, actions::waiting::make_up;
    "/people/{id}/risk" => trainer::person, actions::waiting::review_risk;
    "/manual" => trainer::manual;
    "/manual/{key}" => trainer::manual_plan;
    "/manual/{key}/attach" => trainer::manual_plan, actions::manual::attach;
    "/manual/{key}/files/{id}" => trainer::manual_plan, actions::manual::download;
    "/manual/{key}/print" => trainer::manual_print;
    "/manual/{key}/handout" => trainer::manual_handout;
    "/my" => participant::portal, actions::portal::announce;
    "/my/calendar" => participant::portal, actions::feeds::my_session;
    "/my/papers" => participant::papers;
    "/my/papers/{key}" => participant::paper;
    "/overview" => coordinator::overview, actions::outcomes::export;
    "/import" => coordinator::import, actions::import::import;
    "/apart" => advocate::apart, actions::separation::keep_apart;
    "/couples" => advocate::couples, actions::couples::decide;
    "/accounts" => admin::accounts, actions::admin::change_accounts;
    "/office" => admin::office, actions::admin::change_office;
    "/rooms/{id}" => admin::room, actions::hours::change_room;
    "/programme" => admin::programme, actions::programme::copy;
    "/programme/{id}/move" => coordinator::moving, actions::programme::move_to;
    "/programme/drafts/{id}" => coordinator::draft, actions::programme::change;
    "/programme/drafts/{id}/compare" => coordinator::compare_draft;
    "/programme/drafts/{id}/{key}" => coordinator::draft_session, actions::programme::change_session;
};
