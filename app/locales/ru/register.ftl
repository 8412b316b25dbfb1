# План встречи
plan-number = Занятие { $number }
homework = Домашнее задание:

# Журнал
register-title = Журнал
register-expected = Кого ждём
register-empty = На эту встречу никого не ждём.
register-not-yet = Журнал откроется за 15 минут до встречи.
register-cancelled = Встреча отменена. Она никому не засчитывается.
register-open = Журнал ещё не закончен
register-saving = Сохраняем…
register-saved = Сохранено
register-retrying = Не сохранено, пробуем ещё раз
register-refused = Не сохранено. Обновите страницу.
register-signed-out = Не сохранено. Войдите снова.
register-taken-at = Журнал заполнен { $at }
undo = Вернуть
all-present = Все были
finish-register = Закончить журнал
amend-register = Сохранить изменение
amend-reason = Почему меняете?
amend-hint = Журнал уже заполнен. Прежняя отметка останется в истории.
mark-button-present = Был
mark-button-late = Опоздал
mark-button-excused = Уваж. причина
mark-button-absent = Не пришёл
mark-button-turned-away = Не допущен: пришёл в состоянии опьянения
mark-more = Ещё
minutes-late = На сколько минут опоздал
minutes-late-hint = Опоздание до { $minutes } мин считается присутствием.
announced = Не сможет прийти: { $reason }
absences-badge = { $count ->
    [one] { $count } пропуск
    [few] { $count } пропуска
    [many] { $count } пропусков
   *[other] { $count } пропуска
}
saved-marks = Отметки сохранены. Журнал ещё не закончен.
saved-register = Журнал заполнен.
saved-amended = Изменение сохранено.

# Заметки, история, отмена
notes-title = Заметки
note-new = Новая заметка
note-hint = Её видят ведущие этой встречи и координатор. Участники её не видят никогда.
note-save = Сохранить заметку
saved-note = Заметка сохранена.
changes-title = Изменения в журнале

# Один ведущий, предупреждения об отсутствии
led-by-one = Группу ведёт один ведущий
led-by-one-by = Решение: { $name }, { $at }
all-present-hint = Кто предупредил, что не сможет прийти, остаётся без отметки: решаете вы.

# Вести по сегодняшнему плану
lead-whole = План целиком
lead-print = Печать плана
lead-handout = Памятка участнику
lead-undone = В прошлый раз не успели:
lead-missed = { $count ->
    [one] { $count } человек пропустил последние занятия
    [few] { $count } человека пропустили последние занятия
    [many] { $count } человек пропустили последние занятия
   *[other] { $count } человека пропустили последние занятия
}
lead-before = До занятия, порознь: разговор о безопасности
lead-after = После занятия, порознь: разговор о безопасности
lead-left = осталось { $minutes } мин
lead-minutes = { $minutes } мин
lead-done = пройдено
lead-do = Отметить: пройдено
lead-not-done = Снять отметку
lead-attachments = { $count ->
    [one] { $count } наша заметка или файл
    [few] { $count } наши заметки и файлы
    [many] { $count } наших заметок и файлов
   *[other] { $count } нашей заметки и файла
}

# Проверки безопасности перед совместной встречей и после неё
checks-title = Проверка безопасности
checks-how = До и после каждой совместной встречи с каждым из супругов говорят отдельно. Вы говорите с участником; с другой стороной говорят отдельно.
joint-may-start = Совместную встречу можно начинать: да.
joint-may-not-start = Совместную встречу можно начинать: нет.
joint-may-close = Журнал можно закрыть: да.
joint-may-not-close = Журнал можно закрыть: нет. Нужны все проверки до и после встречи.
check-before = До встречи
check-after = После встречи
check-none = Пока не записано.
check-safe = Опасений нет
check-concern = Есть опасение
check-words = Несколько слов (необязательно)
check-concern-effect = Если есть опасение, совместная работа сразу прекращается: предстоящие совместные встречи отменяются.
check-record-safe = Записать: опасений нет
check-record-concern = Записать опасение
saved-safety-check = Проверка записана.
saved-safety-concern = Опасение записано. Совместная работа приостановлена.
