//! Accounts, second factors and devices: what works once works once (S2, S16).

use domain::ids::StaffId;
use service::ports::{DeviceRecord, NewTotp, OfficeRecord, StaffRecord, StoreError};
use tests::databases::Database;
use tests::office::{Office, fresh, fresh_bytes, invitation};

on_both_engines!(
    an_invitation_works_once_however_many_use_it,
    an_invitation_works_only_for_its_office,
    an_email_belongs_to_one_account,
    a_time_step_works_once_however_many_use_it,
    a_recovery_code_works_once,
    a_second_factor_that_is_set_up_gives_the_device_a_new_secret_s2,
    a_reset_takes_the_second_factor_its_codes_and_all_devices,
    a_new_password_signs_all_devices_out,
    a_device_tells_who_asks,
    a_setting_keeps_its_first_value,
    a_withdrawn_invitation_makes_no_account_s16,
    only_one_link_of_an_empty_installation_founds_an_office_s16,
);

/// A second factor that is turned on there, at step 3.
fn totp(device: &DeviceRecord, recovery: &[Vec<u8>]) -> NewTotp {
    NewTotp { sealed: vec![9], step: 3, recovery: recovery.to_vec(), device: device.id, token_hash: fresh_bytes() }
}

fn device(staff: StaffId) -> DeviceRecord {
    DeviceRecord {
        token_hash: fresh_bytes(),
        id: fresh(),
        staff_id: Some(staff.0),
        person_id: None,
        label: "Firefox".to_owned(),
        second_factor: false,
        created_at: 1,
        seen_at: 1,
        expires_at: 2,
    }
}

async fn an_invitation_works_once_however_many_use_it(database: Database) {
    let office = Office::found(database).await;
    let open = invitation(Some(office.id.0));
    let entry = office.entry("account.join");
    office.database.store.add_invitation(&open, &entry).await.expect("it is kept");
    let joining: Vec<_> = (0..20)
        .map(|_| {
            let (office, entry, id) = (office.clone(), entry.clone(), open.id.0);
            let staff = office.staff(StaffId(fresh()));
            tokio::spawn(async move { office.database.store.join(&staff, id, &entry).await })
        })
        .collect();
    let mut joined = 0;
    for attempt in joining {
        match attempt.await.expect("no panic") {
            Ok(()) => joined += 1,
            Err(error) => assert!(matches!(error, StoreError::Missing), "{error}"),
        }
    }
    assert_eq!(joined, 1);
    assert_eq!(office.database.store.staff_of(office.id).await.expect("staff").len(), 3);
}

