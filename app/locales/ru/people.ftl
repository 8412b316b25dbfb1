# Поиск участников
field-name = ФИО
field-state = На каком этапе
field-iin = ИИН
field-basis = Основание
field-track = Форма работы
field-referred-on = Дата направления
people-nav = Добавить участников
people-search = Фамилия, имя или телефон
people-search-hint = Достаточно первых букв; вместо казахских букв можно набрать русские.
people-find = Найти
people-count = { $count ->
    [one] { $count } участник
    [few] { $count } участника
    [many] { $count } участников
   *[other] { $count } участника
}
people-empty = Здесь будут участники. Добавьте первого вручную или загрузите таблицу.
people-none-found = Никто не найден. Наберите меньше букв или выберите другой этап.
people-import = Загрузить таблицу
state-any = Любой

# Новый участник
person-add = Добавить участника
person-phone-hint = +7 701 123 4567; можно не указывать, но для личного кода телефон нужен
person-save = Добавить
saved-person = Участник добавлен.

# Страница участника
person-plan = Запланировать встречи
person-facts = Данные
not-given = не указано
standing-title = Ход программы
standing-attended = Посещено занятий тренинга: { $attended } из { $of }, нужно { $needed }.
standing-rate = Посещаемость { $percent } %: { $attended } из { $expected } проведённых встреч
standing-missing = Чего ещё не хватает
standing-complete = Выполнено всё, чего требует программа.
warning-why = { $absences ->
    [one] { $absences } пропуск
    [few] { $absences } пропуска
    [many] { $absences } пропусков
   *[other] { $absences } пропуска
} тренинга, из них без уважительной причины: { $unexcused } (правило C5). Что делать дальше, решает человек.
warning-sessions = Какие встречи
warning-recorded-by = Кто отметил: { $name }
modules-title = Темы
module-covered = пройдена
module-open = ещё нет
sessions-coming = Ближайшие встречи
sessions-none = Встречи не запланированы.
sessions-past = Прошедшие встречи ({ $count })
session-announced = Не сможет прийти
step-title = Следующий шаг
step-to = Перевести на этап
step-reason = Причина
step-reason-hint = Нужна, если программа заканчивается, прерывается или не начинается.
step-save = Записать шаг
saved-step = Шаг записан.
steps-title = Пройденный путь

# Личный код
code-title = Личная страница участника
code-none = Личный код ещё не выдан.
code-no-phone = Без номера телефона личный код выдать нельзя.
code-handed-over = Личный код выдан: { $at }
code-how = Код показывается один раз, на листке, который нужно распечатать и отдать. Прежний код перестаёт действовать.
code-hand-over = Выдать личный код
code-again = Выдать новый код
code-revoke = Отозвать код
saved-code-revoked = Личный код отозван, участник вышел на всех устройствах.
slip-title = Ваш личный код
slip-address = Адрес
slip-phone = Номер телефона
slip-code = Код
slip-step-open = Откройте этот адрес в браузере телефона или компьютера.
slip-step-type = Введите номер телефона и код.
slip-step-next = Вы увидите, когда ваша следующая встреча, и сможете сообщить, если не сможете прийти.
slip-keep = Храните листок отдельно от телефона и никому не показывайте. Если потеряете, скажите нам: мы дадим новый код.
slip-back = Назад к участнику

# Совместная работа
joint-title = Совместная работа
joint-ask = Запросить совместную работу
joint-partner = ФИО супруги или супруга
joint-partner-hint = Его увидит только специалист поддержки.
joint-open = Совместные встречи можно планировать.
joint-own-given = Согласие координатора дано.
joint-own-open = Согласие координатора не дано.
joint-approve = Дать согласие на совместную работу
joint-withdraw = Отозвать согласие
saved-joint-asked = Совместная работа запрошена.
saved-joint-approved = Согласие записано.
saved-joint-withdrawn = Согласие отозвано. Запланированные совместные встречи отменены.

# Группы
groups-empty = Здесь будут группы. Откройте первую в разделе «Новая группа».
group-capacity = Занято мест: { $members } из { $places }
group-new = Новая группа
group-code = Код
group-code-hint = Короткий и нейтральный, например A1: он виден в календарях.
group-places = Мест
group-places-hint = Не больше 12
group-open = Открыть группу
saved-group = Группа открыта. Добавьте участников и запланируйте встречи.
group-nav = Действия с группой
group-plan = Запланировать встречи группы
group-week = Неделя группы
members-title = Участники группы
members-empty = В группе пока никого нет. Добавьте первого участника ниже.
member-from = с { $from }
member-from-to = { $from } – { $to }
members-former = Бывшие участники ({ $count })
member-new = Новый участник группы
member-who = Участник
member-nobody = Все, кто проходит программу, уже в группах.
member-first-day = Первый день
member-first-day-hint = С этого дня его ждут на встречах группы.
member-entries = В группу входят в начале новой темы (правило A7). Ближайшие дни: { $days }.
member-add = Добавить
member-end = Завершить участие в группе
member-last-day = Последний день
member-last-day-hint = Всё, что записано, сохранится.
saved-member = Участник добавлен в группу.
saved-member-ended = Участие в группе завершено.
matrix-title = Посещаемость
matrix-empty = Здесь будут встречи группы. Сначала запланируйте их.
matrix-all = Показать все встречи ({ $count })
matrix-person = Участник
matrix-session = Занятие { $number }, { $day }
matrix-legend = ● был · ◐ опоздал · ◇ уважительная причина · ○ не пришёл · – отменена
cell-open = не отмечено
cell-not-expected = не ждали
