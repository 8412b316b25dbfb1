# Обзор: решения на сегодня
overview-shown = Показано:
overview-from = С какого дня
overview-to = По какой день
overview-trainer = Ведущий
overview-all-groups = Все группы
overview-all-trainers = Все ведущие
overview-show = Показать
overview-decisions = Сегодня нужно решить
overview-nothing = Решать нечего. Здесь появятся незаполненные журналы, предупреждения и те, кто скоро завершит программу.
overview-unrecorded = Незаполненные журналы
overview-warnings = Предупреждения
overview-warnings-how = Решает человек. Если журнал исправят, изменится и предупреждение.
overview-missed-twice = Дважды подряд не пришли
overview-near-completion = Скоро завершат программу
overview-near-completion-how = Когда всё будет выполнено, запишите следующий шаг на странице участника.
overview-all-there = всё выполнено
overview-gates = Совместная работа: нужен ответ координатора
overview-gates-how = Ответьте на странице участника.

# Обзор: результаты
overview-outcomes = Результаты: { $period }
overview-registers = Заполненные журналы
overview-completeness = Заполнено журналов: { $rate }
overview-states = Участники по этапам
overview-states-how = На каком этапе каждый находится сегодня.
overview-attendance = Посещаемость
overview-capacity = Места в группах
overview-capacity-how = Сколько человек в группе сегодня.
overview-weekly = Посещаемость по неделям
overview-without-group = Встречи вне групп
overview-total = Всего
overview-files = В файлах CSV вместо числа людей от 1 до 4 стоит «<5», чтобы никого нельзя было узнать.
save-csv = Сохранить в CSV
percent = { $value } %
rate-of = { $attended } из { $expected } ({ $percent })

# Правила предупреждений
rule-call = C5: первый пропуск без причины
rule-written = C5: два пропуска без причины или три всего
rule-exclusion-review = C5: три пропуска без причины или четыре всего

# Столбцы таблиц
head-session = Встреча
head-what = Группа или вид
head-room = Кабинет
head-trainers = Ведущие
head-expected = Ожидалось
head-name = ФИО
head-calls-for = Что нужно
head-rule = Правило
head-absences = Пропусков
head-unexcused = Из них без причины
head-grounds = Какие встречи, кто отметил
head-attended = Посещено
head-needed = Нужно
head-missing = Чего не хватает
head-asked = Когда спросили
head-state = Этап
head-people = Человек
head-group = Группа
head-rate = Посещаемость
head-taken = Журналов заполнено
head-held = Встреч прошло
head-complete = Полнота журналов
head-language = Язык
head-members = Участников
head-places = Мест
head-week = Неделя с
head-row = Строка
head-fate = Что будет
head-reason = Почему

# Диаграммы
chart-finding = { $group }: посещаемость { $percent }, меньше всего на неделе с { $week }: { $low }
chart-level = { $group }: посещаемость { $percent }
chart-unrecorded = { $group }: за этот период ничего не отмечено
chart-n = n = { $expected } (отметки в журналах), человек: { $people }, { $period }
chart-table = Таблица
chart-nothing = За этот период группы не встречались. Здесь будут диаграммы по неделям.

# Загрузка таблицы
import-title = Загрузка таблицы
import-how = Люди из вашей таблицы станут участниками. Сначала вы увидите, что будет с каждой строкой, и только потом сохраните.
import-how-rows = Файл XLSX или CSV: первый лист, сверху названия столбцов, не больше { $most } строк.
import-how-columns = Программа узнаёт столбцы: { $columns }. Если они названы иначе, поправите на следующем шаге.
import-how-needed = В каждой строке нужны ФИО и дата направления.
import-how-again = Если загрузить тот же файл ещё раз, ничего не изменится: тех, кто уже есть, программа узнает.
import-file = Файл с таблицей
import-file-hint = XLSX или CSV
import-choose = Посмотреть, что будет
import-look-title = Что будет при загрузке
import-look-how = Пока ничего не сохранено. Проверьте, верно ли узнаны столбцы; если что-то поправили, проверьте ещё раз.
import-columns = Что в каком столбце
import-column-unnamed = Столбец { $number }
import-column-unused = Не используется
import-example = Например: { $example }
import-look-again = Проверить ещё раз
import-commit = { $count ->
    [one] Добавить { $count } участника
    [few] Добавить { $count } участников
    [many] Добавить { $count } участников
   *[other] Добавить { $count } участника
}
import-nothing-new = Новых людей нет: добавлять некого.
import-rows = Строки
import-other-file = Выбрать другой файл
count-added = Новых
count-known = Уже есть
count-refused = Не прочитано
fate-added = Новый
fate-known = Уже есть
fate-refused = Не прочитано
fate-joins = Войдёт в группу { $group }
fate-no-group = Без группы, индивидуально
fate-known-why = Этот человек уже есть, или строка повторяется
saved-imported = { $count ->
    [one] Добавлен { $count } участник.
    [few] Добавлены { $count } участника.
    [many] Добавлено { $count } участников.
   *[other] Добавлено { $count } участника.
}
