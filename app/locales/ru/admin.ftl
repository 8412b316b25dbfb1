# Сотрудники
accounts-list = Учётные записи
accounts-factor-on = второй шаг включён
accounts-factor-off = второй шаг не включён
accounts-closed = закрыта
accounts-own = вы
accounts-change = Изменить
accounts-roles = Роли
accounts-close = Учётная запись закрыта
accounts-change-effect = После сохранения сотрудник выйдет на всех устройствах и должен будет войти снова.
accounts-save = Сохранить
accounts-reset-title = Нет доступа к приложению-аутентификатору?
accounts-reset-how = Второй шаг и запасные коды удаляются, сотрудник выходит на всех устройствах. Пароль остаётся прежним: при следующем входе сотрудник настроит второй шаг заново. Сначала убедитесь, что об этом просит именно этот сотрудник.
accounts-reset = Сбросить второй шаг
accounts-invite-title = Пригласить сотрудника
accounts-invite-how = { $days ->
    [one] Будет создана одноразовая ссылка. Она действует { $days } день.
    [few] Будет создана одноразовая ссылка. Она действует { $days } дня.
    [many] Будет создана одноразовая ссылка. Она действует { $days } дней.
   *[other] Будет создана одноразовая ссылка. Она действует { $days } дня.
}
accounts-invite = Создать ссылку
accounts-password-title = Пароль забыт?
accounts-password-how = { $days ->
    [one] Будет создана одноразовая ссылка, она действует { $days } день. Новый пароль по ней задаёт сам сотрудник, второй шаг не меняется. Сначала убедитесь, что об этом просит именно этот сотрудник.
    [few] Будет создана одноразовая ссылка, она действует { $days } дня. Новый пароль по ней задаёт сам сотрудник, второй шаг не меняется. Сначала убедитесь, что об этом просит именно этот сотрудник.
    [many] Будет создана одноразовая ссылка, она действует { $days } дней. Новый пароль по ней задаёт сам сотрудник, второй шаг не меняется. Сначала убедитесь, что об этом просит именно этот сотрудник.
   *[other] Будет создана одноразовая ссылка, она действует { $days } дня. Новый пароль по ней задаёт сам сотрудник, второй шаг не меняется. Сначала убедитесь, что об этом просит именно этот сотрудник.
}
accounts-withdraw = Отозвать
accounts-invited-password = Новый пароль: { $name }
password-link-title = Ссылка для нового пароля
password-link-how = Пароль задаёт только владелец учётной записи. До этого действует прежний пароль.
saved-invitation-withdrawn = Ссылка больше не действует.
accounts-invited = Приглашения, которые ждут ответа
accounts-invited-none = Здесь будут приглашения, которые ещё не приняты.
accounts-invited-until = до { $until }
invitation-title = Ссылка приглашения
invitation-for-roles = Роли: { $roles }.
invitation-for-office = Офис «{ $office }» открыт. Эта ссылка для его первого администратора.
invitation-how = { $days ->
    [one] Передайте ссылку лично. Она сработает один раз в течение { $days } дня, и больше её не покажут.
    [few] Передайте ссылку лично. Она сработает один раз в течение { $days } дней, и больше её не покажут.
    [many] Передайте ссылку лично. Она сработает один раз в течение { $days } дней, и больше её не покажут.
   *[other] Передайте ссылку лично. Она сработает один раз в течение { $days } дня, и больше её не покажут.
}
invitation-link = Ссылка
saved-account-changed = Учётная запись изменена.
saved-second-factor-reset = Второй шаг сброшен. Сотрудник настроит его заново при следующем входе.

# Офис
office-own = Этот офис
office-rename = Сохранить название
offices-title = Другие офисы
offices-none = Здесь будут другие офисы сети.
office-new = Новый офис
office-add-how = Праздники страны добавятся сразу. Затем появится ссылка для первого администратора.
office-add = Открыть офис
saved-office = Название офиса сохранено.
rooms-title = Кабинеты
rooms-none = Здесь будут кабинеты для встреч. Добавьте первый.
room-seats = { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
room-closed = закрыт
room-name = Название кабинета
room-seats-label = Мест для участников
room-close = Кабинет закрыт
room-close-effect = В закрытом кабинете нельзя планировать новое. Уже запланированное остаётся.
room-save = Сохранить
room-new = Новый кабинет
room-add = Добавить кабинет
saved-room = Кабинет сохранён.

# Праздники
holidays-title = Праздники { $year } года
holidays-years = Другие годы
holidays-before = ← { $year }
holidays-after = { $year } →
holidays-none = Праздников на этот год нет. Добавьте их ниже: в эти дни группы не встречаются.
holiday-on = День
holiday-names = Название на трёх языках
holiday-save = Сохранить
holiday-remove = Убрать праздник
holiday-new = Новый праздник
holiday-add = Добавить праздник
saved-holiday = Праздник сохранён. Встречи, запланированные на этот день, остаются: при необходимости отмените их.
saved-holiday-removed = Праздник убран.

# Программа
programme-link = Программа
programme-none = Здесь будут версии программы.
programme-versions = Версии
programme-version = Версия { $number }
programme-thresholds = Требования
programme-completion = Для завершения нужно посетить не меньше { $attended } из { $of } занятий тренинга.
programme-completion-modules = По каждой обязательной теме нужно хотя бы одно посещённое занятие.
programme-completion-midpoint = Нужна беседа в середине программы.
programme-group = В группе число участников обычно { $target }, не меньше { $least } и не больше { $most }.
programme-count = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
    [many] { $count } встреч
   *[other] { $count } встречи
}
programme-mandatory = обязательная
programme-aim = Цель
programme-homework = Домашнее задание
programme-minutes = { $minutes } мин
programme-minutes-both = в группе { $minutes } мин, индивидуально { $alone } мин
programme-due = через { $months } мес. после последнего занятия тренинга

# Пары
couples-recorded = Каждый просмотр записывается.
couples-how = Вы даёте согласие или отзываете его, не называя причины. Другая сторона видит только, возможна ли совместная работа.
couples-none = Здесь будут пары, для которых запрошена совместная работа.
couples-waiting = Ждут вашего ответа
couples-approved = Согласие дано
couples-participant = Участник: { $name }
couples-asked = Когда спросили: { $day }
couples-approve = Дать согласие
couples-withdraw = Отозвать согласие
couples-withdraw-effect = Если отозвать, предстоящие совместные встречи сразу отменяются.
saved-joint-work-approved = Согласие записано.
saved-joint-work-withdrawn = Согласие отозвано. Предстоящие совместные встречи отменены.