async fn an_invitation_works_only_for_its_office(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.join");
    let open = invitation(Some(office.id.0));
    store.add_invitation(&open, &entry).await.expect("it is kept");
    let founded = OfficeRecord {
        id: domain::ids::OfficeId(fresh()),
        name: "Astana".to_owned(),
        zone: "Asia/Almaty".to_owned(),
        created_at: 0,
    };
    let mut staff = office.staff(StaffId(fresh()));
    staff.office_id = founded.id;
    let refused = store.found_office(&founded, &[], &staff, open.id.0, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    store.add_office(&founded, &[], &entry).await.expect("it is founded");
    let refused = store.join(&staff, open.id.0, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    assert_eq!(store.open_invitations(office.id, 1).await.expect("invitations").len(), 1);
}

async fn an_email_belongs_to_one_account(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.join");
    let open = invitation(Some(office.id.0));
    store.add_invitation(&open, &entry).await.expect("it is kept");
    let mut staff = office.staff(StaffId(fresh()));
    let known = store.staff(office.trainer).await.expect("it is read").expect("it is there");
    staff.email_key.clone_from(&known.email_key);
    let refused = store.join(&staff, open.id.0, &entry).await;
    assert!(matches!(refused, Err(StoreError::Duplicate)), "{refused:?}");
    assert_eq!(store.open_invitations(office.id, 1).await.expect("invitations").len(), 1);
    let found = store.staff_by_email(&known.email_key).await.expect("it is read");
    assert_eq!(found.map(|staff| staff.id), Some(office.trainer));
}

async fn a_time_step_works_once_however_many_use_it(database: Database) {
    let office = Office::found(database).await;
    let uses: Vec<_> = (0..20)
        .map(|_| {
            let office = office.clone();
            tokio::spawn(async move { office.database.store.use_totp_step(office.trainer, 5).await })
        })
        .collect();
    let mut worked = 0;
    for attempt in uses {
        worked += i32::from(attempt.await.expect("no panic").expect("an answer"));
    }
    assert_eq!(worked, 1);
    assert!(!office.database.store.use_totp_step(office.trainer, 4).await.expect("an answer"));
}

async fn a_recovery_code_works_once(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.enrol");
    let here = device(office.trainer);
    store.add_device(&here, &entry).await.expect("it signs in");
    let codes = [vec![1], vec![2]];
    for _ in 0..2 {
        store.enrol_totp(office.trainer, &totp(&here, &codes), &entry).await.expect("it is on");
    }
    assert!(store.devices_of(office.trainer.0).await.expect("devices")[0].second_factor);
    assert!(store.use_recovery_code(office.trainer, &[1], 7).await.expect("an answer"));
    assert!(!store.use_recovery_code(office.trainer, &[1], 8).await.expect("an answer"));
    assert!(!store.use_recovery_code(office.colleague, &[2], 8).await.expect("an answer"));
    let refused = store.enrol_totp(office.colleague, &totp(&here, &codes), &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "a device of somebody else: {refused:?}");
}

async fn a_second_factor_that_is_set_up_gives_the_device_a_new_secret_s2(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.enrol");
    let here = device(office.trainer);
    store.add_device(&here, &entry).await.expect("it signs in");
    let totp = totp(&here, &[]);
    store.enrol_totp(office.trainer, &totp, &entry).await.expect("it is on");
    assert!(store.signed_in(&here.token_hash).await.expect("an answer").is_none(), "the secret before");
    let found = store.signed_in(&totp.token_hash).await.expect("an answer").expect("the new one");
    assert!(found.second_factor && found.has_totp);
}

async fn a_reset_takes_the_second_factor_its_codes_and_all_devices(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.reset");
    let here = device(office.trainer);
    store.add_device(&here, &entry).await.expect("it signs in");
    store.enrol_totp(office.trainer, &totp(&here, &[vec![1]]), &entry).await.expect("it is on");
    store.reset_totp(office.trainer, &entry).await.expect("it is off");
    let account = store.staff(office.trainer).await.expect("it is read").expect("it is there");
    assert_eq!((account.totp_sealed, account.password_hash.is_empty()), (None, false));
    assert!(!store.use_recovery_code(office.trainer, &[1], 7).await.expect("an answer"));
    assert!(store.devices_of(office.trainer.0).await.expect("devices").is_empty());
    let refused = store.reset_totp(StaffId(fresh()), &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "an account that never was: {refused:?}");
}

async fn a_new_password_signs_all_devices_out(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.password");
    for staff in [office.trainer, office.trainer, office.colleague] {
        store.add_device(&device(staff), &entry).await.expect("it signs in");
    }
    let mut links = [0, 1].map(|_| invitation(Some(office.id.0)));
    for link in &mut links {
        link.staff_id = Some(office.trainer.0);
        store.add_invitation(link, &entry).await.expect("it is kept");
    }
    let [link, other] = links.map(|link| link.id.0);
    let joined = store.join(&office.staff(StaffId(fresh())), link, &entry).await;
    assert!(matches!(joined, Err(StoreError::Missing)), "it makes no account: {joined:?}");
    let refused = store.set_password(office.colleague, "y", link, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "it is for somebody else: {refused:?}");
    store.set_password(office.trainer, "y", link, &entry).await.expect("it is set");
    assert!(store.devices_of(office.trainer.0).await.expect("devices").is_empty());
    assert_eq!(store.devices_of(office.colleague.0).await.expect("devices").len(), 1);
    for used in [link, other] {
        let refused = store.set_password(office.trainer, "z", used, &entry).await;
        assert!(matches!(refused, Err(StoreError::Missing)), "every link to it is used up: {refused:?}");
    }
}

async fn a_device_tells_who_asks(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.sign_in");
    let (person, staff) = (office.participant().await, device(office.trainer));
    let mut portal = device(office.trainer);
    portal.staff_id = None;
    portal.person_id = Some(person.person_id.0);
    for device in [&staff, &portal] {
        store.add_device(device, &entry).await.expect("it signs in");
    }
    let who = store.signed_in(&staff.token_hash).await.expect("it is read").expect("it is known");
    assert_eq!((who.staff_id, who.roles.as_str()), (Some(office.trainer.0), "trainer"));
    assert!(!who.has_totp);
    let who = store.signed_in(&portal.token_hash).await.expect("it is read").expect("it is known");
    assert_eq!((who.person_id, who.roles.as_str()), (Some(person.person_id.0), ""));
    assert_eq!((who.office_id, who.zone.as_str()), (office.id, "Asia/Almaty"));

    store.promote_device(staff.id, &[5], &entry).await.expect("its secret is replaced");
    assert!(store.signed_in(&staff.token_hash).await.expect("it is read").is_none());
    assert!(store.signed_in(&[5]).await.expect("it is read").expect("it is known").second_factor);
    let refused = store.remove_device(office.colleague.0, staff.id, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    store.set_portal_code(office.id, person.person_id, None, 1, &entry).await.expect("it is revoked");
    assert!(store.signed_in(&portal.token_hash).await.expect("it is read").is_none());
}

async fn a_setting_keeps_its_first_value(database: Database) {
    let store = &database.store;
    assert!(store.is_empty().await.expect("an answer"));
    store.set_meta("key", "first").await.expect("it is set");
    store.set_meta("key", "second").await.expect("it is kept");
    assert_eq!(store.meta("key").await.expect("it is read").as_deref(), Some("first"));
    assert_eq!(store.meta("other").await.expect("it is read"), None);
}

async fn a_withdrawn_invitation_makes_no_account_s16(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("account.withdraw");
    let open = invitation(Some(office.id.0));
    store.add_invitation(&open, &entry).await.expect("it is kept");
    let elsewhere = store.withdraw_invitation(domain::ids::OfficeId(fresh()), open.id, &entry).await;
    assert!(matches!(elsewhere, Err(StoreError::Missing)), "{elsewhere:?}");
    store.withdraw_invitation(office.id, open.id, &entry).await.expect("it is withdrawn");
    assert!(store.open_invitations(office.id, 1).await.expect("invitations").is_empty());
    let refused = store.join(&office.staff(StaffId(fresh())), open.id.0, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    let again = store.withdraw_invitation(office.id, open.id, &entry).await;
    assert!(matches!(again, Err(StoreError::Missing)), "{again:?}");
}

async fn only_one_link_of_an_empty_installation_founds_an_office_s16(database: Database) {
    let links = [invitation(None), invitation(None)];
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("office.found");
    for link in &links {
        store.add_invitation(link, &entry).await.expect("it is kept");
    }
    let found = async |link: usize| {
        let other = OfficeRecord {
            id: domain::ids::OfficeId(fresh()),
            name: "Astana".to_owned(),
            zone: "Asia/Almaty".to_owned(),
            created_at: 0,
        };
        let staff = StaffRecord { office_id: other.id, ..office.staff(StaffId(fresh())) };
        store.found_office(&other, &[], &staff, links[link].id.0, &entry).await
    };
    found(0).await.expect("it is founded");
    let refused = found(1).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
}
