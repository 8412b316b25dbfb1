# Сегодня
session-now = Сейчас
session-next = Следующая встреча
take-register = Отметить присутствие
open-session = Открыть встречу
today-nothing = В ближайшие две недели у вас нет встреч. Запланируйте встречу или посмотрите неделю всех ведущих.
today-begin = С чего начать
today-later = Сегодня позже
unrecorded-title = { $count ->
    [one] Не заполнен { $count } журнал
    [few] Не заполнены { $count } журнала
    [many] Не заполнено { $count } журналов
   *[other] Не заполнено { $count } журнала
}
register-missing = Журнал не заполнен
session-cancelled = Отменена

# Неделя
week-nav = Недели
week-before = ‹ Назад
week-this = Эта неделя
week-after = Вперёд ›
week-show = Чья неделя
week-mine = Моя неделя
week-all = Неделя всех ведущих
week-empty = На эту неделю ничего не запланировано. Чтобы запланировать встречу, нажмите «+» под нужным днём.
week-print = При печати неделя помещается на один лист A4.
show = Показать
field-room = Кабинет
field-group = Группа
plan-new = Запланировать встречи
plan-on = Запланировать: { $day }

# Планирование
plan-title = Планирование встреч
plan-session = С какой встречи программы начать
plan-with = С кем
plan-with-hint = Для группы планируется тренинг поведения. Всё остальное планируется для одного участника.
plan-groups = Группы
plan-participants = Участники
plan-trainers = Кто ведёт
plan-first = Первая дата
plan-time = Время
plan-every = Раз в сколько недель
plan-count = Сколько встреч
plan-no-room = Пока нет ни одного кабинета. Его добавит администратор в разделе «{ $office }».
plan-nobody = Пока не с кем планировать. Сначала добавьте участника или откройте группу.
plan-check = Проверить все даты
plan-counts = { $free ->
    [one] { $free } дата свободна
    [few] { $free } даты свободны
    [many] { $free } дат свободно
   *[other] { $free } даты свободно
}, { $clash ->
    [one] { $clash } занята
    [few] { $clash } заняты
    [many] { $clash } занято
   *[other] { $clash } занято
}
plan-one-sex = { $count ->
    [one] { $count } дата: группу ведут только женщины или только мужчины.
    [few] { $count } даты: группу ведут только женщины или только мужчины.
    [many] { $count } дат: группу ведут только женщины или только мужчины.
   *[other] { $count } даты: группу ведут только женщины или только мужчины.
} Если возможно, пусть группу ведут вместе женщина и мужчина (правило A7). Планировать это не мешает.
plan-repair-first = Исправьте или пропустите каждую занятую дату. Пока свободны не все, ничего не планируется.
plan-commit = { $count ->
    [one] Запланировать { $count } встречу
    [few] Запланировать { $count } встречи
    [many] Запланировать { $count } встреч
   *[other] Запланировать { $count } встречи
}
plan-free = свободно
plan-take-back = Отменить исправление
plan-skipped = пропущена
plan-left-out = Пропущенные даты: серия закончится позже
saved-planned = { $count ->
    [one] Запланирована { $count } встреча.
    [few] Запланированы { $count } встречи.
    [many] Запланировано { $count } встреч.
   *[other] Запланировано { $count } встречи.
}

# Почему дата не подходит и что поможет
clash-trainer = { $name } в это время ведёт другую встречу
clash-room = { $room }: кабинет занят
clash-people = В это время на другой встрече: { $names }
clash-room-small = { $room }: мало мест, ожидается { $count } чел.
clash-holiday = Праздник: { $name }
clash-night = Это ночное время, с 22:00 до 07:00
clash-daily-limit = { $name }: в этот день выйдет больше 6 часов
clash-past = Это время уже прошло
repair-skip = Пропустить эту дату
repair-later = Перенести на { $time }
repair-room = Взять другой кабинет: { $room }
repair-trainer = Заменить ведущего: { $other } → { $name }
