# Бүгін
session-now = Қазір
session-next = Келесі кездесу
take-register = Қатысуды белгілеу
open-session = Кездесуді ашу
today-nothing = Алдағы екі аптада сізде кездесу жоқ. Кездесу жоспарлаңыз немесе барлық жүргізушінің аптасын қараңыз.
today-begin = Неден бастау керек
today-later = Бүгін кейінірек
unrecorded-title = { $count } журнал толтырылмаған
register-missing = Журнал толтырылмаған
session-cancelled = Болмайды

# Апта
week-nav = Апталар
week-before = ‹ Артқа
week-this = Осы апта
week-after = Алға ›
week-show = Кімнің аптасы
week-mine = Менің аптам
week-all = Барлық жүргізушінің аптасы
week-empty = Бұл аптаға ештеңе жоспарланбаған. Кездесу жоспарлау үшін керек күннің астындағы «+» белгісін басыңыз.
week-print = Апта бір A4 парағына басып шығарылады.
show = Көрсету
field-room = Бөлме
field-group = Топ
plan-new = Кездесу жоспарлау
plan-on = { $day } күніне жоспарлау

# Жоспарлау
plan-title = Кездесулерді жоспарлау
plan-session = Бағдарламаның қай кездесуінен бастаймыз
plan-with = Кіммен
plan-with-hint = Топқа мінез-құлық тренингі жоспарланады. Қалғанының бәрі бір қатысушыға жоспарланады.
plan-groups = Топтар
plan-participants = Қатысушылар
plan-trainers = Кім жүргізеді
plan-first = Бірінші күні
plan-time = Уақыты
plan-every = Неше аптада бір рет
plan-count = Неше кездесу
plan-no-room = Әзірге жоспарлайтын бөлме жоқ. Оны әкімші «{ $office }» бөлімінде қосады.
plan-nobody = Әзірге жоспарлайтын ешкім жоқ. Алдымен қатысушы қосыңыз немесе топ ашыңыз.
plan-check = Барлық күнді тексеру
plan-counts = { $free } күн бос, { $clash } күн бос емес
plan-one-sex = { $count } күнде топты тек әйелдер немесе тек ерлер жүргізеді. Мүмкін болса, әйел мен ер адам бірге жүргізсін (A7 ережесі). Бұл жоспарлауға кедергі емес.
plan-repair-first = Бос емес әр күнді түзетіңіз немесе өткізіп жіберіңіз. Бәрі бос болмайынша ештеңе жоспарланбайды.
plan-commit = { $count } кездесуді жоспарлау
plan-free = бос
plan-take-back = Түзетуді қайтару
plan-skipped = өткізіп жіберілді
plan-left-out = Өткізіп жіберілген күндер: серия кейінірек аяқталады
saved-planned = { $count } кездесу жоспарланды.

# Күн неге келмейді және не көмектеседі
clash-trainer = { $name } бұл уақытта басқа кездесу жүргізеді
clash-room = { $room }: бөлме бос емес
clash-people = Бұл уақытта басқа кездесуде: { $names }
clash-room-small = { $room }: орын аз, { $count } адам күтіледі
clash-holiday = Мереке: { $name }
clash-night = Бұл түнгі уақыт, 22:00 мен 07:00 аралығы
clash-daily-limit = { $name }: сол күні 6 сағаттан асып кетеді
clash-past = Бұл уақыт өтіп кетті
repair-skip = Бұл күнді өткізіп жіберу
repair-later = { $time } уақытына ауыстыру
repair-room = Басқа бөлме алу: { $room }
repair-trainer = Жүргізушіні ауыстыру: { $other } → { $name }
