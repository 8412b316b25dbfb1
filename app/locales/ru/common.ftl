# Вокруг каждой страницы
brand = Betburys
shortcuts-label = Быстрые ссылки
skip-to-content = К содержанию
demo-banner = Демоверсия: все люди и данные здесь вымышлены.
quick-exit = Быстро уйти
sign-out = Выйти
languages-label = Язык
language-own-name = Русский
nav-label = Разделы
nav-today = Сегодня
nav-week = Неделя
nav-plan = План
nav-groups = Группы
nav-people = Участники
nav-overview = Обзор
nav-couples = Пары
nav-accounts = Сотрудники
nav-office = Офис
nothing-saved = Ничего не сохранено.
problem-title = Не получилось
back-to-start = На главную страницу
continue = Продолжить
optional = Необязательно

# Поля нескольких страниц
field-surname = Фамилия
field-given = Имя
field-patronymic = Отчество
field-phone = Телефон
field-email = Эл. почта
field-sex = Пол
field-language = Язык
field-office = Название офиса
field-zone = Часовой пояс

# Даты
date-long = { $weekday }, { $day } { $month } { $year } г.
date-medium = { $weekday }, { $day } { $month }
date-short = { $weekday_short } { $number }.{ $month_number }
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс

# На каком он этапе
state-referred = Направлен
state-contacted = Связались
state-in-clearing = На вводном этапе
state-admitted = Принят
state-declined = Не принят
state-redirected = Направлен в другую службу
state-contracted = Договор подписан
state-active = Проходит программу
state-paused = Перерыв
state-completed = Завершил программу
state-dropped-out = Прекратил участие
state-excluded = Исключён
state-transferred = Переведён
state-follow-up = Встречи после программы
state-closed = Закрыто

# Почему он пришёл
basis-self = Собственное желание
basis-police-memorandum = Меморандум с полицией
basis-official-warning = Официальное предостережение
basis-protective-order = Защитное предписание
basis-special-requirements = Особые требования к поведению (суд)
basis-probation = Пробация
basis-other-body = Другой орган

# Формы работы, виды встреч, языки, роли
track-group = В группе
track-individual = Индивидуально
kind-individual = Индивидуальная встреча
kind-group = Занятие группы
kind-couples = Тренинг для пар
kind-follow-up = Встреча после программы
kind-short-individual = Индив.
kind-short-group = Группа
kind-short-couples = Пара
kind-short-follow-up = После
room-number = каб. { $room }
language-kk = Казахский
language-ru = Русский
language-en = Английский
role-trainer = Ведущий
role-coordinator = Координатор
role-advocate = Специалист поддержки
role-administrator = Администратор
role-participant = Участник
sex-f = Женщина
sex-m = Мужчина

# Что стоит в журнале
mark-present = Был
mark-late = Опоздал на { $minutes } мин
mark-excused = Уважительная причина
mark-absent = Не пришёл
mark-turned-away = Не допущен
warning-call = Позвонить в течение одного рабочего дня
warning-written = Письменное предупреждение и обсуждение случая
warning-exclusion-review = Решить, продолжать ли участие

# Чего не хватает для завершения
missing-sessions = { $count ->
    [one] ещё { $count } занятие
    [few] ещё { $count } занятия
    [many] ещё { $count } занятий
   *[other] ещё { $count } занятия
}
missing-module = тема «{ $module }»
missing-midpoint = беседа в середине программы
missing-risk-review = оценка риска: срок прошёл

# Столбцы таблицы
column-full-name = ФИО
column-surname = Фамилия
column-given = Имя
column-patronymic = Отчество
column-phone = Телефон
column-iin = ИИН
column-sex = Пол
column-language = Язык
column-referred = Дата направления
column-group = Группа
column-basis = Основание

# Форма, которую не удалось сохранить
filled-in-is-kept = Всё, что вы заполнили, осталось на этой странице. Подождите немного и отправьте ещё раз.
send-again = Отправить ещё раз
